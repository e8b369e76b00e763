import type { ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { runScript, type Outcome } from '../fixtures/make.ts';
import { leastPortal } from '../fixtures/portals.ts';
import { differences, readSite } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const IDS = ['xa-ba', 'xa-hai', 'xa-mot'];

/** Which of them writes is the matter, and not what of it is searched. */
const env = { CONG_XA_WITHOUT_SEARCH: '1' };
const [content, clean] = [join(root, 'mot'), join(root, 'sach')];

beforeAll(async () => {
  await writePortals(content, 'Chữ một.\n');
  expect((await callBuild(argumentsFor(content, clean), { env })).code).toBe(0);
});

test('hai lần dựng vào cùng một chỗ: lần sau từ chối, nói phải làm gì, không phá lần trước', async () => {
  const other = await writePortals(join(root, 'hai'), 'Chữ hai.\n');
  const out = join(root, 'dist');
  let running!: ChildProcess;
  const first = build(content, out, (child) => (running = child));
  while (!(await readdir(out).catch(() => [])).some((name) => name.startsWith('.cong-xa-'))) await wait(10);
  // The first build is held in the middle of its work, so that it still runs when the other has started.
  running.kill('SIGSTOP');
  const refused = await build(other, out).finally(() => running.kill('SIGCONT'));
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(
    /Một lần dựng khác \(tiến trình \d+\) đang ghi vào .*dist\. Chờ lần đó xong rồi chạy lại;/,
  );
  expect(refused.stdout).toBe('');

  const { code, stderr } = await first;
  expect(code, stderr).toBe(0);
  expect(await readdir(out)).toEqual(IDS);
  for (const id of IDS)
    expect(differences(await readSite(join(out, id)), await readSite(join(clean, id))), id).toEqual([]);

  const after = await callBuild(argumentsFor(other, out), { env });
  expect(after.code, after.stderr).toBe(0);
});

test('nhiều lần dựng cùng khởi động: lần nào được làm thì làm trọn, lần khác từ chối', async () => {
  const out = join(root, 'dist-cung');
  const outcomes = await Promise.all([1, 2, 3].map(() => build(content, out)));
  const refused = outcomes.filter(({ code }) => code === 2);
  for (const { stderr } of refused) expect(stderr).toContain('Một lần dựng khác');
  expect(outcomes.filter(({ code }) => code === 0).length).toBe(3 - refused.length);

  const { code, stderr } = await callBuild(argumentsFor(content, out), { env });
  expect(code, stderr).toBe(0);
  expect(await readdir(out)).toEqual(IDS);
  for (const id of IDS)
    expect(differences(await readSite(join(out, id)), await readSite(join(clean, id))), id).toEqual([]);
});

function writePortals(folder: string, text: string): Promise<string> {
  return writeFiles(folder, Object.assign({}, ...IDS.map((id) => leastPortal(id, text))) as Files);
}

function build(
  content: string,
  out: string,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<Outcome> {
  return runScript('build', argumentsFor(content, out), { env, onStart });
}

function argumentsFor(content: string, out: string): string[] {
  return ['--content', content, '--out', out, '--as-of', '2026-06-30'];
}
