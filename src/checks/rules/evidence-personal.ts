import { problem } from '../../problems/problem.ts';
import { isPersonalProof } from '../personal-proofs.ts';
import { isOf, type Rule } from '../rule.ts';

export const evidencePersonal: Rule = {
  entry: (context) => {
    const { file, positionOf } = context.entry;
    const report = (name: string, path: ['evidence', number] | ['proof', 'src']) =>
      problem('evidence-personal', file, { name, key: path[0] }, positionOf(path));
    if (isOf(context, 'activity'))
      return (context.entry.data.evidence ?? []).flatMap((proof, index) =>
        'note' in proof || !isPersonalProof(proof) ? [] : report(proof.name, ['evidence', index]),
      );
    if (!isOf(context, 'publication')) return [];
    const src = context.entry.data.proof?.src;
    return src && isPersonalProof({ name: '', src }) ? [report(src, ['proof', 'src'])] : [];
  },
};
