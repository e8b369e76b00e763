import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { LONE_BRACKETS } from '../../src/checks/filled-in.ts';
import { PHRASES } from '../../src/search/question-kinds.ts';
import { attacksOn } from './attacks.ts';
import { expressionsOf, expressionsUnder, type Examples, type Expression } from './expressions.ts';
import type { Measured } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What stands for the parameters of functions that put an expression together. */
const EXAMPLES: Examples = {
  'src/checks/samples.ts': { LONE_BRACKETS: [LONE_BRACKETS] },
  'src/markdown/videos.ts': { host: ['youtu.be', 'www.youtube.com', 'dai.ly', 'www.dailymotion.com'] },
  'src/reading/html-outline.ts': { name: ['src', 'alt'] },
  'src/reading/data.ts': { key: [{ key: 'title' }] },
  'src/views/leader-groups.ts': { names: [['ủy ban nhân dân', 'ubnd']] },
  'src/text/no-break.ts': { before: [/\d/], behind: [/\d/] },
  'src/text/letters.ts': { knowsNames: [() => true, () => false] },
  'src/text/syllables.ts': { LETTER: ['\\p{L}', 'A-Za-zÀ-ỹ'] },
  'src/search/keystrokes.ts': { keys: ['fsxrj', '21435'] },
  'src/search/question-kinds.ts': { phrases: Object.values(PHRASES) },
};

test('không biểu thức nào của chương trình chạy lâu hơn mức tăng của chữ', async () => {
  const all = expressionsUnder(ROOT, ['src', 'scripts'], EXAMPLES);
  expect(all.length).toBeGreaterThan(500);
  expect(await slowOnes(all, 30_000)).toEqual([]);
});

describe('biểu thức chạy lâu thì bị nêu tên', () => {
  test.each([
    ['khoảng trắng ở cuối, tìm từ từng chỗ một', '\\s+$'],
    ['thẻ không đóng', '<[^>]+>'],
    ['khoảng trắng quanh dấu phẩy', '\\s*,\\s*'],
    ['chữ trước một chữ lạ', '\\p{L}*ð'],
    ['phần đầu lặp lại, phần sau chạy tới cuối', '<p\\b[^>]*>'],
    ['hai chỗ lặp đổi chữ cho nhau', '^a\\s*:?\\s*$'],
    ['chỗ nhìn lại đi về tới đầu', '(?<=a.*)b'],
    ['lặp trong lặp', '^(?:a|a)*$'],
  ])('%s', async (_what, source) => {
    expect(await slowOnes([{ at: 'đây', source, flags: 'gu', splits: false }], 2_000)).toHaveLength(1);
  });
});

describe('mọi biểu thức đều được tìm ra', () => {
  const found = (code: string, file = 'a.ts', examples = {}) =>
    expressionsOf(file, code, examples).map(({ at, source, flags }) => `${at} /${source}/${flags}`);

  test('viết thẳng, ghép từ hằng, và ở chỗ cắt chữ', () => {
    const code = `const WORD = String.raw\`[a-z]+\`;\nconst B = new RegExp(\`^\${WORD}$\`, 'u');\nx.split(/,\\s/g);`;
    expect(found(code)).toEqual(['a.ts:2 /^[a-z]+$/u', 'a.ts:3 /,\\s/g']);
    expect(expressionsOf('a.ts', code).map(({ splits }) => splits)).toEqual([false, true]);
  });

  test('trong tệp Astro: giữa hai dòng gạch, trong trang và trong script, đúng dòng', () => {
    const code =
      '---\nconst a = /a/;\n---\n<p>{title.replace(/b+/g, "")}</p>\n<script>\n  /c/.test(x);\n</script>\n';
    expect(found(code, 'a.astro')).toEqual(['a.astro:2 /a/', 'a.astro:4 /b+/g', 'a.astro:6 /c/']);
  });

  test('ghép từ tham số mà chưa có ví dụ thì phải thêm ví dụ', () => {
    const code = 'function of(name) { return new RegExp(`<${name}>`); }';
    expect(() => found(code)).toThrow(/give an example of name/);
    expect(found(code, 'a.ts', { name: ['b', 'i'] })).toEqual(['a.ts:1 /<b>/', 'a.ts:1 /<i>/']);
  });
});

/** Runs expressions in a thread of their own, which is ended where one takes more CPU than the deadline, in milliseconds. */
async function slowOnes(expressions: readonly Expression[], deadline: number): Promise<string[]> {
  const found: string[] = [];
  let worker = newWorker();
  for (const expression of expressions) {
    const attacks = attacksOn(expression);
    if (attacks.length === 0) continue;
    const answered = new AbortController();
    worker.postMessage({ expression, attacks });
    const measured = await Promise.race([
      once(worker, 'message').then(([answer]) => answer as Measured | null),
      cpuSpent(deadline, answered.signal).then(() => 'late' as const),
    ]);
    answered.abort();
    const name = `${expression.at} /${expression.source}/${expression.flags}`;
    if (measured === 'late') {
      await worker.terminate();
      worker = newWorker();
      found.push(`${name}: more than ${deadline} ms`);
    } else if (measured) found.push(`${name}: ${JSON.stringify(measured)}`);
  }
  await worker.terminate();
  return found;
}

/** Waits until this process has spent so much CPU, in milliseconds: on a busy machine the clock would say nothing. */
async function cpuSpent(deadline: number, answered: AbortSignal): Promise<void> {
  const before = process.cpuUsage();
  const spent = () => Object.values(process.cpuUsage(before)).reduce((sum, part) => sum + part, 0) / 1000;
  while (!answered.aborted && spent() < deadline) await setTimeout(250);
}

function newWorker(): Worker {
  return new Worker(new URL('./measure.ts', import.meta.url));
}
