import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx } from '../../src/report/formats/xlsx.ts';
import { isNightly } from '../fixtures/nightly.ts';
import type { Doubt } from '../../src/schemas/report.ts';
import { activityFacts } from '../fixtures/reports.ts';
import { empty, open, report, row, setClockForward, spread } from './office.ts';

const SUMMARY = 'xl/worksheets/sheet1.xml';
const EVIDENCE = 'xl/worksheets/sheet2.xml';
const RANKING = 'xl/worksheets/sheet3.xml';
const parts = open(await writeXlsx(report));

/** The type, the number format and the value of a cell as the file has them. */
function cell(sheet: string, at: string, of = parts) {
  const [, attributes, value] = new RegExp(`<c r="${at}"([^>]*?)(?:/>|>(?:<v>(.*?)</v>)?</c>)`).exec(
    of[sheet]!,
  )!;
  const style = Number(/ s="(\d+)"/.exec(attributes!)?.[1] ?? 0);
  const formats = /<cellXfs.*?<\/cellXfs>/.exec(of['xl/styles.xml']!)![0].match(/<xf [^>]*/g)!;
  const id = /numFmtId="(\d+)"/.exec(formats[style]!)![1];
  const isText = attributes!.includes('t="s"');
  return {
    type: isText ? 'text' : 'number',
    format: new RegExp(`numFmtId="${id}" formatCode="([^"]*)"`).exec(of['xl/styles.xml']!)?.[1] ?? id,
    value: isText ? strings(of)[Number(value)] : value === undefined ? null : Number(value),
  };
}

function strings(of = parts): string[] {
  return [...of['xl/sharedStrings.xml']!.matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/g)].map(([, text]) => text!);
}

test('có ba trang Tổng hợp, Minh chứng, Xếp hạng', () => {
  const names = [...parts['xl/workbook.xml']!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['Tổng hợp', 'Minh chứng', 'Xếp hạng']);
});

test('trang Tổng hợp có đủ các cột theo thứ tự', async () => {
  const { sheets } = await readXlsx(await writeXlsx(report));
  expect(sheets.map(({ rows }) => rows[0])).toEqual([
    [
      ...['Kế hoạch', 'Cổng', 'Mã cổng', 'Chỉ tiêu', 'Đơn vị', 'Kỳ', 'Từ ngày', 'Đến ngày', 'Hạn báo cáo'],
      ...['Yêu cầu', 'Mức tối đa', 'Đạt được', 'Trên tổng số', 'Tỷ lệ đạt', 'Tỷ lệ yêu cầu', 'Còn thiếu'],
      ...['Vượt mức tối đa', 'Đánh giá', 'Còn ngày', 'Kỳ trước', 'Cùng kỳ năm trước'],
    ],
    [
      ...['Cổng', 'Chỉ tiêu', 'Kỳ', 'Ngày', 'Tiêu đề', 'Địa chỉ', 'Số lượng', 'Ghi chú'],
      ...['Hình thức, thể loại', 'Cơ quan đăng', 'Đơn vị', 'Số lần', 'Số người'],
      ...['Cán bộ, công chức, viên chức, người lao động', 'Người dân', 'Doanh nghiệp, hợp tác xã'],
      ...['Tổ chức, hội, đoàn thể'],
      ...['Số bản', 'Minh chứng lưu kèm', 'Tệp'],
    ],
    [
      ...['Kế hoạch', 'Hạng', 'Cổng', 'Mã cổng', 'Đánh giá', 'Chỉ tiêu đạt', 'Chỉ tiêu có giao số'],
      ...[
        'Chỉ ghi nhận',
        'Mức hoàn thành',
        'Mức hoàn thành theo lượt',
        'Tin, bài mới nhất',
        'Số ngày không có tin, bài',
        'Phần còn thiếu',
      ],
      ...['Tin, bài trong kỳ', 'Tự viết', 'Đăng lại', 'Nghi là chép'],
    ],
  ]);
});

