import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chooseWeek, findSuggestions, findWork, writeSuggestions } from '../../src/commands/assign-work.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { writeMarkdown } from '../../src/report/formats/markdown.ts';
import { writeMessage } from '../../src/report/work-words.ts';
import { assignmentsSchema, daysOfWeek, weekOf, weeksIn } from '../../src/schemas/assignments.ts';
import { reportSchema } from '../../src/schemas/report.ts';
import { callScript } from '../fixtures/call-script.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, planYaml, portalYaml, runScript } from '../fixtures/make.ts';

const WEEK = 'portals/xa/phan-cong/2026-W12.yaml';
const people = [
  { id: 'an', name: 'Nguyễn Văn An', unit: 'van-phong' },
  { id: 'binh', name: 'Trần Thị Bình', unit: 'kinh-te' },
];
const units = [
  { id: 'van-phong', name: 'Văn phòng' },
  { id: 'kinh-te', name: 'Phòng Kinh tế' },
];
const targets = [
  { id: 'cong', label: 'Tin của cổng', measure: 'articles', min: 12, per: 'quarter' },
  { id: 'bao', label: 'Tin báo tỉnh', measure: 'publications', min: 1, per: 'year' },
];
const article = (name: string, changes: Record<string, unknown>): Files => ({
  [`portals/xa/tin-tuc/2026/${name}.md`]: articleMd({ title: `Tin của xã mang tên ${name}`, ...changes }),
});

/** Eight items of week 12 (16/3 to 22/3), as a ward's minutes count them: 3 published, 4 not written, 1 waits. */
const files: Files = {
  'plans/ke-hoach-2026.yaml': planYaml({ periods: { scheme: 'calendar' }, targets }),
  'portals/xa/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'], people, units }),
  [WEEK]: `
- { title: Tập huấn nộp hồ sơ trực tuyến, person: an, due: 2026-03-18, target: cong }
- { title: Ra quân làm đường thôn Hai, unit: kinh-te }
- { topic: the-che, unit: van-phong }
- { title: Gương sáng cán bộ một cửa, person: binh, due: 2026-03-20 }
- { topic: tai-chinh-cong, person: an, due: 2026-03-19 }
- { topic: tai-chinh-cong, person: an, due: 2026-03-20 }
- { title: Gửi báo tỉnh bài về chợ phiên, unit: kinh-te, due: 2026-03-27, target: bao }
- { title: Đối thoại với người dân về đất đai, unit: van-phong, due: 2026-03-29 }
`,
  ...article('a', {
    title: 'Lớp tập huấn nộp hồ sơ trực tuyến',
    date: '2026-03-20',
    author: 'Nguyễn Văn An',
  }),
  ...article('b', { title: 'Ra quân làm đường ở thôn Hai', date: '2026-03-17', unit: 'kinh-te' }),
  ...article('c', {
    title: 'Một nghị quyết mới của xã',
    date: '2026-03-19',
    unit: 'van-phong',
    topics: ['the-che'],
  }),
  ...article('d', {
    title: 'Gương sáng của cán bộ một cửa',
    date: '2026-03-20',
    author: 'binh',
    draft: true,
  }),
  // Cùng nội dung nhưng của người khác, và cùng tên nhưng của tháng trước.
  ...article('e', { date: '2026-03-18', author: 'binh', topics: ['tai-chinh-cong'] }),
  ...article('g', { title: 'Đối thoại với người dân về đất đai', date: '2026-02-10', unit: 'van-phong' }),
};
const options = (content: string, asOf = '2026-03-21') => ({
  content,
  portals: undefined,
  week: '2026-W12',
  asOf,
});

