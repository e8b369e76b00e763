import { wrap } from './reporters.ts';
import { groups, sentences, type Code } from './sentences.ts';
import type { Sentence } from './sentences/sentence.ts';

/** Every code there is, in the order of the alphabet. */
export const codes = (Object.keys(sentences) as Code[]).sort();

/** Says whether a word is a code. */
export function isCode(word: string): word is Code {
  return Object.hasOwn(sentences, word);
}

/** Explains a code: what it asks for and why, what it says, and how to fix it. */
export function explain(code: Code): string {
  const { severity, why, message, fix, example, publishable } = sentences[code] as Sentence<unknown>;
  const isHeld = severity === 'error' && !publishable?.(example);
  const said = fix?.(example);
  return [
    `${code} · ${severity === 'error' ? 'lỗi' : 'cảnh báo'}${isHeld ? ' · cổng không được dựng khi còn lỗi này' : ''}`,
    '',
    why,
    '',
    'Câu báo, ví dụ:',
    `  ${message(example)}`,
    ...(said ? ['', 'Cách sửa:', ...said.split('\n').map((line) => `  ${line}`)] : []),
    '',
  ].join('\n');
}

/** Lists every code with what it says, group by group, in lines no longer than a width. */
export function listCodes(width: number): string {
  const widest = codes.reduce((most, code) => Math.max(most, code.length), 0);
  const indent = ' '.repeat(widest + 4);
  const blocks = groups.map(({ title, sentences: ofGroup }) => {
    const lines = Object.entries(ofGroup as unknown as Record<string, Sentence<unknown>>)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { message, example }]) =>
        wrap(message(example), width - indent.length)
          .map((line, index) => (index === 0 ? `  ${code.padEnd(widest)}  ` : indent) + line)
          .join('\n'),
      );
    return [title, ...lines].join('\n');
  });
  return ['Mỗi mã kèm một câu báo mẫu. Xem kỹ một mã: npm run check -- --explain <mã>', ...blocks, ''].join(
    '\n\n',
  );
}