test('mục đã tính ở báo cáo trước nay không còn có trang riêng, kể đủ', async () => {
  const lost = { portal: 'xa', path: 'a.md', title: 'Tin đã mất', date: '2026-04-02', target: row.id };
  const disappeared = Array.from({ length: 25 }, () => ({ ...lost, period: row.period.id }));
  const of = { ...report, integrity: { ...report.integrity, disappeared } };
  const { sheets } = await readXlsx(await writeXlsx(of));
  const sheet = sheets.find(({ name }) => name === 'Mục nay không còn')!;
  expect(sheet.rows).toHaveLength(26);
  const [portal, , title, target, period, path] = sheet.rows[1]!;
  expect([portal, title, target, period, path]).toEqual([
    ...['Xã Thử Nghiệm', 'Tin đã mất', 'Tin, bài cải cách hành chính', 'Quý II/2026', 'a.md'],
  ]);
});

test('bài nghi là chép đứng ở một trang riêng, mỗi bài một dòng dù cổng có hai kế hoạch', async () => {
  const portal = report.portals[0]!;
  const [path, date] = [`portals/${portal.portal}/tin-tuc/2026/a.md`, '2026-03-02'];
  const doubts: Doubt[] = [
    { kind: 'credit', words: '(Theo VTV)' },
    { kind: 'copy', portal: portal.portal, path, date: '2026-03-01' },
  ];
  const doubtful = [{ path, title: 'Bài của đài', date, url: 'https://xa.vidu.gov.vn/a/', doubts }];
  const copied = { ...portal, origins: { articles: 4, own: 2, reposted: 1, doubtful } };
  const { sheets } = await readXlsx(
    await writeXlsx({ ...report, portals: [copied, { ...copied, plan: 'khac' }] }),
  );
  expect(sheets[3]!.rows.slice(1).map((row) => row.slice(2, 5))).toEqual([
    [
      'Bài của đài',
      'https://xa.vidu.gov.vn/a/',
      `ghi nguồn “(Theo VTV)”; cùng nội dung với bài của ${portal.name} ngày 01/03/2026`,
    ],
  ]);
  expect(sheets[2]!.rows[1]!.slice(-4)).toEqual([4, 2, 1, 1]);
});

test('số là ô số, số lẻ có phần thập phân', () => {
  expect(cell(SUMMARY, 'J2')).toEqual({ type: 'number', format: '#,##0', value: 12_000 });
  expect(cell(SUMMARY, 'L2')).toEqual({ type: 'number', format: '#,##0.00', value: 2.5 });
  expect(cell(SUMMARY, 'T2')).toMatchObject({ type: 'number', value: 7 });
});

test('chưa có số liệu thì ô trống, không phải số 0', () => {
  expect(cell(SUMMARY, 'L3').value).toBeNull();
  expect(cell(SUMMARY, 'R3').value).toBe('chưa có số liệu');
});

test('ngày là ô ngày dd/mm/yyyy', async () => {
  expect(cell(SUMMARY, 'G2')).toEqual({ type: 'number', format: 'dd/mm/yyyy', value: 46_096 });
  const { sheets } = await readXlsx(await writeXlsx(report));
  expect(sheets[0]!.rows[1]![6]).toEqual(new Date('2026-03-15T00:00:00Z'));
  expect(sheets[1]!.rows[1]![3]).toEqual(new Date('2026-04-02T00:00:00Z'));
});

test('địa chỉ là liên kết bấm được, địa chỉ không an toàn chỉ là chữ', () => {
  const links = parts['xl/worksheets/_rels/sheet2.xml.rels']!;
  expect([...links.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, target]) => target)).toEqual([
    'https://xa.vidu.vn/tin-tuc/a/?x=1&amp;y=%222%22',
  ]);
  expect(parts[EVIDENCE]).toContain('<hyperlink ref="F2"');
  expect(cell(EVIDENCE, 'F3')).toMatchObject({ type: 'text', value: 'javascript:alert(1)' });
});

test('tiêu đề bắt đầu bằng = + - @ vẫn là chữ, kể cả khi có người sửa ô', () => {
  for (const [at, start] of [
    ['E2', '=HYPERLINK('],
    ['E3', '+84 '],
    ['E4', '@SUM(A1)'],
    ['E5', '-2+3'],
  ] as const) {
    expect(cell(EVIDENCE, at)).toMatchObject({ type: 'text', format: '@' });
    expect(cell(EVIDENCE, at).value).toContain(start);
  }
  expect(Object.values(parts).join('')).not.toMatch(/<f[ >]/);
});

test('ký tự lạ và thẻ trong tiêu đề không làm hỏng tệp', () => {
  expect(cell(EVIDENCE, 'E3').value).toBe('+84 &lt;b&gt;&amp;amp;&lt;/b&gt;');
});

