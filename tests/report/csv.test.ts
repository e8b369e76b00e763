import { expect, test } from 'vitest';
import { writeCsv } from '../../src/report/formats/csv.ts';
import { itemWith, largeReport, portalWith, reportedRow, reportWith, rowWith } from '../fixtures/reports.ts';

test('tệp CSV có dấu hiệu UTF-8 để Excel đọc đúng tiếng Việt, mỗi dòng kết thúc bằng CRLF', () => {
  const csv = writeCsv(reportWith());
  expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('dòng đầu là tên cột, rồi mỗi chỉ tiêu trong một kỳ là một dòng', () => {
  expect(parse(writeCsv(reportWith()))).toEqual([
    [
      ...['Kế hoạch', 'Cổng', 'Mã cổng', 'Chỉ tiêu', 'Mã chỉ tiêu', 'Đơn vị', 'Kỳ', 'Mã kỳ', 'Từ ngày'],
      ...['Đến ngày', 'Hạn báo cáo', 'Yêu cầu', 'Mức tối đa', 'Đạt được', 'Trên tổng số', 'Tỷ lệ đạt (%)'],
      ...['Tỷ lệ yêu cầu (%)', 'Còn thiếu', 'Vượt mức tối đa', 'Đánh giá', 'Còn ngày'],
      ...['Số minh chứng', 'Không tính'],
    ],
    [
      ...['12/KH-UBND', 'Xã Minh Họa', 'xa-minh-hoa', 'Tin CCHC của địa phương trên cổng', 'cong-xa', ''],
      ...['Quý II/2026', '2026-Q2', '2026-03-15', '2026-06-14', '2026-06-15', '5', '', '4', '', '', ''],
      ...['1', '', 'gần đạt', ''],
      ...['0', '0'],
    ],
  ]);
});

test('số lớn viết liền, chưa có số liệu thì để trống chứ không ghi 0', () => {
  const [row] = records([
    rowWith({ required: 12_000, actual: null, missing: null, verdict: 'no-data', period: noDeadline }),
  ]);
  expect(row).toMatchObject({
    'Yêu cầu': '12000',
    'Đạt được': '',
    'Còn thiếu': '',
    'Đánh giá': 'chưa có số liệu',
    'Hạn báo cáo': '',
  });
});

test('chỉ tiêu không giao số để trống mức yêu cầu; kỳ lũy kế được gọi tên', () => {
  expect(records([reportedRow({ cumulative: true })])[0]).toMatchObject({
    Kỳ: 'Lũy kế từ 15/03/2026 đến hết quý II/2026',
    'Yêu cầu': '',
    'Đạt được': '4',
    'Còn thiếu': '',
    'Đánh giá': 'đã ghi nhận',
  });
});

test('kỳ đang chạy ghi số ngày còn lại, kể cả ngày cuối là 0', () => {
  const pending = rowWith({ verdict: 'pending', daysLeft: 24 });
  expect(records([pending, { ...pending, daysLeft: 0 }]).map((row) => row['Còn ngày'])).toEqual(['24', '0']);
});

test('minh chứng và mục không tính được đếm theo từng dòng, đơn vị có cột riêng', () => {
  const notCounted = { path: 'b.md', title: 'B', date: '2026-05-01', reason: 'draft' as const };
  const [row] = records([
    rowWith({ unit: 'van-phong', counted: [itemWith(), itemWith()], notCounted: [notCounted] }),
  ]);
  expect(row).toMatchObject({ 'Đơn vị': 'van-phong', 'Số minh chứng': '2', 'Không tính': '1' });
});

test('dấu phẩy, dấu ngoặc kép và chỗ xuống dòng trong tên không làm vỡ cột, cũng không mở dòng mới', () => {
  const label = 'Tin; bài “CCHC”, gọi là "tin",\nở hai dòng\r\nvà ba';
  expect(records([rowWith({ label })])[0]).toMatchObject({
    'Chỉ tiêu': 'Tin; bài “CCHC”, gọi là "tin", ở hai dòng và ba',
    'Mã chỉ tiêu': 'cong-xa',
  });
});

test.each([
  ...['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '\u00a0=1'],
  ...['＝1+1', '＋84', '－2', '＠SUM(A1)', '=HYPERLINK("http://a";"b")'],
])('bảng tính không thể coi tên “%s” là công thức', (label) => {
  expect(records([rowWith({ label })])[0]!['Chỉ tiêu']).toBe(`'${label.replace(/[\t\r\n]/, ' ')}`);
});

test('kế hoạch mà báo cáo không kể số thì ghi bằng mã', () => {
  expect(parse(writeCsv(reportWith({ plans: [] })))[1]![0]).toBe('ke-hoach-2026');
});

test('báo cáo không có cổng nào vẫn có dòng tên cột', () => {
  expect(parse(writeCsv(reportWith({ portals: [] })))).toHaveLength(1);
});

test('mức tối đa, tỷ lệ, toàn thể có cột riêng; vượt mức tối đa không phải là thiếu 0', () => {
  const over = { required: 0, max: 3, actual: 4, missing: 0, verdict: 'missed' as const };
  const share = { share: 0.95, required: 143, actual: 144, whole: 150, missing: 0, verdict: 'met' as const };
  const [first, second] = records([rowWith(over), rowWith(share)]);
  expect(first).toMatchObject({ 'Yêu cầu': '', 'Mức tối đa': '3', 'Còn thiếu': '', 'Vượt mức tối đa': '1' });
  expect(second).toMatchObject({
    'Trên tổng số': '150',
    'Tỷ lệ đạt (%)': '96',
    'Tỷ lệ yêu cầu (%)': '95',
  });
});

test('báo cáo của 120 cổng có đủ mọi dòng, dòng nào cũng đủ 23 cột', () => {
  const report = largeReport(120);
  const lines = parse(writeCsv(report));
  expect(lines).toHaveLength(1 + report.portals.flatMap(({ targets }) => targets).length);
  expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([23]));
});

const noDeadline = { ...rowWith().period, due: null };

function records(targets: ReturnType<typeof rowWith>[]): Record<string, string>[] {
  const [head, ...lines] = parse(writeCsv(reportWith({ portals: [portalWith({ targets })] })));
  return lines.map((cells) => Object.fromEntries(cells.map((cell, index) => [head![index]!, cell])));
}

/** Reads CSV as RFC 4180 says, letter by letter. */
function parse(csv: string): string[][] {
  const lines: string[][] = [[]];
  let [cell, quoted] = ['', false];
  for (let at = 1; at < csv.length; at++) {
    if (quoted) {
      if (csv[at] !== '"') cell += csv[at];
      else if (csv[at + 1] === '"') cell += csv[at++];
      else quoted = false;
    } else if (csv[at] === '"') quoted = true;
    else if (csv[at] === ',' || csv.startsWith('\r\n', at)) {
      lines.at(-1)!.push(cell);
      cell = '';
      if (csv[at] === '\r') {
        lines.push([]);
        at++;
      }
    } else cell += csv[at];
  }
  return lines.slice(0, -1);
}
