import { expect, test } from 'vitest';
import {
  holidaysSchema,
  isWorkingDay,
  joinHolidays,
  NO_DAYS_OFF,
  workingDaysBetween,
} from '../../src/schemas/holidays.ts';

const YEAR = holidaysSchema.parse({
  source: 'Thông báo',
  holidays: [
    { from: '2026-08-31', to: '2026-09-02', name: 'Quốc khánh' },
    { from: '2026-04-30', name: 'Ngày Chiến thắng' },
  ],
  worked: [{ day: '2026-08-22', name: 'Làm bù cho ngày 31/8' }],
});
const DAYS_OFF = joinHolidays([[2026, YEAR]]);

test('thứ Bảy, Chủ nhật, ngày lễ là ngày nghỉ; thứ Bảy làm bù là ngày làm việc', () => {
  const days = [
    '2026-08-21',
    '2026-08-22',
    '2026-08-23',
    '2026-08-29',
    '2026-08-31',
    '2026-09-02',
    '2026-09-03',
  ];
  expect(days.map((day) => isWorkingDay(day, DAYS_OFF))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('không có lịch nghỉ thì chỉ biết thứ Bảy, Chủ nhật', () => {
  expect(isWorkingDay('2026-09-02', NO_DAYS_OFF)).toBe(true);
  expect(isWorkingDay('2026-09-05', NO_DAYS_OFF)).toBe(false);
});

test('đếm ngày làm việc sau một ngày, qua một đợt nghỉ lễ', () => {
  expect(workingDaysBetween('2026-08-28', '2026-09-03', DAYS_OFF)).toBe(1);
  expect(workingDaysBetween('2026-08-21', '2026-08-28', DAYS_OFF)).toBe(6);
  expect(workingDaysBetween('2026-09-03', '2026-09-03', DAYS_OFF)).toBe(0);
  expect(workingDaysBetween('2026-09-03', '2026-09-01', DAYS_OFF)).toBe(0);
});

test('ngày không có thì chỉ nói về ngày đó, không nói thêm đợt nghỉ dài hay ngược', () => {
  const refused = holidaysSchema.safeParse({
    source: 'Thông báo',
    holidays: [
      { from: '02/9/2026', name: 'Quốc khánh' },
      { from: '2026-02-16', to: '2026-02-30', name: 'Tết' },
    ],
  });
  expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'holidays.0.from',
    'holidays.1.to',
  ]);
});