test('minh chứng có số lượng, ghi chú; bài không tính nói rõ lý do và không thêm gì vào tổng', () => {
  expect(cell(EVIDENCE, 'G2').value).toBe(1);
  expect(cell(EVIDENCE, 'G3').value).toBe(1.5);
  expect(cell(EVIDENCE, 'H3').value).toBe('ghi lùi ngày, có trong kho từ 15/04/2026; đăng chung với xa-khac');
  expect(cell(EVIDENCE, 'G4').value).toBe(0);
  expect(cell(EVIDENCE, 'H4').value).toBe('không tính: đăng lại');
  expect(cell(EVIDENCE, 'D5').value).toBeNull();
});

test('bài của đơn vị khác không chen vào dòng của một đơn vị', async () => {
  const notCounted = [
    { ...row.notCounted[0]!, reason: 'wrong-unit' as const },
    { ...row.notCounted[1]!, title: 'Bản nháp của đơn vị' },
  ];
  const ofUnit = { ...row, unit: 'van-phong', counted: [], notCounted };
  const written = open(
    await writeXlsx({ ...report, portals: [{ ...report.portals[0]!, targets: [ofUnit] }] }),
  );
  expect(cell(EVIDENCE, 'E2', written).value).toBe('Bản nháp của đơn vị');
  expect(cell(EVIDENCE, 'B2', written).value).toBe('Tin, bài cải cách hành chính (van-phong)');
  expect(written[EVIDENCE]).not.toContain('r="E3"');
});

test('xếp hạng ghi mức hoàn thành bằng phần trăm và số ngày im ắng', async () => {
  const [portal] = report.portals;
  const judged = { ...portal!, completion: { byTarget: 0.25, byRow: 0.5 } };
  const written = open(await writeXlsx({ ...report, portals: [judged] }));
  expect(cell(RANKING, 'B2', written).value).toBe(1);
  expect(cell(RANKING, 'I2', written)).toMatchObject({ type: 'number', format: '0.0%', value: 0.25 });
  expect(cell(RANKING, 'J2', written)).toMatchObject({ type: 'number', format: '0.0%', value: 0.5 });
  expect(cell(RANKING, 'L2', written).value).toBe(145);
  expect(cell(RANKING, 'M2', written).value).toBe('Bản đồ hành chính');
  expect(
    cell(RANKING, 'I2', open(await writeXlsx({ ...report, portals: [{ ...portal!, completion: null }] })))
      .value,
  ).toBeNull();
});

test('chỉ tiêu không giao số để trống mức yêu cầu, không vào số chỉ tiêu đạt; kỳ lũy kế được gọi tên', async () => {
  const reported = { ...row, required: 0, actual: 4, missing: 0, verdict: 'reported' as const };
  const targets = [{ ...reported, cumulative: true as const }, row];
  const written = open(await writeXlsx({ ...report, portals: [{ ...report.portals[0]!, targets }] }));
  expect(cell(SUMMARY, 'F2', written).value).toBe('Lũy kế từ 15/03/2026 đến hết quý II/2026');
  expect(
    [...'JKLMNOPQR'].map((column) => `${column}2`).map((at) => cell(SUMMARY, at, written).value),
  ).toEqual([...[null, null, 4, null, null, null, null, null, 'đã ghi nhận']]);
  expect(['F2', 'G2', 'H2'].map((at) => cell(RANKING, at, written).value)).toEqual([0, 1, 1]);
});

test('minh chứng ghi hình thức, đơn vị, số lần, số người từng đối tượng và giấy tờ kèm theo', async () => {
  const item = { ...row.counted[0]!, flags: ['unlinked' as const], facts: { ...activityFacts, copies: 20 } };
  const targets = [{ ...row, counted: [item], notCounted: [] }];
  const written = open(await writeXlsx({ ...report, portals: [{ ...report.portals[0]!, targets }] }));
  const columns = ['H2', 'I2', 'J2', 'K2', 'L2', 'M2', 'N2', 'O2', 'P2', 'Q2', 'R2', 'S2'];
  expect(columns.map((at) => cell(EVIDENCE, at, written).value)).toEqual([
    ...['không có địa chỉ trên mạng', 'Tập huấn', null, 'Văn phòng, Tư pháp', 2, 113, 34, 79],
    ...[null, null, 20],
    'Biên bản; Ảnh chụp: https://vidu.vn/anh.jpg',
  ]);
});

