import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WorkerProcess } from '../../src/processes/worker-process.ts';

let worker: WorkerProcess<string, string>;

function start(): WorkerProcess<string, string> {
  worker = new WorkerProcess(join(import.meta.dirname, 'greedy-worker.ts'), [], {
    flags: ['--max-old-space-size=128'],
  });
  return worker;
}

afterEach(() => worker.close());

test('việc làm được thì có kết quả, việc sau dùng chính tiến trình đó', async () => {
  start();
  expect(await worker.run('mot')).toEqual({ answer: 'xong mot' });
  expect(await worker.run('nem-loi')).toEqual({ failure: { is: 'crashed', reason: 'một lỗi thường' } });
  expect(await worker.run('hai')).toEqual({ answer: 'xong hai' });
  expect(worker.jobs).toBe(3);
});

test.each(['lap-mai', 'bieu-thuc'])(
  'tệp làm bộ xử lý quay mãi thì bị dừng và được gọi tên: %s',
  async (job) => {
    expect(await start().run(job)).toEqual({
      failure: { is: 'too-slow', file: job, seconds: expect.any(Number) as number },
    });
  },
);

test('nhiều bước, bước nào cũng ngắn mà cả việc quá dài thì không tệp nào bị gọi tên', async () => {
  expect(await start().run('nhieu-buoc')).toEqual({
    failure: { is: 'too-slow', file: '', seconds: expect.any(Number) as number },
  });
});

test('tệp ngốn bộ nhớ ngoài V8 thì bị dừng và được gọi tên', async () => {
  expect(await start().run('nhieu-bo-nho')).toMatchObject({
    failure: { is: 'too-large', file: 'nhieu-bo-nho' },
  });
});

test('tệp ngốn bộ nhớ của V8 cũng vậy', async () => {
  expect(await start().run('nhieu-chu')).toMatchObject({ failure: { is: 'too-large' } });
});

test.each(['cho-mai', 'do-vo'])('tiến trình dừng giữa chừng thì vẫn có câu trả lời: %s', async (job) => {
  expect(await start().run(job)).toMatchObject({ failure: { is: 'crashed' } });
});
