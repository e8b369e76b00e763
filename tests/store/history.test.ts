import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { TargetResult } from '../../src/schemas/report.ts';
import { readHistory, type History } from '../../src/store/history.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { makeFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, planYaml, portalYaml } from '../fixtures/make.ts';

/** Runs Git as somebody whose settings are none, at a moment of our choice. */
function git(dir: string, at: string, ...words: string[]): string {
  return execFileSync(
    'git',
    ['-C', dir, '-c', 'user.name=Biên tập', '-c', 'user.email=bientap@vidu.gov.vn', ...words],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
      },
    },
  ).trim();
}

/** Commits all there is, and gives the commit. */
function commit(dir: string, at: string): string {
  git(dir, at, 'add', '--all');
  git(dir, at, 'commit', '--quiet', '--message', 'Đăng bài');
  return git(dir, at, 'rev-parse', 'HEAD');
}

const START = '2026-01-01T09:00:00+07:00';

/** Makes a repository of a portal bound by a quarterly plan, committed at the year's first morning. */
async function makeRepository(plan: Record<string, unknown> = {}, files: Files = {}): Promise<string> {
  const dir = await makeFolder({
    'plans/ke-hoach-2026.yaml': planYaml(plan),
    'portals/xa/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'] }),
    ...files,
  });
  git(dir, START, 'init', '--quiet');
  commit(dir, START);
  return dir;
}

const pathOf = (name: string) => `portals/xa/tin-tuc/2026/${name}.md`;
const article = (name: string, date: string) => ({
  [pathOf(name)]: articleMd({ title: `Tin của xã về việc ${name}`, date }, `Nội dung ${name}.\n`),
});

function full(history: History) {
  if (history.is !== 'full') throw new Error(history.is);
  return history;
}
const dayOf = (dir: string, path: string) => full(readHistory(dir)).firstSeen.get(path)?.day;

/** The rows of a report on the folder; the first is quarter I. */
const rowsOf = async (content: string, asOf = '2026-03-31'): Promise<TargetResult[]> =>
  (await makeReport({ content, portals: undefined, asOf })).portals[0]!.targets;
/** Each counted item with what its history tells. */
const flagsOf = ({ counted }: TargetResult) =>
  Object.fromEntries(
    counted.map(({ path, flags }) => [path.slice(path.lastIndexOf('/') + 1, -3), flags ?? []]),
  );