test('D5: việc giao đích danh: 3 bài đã đăng, 4 bài chưa viết, 1 bài chờ duyệt', async () => {
  const [found] = findWork(options(await makeFolder(files)));
  const { items, ...work } = found!.work!;
  expect(work).toMatchObject({ planned: 8, written: 3, waiting: 1, late: 2, open: 2, silentUnits: [] });
  expect(items.map(({ standing, daysLate = 0, entry }) => [standing, daysLate, entry?.path.at(-4)])).toEqual([
    ['written', 2, 'a'],
    ['written', 0, 'b'],
    ['written', 0, 'c'],
    ['waiting', 1, 'd'],
    ['late', 2, undefined],
    ['late', 1, undefined],
    ['open', 0, undefined],
    ['open', 0, undefined],
  ]);
  expect(work.people).toEqual([
    { id: 'an', name: 'Nguyễn Văn An', planned: 3, written: 1, waiting: 0, late: 2, open: 0 },
    { id: 'binh', name: 'Trần Thị Bình', planned: 1, written: 0, waiting: 1, late: 0, open: 0 },
  ]);
  expect(writeMessage(found!, found!.work!, '2026-03-21')).toContain(
    'Chờ duyệt:\n- Gương sáng cán bộ một cửa (Trần Thị Bình): hạn 20/03/2026, chậm 1 ngày',
  );
});

test('tin gửi báo chưa được đăng thì chờ, được đăng thì xong; đơn vị chưa viết gì bị nêu tên', async () => {
  const sent = (status: string) =>
    makeFolder({
      ...files,
      'portals/xa/dang-ngoai/cho.md': markdown({
        ...{ title: 'Bài về chợ phiên', date: '2026-03-20', channel: 'bao-tinh', outlet: 'Báo tỉnh', status },
        ...(status === 'tiep-nhan' ? { url: 'https://bao.vidu.vn/cho' } : { sent: '2026-03-18' }),
      }),
      [WEEK]: '- { title: Gửi bài về chợ phiên, unit: kinh-te, target: bao }\n',
      'portals/xa/tin-tuc/2026/b.md': articleMd({
        title: 'Ra quân làm đường ở thôn Hai',
        date: '2026-03-10',
      }),
    });
  const workOf = (content: string) => findWork(options(content))[0]!.work!;
  expect(workOf(await sent('da-gui'))).toMatchObject({ waiting: 1, silentUnits: ['Phòng Kinh tế'] });
  expect(workOf(await sent('tiep-nhan'))).toMatchObject({ written: 1 });
});

test('báo cáo nêu việc được giao theo người, theo đơn vị', async () => {
  const content = await makeFolder(files);
  const report = await makeReport({ content, portals: undefined, asOf: '2026-03-21' });
  expect(reportSchema.parse(report)).toEqual(report);
  expect(report.portals[0]!.assignments).toMatchObject({
    planned: 8,
    written: 3,
    waiting: 1,
    late: 2,
    open: 2,
  });
  expect(writeMarkdown(report)).toContain(
    '- Được giao 8 việc: 3 đã đăng, 1 chờ duyệt, 4 chưa viết &#40;2 quá hạn&#41;.',
  );
});

test('việc giao cho chỉ tiêu không có thì báo cáo gọi tên cùng dòng phải sửa, không bỏ lặng việc ấy', async () => {
  const wrong = '- { title: Bài về chợ phiên, person: an, target: congg }\n';
  const report = async (others: Files) =>
    callScript('report', [
      ...['--content', await makeFolder({ ...files, ...others, [WEEK]: wrong })],
      ...['--as-of', '2026-03-21', '--format', 'json'],
    ]);
  const none = await report({});
  expect(none).toMatchObject({ code: 2, stdout: '' });
  expect(none.stderr).toContain(`${WEEK}:1:42 Không kế hoạch nào của cổng có chỉ tiêu “congg”.`);
  expect(none.stderr).toContain('target: cong');

  const other = { 'portals/xb/portal.yaml': portalYaml({ name: 'Xã B', plans: ['ke-hoach-2026'] }) };
  const { code, stdout } = await report(other);
  const { portals, unreadable } = reportSchema.parse(JSON.parse(stdout));
  expect({ code, portals: portals.map(({ portal }) => portal), unreadable }).toEqual({
    code: 1,
    portals: ['xb'],
    unreadable: [{ path: WEEK, message: '1:42 Không kế hoạch nào của cổng có chỉ tiêu “congg”.' }],
  });
});

