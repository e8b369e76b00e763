import { describe, expect, test } from 'vitest';
import { explain } from '../../src/problems/explanation.ts';
import {
  comparePositions,
  isBlocking,
  isError,
  problem,
  tell,
  type Problem,
} from '../../src/problems/problem.ts';
import { sentences, type Code } from '../../src/problems/sentences.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';

const codes = Object.keys(sentences) as Code[];

const told = (code: Code) =>
  tell({ code, file: 'a.md', line: 1, column: 1, facts: sentences[code].example } as unknown as Problem);

const wordsOf = (code: Code) => ({ ...told(code), fix: fixText(told(code).fix) });

describe.each(codes)('lỗi %s', (code) => {
  test('mã viết thường, nối bằng gạch', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
  });

  test('có lời giải thích: điều kiện, lý do, câu báo mẫu', () => {
    const text = explain(code);
    expect(text).toContain(told(code).message);
    expect(sentences[code].why).toMatch(/^\p{Lu}.{30,}\.$/su);
    expect(text).not.toMatch(/undefined|!/);
  });

  test('nói bằng câu tiếng Việt trọn vẹn, không la, không tiếng lóng', () => {
    const { message, fix } = wordsOf(code);
    expect(message).toMatch(/^\p{Lu}.*\.$/su);
    expect(message).toMatch(/[à-ỹ]/);
    for (const text of [message, fix]) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text).not.toMatch(/!|front ?matter|schema|slug|(?<!\.)yaml|regex/i);
      expect(text).toBe(text.normalize('NFC'));
    }
  });
});

test('tệp không đúng chỗ là lỗi mà không giữ cả cổng lại; ảnh thiếu là lỗi', () => {
  const misplaced = problem('misplaced-file', 'a.md', { expected: 'x' });
  expect([isError(misplaced), isBlocking(misplaced)]).toEqual([true, false]);
  expect(isError(problem('picture-missing', 'a.md', { src: 'a', nearest: '', own: '', inBody: false }))).toBe(
    true,
  );
});

test('xếp theo tệp, dòng, cột', () => {
  const at = (file: string, line: number, column: number) => problem('not-text', file, {}, { line, column });
  const places = [at('b.md', 1, 1), at('a.md', 10, 1), at('a.md', 2, 7), at('a.md', 2, 3)]
    .sort(comparePositions)
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
  expect(places).toEqual(['a.md:2:3', 'a.md:2:7', 'a.md:10:1', 'b.md:1:1']);
});

test('ảnh thiếu trong thân bài là lỗi, nhưng không giữ cả cổng lại', () => {
  const missing = (inBody: boolean) =>
    problem('picture-missing', 'a.md', { src: 'a', nearest: '', own: '', inBody });
  expect([missing(true), missing(false)].map(isBlocking)).toEqual([false, true]);
});

test('mọi câu, như người biên tập đọc', async () => {
  const all = codes.map((code) => {
    const { severity, message, fix } = wordsOf(code);
    return [`${code} (${severity})`, `  ${message}`, ...(fix ? [`  → ${fix}`] : [])].join('\n');
  });
  await expect(all.join('\n\n')).toMatchFileSnapshot('sentences.txt');
});
