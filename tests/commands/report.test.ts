import { mkdir, readdir, readFile, writeFile, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeReport } from '../../src/commands/make-report.ts';
import { reportSchema, type Report } from '../../src/schemas/report.ts';
import { callReport } from '../fixtures/call-commands.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, planYaml, portalYaml, runScript } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';

const AS_OF = ['--as-of', '2026-06-30'];
/** Two articles in quarter I, one of them on its first half hour; none in quarter II: met, then missed or pending. */
const content = (more: Files = {}): Files => ({
  'plans/ke-hoach-2026.yaml': planYaml(),
  'portals/xa-mot/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'] }),
  'portals/xa-mot/tin-tuc/2026/a.md': articleMd({ title: 'Tin đầu năm của xã', date: '2026-01-01T00:30' }),
  'portals/xa-mot/tin-tuc/2026/b.md': articleMd({ title: 'Tin giữa quý của xã', date: '2026-02-10' }),
  ...more,
});
const report = async (files: Files, args: string[] = []) => {
  const dir = await makeFolder(files);
  const outcome = await callReport(['--content', dir, ...AS_OF, ...args]);
  return { ...outcome, dir };
};
/** Counts in this process, as the command does in one that it starts; what it would have named on stderr is in it. */
const counted = async (files: Files): Promise<Report> => {
  const found = await makeReport({ content: await makeFolder(files), portals: undefined, asOf: AS_OF[1]! });
  return reportSchema.parse(JSON.parse(JSON.stringify(found)));
};
const parsed = (stdout: string): Report => reportSchema.parse(JSON.parse(stdout));
const rowsOf = ({ portals }: Report) =>
  portals.flatMap(({ portal, targets }) =>
    targets.map(({ id, period, actual, verdict }) => `${portal} ${id} ${period.id} ${actual} ${verdict}`),
  );