describe('ngày một tệp vào kho', () => {
  test('là ngày của lần nộp đầu tiên, sửa về sau không đổi', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('a', '2026-01-05'));
    const first = commit(dir, '2026-01-05T10:00:00+07:00');
    await writeFiles(dir, article('a', '2026-01-06'));
    commit(dir, '2026-02-20T10:00:00+07:00');
    expect(full(readHistory(dir)).firstSeen.get(pathOf('a'))).toEqual({ commit: first, day: '2026-01-05' });
  });

  test.each([
    ['18 giờ UTC ngày 5 đã là ngày 6 ở Việt Nam', '2026-01-05T18:00:00+00:00', '2026-01-06'],
    ['16 giờ 59 phút 59 giây UTC còn là ngày 5', '2026-01-05T16:59:59+00:00', '2026-01-05'],
    ['17 giờ UTC là 0 giờ ngày 6', '2026-01-05T17:00:00+00:00', '2026-01-06'],
    ['máy ở New York tối ngày 5 là sáng ngày 6 ở Việt Nam', '2026-01-05T21:00:00-05:00', '2026-01-06'],
    ['đêm giao thừa', '2026-12-31T18:00:00+00:00', '2027-01-01'],
  ])('%s', async (_name, at, day) => {
    const dir = await makeRepository();
    await writeFiles(dir, article('a', '2026-01-05'));
    commit(dir, at);
    expect(dayOf(dir, pathOf('a'))).toBe(day);
  });

  test('tệp đổi tên, đổi lần nữa, hay chuyển thành thư mục có ảnh vẫn giữ ngày đầu', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('a', '2026-01-05'));
    const first = commit(dir, '2026-01-05T10:00:00+07:00');
    await rename(join(dir, pathOf('a')), join(dir, pathOf('b')));
    commit(dir, '2026-02-05T10:00:00+07:00');
    await mkdir(join(dir, 'portals/xa/tin-tuc/2026/c'));
    await rename(join(dir, pathOf('b')), join(dir, pathOf('c/index')));
    commit(dir, '2026-03-05T10:00:00+07:00');
    const { firstSeen } = full(readHistory(dir));
    expect(firstSeen.get(pathOf('c/index'))).toEqual({ commit: first, day: '2026-01-05' });
    expect((await rowsOf(dir))[0]!.counted).toMatchObject([
      { path: pathOf('c/index'), firstSeen: '2026-01-05' },
    ]);
  });

  test('tệp xóa rồi đưa lại, cùng tên hay tên khác, giữ ngày đầu', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('a', '2026-01-05'));
    commit(dir, '2026-01-05T10:00:00+07:00');
    await rm(join(dir, pathOf('a')));
    commit(dir, '2026-01-10T10:00:00+07:00');
    await writeFiles(dir, {
      ...article('a', '2026-01-05'),
      [pathOf('b')]: article('a', '2026-01-05')[pathOf('a')]!,
    });
    commit(dir, '2026-03-01T10:00:00+07:00');
    expect([dayOf(dir, pathOf('a')), dayOf(dir, pathOf('b'))]).toEqual(['2026-01-05', '2026-01-05']);
  });

  test('bài chuyển thành thư mục có ảnh, hay sang năm khác, rồi viết lại cả bài vẫn giữ ngày đầu', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, { ...article('a', '2026-01-05'), ...article('b', '2026-01-05') });
    commit(dir, '2026-01-05T10:00:00+07:00');
    for (const name of ['a', 'b']) await rm(join(dir, pathOf(name)));
    const rewritten = (title: string) => articleMd({ title }, 'Viết lại hoàn toàn, không giữ câu nào.\n');
    await writeFiles(dir, {
      [pathOf('a/index')]: rewritten('Tựa đề khác hẳn của bài thứ nhất'),
      'portals/xa/tin-tuc/2025/b.md': rewritten('Tựa đề khác hẳn của bài thứ hai'),
    });
    commit(dir, '2026-02-05T10:00:00+07:00');
    expect([dayOf(dir, pathOf('a/index')), dayOf(dir, 'portals/xa/tin-tuc/2025/b.md')]).toEqual([
      '2026-01-05',
      '2026-01-05',
    ]);
  });

  test('bài chép từ cổng khác là mới ở cổng này', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('a', '2026-01-05'));
    commit(dir, '2026-01-05T10:00:00+07:00');
    const copy = 'portals/phuong/tin-tuc/2026/a-chep.md';
    await writeFiles(dir, { [copy]: article('a', '2026-01-05')[pathOf('a')]! });
    commit(dir, '2026-03-01T10:00:00+07:00');
    expect(dayOf(dir, copy)).toBe('2026-03-01');
  });

  test('nhánh xóa bài mà lần nhập giữ lại thì bài giữ ngày đầu', async () => {
    const dir = await makeRepository();
    const main = git(dir, START, 'branch', '--show-current');
    await writeFiles(dir, article('a', '2026-01-05'));
    commit(dir, '2026-01-05T10:00:00+07:00');
    git(dir, START, 'switch', '--quiet', '--create', 'don-dep');
    await rm(join(dir, pathOf('a')));
    commit(dir, '2026-01-10T10:00:00+07:00');
    git(dir, START, 'switch', '--quiet', main);
    git(dir, '2026-02-20T10:00:00+07:00', 'merge', '--quiet', '--no-commit', '--no-ff', 'don-dep');
    git(dir, START, 'checkout', '--quiet', 'HEAD', '--', pathOf('a'));
    commit(dir, '2026-02-20T10:00:00+07:00');
    expect(dayOf(dir, pathOf('a'))).toBe('2026-01-05');
  });

  test('bài viết trên một nhánh rồi nhập vào thì tính từ ngày viết', async () => {
    const dir = await makeRepository();
    const main = git(dir, START, 'branch', '--show-current');
    git(dir, START, 'switch', '--quiet', '--create', 'bai-moi');
    await writeFiles(dir, article('a', '2026-01-05'));
    commit(dir, '2026-01-05T10:00:00+07:00');
    git(dir, START, 'switch', '--quiet', main);
    await writeFiles(dir, article('b', '2026-01-07'));
    commit(dir, '2026-01-07T10:00:00+07:00');
    git(dir, '2026-02-20T10:00:00+07:00', 'merge', '--quiet', '--no-edit', 'bai-moi');
    expect([dayOf(dir, pathOf('a')), dayOf(dir, pathOf('b'))]).toEqual(['2026-01-05', '2026-01-07']);
  });

  test('tên có dấu, có dấu cách, tên chỉ một chữ cái như ký hiệu của Git đều đọc được', async () => {
    const dir = await makeRepository();
    const names = ['Bài Mới', 'lễ hội', 'lễ hội'.normalize('NFD'), 'A', 'R100', ' dấu cách '];
    await writeFiles(dir, Object.assign({}, ...names.map((name) => article(name, '2026-01-05'))));
    commit(dir, '2026-01-05T10:00:00+07:00');
    for (const name of names) expect(dayOf(dir, pathOf(name))).toBe('2026-01-05');
  });

  test('thư mục nội dung nằm trong một kho lớn hơn thì đường dẫn vẫn tính từ thư mục nội dung', async () => {
    const dir = await makeFolder({
      'README.md': 'Kho của tỉnh.\n',
      'noi-dung/portals/xa/portal.yaml': portalYaml(),
    });
    git(dir, START, 'init', '--quiet');
    commit(dir, START);
    const { firstSeen, uncommitted } = full(readHistory(join(dir, 'noi-dung')));
    expect([...firstSeen.keys()]).toEqual(['portals/xa/portal.yaml']);
    expect(uncommitted).toBe(false);
    await writeFile(join(dir, 'README.md'), 'Đổi chỗ khác.\n');
    expect(full(readHistory(join(dir, 'noi-dung'))).uncommitted).toBe(false);
  });
});

