import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { visitsSchema } from '../../src/schemas/visits.ts';
import { updateVisits } from '../../src/visits/entries.ts';
import type { MonthTally } from '../../src/visits/months.ts';

const month = (name: string, visits: number, counted = 31): MonthTally => ({
  ...{ month: name, visits, robots: 7, pages: 0, length: 31, counted, missing: [] },
});
const read = (text: string) => visitsSchema.parse(parse(text.replace('\uFEFF', '')) ?? []);
const update = (text: string, ...months: MonthTally[]) => updateVisits(text, read(text), months);
const own = (name: string, visits: number, days = '31/31') =>
  `- month: ${name}\n  visits: ${visits}\n  robots: 7\n  source: "Nhật ký máy chủ, đếm tự động (${days} ngày)"\n`;

describe('ghi vào luot-truy-cap.yaml', () => {
  test('tệp chưa có thì lập tệp', () => {
    expect(update('', month('2026-10', 812, 27)).text).toBe(own('2026-10', 812, '27/31'));
  });

  test('chú thích, số nhập tay, cách viết giữ nguyên; tháng mới vào đúng chỗ', () => {
    const before = `# Đầu tệp.\n- { month: 2026-07, visits: 5, source: "EMC" } # xem công văn 12\n# Tháng 8 mất nhật ký.\n- month: 2026-10\n  visits: 9\n  source: EMC\n`;
    const { text, written, foreign } = update(
      before,
      month('2026-08', 3),
      month('2026-10', 99),
      month('2026-12', 4),
    );
    expect(written).toEqual(['2026-08', '2026-12']);
    expect(foreign).toEqual([{ month: '2026-10', visits: 9, source: 'EMC' }]);
    expect(text).toBe(before.replace('# Tháng 8', `${own('2026-08', 3)}# Tháng 8`) + own('2026-12', 4));
  });

  test('tháng đã đếm thì chỉ đổi con số', () => {
    const before = `- month: 2026-10 # tháng lễ hội\n  visits: 812 # cao\n  source: 'Nhật ký máy chủ, đếm tự động (30/31 ngày)'\n  robots: 7\n`;
    expect(update(before, month('2026-10', 900)).text).toBe(
      before
        .replace('812', '900')
        .replace(
          "'Nhật ký máy chủ, đếm tự động (30/31 ngày)'",
          '"Nhật ký máy chủ, đếm tự động (31/31 ngày)"',
        ),
    );
    expect(update(before, month('2026-10', 812, 30))).toEqual({ text: before, written: [], foreign: [] });
  });

  test('số nhập theo ngày phủ một phần của tháng cũng không bị cộng thêm', () => {
    const before = `- from: 2026-10-20\n  to: 2026-11-05\n  visits: 70\n  source: EMC\n`;
    expect(update(before, month('2026-10', 1), month('2026-11', 2)).text).toBe(before);
  });

  test('danh sách mới nhất đứng đầu thì giữ thứ tự đó', () => {
    const before = own('2026-10', 3) + own('2026-08', 1);
    expect(update(before, month('2026-09', 2), month('2026-11', 4)).text).toBe(
      own('2026-11', 4) + own('2026-10', 3) + own('2026-09', 2) + own('2026-08', 1),
    );
  });

  test.each([
    ['danh sách trống', '# Chưa có.\n[]\n'],
    ['danh sách trên một dòng', '[{ month: 2026-09, visits: 1, source: EMC }]\n'],
    [
      'danh sách thụt vào, xuống dòng kiểu Windows, có BOM',
      '\uFEFF  - month: 2026-09\r\n    visits: 1\r\n    source: EMC\r\n',
    ],
    ['không có dòng trống ở cuối', '- month: 2026-11\n  visits: 1\n  source: EMC'],
  ])('%s', (_name, before) => {
    const { text } = update(before, month('2026-10', 5), month('2026-12', 6));
    const after = read(text);
    expect(after.filter(({ robots }) => robots === 7).map(({ from, visits }) => [from, visits])).toEqual([
      ['2026-10-01', 5],
      ['2026-12-01', 6],
    ]);
    expect(text.includes('\r\n')).toBe(before.includes('\r\n'));
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(text.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
    expect(after.length - 2).toBe(read(before).length);
  });
});