describe('chạy trơn', () => {
  test('bảng ra stdout, stderr trống, mã thoát 0', async () => {
    const { code, stdout, stderr } = await report(content());
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('tính đến ngày 30/06/2026');
    expect(stdout).toMatch(/Quý I\/2026\s+2 trên 2\s+đạt/);
    expect(stdout).not.toContain('\u001b');
  });

  test('JSON đúng khuôn, đúng số, không kèm chữ nào khác', async () => {
    const { code, stdout } = await report(content(), ['--format', 'json']);
    expect(code).toBe(0);
    const found = parsed(stdout);
    expect(found).toMatchObject({ schemaVersion: 1, asOf: '2026-06-30', commit: null, unreadable: [] });
    expect(rowsOf(found)).toEqual(['xa-mot cong-xa 2026-Q1 2 met', 'xa-mot cong-xa 2026-Q2 0 pending']);
    expect(found.portals[0]!.targets[1]).toMatchObject({ missing: 2, daysLeft: 0 });
  });

  test('máy ở New York hay ở bên kia đường đổi ngày đều cho từng byte như nhau', async () => {
    const dir = await makeFolder(content());
    const outputs = await Promise.all(
      // The clocks that differ most; by night also those of the servers and of the people.
      ['America/New_York', 'Pacific/Kiritimati', ...(isNightly ? ['UTC', 'Asia/Ho_Chi_Minh'] : [])].map(
        (TZ) =>
          runScript('report', ['--content', dir, ...AS_OF, '--format', 'json'], {
            env: { TZ, LANG: 'en_US.UTF-8' },
          }),
      ),
    );
    expect(outputs[0]!.stdout).toContain('2026-01-01');
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(outputs.filter(({ code }) => code !== 0)).toEqual([]);
  });

  test('không nói ngày thì tính đến hôm nay ở Việt Nam', async () => {
    const dir = await makeFolder(content());
    const inVietnam = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const before = inVietnam();
    const { stdout } = await runScript('report', ['--content', dir, '--format', 'json'], {
      env: { TZ: 'Pacific/Honolulu' },
    });
    expect([before, inVietnam()]).toContain(parsed(stdout).asOf);
  });

  test('chạy lại ra đúng như cũ, và không đụng tới thư mục nội dung', async () => {
    const { dir, stdout } = await report(content(), ['--format', 'json']);
    const files = (await readdir(dir, { recursive: true })).sort();
    const again = await callReport(['--content', dir, ...AS_OF, '--format', 'json']);
    expect(again.stdout).toBe(stdout);
    expect((await readdir(dir, { recursive: true })).sort()).toEqual(files);
  });

  test('Markdown có liên kết tới từng minh chứng', async () => {
    const { stdout } = await report(content(), ['--format', 'markdown']);
    expect(stdout).toContain('# Kết quả thực hiện chỉ tiêu');
    expect(stdout).toContain('(<https://thunghiem.vidu.gov.vn/tin-tuc/a/>)');
  });

  test('chỉ một kỳ, một cổng, một kế hoạch', async () => {
    const files = content({
      'plans/khac.yaml': planYaml({ title: 'Kế hoạch khác' }),
      'portals/xa-hai/portal.yaml': portalYaml({
        name: 'Xã Hai',
        url: 'https://hai.vidu.gov.vn/',
        plans: ['khac', 'ke-hoach-2026'],
      }),
      'portals/xa-hai/tin-tuc/2026/c.md': articleMd(),
    });
    const dir = await makeFolder(files);
    const ask = async (...args: string[]) =>
      rowsOf(parsed((await callReport(['--content', dir, ...AS_OF, '--format', 'json', ...args])).stdout));
    expect(await ask('--period', '2026-Q1', '--portal', 'xa-mot')).toEqual(['xa-mot cong-xa 2026-Q1 2 met']);
    expect(await ask('--period', '2026-Q1', '--portal', ' xa-hai , xa-mot ')).toHaveLength(3);
    expect(await ask('--plan', 'khac', '--period', '2026-Q1')).toEqual(['xa-hai cong-xa 2026-Q1 1 missed']);
  });

  test('--help in hướng dẫn ra stdout', async () => {
    const { code, stdout, stderr } = await runScript('report', ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const flag of [
      '--content',
      '--portal',
      '--plan',
      '--period',
      '--as-of',
      '--format',
      '--out',
      '--strict',
    ])
      expect(stdout).toContain(flag);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('không ghi --format thì kiểu theo đuôi của --out', async () => {
    const dir = await makeFolder(content());
    const starts = {
      'a.csv': '\ufeffKế hoạch',
      'a.HTML': '<!doctype html>',
      'a.xlsx': 'PK',
      'a.txt': 'Kết quả',
      'khong-duoi': 'Kết quả',
    };
    for (const [name, start] of Object.entries(starts)) {
      const out = join(dir, name);
      expect(await callReport(['--content', dir, ...AS_OF, '--out', out])).toMatchObject({
        stderr: '',
      });
      expect((await readFile(out, 'utf8')).slice(0, start.length)).toBe(start);
    }
  });
});

test.each(['bao-cao.pdf', 'bao-cao.doc', 'bao-cao.xls'])(
  '--out %s có đuôi không của kiểu nào: nêu các đuôi, không ghi tệp',
  async (name) => {
    const dir = await makeFolder(content());
    const out = join(dir, name);
    const { code, stdout, stderr } = await callReport(['--content', dir, ...AS_OF, '--out', out]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`có đuôi ${name.slice(name.indexOf('.'))} `);
    expect(stderr).toContain('.md (markdown), .csv, .html, .htm (html), .xlsx, .docx.');
    expect(await readdir(dir)).not.toContain(name);
    expect((await callReport(['--content', dir, ...AS_OF, '--format', 'json', '--out', out])).code).toBe(0);
  },
);

describe('--strict', () => {
  const late = ['--as-of', '2026-07-01'];

  test('có chỉ tiêu chưa đạt thì mã thoát là 1, báo cáo vẫn ra đủ', async () => {
    const { code, stdout } = await report(content(), ['--format', 'json', '--strict', ...late]);
    expect(code).toBe(1);
    expect(rowsOf(parsed(stdout))).toContain('xa-mot cong-xa 2026-Q2 0 missed');
  });

  test('không có --strict thì vẫn là 0; còn đang thực hiện thì chưa phải là chưa đạt', async () => {
    expect((await report(content(), late)).code).toBe(0);
    expect((await report(content(), ['--strict'])).code).toBe(0);
  });
});

describe('gõ sai lệnh thì mã thoát là 2, một câu nói rõ, không in dấu vết chương trình', () => {
  test.each([
    ['tham số lạ', ['--thang', '3'], '--thang'],
    ['chữ thừa', ['abc'], 'abc'],
    ['cổng lạ', ['--portal', 'xa-mot,la'], 'Không có cổng la'],
    ['kế hoạch lạ', ['--plan', 'la'], 'Không có kế hoạch la'],
    ['kỳ không có thật', ['--period', '2026-Q5'], '2026-Q5'],
    ['kỳ của năm khác', ['--period', '2025-Q1'], '2025-Q1'],
    ['ngày không có thật', ['--as-of', '2026-02-30'], '2026-02-30'],
    ['ngày viết kiểu Việt Nam mà không có thật', ['--as-of', '31/02/2026'], '31/02/2026'],
    ['kiểu lạ', ['--format', 'constructor'], 'constructor'],
    ['thiếu giá trị', ['--period'], '--period'],
    ['tên cổng để trống', ['--portal', ''], '--portal'],
  ])('%s', async (_name, args, told) => {
    const { code, stdout, stderr } = await report(content(), args);
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test.each([
    ['thư mục nội dung không có', '/khong-co-thu-muc-nay'],
    ['thư mục nội dung là một tệp', import.meta.filename],
  ])('%s', async (_name, dir) => {
    const { code, stdout, stderr } = await callReport(['--content', dir]);
    expect(stderr).toContain(dir);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('thư mục nội dung chưa có cổng nào', async () => {
    const { code, stderr } = await report({
      'plans/ke-hoach-2026.yaml': planYaml(),
      'portals/ghi-chu.txt': 'x',
    });
    expect(code).toBe(2);
    expect(stderr).toContain('chưa có cổng nào');
  });
});

describe('--out', () => {
  test('ghi vào tệp, kể cả thư mục chưa có, và không in gì ra stdout', async () => {
    const dir = await makeFolder(content());
    const out = join(dir, 'ra/moi/bao-cao.json');
    const outcome = await callReport(['--content', dir, ...AS_OF, '--format', 'json', '--out', out]);
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 0, stdout: '' });
    expect(rowsOf(parsed(await readFile(out, 'utf8')))).toHaveLength(2);
    expect(await readdir(join(dir, 'ra/moi'))).toEqual(['bao-cao.json']);
  });

  test('vào một thư mục thì từ chối, thư mục còn nguyên', async () => {
    const dir = await makeFolder(content());
    const out = join(dir, 'portals');
    const before = await readdir(out, { recursive: true });
    const { code, stderr } = await callReport(['--content', dir, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${out}: đây là một thư mục`);
    expect(await readdir(out, { recursive: true })).toEqual(before);
  });

  test('vào chỗ không thể có tệp thì từ chối, tệp chắn đường còn nguyên', async () => {
    const dir = await makeFolder(content());
    const old = join(dir, 'cu.json');
    await writeFile(old, 'cũ');
    const { code, stderr } = await callReport(['--content', dir, '--out', join(old, 'moi.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('Không ghi được');
    expect(await readFile(old, 'utf8')).toBe('cũ');
  });

  test('vào thư mục không được ghi thì tệp cũ còn nguyên, không để lại tệp dở', async () => {
    const dir = await makeFolder(content());
    const folder = join(dir, 'ra');
    await mkdir(folder);
    await writeFile(join(folder, 'bao-cao.json'), 'cũ');
    await chmod(dir, 0o755);
    await chmod(folder, 0o555);
    const { code, stderr } = await runScript(
      'report',
      ['--content', dir, '--out', join(folder, 'bao-cao.json')],
      asNobody,
    );
    expect(stderr).toContain('Không ghi được');
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(['bao-cao.json']);
    expect(await readFile(join(folder, 'bao-cao.json'), 'utf8')).toBe('cũ');
    await chmod(folder, 0o755);
  });

  test('gõ sai lệnh thì không đụng tới tệp cũ', async () => {
    const dir = await makeFolder(content());
    const out = join(dir, 'bao-cao.json');
    await writeFile(out, 'cũ');
    await callReport(['--content', dir, '--period', '2026-Q5', '--out', out]);
    expect(await readFile(out, 'utf8')).toBe('cũ');
  });
});

describe('tệp không đọc được thì được nêu tên, phần còn lại vẫn được đếm', () => {
  const Q1 = 'xa-mot cong-xa 2026-Q1 2 met';
  const bad = 'portals/xa-mot/tin-tuc/2026/hong.md';

  test('mỗi tệp hỏng một kiểu; mã thoát là 1', async () => {
    const broken: [string | Uint8Array | { link: string }, RegExp][] = [
      [articleMd().replace('title:', 'title: Hội nghị:'), /2:8 .*dấu nháy kép/],
      ['---js\nprocess.exit(3)\n---\n', /chỉ đọc dạng mở bằng ---/],
      ['---\na: &a [x, x]\nb: [*a, *a]\n---\n', /tham chiếu/],
      [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /không phải văn bản UTF-8/],
      [Uint8Array.from(Buffer.from(`\uFEFF${articleMd()}`, 'utf16le')), /UTF-16/],
      [articleMd({}, 'chữ '.repeat(450_000)), /quá mức/],
      [{ link: '/etc/passwd' }, /liên kết tượng trưng/],
      [{ link: './khong-co.md' }, /liên kết tượng trưng/],
      ['', /chưa có phần thông tin đầu bài/],
    ];
    const pathOf = (index: number) => bad.replace('hong', `hong-${index}`);
    const files = Object.fromEntries(broken.map(([file], index) => [pathOf(index), file]));
    const { code, stdout, stderr } = await report(content(files), ['--format', 'json']);
    const found = parsed(stdout);
    expect(found.unreadable).toEqual(
      broken.map(([, message], index) => ({ path: pathOf(index), message: expect.stringMatching(message) })),
    );
    for (const index of broken.keys()) expect(stderr).toContain(pathOf(index));
    expect(stderr).not.toContain('root:');
    expect(rowsOf(found)[0]).toBe(Q1);
    expect(code).toBe(1);
  });

  test('tệp không có quyền đọc', async () => {
    const dir = await makeFolder(content({ [bad]: articleMd() }));
    await chmod(dir, 0o755);
    await chmod(join(dir, bad), 0o000);
    const outcome = await runScript('report', ['--content', dir, ...AS_OF, '--format', 'json'], asNobody);
    expect(outcome.code).toBe(1);
    expect(parsed(outcome.stdout).unreadable).toEqual([
      { path: bad, message: expect.stringContaining('EACCES') },
    ]);
    expect(rowsOf(parsed(outcome.stdout))[0]).toBe(Q1);
  });

  test('cổng không có portal.yaml, và cổng có portal.yaml sai', async () => {
    const files = content({
      'portals/xa-hai/tin-tuc/2026/c.md': articleMd(),
      'portals/xa-ba/portal.yaml': 'name: Xã Ba\n',
    });
    const found = await counted(files);
    expect(found.unreadable.map(({ path }) => path)).toEqual(['portals/xa-ba/portal.yaml', 'portals/xa-hai']);
    expect(rowsOf(found)[0]).toBe(Q1);
  });

  test('cả thư mục cổng là một liên kết', async () => {
    const found = await counted(content({ 'portals/xa-hai': { link: 'xa-mot' } }));
    expect(found.unreadable.map(({ path }) => path)).toContain('portals/xa-hai');
    expect(rowsOf(found)).toHaveLength(2);
  });

  test('số liệu truy cập hỏng thì không biến thành 0', async () => {
    const files = content({
      'plans/ke-hoach-2026.yaml': planYaml({
        targets: [{ id: 'truy-cap', label: 'Lượt', measure: 'visits', min: 10, per: 'quarter' }],
      }),
      'portals/xa-mot/luot-truy-cap.yaml': '- { month: 2026-01, visits: nhiều, source: x }\n',
    });
    const found = await counted(files);
    expect(rowsOf(found)[0]).toBe('xa-mot truy-cap 2026-Q1 null no-data');
  });

  test('cổng nêu một kế hoạch không có', async () => {
    const files = content({
      'portals/xa-mot/portal.yaml': portalYaml({ plans: ['ke-hoach-2026', 'la'] }),
    });
    const found = await counted(files);
    expect(found.unreadable).toMatchObject([{ path: 'portals/xa-mot/portal.yaml' }]);
    expect(rowsOf(found)[0]).toBe(Q1);
  });

  test('một kế hoạch hỏng không chặn kế hoạch khác', async () => {
    const found = await counted(content({ 'plans/hong.yaml': 'year: [\n' }));
    expect(found.unreadable.map(({ path }) => path)).toEqual(['plans/hong.yaml']);
    expect(rowsOf(found)[0]).toBe(Q1);
  });
});

describe('kế hoạch sai thì nêu tệp và dòng, mã thoát là 2, không ghi gì', () => {
  const target = { id: 'tin', label: 'Tin', measure: 'articles', min: 2, per: 'quarter' };
  const custom = (from: string, id: string) => ({ id, kind: 'quarter', label: id, from, to: '2026-03-31' });
  test.each([
    ['đại lượng không có', { targets: [{ ...target, measure: 'clicks' }] }, 'clicks'],
    ['mức tối thiểu âm', { targets: [{ ...target, min: -1 }] }, 'không nhỏ hơn 0'],
    [
      'hai kỳ riêng chồng nhau',
      { periods: { scheme: 'custom', custom: [custom('2026-01-01', 'mot'), custom('2026-03-01', 'hai')] } },
      'chồng ngày',
    ],
    [
      'hạn báo cáo ngoài năm',
      { periods: { deadlines: [{ period: '2026-Q1', due: '2027-05-01' }] } },
      'không thuộc năm 2026',
    ],
    [
      'hạn báo cáo của kỳ không có',
      { periods: { deadlines: [{ period: 'Quý I', due: '2026-03-15' }] } },
      'không có kỳ “Quý I”',
    ],
    [
      'hạn báo cáo của năm khác',
      { periods: { deadlines: [{ period: '2025-Q1', due: '2026-03-15' }] } },
      'Ghi mã kỳ như: 2026-03, 2026-Q1',
    ],
    [
      'hạn báo cáo trước khi kỳ bắt đầu',
      { periods: { scheme: 'calendar', deadlines: [{ period: '2026-Q4', due: '2026-02-01' }] } },
      'Ghi một ngày từ 2026-10-01 trở đi',
    ],
    [
      'đơn vị không cổng nào khai',
      { targets: [{ ...target, filter: { units: ['van-phongg'] } }] },
      'van-phong',
    ],
  ])('%s', async (_name, changes, said) => {
    const dir = await makeFolder(content({ 'plans/ke-hoach-2026.yaml': planYaml(changes) }));
    const out = join(dir, 'bao-cao.json');
    await writeFile(out, 'báo cáo cũ');
    const outcome = await runScript('report', ['--content', dir, ...AS_OF, '--format', 'json', '--out', out]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/plans\/ke-hoach-2026\.yaml:\d+:\d+ /);
    expect(outcome.stderr).toContain(said);
    expect(outcome.stderr).not.toContain('    at ');
    expect(await readFile(out, 'utf8')).toBe('báo cáo cũ');
  });
});

describe('tên tệp lạ', () => {
  test('tên NFD và tên có dấu cách vẫn được đếm', async () => {
    const files = content({
      [`portals/xa-mot/tin-tuc/2026/${'lễ hội'.normalize('NFD')}.md`]: articleMd({
        title: 'Lễ hội đầu xuân của xã',
      }),
      'portals/xa-mot/tin-tuc/2026/Bài Mới.md': articleMd({ title: 'Bài mới của xã trong quý' }),
    });
    const [row] = (await counted(files)).portals[0]!.targets;
    expect(row!.actual).toBe(4);
    for (const { url } of row!.counted) expect(url).toMatch(/^https:\/\/[\x21-\x7e]+$/);
  });

  test('một bài nộp hai lần, một lần từ máy Mac, chỉ được tính một', async () => {
    const title = 'Hoà giải ở cơ sở trong quý';
    const files = content({
      'portals/xa-mot/tin-tuc/2026/c.md': articleMd({ title, date: '2026-03-01' }),
      'portals/xa-mot/tin-tuc/2026/d.md': articleMd({
        title: 'Hòa giải ở cơ sở trong quý',
        date: '2026-03-02',
      }).normalize('NFD'),
    });
    const [row] = (await counted(files)).portals[0]!.targets;
    expect(row).toMatchObject({
      actual: 3,
      notCounted: [{ path: 'portals/xa-mot/tin-tuc/2026/d.md', reason: 'duplicate' }],
    });
  });

  test('hai bài cùng tên khác năm vẫn là hai bài', async () => {
    const files = content({
      'portals/xa-mot/tin-tuc/2025/a.md': articleMd({
        title: 'Một bài khác trùng tên tệp',
        date: '2026-01-02',
      }),
    });
    const [row] = (await counted(files)).portals[0]!.targets;
    expect(row!.actual).toBe(3);
  });
});

/** The superuser may write and read anywhere; a test of what is forbidden runs as somebody else. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