test('thủ tục sửa đổi được cập nhật trong hạn thì tính; sửa muộn thì quá hạn; chưa tới hạn thì chờ', async () => {
  const procedure = (name: string, changes: object, body = '') => ({
    [`portals/xa/thu-tuc/${name}.md`]: markdown(
      {
        ...{ code: `1.${name}`, name: `Thủ tục ${name}`, field: 'Hộ tịch', level: 'toan-trinh' },
        ...{ status: 'hien-hanh', url: 'https://dichvucong.gov.vn', ...changes },
      },
      body,
    ),
  });
  const changed = { status: 'sua-doi', changed: '2026-02-01' };
  const dir = await makeRepository(
    {
      targets: [
        {
          id: 'kip',
          label: 'Kịp thời',
          measure: 'procedures',
          per: 'quarter',
          share: 1,
          within: { days: 5 },
        },
      ],
    },
    { ...procedure('kip', {}), ...procedure('muon', {}), ...procedure('cho', {}) },
  );
  await writeFiles(dir, procedure('kip', changed));
  commit(dir, '2026-02-06T10:00:00+07:00');
  await writeFiles(dir, { ...procedure('kip', changed, 'Sửa lỗi gõ.\n'), ...procedure('muon', changed) });
  await writeFiles(dir, procedure('cho', { status: 'bai-bo', changed: '2026-03-29' }));
  commit(dir, '2026-02-20T10:00:00+07:00');
  const [row] = await rowsOf(dir);
  expect(row).toMatchObject({ required: 2, actual: 1, verdict: 'pending' });
  expect(row!.counted.map(({ path }) => path)).toEqual(['portals/xa/thu-tuc/kip.md']);
  expect(row!.notCounted).toMatchObject([{ path: 'portals/xa/thu-tuc/muon.md', reason: 'late' }]);
});