describe('lệnh npm run assign', () => {
  test('có việc quá hạn thì mã thoát 1; tệp sai thì nói tệp, dòng, cách sửa, mã thoát 2', async () => {
    const late = await makeFolder(files);
    const args = ['--as-of', '2026-03-21', '--week', '12'];
    const shown = await runScript('assign', ['--content', late, ...args]);
    expect(shown).toMatchObject({ code: 1, stderr: '' });
    expect(shown.stdout).toContain('8 việc: 3 đã đăng, 1 chờ duyệt, 4 chưa viết (2 quá hạn).');
    expect(
      shown.stdout
        .split('Văn bản để dán')[0]!
        .split('\n')
        .every((line) => line.length <= 80),
    ).toBe(true);
    const broken = await makeFolder({ ...files, [WEEK]: '- { title: Tin, unit: kinh-tee }\n' });
    const refused = await callScript('assign', ['--content', broken, ...args]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(`${WEEK}:1:17 Cổng không khai đơn vị “kinh-tee” trong portal.yaml.`);
    expect(refused.stderr).toContain('unit: kinh-te');
  });

  test('đề xuất việc của tuần sau cho đơn vị viết ít nhất, đúng khuôn; ghi một lần, không ghi đè', async () => {
    const content = await makeFolder(files);
    const week = chooseWeek(undefined, '2026-03-21', true);
    expect(week).toBe('2026-W13');
    const found = findSuggestions({ ...options(content), week });
    const items = found[0]!.suggestions.map(({ item }) => item);
    // Thiếu 12 − 5 bài, còn 11 ngày: mỗi tuần 5 bài.
    expect(items.filter(({ target }) => target === 'cong')).toHaveLength(5);
    expect(items.filter(({ target }) => target === 'bao')).toHaveLength(1);
    expect(items.every(({ due }) => due === '2026-03-27')).toBe(true);
    expect(new Set(items.map(({ unit }) => unit))).toEqual(new Set(['van-phong', 'kinh-te']));
    expect(new Set(items.map(({ topic }) => topic)).size).toBeGreaterThan(4);
    const [file] = await writeSuggestions(content, found, '2026-03-21');
    const written = await readFile(join(content, file!), 'utf8');
    expect(assignmentsSchema.parse(parse(written))).toEqual(items);
    await expect(writeSuggestions(content, found, '2026-03-21')).rejects.toThrow(`Đã có ${file}`);
    expect(findWork({ ...options(content), week })[0]!.work!.planned).toBe(items.length);
    expect(existsSync(join(content, 'portals/xa/phan-cong/2026-W14.yaml'))).toBe(false);
  });
});

describe('đề xuất', () => {
  const suggested = async (own: object[], contents: Files, asOf = '2026-03-21') => {
    const content = await makeFolder({
      ...files,
      'plans/ke-hoach-2026.yaml': planYaml({ periods: { scheme: 'calendar' }, targets: own }),
      ...contents,
    });
    const [found] = findSuggestions({ ...options(content, asOf), week: chooseWeek('tuần 13', asOf, true) });
    const names = new Set(own.map((target) => (target as { id: string }).id));
    return found!.suggestions.filter(({ item }) => names.has(item.target ?? ''));
  };

  test('tuần sau chưa có tin nào thì chỉ tiêu mỗi tuần, mỗi ngày làm việc cũng có việc', async () => {
    const weekly = { id: 'tuan', label: 'Mỗi tuần hai tin', measure: 'articles', min: 2, per: 'week' };
    const found = await suggested([weekly], article('m', { date: '2026-03-24' }));
    expect(found.map(({ why }) => why)).toEqual(['Mỗi tuần hai tin, tuần 13/2026: còn thiếu 1']);
    const daily = { id: 'ngay', label: 'Mỗi ngày một tin', measure: 'articles', min: 1, per: 'working-day' };
    const days = await suggested([daily], article('m', { date: '2026-03-24' }));
    expect(days.map(({ item }) => item.due)).toEqual(['23', '25', '26', '27'].map((day) => `2026-03-${day}`));
  });

  test('lâu không có tin thì đề xuất một tin trước khi quá số ngày kế hoạch cho phép', async () => {
    const gap = {
      id: 'lien-tuc',
      label: 'Không quá 7 ngày',
      measure: 'articles',
      maxGapDays: 7,
      per: 'year',
    };
    const found = await suggested([gap], {});
    expect(found.map(({ why }) => why)).toEqual([
      'Không quá 7 ngày: từ ngày 20/03/2026 chưa có mục mới, kế hoạch cho phép 7 ngày',
    ]);
    expect(await suggested([gap], article('m', { date: '2026-03-26' }))).toEqual([]);
  });

  test('mỗi nội dung một tin: đề xuất đúng những nội dung còn thiếu, dù đơn vị đã được giao tin khác', async () => {
    const each = {
      ...{
        id: 'noi-dung',
        label: 'Mỗi nội dung',
        measure: 'articles',
        eachOf: 'topics',
        min: 1,
        per: 'quarter',
      },
      filter: { topics: ['the-che', 'tai-chinh-cong', 'chinh-quyen-so'] },
    };
    const byUnit = {
      id: 'don-vi',
      label: 'Mỗi đơn vị',
      measure: 'articles',
      min: 3,
      per: 'quarter',
      by: 'unit',
    };
    const found = await suggested([byUnit, each], {});
    const ofEach = found.filter(({ item }) => item.target === 'noi-dung').map(({ item }) => item.topic);
    expect(ofEach).toEqual(['chinh-quyen-so']);
    expect(found.filter(({ item }) => item.target === 'don-vi').length).toBeGreaterThan(1);
  });
});

test('nội dung chia lần lượt cho các việc; văn bản để dán không có hai việc khác nhau đọc như nhau', async () => {
  const own = [
    { id: 'moi-noi-dung', label: 'Mỗi nội dung', measure: 'articles', eachOf: 'topics', min: 1, per: 'year' },
    { id: 'bao', label: 'Tin báo tỉnh', measure: 'publications', min: 1, per: 'month' },
    { id: 'zalo', label: 'Tin trên Zalo', measure: 'publications', min: 2, per: 'month' },
    { id: 'tap-huan', label: 'Tập huấn', measure: 'activities', min: 1, per: 'month' },
  ].map((target) => (target.id === 'zalo' ? { ...target, filter: { channels: ['zalo'] } } : target));
  const covered = ['the-che', 'thu-tuc-hanh-chinh', 'che-do-cong-vu', 'chinh-quyen-so', 'chi-dao-dieu-hanh'];
  const content = await makeFolder({
    'plans/ke-hoach-2026.yaml': planYaml({ periods: { scheme: 'calendar' }, targets: own }),
    'portals/xa/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'], people: people.slice(0, 1), units }),
    ...Object.assign(
      {},
      ...covered.map((topic, at) => article(topic, { date: `2026-02-0${at + 1}`, topics: [topic] })),
    ),
  });
  const week = '2026-W13';
  const found = findSuggestions({ ...options(content, '2026-03-21'), week });
  const items = found[0]!.suggestions.map(({ item }) => item).filter(({ topic }) => topic);
  expect(items.map(({ target }) => target)).toEqual(['moi-noi-dung', 'bao', 'zalo', 'zalo', 'tap-huan']);
  expect(items.slice(0, 2).map(({ topic }) => topic)).toEqual(['to-chuc-bo-may', 'tai-chinh-cong']);
  expect(new Set(items.map(({ topic }) => topic)).size).toBe(5);
  await writeSuggestions(content, found, '2026-03-21');
  const [work] = findWork({ ...options(content, '2026-03-21'), week });
  const lines = writeMessage(work!, work!.work!, '2026-03-21')
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines).toContain('- Tin báo tỉnh – Cải cách tài chính công (Phòng Kinh tế): hạn 27/03/2026');
});

