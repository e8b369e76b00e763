import { endsSentence, isItem, isWords, partsBelow } from '../../markdown/typed-lines.ts';
import { problem } from '../../problems/problem.ts';
import { frontMatterFrom } from '../../reading/fences.ts';
import { bodyLinesOf, type BodyLine } from '../body-lines.ts';
import { occursIn, type QuickPattern } from '../quick-pattern.ts';
import type { Rule } from '../rule.ts';

/** Finds dashes and equals signs below words that make a heading of them, where the words are no heading. */
export const headingUnderline: Rule = {
  entry: ({ entry: { body, file }, entry }) => {
    if (!occursIn(body, MAY_BE_UNDERLINE)) return [];
    const lines = bodyLinesOf(entry);
    const texts = lines.map(({ text }) => text);
    let frontMatterTo = 0;
    return lines.flatMap((line, index) => {
      if (index >= frontMatterTo && line.text.startsWith('---'))
        frontMatterTo = index + frontMatterFrom(texts.slice(index, index + MAX_LINES), 0);
      const above = lines[index - 1];
      if (index < frontMatterTo || !UNDERLINE.test(line.text) || !above || !isPlain(above)) return [];
      const isCertain = partsBelow(above.text.trim(), line.text);
      const isOfMany = isPlain(lines[index - 2]);
      if (!isCertain && !isOfMany && !endsSentence(above.text)) return [];
      const facts = { sign: line.text.trim().slice(0, 10), isCertain };
      return problem('heading-underline', file, facts, { line: line.line, column: 1 });
    });
  },
};

/** Exported for its test. */
export const MAY_BE_UNDERLINE: QuickPattern = {
  needs: /[-=][ \t]{0,10}(?:\n|$)/,
  pattern: /\n {0,3}(?:-+|=+)[ \t]{0,10}(?:\n|$)/,
};

/** Lines. No front matter that somebody pastes into a body is longer. */
const MAX_LINES = 200;

const UNDERLINE = /^ {0,3}(?:-+|=+)[ \t]{0,10}$/;

/** Says whether a line is words of a paragraph. */
function isPlain(line: BodyLine | undefined): boolean {
  const content = line?.text.trim() ?? '';
  return content !== '' && !line!.isVerbatim && isWords(content) && !isItem(content);
}
