import { problem } from '../../problems/problem.ts';
import { introParts, type IntroPart } from '../../schemas/vocabulary.ts';
import { countWords } from '../../text/fingerprint.ts';
import { isOf, type Rule } from '../rule.ts';

export const introPartEmpty: Rule = {
  entry: (context) => {
    if (!isOf(context, 'intro') || context.entry.slug === 'ban-do-hanh-chinh') return [];
    const { file, slug, body, bodyLine } = context.entry;
    if (countWords(body) > 0) return [];
    const title = introParts[slug as IntroPart];
    return [problem('intro-part-empty', file, { title }, { line: bodyLine, column: 1 })];
  },
};