test('việc đọc như nhau đứng một dòng, nói rõ mấy việc', async () => {
  const twice = '- { topic: the-che, person: an, target: cong }\n'.repeat(2);
  const [found] = findWork(options(await makeFolder({ ...files, [WEEK]: twice })));
  expect(writeMessage(found!, found!.work!, '2026-03-21')).toContain(
    '- Tin của cổng – Cải cách thể chế (Nguyễn Văn An): hạn 22/03/2026 (2 việc)',
  );
});

describe('đề xuất không trùng, không sai tên', () => {
  const suggestedFor = async (own: object[], portal: object = {}) => {
    const content = await makeFolder({
      'plans/ke-hoach-2026.yaml': planYaml({ periods: { scheme: 'calendar' }, targets: own }),
      'portals/xa/portal.yaml': portalYaml({ plans: ['ke-hoach-2026'], people, units, ...portal }),
    });
    const [found] = findSuggestions({ ...options(content, '2026-03-21'), week: '2026-W13' });
    return found!.suggestions.map(({ item }) => item).filter(({ target }) => target !== undefined);
  };

  test('một tin đứng cho cả chỉ tiêu tháng lẫn chỉ tiêu quý', async () => {
    const monthly = { id: 'thang', label: 'Tháng', measure: 'articles', min: 4, per: 'month' };
    const quarterly = { id: 'quy', label: 'Quý', measure: 'articles', min: 4, per: 'quarter' };
    const alone = await suggestedFor([monthly]);
    expect(await suggestedFor([monthly, quarterly])).toHaveLength(alone.length);
  });

  test('chỉ tiêu theo khối giao cho đơn vị của khối; kỳ đã qua từ lâu không còn được đề xuất', async () => {
    const blocs = units.map((unit, at) => ({ ...unit, bloc: at === 0 ? 'Khối văn phòng' : 'Khối kinh tế' }));
    const byBloc = { id: 'khoi', label: 'Khối', measure: 'articles', min: 2, per: 'quarter', by: 'bloc' };
    const items = await suggestedFor([byBloc], { units: blocs });
    expect(new Set(items.map(({ unit }) => unit))).toEqual(new Set(['van-phong', 'kinh-te']));
    const gaps = {
      id: 'lien-tuc',
      label: 'Không quá 7 ngày',
      measure: 'articles',
      maxGapDays: 7,
      per: 'month',
    };
    expect((await suggestedFor([gaps])).map(({ due }) => due)).toEqual(['2026-03-27']);
  });
});

