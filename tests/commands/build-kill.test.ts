import { spawn, type ChildProcess } from 'node:child_process';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { articleMd, runScript, wordsFor, type Outcome } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { differences, readSite, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const IDS = ['xa-ba', 'xa-hai', 'xa-mot'];

/** The same portals with yesterday's text and with today's, and what a build makes of each. */
const old = { content: join(root, 'cu'), out: join(root, 'dist-cu'), sites: {} as Record<string, Tree> };
const renewed = {
  content: join(root, 'moi'),
  out: join(root, 'dist-moi'),
  sites: {} as Record<string, Tree>,
};
let buildMillis = 0;
const killed: number[] = [];

beforeAll(async () => {
  for (const [side, text] of [
    [old, 'Chữ của hôm qua.\n'],
    [renewed, 'Chữ của hôm nay.\n'],
  ] as const) {
    await writeFiles(side.content, Object.assign({}, ...IDS.map((id) => portalOf(id, text))) as Files);
    const started = performance.now();
    const { code, stderr } = await (side === old ? callBuild : buildInProcesses)(
      argumentsFor(side.content, side.out),
    );
    buildMillis = performance.now() - started;
    expect(code, stderr).toBe(0);
    side.sites = await readSites(side.out);
  }
  for (const id of IDS) expect(differences(old.sites[id]!, renewed.sites[id]!)).not.toEqual([]);
});

/** The moments that `npm test` tries: before a site is in place, between two, and, below, any moment twice. */
const MOMENTS = [
  { when: 'khi vừa bắt đầu', reached: /Kiểm tra/, share: 0 },
  { when: 'khi cổng thứ nhất vừa vào chỗ', reached: /\[1\/3\]/, share: 0 },
];

const MORE_MOMENTS = [
  { when: 'khi cổng thứ hai vừa vào chỗ', reached: /\[2\/3\]/, share: 0 },
  { when: 'vào một lúc bất kỳ', reached: /Kiểm tra/, share: Math.random() },
];

test.for([...MOMENTS, ...(isNightly ? MORE_MOMENTS : [])])(
  'bị giết $when thì mỗi cổng vẫn nguyên vẹn, lần sau dựng được',
  async ({ reached, share }) => {
    const out = join(root, 'dist');
    await rm(out, { recursive: true, force: true });
    await cp(old.out, out, { recursive: true });

    const child = startBuild(renewed.content, out);
    const ended = end(child);
    await said(child, reached);
    const delay = Math.round(share * buildMillis);
    await wait(delay);
    killGroup(child);
    killed.push(child.pid!);
    await ended;

    await expectWhole(out, `giết sau ${delay} ms`);
    await expectRecovery(out);
  },
);

test('bị giết nhiều lần liền vào những lúc bất kỳ thì lần nào mỗi cổng cũng nguyên vẹn', async () => {
  const out = join(root, 'dist-lien');
  await rm(out, { recursive: true, force: true });
  await cp(old.out, out, { recursive: true });

  const told: string[] = [];
  for (let at = 0; at < (isNightly ? 9 : 2); at++) {
    const side = at % 2 ? old : renewed;
    const child = startBuild(side.content, out);
    const ended = end(child);
    await said(child, /Kiểm tra/);
    const delay = Math.round(Math.random() * buildMillis);
    await wait(delay);
    killGroup(child);
    killed.push(child.pid!);
    await ended;
    told.push(`${side === old ? 'hôm qua' : 'hôm nay'}, giết sau ${delay} ms`);
    await expectWhole(out, told.join('; '));
  }
  await expectRecovery(out);
});

test.for(['SIGTERM', 'SIGINT'] as const)(
  'được bảo dừng (%s) thì dọn chỗ tạm, giữ trang cũ, mã thoát 2',
  async (signal) => {
    const out = join(root, 'dist-dung');
    await rm(out, { recursive: true, force: true });
    await cp(old.out, out, { recursive: true });

    const child = startBuild(renewed.content, out);
    const ended = end(child);
    await waitFor(async () => (await readdir(out)).some((name) => name.startsWith('.cong-xa-')));
    // In the middle of its work, wherever the time of a build was taken.
    await wait(Math.min(buildMillis / 10, 200));
    child.kill(signal);
    expect(await ended).toBe(2);

    expect(await readdir(out)).toEqual(IDS);
    await expectWhole(out, signal);
  },
);

test('những lần bị giết không để lại rác trong .cache sau lần dựng kế tiếp', async () => {
  expect(killed).not.toEqual([]);
  const left = await readdir(join(PROJECT, '.cache/khuon'));
  expect(left.filter((name) => killed.some((pid) => name === `.${pid}`))).toEqual([]);
});

/** A portal of which one article changes, and the others' pages are carried over. */
function portalOf(id: string, text: string): Files {
  const kept = [2, 3, 4].map((at) => [
    `tin-tuc/2026/bai-${at}.md`,
    articleMd({ title: `Bài thứ ${at} của ${id}`, date: `2026-02-0${at}`, section: 'thong-bao' }),
  ]);
  return { ...leastPortal(id, text), ...underPortal(id, Object.fromEntries(kept) as Files) };
}

/** Every site is either yesterday's or today's, whole. */
async function expectWhole(out: string, told: string): Promise<void> {
  const left = await readSites(out);
  for (const id of IDS)
    expect(
      [old, renewed].some((side) => left[id] && differences(left[id], side.sites[id]!).length === 0),
      `${id}, ${told}`,
    ).toBe(true);
}

/** The next build needs no help to make what a build from nothing makes. */
async function expectRecovery(out: string): Promise<void> {
  const { code, stderr } = await (isNightly ? buildInProcesses : callBuild)(
    argumentsFor(renewed.content, out),
  );
  expect(code, stderr).toBe(0);
  expect(await readdir(out)).toEqual(IDS);
  const after = await readSites(out);
  for (const id of IDS) expect(differences(after[id]!, renewed.sites[id]!)).toEqual([]);
}

function buildInProcesses(args: string[]): Promise<Outcome> {
  return runScript('build', args);
}

function argumentsFor(content: string, out: string): string[] {
  return ['--content', content, '--out', out, '--as-of', '2026-06-30'];
}

/** Starts a build as the leader of a process group of its own, so that all of it can be killed at once. */
function startBuild(content: string, out: string): ChildProcess {
  return spawn(process.execPath, [...wordsFor('build'), ...argumentsFor(content, out)], {
    cwd: PROJECT,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function end(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', (code) => resolve(code)));
}

/** Waits until a process has said something on stderr, or is no more. */
function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    child.stderr!.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (words.test(text)) resolve();
    });
    child.on('close', () => resolve());
  });
}

/** Kills the group of a process; one that had ended by then is no group any more. */
function killGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}

async function readSites(out: string): Promise<Record<string, Tree>> {
  const ids = (await readdir(out)).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, await readSite(join(out, id))] as const)),
  );
}