test('dòng đầu đứng yên khi cuộn và lặp lại trên mỗi trang in khổ A4 ngang', () => {
  for (const sheet of [SUMMARY, EVIDENCE, RANKING]) {
    expect(parts[sheet]).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(parts[sheet]).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"/);
    expect(parts[sheet]).toMatch(/<col min="1" max="1" width="\d+"/);
  }
  expect([...parts['xl/workbook.xml']!.matchAll(/Print_Titles"[^>]*>([^<]*)/g)].map(([, at]) => at)).toEqual([
    "'Tổng hợp'!$1:$1",
    "'Minh chứng'!$1:$1",
    "'Xếp hạng'!$1:$1",
  ]);
  // Của minh chứng chỉ in các cột đọc được trên giấy: hai mươi cột thì chữ nhỏ bằng một phần ba.
  const rows = parts[EVIDENCE]!.match(/<row /g)!.length;
  expect([...parts['xl/workbook.xml']!.matchAll(/Print_Area"[^>]*>([^<]*)/g)].map(([, at]) => at)).toEqual([
    `'Minh chứng'!$A$1:$M$${rows}`,
  ]);
});

test('cột không có gì thì hẹp lại; ô đánh giá có nền nhạt theo mức', () => {
  const widthOf = (column: number) =>
    Number(new RegExp(`<col min="${column}" [^>]*width="(\\d+)"`).exec(parts[SUMMARY]!)![1]);
  // Đơn vị không có ở hàng nào; chỉ tiêu thì có.
  expect([widthOf(5), widthOf(4)]).toEqual([10, 34]);
  expect(parts['xl/styles.xml']).toContain('<fgColor rgb="FFF8CBAD"/>');
});

// A workbook of 65,531 rows takes ten seconds to write.
test.runIf(isNightly)(
  'không quá số liên kết mà Excel chịu được',
  async () => {
    const counted = Array.from({ length: 65_531 }, () => row.counted[0]!);
    const targets = [{ ...row, counted, notCounted: [] }];
    const written = open(await writeXlsx({ ...report, portals: [{ ...report.portals[0]!, targets }] }));
    expect(written[EVIDENCE]!.match(/<hyperlink /g)).toHaveLength(65_530);
    expect(cell(EVIDENCE, 'F65532', written).value).toContain('https://xa.vidu.vn/');
  },
  60_000,
);

test('báo cáo rỗng vẫn thành tệp mở được', async () => {
  const { sheets } = await readXlsx(await writeXlsx(empty));
  expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 1, 1]);
});

test('cùng một báo cáo cho cùng một tệp, từng byte một', async () => {
  const before = await writeXlsx(spread(3));
  setClockForward();
  expect(Buffer.compare(before, await writeXlsx(spread(3)))).toBe(0);
});

test('trang Theo người kê từng người viết bao nhiêu tin, bài trong từng kỳ; kỳ của hai kế hoạch kê một lần', async () => {
  const someone = (person: string, genres: [genre: string, articles: number][]) => ({
    ...{ person, total: genres.reduce((sum, [, articles]) => sum + articles, 0) },
    genres: genres.map(([genre, articles]) => ({ genre, articles })),
  });
  const leAn = someone('Lê An', [
    ['Tin', 1],
    ['Bài', 1],
  ]);
  const people = [leAn, someone('Phạm Chi', [['Tin', 1]]), someone('Trần Bình', [])];
  const [first] = report.portals;
  const plans = [
    { ...first!, written: [{ period: row.period, people }] },
    { ...first!, plan: 'khac', written: [{ period: row.period, people: people.slice(0, 1) }] },
  ];
  const { sheets } = await readXlsx(await writeXlsx({ ...report, portals: plans }));
  const { name, rows } = sheets.at(-1)!;
  expect(name).toBe('Theo người');
  expect(rows[0]!.slice(5, 8)).toEqual(['Tin', 'Bài', 'Phóng sự']);
  expect(rows.slice(1).map((cells) => [...cells.slice(1, 3), ...cells.slice(5, 8), cells.at(-1)])).toEqual([
    ['Lê An', 'Quý II/2026', 1, 1, 0, 2],
    ['Phạm Chi', 'Quý II/2026', 1, 0, 0, 1],
    ['Trần Bình', 'Quý II/2026', 0, 0, 0, 0],
  ]);
});
