import { problem } from '../../problems/problem.ts';
import { decisionOf, decisionsByNumber, numberIn } from '../../reading/decisions.ts';
import { nearest } from '../../reading/nearest.ts';
import { allowance } from '../allowance.ts';
import type { Rule } from '../rule.ts';

export const decisionMissing: Rule = {
  portal: ({ content }) => {
    const decisions = decisionsByNumber(content.entries.document);
    const byNumber = Map.groupBy(
      content.entries.document.map(({ data }) => data.number),
      (each) => parseInt(each),
    );
    const mayLookFor = allowance();
    return content.entries.procedure.flatMap(({ file, data, positionOf }) => {
      const decision = numberIn(data.decision ?? '');
      if (!decision || decisionOf(data, decisions)) return [];
      const sameNumber = byNumber.get(parseInt(decision)) ?? [];
      const meant = mayLookFor(decision, sameNumber.length) ? nearest(decision, sameNumber) : '';
      return problem('decision-missing', file, { decision, nearest: meant }, positionOf(['decision']));
    });
  },
};
