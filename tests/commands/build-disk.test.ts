import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { articleMd, runScript, wordsFor, type Outcome } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { leastPortal, phonePhoto, underPortal } from '../fixtures/portals.ts';
import { linkTree, makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { differences, readSite, readTree, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const IDS = ['xa-hai', 'xa-mot'];
const isRoot = process.getuid?.() === 0;

/** The same portals with yesterday's text and with today's, and what a build makes of each. */
const old = { content: join(root, 'cu'), out: join(root, 'dist-cu'), sites: {} as Record<string, Tree> };
const renewed = {
  content: join(root, 'moi'),
  out: join(root, 'dist-moi'),
  sites: {} as Record<string, Tree>,
};

beforeAll(async () => {
  const photo = await phonePhoto({ upper: '#ff0000', lower: '#0000ff', camera: 'MayAnh' });
  for (const [side, text] of [
    [old, 'Chữ của hôm qua.\n'],
    [renewed, 'Chữ của hôm nay.\n'],
  ] as const) {
    for (const id of IDS)
      await writeFiles(side.content, {
        ...leastPortal(id, text),
        ...underPortal(id, {
          'tin-tuc/2026/co-anh/index.md': articleMd({ cover: { src: 'anh.jpg', alt: 'Ảnh bìa' } }),
          'tin-tuc/2026/co-anh/anh.jpg': photo,
        }),
      });
    const { code, stderr } = await build(side.content, side.out);
    expect(code, stderr).toBe(0);
    side.sites = await readSites(side.out);
  }
});

describe('đĩa hết chỗ hay không cho ghi thì trang cũ còn nguyên, lần sau tự dựng được', () => {
  // Pagefind's parts are the largest files of a small site, so that a limit below them stops a build half-way.
  test.each(isNightly ? [8, 40] : [40])('tệp không được quá %i KiB', async (kib) => {
    const out = await standing('gioi-han');
    const { code, stderr } = await buildWithin(kib, out);
    expect(code, stderr).toBe(1);
    expect(stderr).toContain('Trang cũ được giữ nguyên.');
    expect(await namesOfLeft(out)).toEqual(IDS);
    expectSites(await readSites(out), old.sites);
    await expectRecovery(out);
  });

  test.runIf(isRoot).each(isNightly ? [0.2, 0.8] : [0.8])(
    'ổ đĩa chỉ còn chỗ cho %d lần một cổng',
    async (share) => {
      const room = Math.round((await weigh(old.out)) + share * (await weigh(join(old.out, IDS[0]!))));
      const out = await standingOn('tmpfs', `size=${room}k`);
      const { code, stderr } = await runScript('build', [...argumentsFor(renewed.content, out), '--force']);
      expect(code, stderr).toBe(1);
      expect(stderr).toContain(
        'Trang cũ được giữ nguyên. Đĩa hết chỗ trống: dọn bớt để có chỗ trống trên đĩa',
      );
      const left = await readSites(out);
      for (const id of IDS)
        expect(
          [old, renewed].some((side) => differences(left[id]!, side.sites[id]!).length === 0),
          id,
        ).toBe(true);
      expect(await namesOfLeft(out)).toEqual(IDS);

      execFileSync('mount', ['-o', 'remount,size=64m', join(out, '..')]);
      await expectRecovery(out);
    },
  );

  test.runIf(isRoot)('ổ đĩa chỉ cho đọc', async () => {
    const out = await standingOn('tmpfs', 'size=64m');
    execFileSync('mount', ['-o', 'remount,ro', join(out, '..')]);
    const { code, stderr, stdout } = await build(renewed.content, out);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `Không ghi được vào ${out} (EROFS). Kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa.`,
    );
    expect(stdout).toBe('');
    expectSites(await readSites(out), old.sites);

    execFileSync('mount', ['-o', 'remount,rw', join(out, '..')]);
    await expectRecovery(out);
  });
});

test('kết quả ở ổ đĩa khác với dự án: dựng mới, dựng tiếp đều được', async () => {
  const parent = await mkdtemp('/dev/shm/cong-xa-').catch(() => mkdtemp(join(PROJECT, '.cache/cong-xa-')));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const out = join(parent, 'dist');
  expect((await build(old.content, out)).code).toBe(0);
  expectSites(await readSites(out), old.sites);
  await expectRecovery(out);
});

describe('kho .cache chỉ làm nhanh hơn', () => {
  /** The project in another folder, whose cache may be spoilt. */
  async function projectWith(spoil: (cache: string) => Promise<void>): Promise<string> {
    const project = await mkdtemp(join(tmpdir(), 'cong-xa-'));
    onTestFinished(() => rm(project, { recursive: true, force: true }));
    for (const name of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'package-lock.json'])
      linkTree(join(PROJECT, name), join(project, name));
    await symlink(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
    await spoil(join(project, '.cache'));
    return project;
  }

  /** Each has the pages compiled once more. The family `damage` tries a file in the folder's place. */
  const spoilt: Record<string, (cache: string) => Promise<void>> = {
    'hết chỗ': async (cache) => {
      await mkdir(cache);
      mount('tmpfs', 'size=64k', cache);
      await writeFile(join(cache, 'day'), Buffer.alloc(64 * 1024)).catch(() => undefined);
    },
    ...(isNightly && {
      'chỉ cho đọc': async (cache) => {
        await mkdir(cache);
        mount('tmpfs', 'ro', cache);
      },
    }),
  };
  test.runIf(isRoot).each(Object.entries(spoilt))(
    '%s thì vẫn dựng ra đúng như thế, không để lại gì',
    async (_, spoil) => {
      const project = await projectWith(spoil);
      const out = join(project, 'dist');
      const { code, stderr } = await runIn(project, ['--content', old.content, '--out', out]);
      expect(code, stderr).toBe(0);
      expect(await namesOfLeft(out)).toEqual(IDS);
      expectSites(await readSites(out), old.sites);
    },
  );
});

/** Puts yesterday's sites into a folder of their own; gives the folder. */
async function standing(name: string): Promise<string> {
  const out = join(root, name);
  await rm(out, { recursive: true, force: true });
  await cp(old.out, out, { recursive: true });
  return out;
}

/** Puts yesterday's sites on a disk of their own; gives the folder. */
async function standingOn(type: string, options: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'cong-xa-dia-'));
  onTestFinished(() => rm(place, { recursive: true, force: true }));
  mount(type, options, place);
  await cp(old.out, join(place, 'dist'), { recursive: true });
  return join(place, 'dist');
}

