import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { attacksOn } from './attacks.ts';
import { expressionsIn, type Examples, type Expression } from './expressions.ts';
import type { Measured } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Folders whose code reads content; the bench reads only what it makes itself. */
const FOLDERS = ['src', 'scripts'];
/** Milliseconds one expression may take over all its texts. */
const DEADLINE = 20_000;

const EXAMPLES: Examples = {
  'src/markdown/videos.ts': { host: ['youtu.be', 'www.youtube.com', 'dai.ly', 'www.dailymotion.com'] },
  'src/reading/body.ts': { name: ['src', 'alt'] },
  'src/reading/data.ts': { key: [{ key: 'title' }] },
};

test('biểu thức chính quy nào của chương trình cũng chạy theo độ dài của chữ, không nhanh hơn thế', async () => {
  const all = expressionsIn(ROOT, FOLDERS, EXAMPLES);
  expect(all.length).toBeGreaterThan(500);
  expect(await slowOnes(all)).toEqual([]);
});

test('một biểu thức chạy lâu theo bình phương, hay lâu hơn, thì bị nêu tên', async () => {
  const slow = ['\\s+$', '(?:a|a)*b', '<[^>]+>', '\\s*,\\s*', '(`+)[^]*?\\1x'].map((source) => ({
    ...{ at: source, source, flags: 'g', splits: false },
  }));
  const found = await slowOnes(slow, 2_000);
  expect(found.map((line) => line.split(' ')[0])).toEqual(slow.map(({ at }) => at));
});

/** Runs expressions in a process thread of their own, which is ended where one takes too long. */
async function slowOnes(expressions: readonly Expression[], deadline = DEADLINE): Promise<string[]> {
  const found: string[] = [];
  let worker = newWorker();
  for (const expression of expressions) {
    const attacks = attacksOn(expression);
    if (attacks.length === 0) continue;
    const { promise, resolve, reject } = Promise.withResolvers<Measured | null | 'late'>();
    const timer = setTimeout(() => resolve('late'), deadline);
    worker.once('message', resolve).once('error', reject);
    worker.postMessage({ expression, attacks });
    const measured = await promise;
    clearTimeout(timer);
    worker.removeAllListeners();
    if (measured === 'late') {
      await worker.terminate();
      worker = newWorker();
      found.push(`${expression.at} takes more than ${deadline} ms: ${expression.source}`);
    } else if (measured) found.push(`${expression.at} ${JSON.stringify(measured)}: ${expression.source}`);
  }
  await worker.terminate();
  return found;
}

function newWorker(): Worker {
  return new Worker(new URL('./measure.ts', import.meta.url));
}