describe('bài ghi lùi ngày', () => {
  test('lệch tám ngày thì bị nêu, lệch bảy ngày thì không; cả hai vẫn được tính', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, { ...article('lech-7', '2026-02-03'), ...article('lech-8', '2026-02-02') });
    commit(dir, '2026-02-10T10:00:00+07:00');
    const [row] = await rowsOf(dir);
    expect(flagsOf(row!)).toEqual({ 'lech-8': ['backdated'], 'lech-7': [] });
    expect(row).toMatchObject({ actual: 2, notCounted: [] });
    expect(row!.counted[0]).toMatchObject({ date: '2026-02-02', firstSeen: '2026-02-10' });
  });

  test('đưa vào kho trước ngày đăng thì không phải là ghi lùi', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('hen-gio', '2026-03-20'));
    commit(dir, '2026-01-10T10:00:00+07:00');
    expect(flagsOf((await rowsOf(dir))[0]!)).toEqual({ 'hen-gio': [] });
  });

  test('kế hoạch không tính bài ghi lùi thì bài bị loại với lý do ấy', async () => {
    const dir = await makeRepository({ integrity: { backdatedCounts: false } });
    await writeFiles(dir, { ...article('that', '2026-02-09'), ...article('lui', '2026-01-15') });
    commit(dir, '2026-02-10T10:00:00+07:00');
    const [row] = await rowsOf(dir);
    expect(flagsOf(row!)).toEqual({ that: [] });
    expect(row).toMatchObject({
      actual: 1,
      missing: 1,
      notCounted: [{ path: pathOf('lui'), date: '2026-01-15', reason: 'backdated' }],
    });
  });

  test('bài ghi lùi không được tính thì không làm bài đăng thật thành bài trùng', async () => {
    const dir = await makeRepository({ integrity: { backdatedCounts: false } });
    const same = (date: string) => articleMd({ title: 'Cùng một tin của xã', date });
    await writeFiles(dir, { [pathOf('lui')]: same('2026-01-15'), [pathOf('that')]: same('2026-02-09') });
    commit(dir, '2026-02-10T10:00:00+07:00');
    expect(flagsOf((await rowsOf(dir))[0]!)).toEqual({ that: [] });
  });

  test('số ngày được lệch là của kế hoạch', async () => {
    const dir = await makeRepository({ integrity: { backdatedDays: 0 } });
    await writeFiles(dir, { ...article('cung-ngay', '2026-02-10'), ...article('hom-truoc', '2026-02-09') });
    commit(dir, '2026-02-10T10:00:00+07:00');
    expect(flagsOf((await rowsOf(dir))[0]!)).toEqual({ 'hom-truoc': ['backdated'], 'cung-ngay': [] });
  });

  test('bài chưa nộp vào kho thì chưa có ngày vào kho, và chưa bị nêu', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('moi', '2026-01-02'));
    const [row] = await rowsOf(dir);
    expect(row!.counted).toHaveLength(1);
    expect(row!.counted[0]).not.toHaveProperty('firstSeen');
    expect(row!.counted[0]).not.toHaveProperty('flags');
  });
});

describe('bài dồn cuối kỳ', () => {
  const days = ['2026-03-25', '2026-03-26', '2026-03-27', '2026-03-28', '2026-03-29'];
  const bring = async (dir: string, count: number, at: string) => {
    await writeFiles(dir, Object.assign({}, ...days.slice(0, count).map((day) => article(day, day))));
    commit(dir, at);
    return Object.values(flagsOf((await rowsOf(dir))[0]!));
  };

  test('năm bài một lần, ngay ngày cuối quý, thì cả năm bị nêu mà vẫn được tính', async () => {
    const dir = await makeRepository();
    const flags = await bring(dir, 5, '2026-03-31T22:00:00+07:00');
    expect(flags).toEqual(Array.from({ length: 5 }, () => ['burst']));
  });

  test('bốn bài thì chưa là dồn', async () => {
    expect(await bring(await makeRepository(), 4, '2026-03-31T22:00:00+07:00')).toEqual([[], [], [], []]);
  });

  test('còn hai ngày nữa hết quý thì là dồn, còn ba ngày thì chưa', async () => {
    const twoLeft = await bring(await makeRepository(), 5, '2026-03-29T10:00:00+07:00');
    expect(twoLeft.flat()).toEqual(Array.from({ length: 5 }, () => 'burst'));
    const threeLeft = await bring(await makeRepository(), 5, '2026-03-28T10:00:00+07:00');
    expect(threeLeft.flat()).toEqual([]);
  });

  test('nộp sau khi hết kỳ vẫn là dồn, và bài lệch quá bảy ngày bị nêu cả hai điều', async () => {
    const flags = await bring(await makeRepository(), 5, '2026-04-04T10:00:00+07:00');
    // 4/4 là 10, 9, 8, 7, 6 ngày sau.
    expect(flags).toEqual([
      ['backdated', 'burst'],
      ['backdated', 'burst'],
      ['backdated', 'burst'],
      ['burst'],
      ['burst'],
    ]);
  });

  test('năm bài cuối quý mà nộp năm lần thì không phải là dồn', async () => {
    const dir = await makeRepository();
    for (const [at, day] of days.entries()) {
      await writeFiles(dir, article(day, day));
      commit(dir, `2026-03-31T1${at}:00:00+07:00`);
    }
    expect(Object.values(flagsOf((await rowsOf(dir))[0]!)).flat()).toEqual([]);
  });

  test('bài không được tính thì không kể vào số bài dồn', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, { [pathOf('nhap')]: articleMd({ date: '2026-03-30', draft: true }) });
    expect(await bring(dir, 4, '2026-03-31T10:00:00+07:00')).toEqual([[], [], [], []]);
  });
});

