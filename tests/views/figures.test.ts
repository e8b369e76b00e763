import { expect, test } from 'vitest';
import { figuresSchema, nameOfTime } from '../../src/schemas/figures.ts';
import { figureSeries, filesByMonth, filesByYear, latestOf, valueSeries } from '../../src/views/figures.ts';

const figures = figuresSchema.parse(
  [
    { id: 'ti-le-so-hoa', name: 'Tỷ lệ số hóa hồ sơ', year: 2025, value: 81, of: 100 },
    { id: 'ho-so-tiep-nhan', month: '2026-02', value: 300 },
    { id: 'ho-so-truc-tuyen', month: '2026-02', value: 150 },
    { id: 'ho-so-tiep-nhan', month: '2026-01', value: 100 },
    { id: 'ho-so-truc-tuyen', month: '2026-01', value: 50 },
    { id: 'ho-so-tiep-nhan', month: '2026-03', value: 600 },
    { id: 'ho-so-tiep-nhan', year: 2025, value: 4000 },
    { id: 'ho-so-tiep-nhan', month: '2025-12', value: 350 },
    { id: 'ho-so-dung-han', year: 2025, value: 3950 },
    { id: 'ho-so-giai-quyet', year: 2025, value: 3900 },
    { id: 'sipas', year: 2025, value: 88.2, of: 100 },
    { id: 'par-index', year: 2025, value: 87.5, of: 100, rank: 12, among: 102 },
    { id: 'par-index', year: 2023, value: 80, of: 100 },
  ].map((figure) => ({ source: 'Báo cáo', ...figure })),
);

test('số liệu đứng theo thứ tự của bảng chỉ số, số liệu riêng của cổng đứng sau, năm cũ trước', () => {
  expect(figureSeries(figures).map(({ id }) => id)).toEqual([
    ...['par-index', 'sipas', 'ho-so-tiep-nhan', 'ho-so-giai-quyet', 'ho-so-dung-han'],
    ...['ho-so-truc-tuyen', 'ti-le-so-hoa'],
  ]);
  const [par, , own] = valueSeries(figures);
  expect(par!.years.map(({ value }) => value)).toEqual([80, 87.5]);
  expect(latestOf(par!).value).toBe(87.5);
  expect(own!.name).toBe('Tỷ lệ số hóa hồ sơ');
});

test('năm có số liệu cả năm thì lấy số ấy, năm chưa có thì cộng các tháng', () => {
  expect(
    filesByYear(figures).map(({ time, counts, months }) => [time, counts['ho-so-tiep-nhan'], months]),
  ).toEqual([
    ['2026', 1000, 3],
    ['2025', 4000, 0],
  ]);
});

test('tỷ lệ chỉ tính trên những tháng có đủ hai số', () => {
  const [year] = filesByYear(figures);
  expect(year!.shares).toEqual([
    { id: 'ho-so-truc-tuyen', name: 'Nộp trực tuyến', part: 200, whole: 400, share: 0.5 },
  ]);
});

test('phần lớn hơn tổng thì không có tỷ lệ nào đúng để nêu', () => {
  expect(filesByYear(figures)[1]!.shares).toEqual([]);
});

test('các tháng đứng từ mới tới cũ', () => {
  expect(filesByMonth(figures).map(({ time }) => nameOfTime(time))).toEqual([
    ...['Tháng 3/2026', 'Tháng 2/2026', 'Tháng 1/2026', 'Tháng 12/2025'],
  ]);
});

test('cổng chưa có số liệu thì không có gì để nêu', () => {
  expect([figureSeries([]), filesByYear([]), filesByMonth([])]).toEqual([[], [], []]);
});
