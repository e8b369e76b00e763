import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysFrom,
  addDays,
  dayOf,
  dayOfMoment,
  daysBetween,
  isDay,
  lastDayOfMonth,
  moment,
  weekday,
} from '../../src/schemas/day.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('ngày', () => {
  test('mọi bộ ba số là ngày có thật đúng khi lịch của máy có ngày ấy', () => {
    const digits = (length: number, max: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
    fc.assert(
      fc.property(digits(4, 9999), digits(2, 15), digits(2, 35), (year, month, date) => {
        const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
        const shown = [found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate()];
        const isThere = shown.every((part, index) => part === Number([year, month, date][index]));
        expect(isDay(`${year}-${month}-${date}`)).toBe(isThere);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['1900-02-29', '2100-02-29', '0099-01-01'])('%s không có trong lịch', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test.each(['2026-01-01', '2026-12-31', '2024-02-29', '2000-02-29'])('%s là ngày có thật', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '05/09/2026',
    '2026-9-5',
    '2026-09-05T08:30',
    ' 2026-09-05',
    '2026-09-05\n',
    '',
    '0000-00-00',
    '٢٠٢٦-٠٩-٠٥',
  ])('%j không phải ngày', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('cộng rồi trừ cùng số ngày thì về chỗ cũ, và khoảng cách là số đã cộng', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        const moved = addDays(day, count);
        expect(isDay(moved)).toBe(true);
        expect(addDays(moved, -count)).toBe(day);
        expect(daysBetween(day, moved)).toBe(count);
        expect(Math.sign(count)).toBe(moved > day ? 1 : moved < day ? -1 : 0);
      }),
    );
  });

  test('thứ trong tuần theo ISO: ngày 1-1-2026 là thứ Năm, ngày 4-1-2026 là Chủ nhật', () => {
    expect(weekday('2026-01-01')).toBe(4);
    expect(weekday('2026-01-04')).toBe(7);
    expect(weekday('2026-01-05')).toBe(1);
  });

  test('ngày cuối tháng biết năm nhuận', () => {
    expect(lastDayOfMonth(2026, 2)).toBe('2026-02-28');
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29');
    expect(lastDayOfMonth(2026, 12)).toBe('2026-12-31');
  });

  test('tháng 0 là tháng 12 năm trước', () => {
    expect(dayOf(2026, 0, 15)).toBe('2025-12-15');
    expect(dayOf(2026, 13, 1)).toBe('2027-01-01');
  });
});

describe('ngày có giờ', () => {
  test.each([
    ['2026-10-01T00:30', '2026-10-01'],
    ['2026-09-30T23:59:59', '2026-09-30'],
    ['2026-10-01T00:30+07:00', '2026-10-01'],
    ['2026-10-01', '2026-10-01'],
  ])('%s thuộc ngày %s, máy ở múi giờ nào cũng vậy', (text, day) => {
    expect(moment.parse(text)).toBe(text);
    expect(dayOfMoment(text)).toBe(day);
  });

  test.each([
    '2026-09-30T17:30Z',
    '2026-10-01T00:30+00:00',
    '2026-10-01T24:00',
    '2026-10-01T08:60',
    '2026-10-01 08:30',
    '2026-10-01T8:30',
    '2026-02-30T08:30',
    '1/10/2026',
  ])('không nhận %s', (text) => {
    expect(moment.safeParse(text).success).toBe(false);
  });
});

test('liệt kê ngày thì luôn có lúc hết, cả ở cuối lịch', () => {
  expect([...daysFrom('2026-02-27', '2026-03-01')]).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect([...daysFrom('2026-03-01', '2026-02-27')]).toEqual([]);
  expect([...daysFrom('9999-12-30', addDays('9999-12-31', 40))].length).toBeLessThan(50);
});