function mount(type: string, options: string, place: string): void {
  execFileSync('mount', ['-t', type, '-o', options, type, place]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', place]));
}

/** How many KiB a folder takes on a disk of whole pages, each file and folder with one for itself. */
async function weigh(folder: string): Promise<number> {
  const tree = await readTree(folder);
  return [...tree.values()].reduce((sum, bytes) => sum + Math.ceil(bytes.length / 4096) * 4, 0);
}

async function expectRecovery(out: string): Promise<void> {
  const { code, stderr } = await build(renewed.content, out);
  expect(code, stderr).toBe(0);
  expect(await namesOfLeft(out)).toEqual(IDS);
  expectSites(await readSites(out), renewed.sites);
}

function expectSites(sites: Record<string, Tree>, expected: Record<string, Tree>): void {
  for (const id of IDS) expect(differences(sites[id]!, expected[id]!), id).toEqual([]);
}

const argumentsFor = (content: string, out: string) => [
  ...['--content', content, '--out', out],
  ...['--as-of', '2026-06-30'],
];

/** Builds where the disk lets it; by night in processes that know nothing of what went wrong before. */
function build(content: string, out: string): Promise<Outcome> {
  const args = argumentsFor(content, out);
  return isNightly ? runScript('build', args) : callBuild(args);
}

/** Builds under a limit on the size of every file that is written. */
function buildWithin(kib: number, out: string): Promise<Outcome> {
  return run('bash', [
    '-c',
    `ulimit -f ${kib}; exec "$@"`,
    '-',
    process.execPath,
    ...wordsFor('build'),
    ...argumentsFor(renewed.content, out),
  ]);
}

/** Runs the build of another copy of the project. */
function runIn(project: string, args: string[]): Promise<Outcome> {
  return run(process.execPath, [...wordsFor('build', project), ...args, '--as-of', '2026-06-30']);
}

function run(command: string, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: PROJECT, env: { ...process.env, NO_COLOR: '1' } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

async function namesOfLeft(out: string): Promise<string[]> {
  return (await readdir(out)).sort();
}

async function readSites(out: string): Promise<Record<string, Tree>> {
  return Object.fromEntries(
    await Promise.all(IDS.map(async (id) => [id, await readSite(join(out, id))] as const)),
  );
}