test('phân công cho một tuần không có, cho người không có thì cổng ấy không vào báo cáo, và được gọi tên', async () => {
  const good = await makeFolder({
    ...files,
    'portals/xa/phan-cong/2026-W54.yaml': '- { title: Tin, person: an }\n',
  });
  await expect(makeReport({ content: good, portals: undefined, asOf: '2026-03-21' })).rejects.toThrow(
    'portals/xa/phan-cong/2026-W54.yaml:1:1 Năm 2026 không có tuần 54',
  );
  const nobody = await makeFolder({ ...files, [WEEK]: '- { title: Tin, person: ann }\n' });
  await expect(makeReport({ content: nobody, portals: undefined, asOf: '2026-03-21' })).rejects.toThrow(
    `${WEEK}:1:17 Mục people của portal.yaml không có người nào mang mã “ann”.`,
  );
});

test.each(['2027-W53', '2026-W00'])('assign không bỏ qua tệp của tuần %s, là tuần không có', async (week) => {
  const file = `portals/xa/phan-cong/${week}.yaml`;
  const content = await makeFolder({ ...files, [file]: '- { title: Tin, person: an }\n' });
  const refused = await callScript('assign', ['--content', content, '--as-of', '2026-12-30']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain(
    `${file}:1:1 Năm ${week.slice(0, 4)} không có tuần ${Number(week.slice(6))}`,
  );
  expect(refused.stderr).toContain('Đổi tên tệp theo tuần có trong lịch');
});

describe('tuần', () => {
  test('năm 2026 có 53 tuần, năm 2027 có 52; tuần gối hai năm thuộc năm của thứ Năm', () => {
    expect([weeksIn(2026), weeksIn(2027), weeksIn(2020)]).toEqual([53, 52, 53]);
    expect(daysOfWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(daysOfWeek('2026-W01')).toEqual({ from: '2025-12-29', to: '2026-01-04' });
    expect([daysOfWeek('2027-W53'), daysOfWeek('2026-W00'), daysOfWeek('2026-12')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([weekOf('2027-01-01'), weekOf('2025-12-29'), weekOf('2026-03-22')]).toEqual([
      '2026-W53',
      '2026-W01',
      '2026-W12',
    ]);
  });

  test('--week nhận năm và tuần, hay số tuần; tuần không có trong lịch bị từ chối', () => {
    expect(chooseWeek('2026-w12', '2026-03-21', false)).toBe('2026-W12');
    expect(chooseWeek('9', '2026-03-21', false)).toBe('2026-W09');
    expect(() => chooseWeek('2027-W53', '2026-03-21', false)).toThrow('Năm 2027 không có tuần 53');
    expect(() => chooseWeek('tuần này', '2026-03-21', false)).toThrow('--week nhận một tuần');
  });
});
