import { DRAWN_FRAME } from '../../markdown/typed-tables.ts';
import { problem } from '../../problems/problem.ts';
import { bodyLinesOf } from '../body-lines.ts';
import { occursIn, type QuickPattern } from '../quick-pattern.ts';
import type { Rule } from '../rule.ts';

/** Finds characters of other programs, or of Markdown gone wrong, that readers see as they are typed. */
export const markupLeft: Rule = {
  entry: ({ entry }) => {
    if (!occursIn(entry.body, MAY_BE_LEFT) && !OPEN_ADDRESS.test(entry.body)) return [];
    return bodyLinesOf(entry).flatMap(({ text, line, isVerbatim }) => {
      if (isVerbatim) return [];
      const words = text.replace(CODE, (code) => ' '.repeat(code.length));
      for (const { pattern, name, mend, isCertain = false } of LEFT) {
        const found = pattern.exec(words);
        const written = found?.groups?.['written'];
        if (written === undefined) continue;
        const fixed = mend?.(text, written).trim() ?? '';
        const column = found!.index + found![0].indexOf(written) + 1;
        return problem(
          'markup-left',
          entry.file,
          { written: name ?? written, fixed, isCertain },
          { line, column },
        );
      }
      return [];
    });
  },
};

/** A character that stays as it is typed, in the group `written`, and the line without it where one is known. */
interface LeftMarkup {
  pattern: RegExp;
  /**
   * How to name a character that is not shown as it is, because programs that read the log would take it for a command.
   */
  name?: string;
  mend?: (line: string, written: string) => string;
  isCertain?: boolean;
}

/** Words of code within a line. */
const CODE = /`[^`]{1,500}`/g;

/** Says quickly that a body has none of the characters below, but perhaps the last but one. Exported for its test. */
export const MAY_BE_LEFT: QuickPattern = {
  needs: ['#######', '＃', '+-', '+=', ':::', '[ ]', '[x]', '[X]', '{{', '{%', '[t', '[T', '~~'],
  pattern: /#{7}|＃|^ {0,3}(?:\+[-=]|:::|\[[ xX]\])|\{[{%]|\[toc\]|~~/im,
};

/** The address of a link that no bracket closes. */
const OPEN_ADDRESS = /\]\([^()\s]{1,500}(?:\s|$)/;

const LEFT: LeftMarkup[] = [
  {
    pattern: /^ {0,3}(?<written>#{7,40})(?=[\s\p{L}])/u,
    mend: (line, written) =>
      line
        .trim()
        .replace(written, '## ')
        .replace(/^##\s{1,20}/, '## '),
  },
  {
    pattern: /^ {0,3}(?<written>＃{1,6})/,
    mend: (line, written) =>
      `${'#'.repeat(Math.max(2, written.length))} ${line.trim().slice(written.length).trim()}`,
    isCertain: true,
  },
  { pattern: DRAWN_FRAME },
  { pattern: /^ {0,3}(?<written>:::)/, name: ': : :' },
  { pattern: /(?<written>\{\{[<%]?|\{%)[^{}]{1,200}(?:\}\}|%\})/ },
  { pattern: /^ {0,3}(?<written>\[toc\])[ \t]{0,10}$/i },
  {
    pattern: /^ {0,3}(?<written>\[[ xX]\])(?= \S)/,
    mend: (line) => `- ${line.trim()}`,
    isCertain: true,
  },
  {
    pattern: /\[[^[\]]{1,200}(?<written>\]\((?:https?:\/\/|\/)[^()\s]{1,500})(?:$|\s[^()]{0,500}$)/,
    mend: (line, written) => line.replace(written, () => `${written})`),
  },
  {
    pattern: /^[^~]{0,500}(?<written>~~)(?=\S)[^~]{0,500}$/,
    mend: (line) => line.replace('~~', ''),
  },
];
