import { isDrawnFrame } from '../../markdown/typed-tables.ts';
import { problem } from '../../problems/problem.ts';
import { outlineOf } from '../../reading/body.ts';
import { bodyLinesOf } from '../body-lines.ts';
import type { Rule } from '../rule.ts';

/** Finds the marks of bold or marked words that Markdown left in the text, because they do not touch the words. */
export const boldForm: Rule = {
  entry: ({ entry, outline }) => {
    const mayMark = /==\S/.test(entry.body);
    if (!mayMark && outline.rawSigns.length === 0) return [];
    const raw = new Set(outline.rawSigns.map(({ line }) => line));
    return bodyLinesOf(entry).flatMap(({ text, line, isVerbatim }) => {
      if (isVerbatim || text.includes('\\') || isDrawnFrame(text)) return [];
      const sign = raw.has(line) && text.includes('**') ? '**' : '==';
      const column = text.indexOf(sign) + 1;
      if (column === 0 || (sign === '==' && (text.includes('`') || !MARKED.test(text)))) return [];
      const proposed = sign === '**' ? withTightSigns(text) : text.replace(MARKED_ALL, '**$1**');
      const isRight = proposed !== text && outlineOf(`${proposed}\n`, 1).rawSigns.length === 0;
      const fixed = isRight ? proposed.trim() : '';
      const facts = { sign, fixed, isCertain: isRight && sign === '**' };
      return problem('bold-form', entry.file, facts, { line, column });
    });
  },
};

/** Words that note-taking programs mark by two equals signs. */
const MARKED = /==(?=[^\s=])[^=\n]{1,300}(?<=\S)==/;
const MARKED_ALL = /==(?=[^\s=])([^=\n]{1,300})(?<=\S)==/g;

/** Puts each pair of marks close to the words between them, with a space to the letters around. */
function withTightSigns(text: string): string {
  const parts = text.split('**');
  if (parts.length % 2 === 0) return text;
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return `**${part.trim()}**`;
      const before = parts[index - 1];
      const after = parts[index + 1];
      const start =
        before !== undefined &&
        (/\s$/.test(before) || isStuck(before, part)) &&
        /^\S/.test(part) &&
        !/^[,.;:!?)]/.test(part)
          ? ' '
          : '';
      const end =
        after !== undefined && (/^\s/.test(after) || isStuck(after, part, true)) && /\S$/.test(part)
          ? ' '
          : '';
      return start + part + end;
    })
    .join('');
}

/**
 * Says whether a character at the edge of the bold words meets a letter outside, so that Markdown does not see the
 * mark.
 */
function isStuck(bold: string, outside: string, isBefore = false): boolean {
  return isBefore
    ? /^[^\p{L}\p{N}\s]/u.test(bold) && /[\p{L}\p{N}]$/u.test(outside)
    : /[^\p{L}\p{N}\s]$/u.test(bold) && /^[\p{L}\p{N}]/u.test(outside);
}
