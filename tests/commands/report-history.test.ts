import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reportSchema, type Report } from '../../src/schemas/report.ts';
import { callReport } from '../fixtures/call-commands.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, planYaml, portalYaml, runScript } from '../fixtures/make.ts';

const ISOLATED = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function git(dir: string, at: string, ...words: string[]): void {
  execFileSync(
    'git',
    ['-C', dir, '-c', 'user.name=Biên tập', '-c', 'user.email=bientap@vidu.gov.vn', ...words],
    {
      stdio: 'ignore',
      env: { ...process.env, ...ISOLATED, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    },
  );
}

function commit(dir: string, at: string): void {
  git(dir, at, 'add', '--all');
  git(dir, at, 'commit', '--quiet', '--message', 'Đăng bài');
}

const pathOf = (name: string, portal = 'xa-mot') => `portals/${portal}/tin-tuc/2026/${name}.md`;
const article = (name: string, date: string, title = `Tin của xã về việc ${name}`) =>
  articleMd({ title, date }, `Nội dung ${name}.\n`);
const portal = (id: string) =>
  portalYaml({ name: `Xã ${id}`, url: `https://${id}.vidu.gov.vn/`, plans: ['ke-hoach-2026'] });

const CONTENT: Files = {
  'plans/ke-hoach-2026.yaml': planYaml(),
  'portals/xa-mot/portal.yaml': portal('xa-mot'),
  'portals/xa-hai/portal.yaml': portal('xa-hai'),
  [pathOf('a')]: article('a', '2026-01-05'),
  [pathOf('b')]: article('b', '2026-01-06'),
  [pathOf('c', 'xa-hai')]: article('c', '2026-01-07'),
};

/** Makes a repository whose content came in on 20 January. */
async function makeRepository(): Promise<string> {
  const dir = await makeFolder(CONTENT);
  const at = '2026-01-20T10:00:00+07:00';
  git(dir, at, 'init', '--quiet');
  commit(dir, at);
  return dir;
}

const run = (dir: string, ...args: string[]) =>
  callReport(['--content', dir, '--as-of', '2026-03-31', ...args], { env: ISOLATED });
const json = async (dir: string, ...args: string[]): Promise<Report> =>
  reportSchema.parse(JSON.parse((await run(dir, '--format', 'json', ...args)).stdout));

/** Writes a report beside, not into, the content folder, and gives its path. */
async function keepReport(dir: string): Promise<string> {
  const path = join(await makeFolder({}), 'lan-truoc.json');
  await run(dir, '--format', 'json', '--out', path);
  return path;
}

describe('một lần nộp và một ngày cho đúng một báo cáo', () => {
  test('chạy hai lần ra từng byte như nhau, dù múi giờ khác nhau', async () => {
    const dir = await makeRepository();
    const [one, other] = await Promise.all(
      ['UTC', 'America/New_York'].map((TZ) =>
        runScript('report', ['--content', dir, '--as-of', '2026-03-31', '--format', 'json'], {
          env: { ...ISOLATED, TZ },
        }),
      ),
    );
    expect(one!.stdout).toContain('"firstSeen": "2026-01-20"');
    expect(other!.stdout).toBe(one!.stdout);
  });

  test('bản sao của kho ở thư mục khác cũng ra từng byte như nhau', async () => {
    const dir = await makeRepository();
    const copy = join(await makeFolder({}), 'ban-sao');
    await cp(dir, copy, { recursive: true });
    const [one, other] = [await run(dir, '--format', 'json'), await run(copy, '--format', 'json')];
    expect(other.stdout).toBe(one.stdout);
  });
});

test('bài ghi lùi ngày được nêu trong JSON và trong bảng', async () => {
  const dir = await makeRepository();
  const report = await json(dir);
  expect(report.integrity).toEqual({ history: 'full', uncommitted: false, disappeared: [] });
  const xaMot = report.portals.find(({ portal }) => portal === 'xa-mot')!;
  expect(xaMot.targets[0]!.counted.map(({ flags, firstSeen }) => [flags, firstSeen])).toEqual([
    [['backdated'], '2026-01-20'],
    [['backdated'], '2026-01-20'],
  ]);
  expect((await run(dir)).stdout).toContain('ghi lùi ngày');
});

describe('--against: so với một báo cáo trước', () => {
  test('bài đã tính mà nay không còn thì được nêu tên, cổng, chỉ tiêu, kỳ', async () => {
    const dir = await makeRepository();
    const before = await keepReport(dir);
    await rm(join(dir, pathOf('b')));
    const { integrity } = await json(dir, '--against', before);
    expect(integrity).toEqual({
      history: 'full',
      uncommitted: true,
      disappeared: [
        {
          portal: 'xa-mot',
          path: pathOf('b'),
          title: 'Tin của xã về việc b',
          date: '2026-01-06',
          target: 'cong-xa',
          period: '2026-Q1',
        },
      ],
    });
    const table = (await run(dir, '--against', before)).stdout;
    expect(table).toContain('1 mục đã tính ở báo cáo trước nay không còn.');
    const markdown = (await run(dir, '--against', before, '--format', 'markdown')).stdout;
    expect(markdown).toMatch(/^- Tin của xã về việc b .*ngày 06\/01\/2026; .*, quý I\/2026/m);
  });

  test('sửa tiêu đề, sửa ngày, sửa chuyên mục không phải là biến mất', async () => {
    const dir = await makeRepository();
    const before = await keepReport(dir);
    await writeFile(join(dir, pathOf('a')), article('a', '2026-01-05', 'Một tiêu đề hoàn toàn khác'));
    await writeFile(join(dir, pathOf('b')), articleMd({ date: '2025-01-06', section: 'thong-bao' }));
    expect((await json(dir, '--against', before)).integrity.disappeared).toEqual([]);
  });

  test('không mất gì thì không nêu gì; bài mới thêm cũng không', async () => {
    const dir = await makeRepository();
    const before = await keepReport(dir);
    await writeFile(join(dir, pathOf('moi')), article('moi', '2026-02-01'));
    expect((await json(dir, '--against', before)).integrity.disappeared).toEqual([]);
  });

  test('chỉ xem một cổng thì không nói về cổng khác', async () => {
    const dir = await makeRepository();
    const before = await keepReport(dir);
    await rm(join(dir, pathOf('c', 'xa-hai')));
    const of = async (...args: string[]) =>
      (await json(dir, '--against', before, ...args)).integrity.disappeared.map(({ path }) => path);
    expect(await of()).toEqual([pathOf('c', 'xa-hai')]);
    expect(await of('--portal', 'xa-mot')).toEqual([]);
    expect(await of('--portal', 'xa-hai')).toEqual([pathOf('c', 'xa-hai')]);
  });

  test('tệp báo cáo lần trước còn nguyên', async () => {
    const dir = await makeRepository();
    const before = await keepReport(dir);
    const text = await readFile(before, 'utf8');
    await run(dir, '--against', before);
    expect(await readFile(before, 'utf8')).toBe(text);
  });

  test.each([
    ['không có tệp', '/khong-co.json', 'Không có tệp /khong-co.json (--against).'],
    ['đó là thư mục', import.meta.dirname, 'là một thư mục'],
    ['tệp không phải JSON', import.meta.filename, 'không phải báo cáo dạng json'],
    [
      'JSON của thứ khác',
      fileURLToPath(new URL('../../package.json', import.meta.url)),
      'không phải báo cáo dạng json',
    ],
  ])('%s thì mã thoát là 2 và nói rõ tệp nào', async (_name, path, told) => {
    const dir = await makeFolder(CONTENT);
    const { code, stdout, stderr } = await run(dir, '--against', path);
    expect(stderr).toContain(path);
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
