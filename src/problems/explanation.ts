import { sentences, type Code } from './sentences.ts';
import type { Sentence } from './sentences/sentence.ts';

/** Every code there is, in the order of the alphabet. */
export const codes = (Object.keys(sentences) as Code[]).sort();

/** Says whether a word is a code. */
export function isCode(word: string): word is Code {
  return Object.hasOwn(sentences, word);
}

/** Explains a code: what it asks for and why, what it says, and how to mend it. */
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
