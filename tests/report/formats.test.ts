import colours from 'picocolors';
import { expect, test } from 'vitest';
import { formats } from '../../src/report/formats/formats.ts';
import { describeNotCounted, describeProgress, describeStanding } from '../../src/report/words.ts';
import { reportSchema, type Report, type TargetResult } from '../../src/schemas/report.ts';

const plain = colours.createColors(false);
const row: TargetResult = {
  id: 'cong-xa',
  label: 'Tin CCHC của địa phương',
  measure: 'articles',
  basis: null,
  unit: null,
  period: {
    kind: 'quarter',
    id: '2026-Q2',
    label: 'Quý II/2026',
    from: '2026-04-01',
    to: '2026-06-30',
    due: null,
  },
  required: 12_000,
  actual: 4,
  missing: 11_996,
  verdict: 'pending',
  daysLeft: 24,
  previous: null,
  lastYear: null,
  counted: [
    {
      path: 'portals/xa/a.md',
      title: '<script>alert(1)</script> | **đậm** [x](y) @nhom',
      date: '2026-04-02',
      url: 'https://a.vidu.vn/tin-tuc/a/',
    },
  ],
  notCounted: [
    { path: 'portals/xa/b.md', title: 'B', date: '2026-05-01', reason: 'repost' },
    { path: 'portals/xa/c.md', title: 'C', date: '2026-05-02', reason: 'draft' },
    { path: 'portals/xa/d.md', title: 'D', date: '2026-05-03', reason: 'repost' },
  ],
  excluded: { 'wrong-section': 12 },
};
const report: Report = {
  schemaVersion: 1,
  asOf: '2026-06-06',
  timeZone: 'Asia/Ho_Chi_Minh',
  commit: null,
  plans: [],
  integrity: { history: 'none', uncommitted: false, disappeared: [] },
  portals: [
    {
      portal: 'xa',
      name: 'Xã Thử Nghiệm',
      plan: 'ke-hoach-2026',
      verdict: 'pending',
      completion: null,
      proposals: [],
      lastArticle: '2026-04-02',
      missingParts: [],
      targets: [
        row,
        {
          ...row,
          id: 'truy-cap',
          label: 'Lượt truy cập',
          actual: null,
          missing: null,
          verdict: 'no-data',
          daysLeft: undefined,
          counted: [],
          notCounted: [],
        },
      ],
    },
  ],
  unreadable: [{ path: 'portals/xa/hong.md', message: '3:1 Mục “title” được ghi hai lần.' }],
};

test('báo cáo mẫu đúng khuôn', () => {
  expect(reportSchema.safeParse(report).error).toBeUndefined();
});

test('JSON đọc lại đúng như báo cáo', () => {
  expect(JSON.parse(formats.json(report))).toEqual(JSON.parse(JSON.stringify(report)));
});

test('bảng cho dòng lệnh', () => {
  expect(formats.table(report, plain)).toMatchInlineSnapshot(`
    "Kết quả thực hiện chỉ tiêu tính đến ngày 06/06/2026

    Xã Thử Nghiệm (xa) · kế hoạch ke-hoach-2026                       ĐANG THỰC HIỆN

      Tin CCHC của địa phương (cong-xa)
        Quý II/2026  4/12.000  đang thực hiện, thiếu 11.996, còn 24 ngày
            không tính: 2 đăng lại, 1 bản nháp

      Lượt truy cập (truy-cap)
        Quý II/2026  –/12.000  chưa có số liệu

    1 báo cáo: 1 đang thực hiện.
    Nội dung không nằm trong kho Git nên không kiểm chứng được ngày đăng.

    1 tệp không đọc được nên chưa tính:
      portals/xa/hong.md: 3:1 Mục “title” được ghi hai lần.
    "
  `);
});

test('bảng không quá 80 cột khi các tên ngắn', () => {
  for (const line of formats.table(report, plain).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('Markdown không để chữ của người viết thành thẻ, ô bảng, liên kết hay lời gọi tên', () => {
  const written = formats.markdown(report);
  expect(written).not.toContain('<script>');
  expect(written).not.toMatch(/(?<!\\)@nhom/);
  expect(written).toContain('(<https://a.vidu.vn/tin-tuc/a/>)');
  expect(written).toContain('không đọc được');
  expect(
    written
      .split('\n')
      .filter((line) => /^\| /.test(line))
      .map((line) => line.split(/(?<!\\)\|/).length),
  ).toEqual([9, 9, 9, 9, 9, 9, 9]);
});

test('định dạng nào cũng nói chưa có số liệu, không viết 0', () => {
  for (const name of ['table', 'markdown']) {
    const written = formats[name as 'table' | 'markdown'](report, plain);
    expect(written).toContain('–/12.000');
    expect(written).toContain('chưa có số liệu');
  }
});

test('lời về một hàng', () => {
  expect(describeStanding(row)).toBe('đang thực hiện, thiếu 11.996, còn 24 ngày');
  expect(describeStanding({ ...row, daysLeft: 0 })).toBe(
    'đang thực hiện, thiếu 11.996, hôm nay là ngày cuối',
  );
  expect(describeStanding({ ...row, missing: 0, verdict: 'met', daysLeft: undefined })).toBe('đạt');
  expect(describeNotCounted(row)).toBe('2 đăng lại, 1 bản nháp');
  expect(describeProgress(row)).toBe('4/12.000');
  expect(describeProgress({ ...row, actual: null })).toBe('–/12.000');
});
