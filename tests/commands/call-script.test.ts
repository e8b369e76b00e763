import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';

test('lệnh chạy trong tiến trình của phép thử không để lại biến môi trường cho phép thử sau', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cong-xa-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const before = { ...process.env };
  const { code, stderr } = await callBuild([
    '--portal',
    'xa-minh-hoa',
    '--out',
    join(root, 'dist'),
    '--force',
  ]);
  expect(code, stderr).toBe(0);
  expect(process.env).toEqual(before);
});
