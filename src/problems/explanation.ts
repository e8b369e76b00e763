import { wrapBeside } from '../text/wrap.ts';
import { groups, sentences, type Code } from './sentences.ts';
import { fixLinesOf, fixText, type Sentence } from './sentences/sentence.ts';

/** Every code there is, in alphabetical order. */
export const codes = (Object.keys(sentences) as Code[]).sort();

/** Says whether a word is a code. */
export function isCode(word: string): word is Code {
  return Object.hasOwn(sentences, word);
}

/** Explains a code: what it asks for and why, an example of its message, and how to fix it. */
export function explain(code: Code): string {
  const { severity, why, message, fix, example, publishable } = sentences[code] as Sentence<unknown>;
  const isBlocking = severity === 'error' && !publishable?.(example);
  const exampleOfFix = fixText(fixLinesOf(fix?.(example) ?? ''));
  return [
    `${code} · ${severity === 'error' ? 'lỗi' : 'cảnh báo'}${isBlocking ? ' · cổng không được dựng khi còn lỗi này' : ''}`,
    '',
    why,
    '',
    'Câu báo, ví dụ:',
    `  ${message(example)}`,
    ...(exampleOfFix ? ['', 'Cách sửa:', ...exampleOfFix.split('\n').map((line) => `  ${line}`)] : []),
    '',
  ].join('\n');
}

/** Lists every code with its message, group by group, in lines of at most `width` characters. */
export function listCodes(width: number): string {
  const codeWidth = codes.reduce((max, code) => Math.max(max, code.length), 0);
  const blocks = groups.map(({ title, sentences: ofGroup }) => {
    const lines = Object.entries(ofGroup)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { message, example }]) =>
        wrapBeside(`  ${code.padEnd(codeWidth)}  `, message(example), width),
      );
    return [title, ...lines].join('\n');
  });
  return ['Mỗi mã kèm một câu báo mẫu. Xem kỹ một mã: npm run check -- --explain <mã>', ...blocks, ''].join(
    '\n\n',
  );
}