describe('kho kể được đến đâu thì báo cáo nói đến đó', () => {
  const integrityOf = async (content: string) => {
    const { commit, integrity } = await makeReport({ content, portals: undefined, asOf: '2026-03-31' });
    return { commit, ...integrity };
  };

  test('bản sao nông thì nói là nông và không nêu bài nào', async () => {
    const dir = await makeRepository();
    await writeFiles(dir, article('lui', '2026-01-02'));
    commit(dir, '2026-03-01T10:00:00+07:00');
    await writeFiles(dir, article('sau', '2026-03-02'));
    const head = commit(dir, '2026-03-02T10:00:00+07:00');
    const copy = join(await makeFolder({}), 'kho');
    git(dir, START, 'clone', '--quiet', '--depth', '1', pathToFileURL(dir).href, copy);
    expect(readHistory(copy)).toEqual({ is: 'shallow', commit: head, uncommitted: false });
    expect(await integrityOf(copy)).toEqual({
      commit: head,
      history: 'shallow',
      uncommitted: false,
      disappeared: [],
    });
    const [row] = await rowsOf(copy);
    expect(flagsOf(row!)).toEqual({ lui: [], sau: [] });
    expect(row!.counted.some((item) => 'firstSeen' in item)).toBe(false);
    // The whole repository does tell.
    expect(flagsOf((await rowsOf(dir))[0]!)).toEqual({ lui: ['backdated'], sau: [] });
  });

  test('không có kho thì nói là không có, không nêu bài nào', async () => {
    const dir = await makeFolder({
      'plans/ke-hoach-2026.yaml': planYaml({ integrity: { backdatedDays: 0, backdatedCounts: false } }),
      'portals/xa/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'] }),
      ...article('a', '2026-01-02'),
    });
    expect(readHistory(dir)).toEqual({ is: 'none' });
    expect(await integrityOf(dir)).toEqual({
      commit: null,
      history: 'none',
      uncommitted: false,
      disappeared: [],
    });
    expect((await rowsOf(dir))[0]).toMatchObject({ actual: 1, notCounted: [] });
  });

  test('thư mục không có, hay kho chưa nộp lần nào, cũng là không có', async () => {
    const dir = await makeFolder({ 'portals/xa/portal.yaml': portalYaml() });
    expect(readHistory(join(dir, 'khong-co'))).toEqual({ is: 'none' });
    git(dir, START, 'init', '--quiet');
    expect(readHistory(dir)).toEqual({ is: 'none' });
  });

  test('nội dung khác với lần nộp cuối thì nói ra: sửa, thêm, xóa', async () => {
    const dir = await makeRepository({}, article('a', '2026-01-01'));
    expect(await integrityOf(dir)).toMatchObject({ history: 'full', uncommitted: false });
    await writeFiles(dir, article('a', '2026-01-02'));
    expect((await integrityOf(dir)).uncommitted).toBe(true);
    commit(dir, '2026-01-03T10:00:00+07:00');
    expect((await integrityOf(dir)).uncommitted).toBe(false);
    await writeFiles(dir, article('b', '2026-01-03'));
    expect((await integrityOf(dir)).uncommitted).toBe(true);
    commit(dir, '2026-01-04T10:00:00+07:00');
    await rm(join(dir, pathOf('b')));
    expect((await integrityOf(dir)).uncommitted).toBe(true);
  });

  test('lần nộp được ghi trong báo cáo', async () => {
    const dir = await makeRepository();
    expect((await integrityOf(dir)).commit).toBe(git(dir, START, 'rev-parse', 'HEAD'));
  });
});
