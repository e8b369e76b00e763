import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekday, type Day } from '../../src/schemas/day.ts';
import { isWorkingDay, joinHolidays, NO_DAYS_OFF } from '../../src/schemas/holidays.ts';
import { schemas } from '../../src/schemas/kinds.ts';
import { daysInWords, hoursOfReception, receptionDays } from '../../src/schemas/reception.ts';
import { valuesOf, weekdays } from '../../src/schemas/vocabulary.ts';
import { parse } from 'yaml';
import { portalYaml } from '../fixtures/make.ts';

function receptionOf(changes: Record<string, unknown>) {
  const reception = [{ who: 'Chủ tịch', from: '7:30', to: '11:30', ...changes }];
  return schemas.portal.parse(parse(portalYaml({ reception }))).reception;
}

const daysOff = joinHolidays([
  [
    2026,
    {
      source: 'Thông báo',
      holidays: [
        { from: '2026-02-16', to: '2026-02-20', name: 'Tết Nguyên đán' },
        { from: '2026-08-31', to: '2026-09-02', name: 'Quốc khánh' },
      ],
      worked: [],
    },
  ],
]);

/** Lists the days on which a reception is, each with what befell it. */
function told(
  changes: Record<string, unknown>,
  from: Day,
  to: Day,
  closed: { from: Day; name: string }[] = [],
) {
  return receptionDays(receptionOf(changes), { closed }, daysOff, { from, to }).map(
    ({ day, holiday, moved }) =>
      day + (holiday ? ` nghỉ ${holiday}` : '') + (moved ? ` thay ${moved.from} ${moved.holiday}` : ''),
  );
}

describe('các ngày tiếp công dân', () => {
  test('thứ trong tuần, tuần trong tháng, ngày trong tháng, ngày cụ thể', () => {
    expect(told({ days: ['thu-5'] }, '2026-12-01', '2026-12-20')).toEqual([
      '2026-12-03',
      '2026-12-10',
      '2026-12-17',
    ]);
    expect(told({ days: ['thu-3'], weeks: [1, 3] }, '2026-12-01', '2027-01-07')).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2027-01-05',
    ]);
    expect(told({ monthDays: [25, 10] }, '2026-11-15', '2026-12-31')).toEqual([
      '2026-11-25',
      '2026-12-10',
      '2026-12-25',
    ]);
    expect(told({ dates: ['2026-12-19', '2026-12-05'] }, '2026-12-05', '2026-12-31')).toEqual([
      '2026-12-05',
      '2026-12-19',
    ]);
  });

  test('trùng ngày lễ: không ghi gì thì nghỉ, ghi chuyen thì sang ngày làm việc kế tiếp', () => {
    expect(told({ days: ['thu-4'] }, '2026-09-01', '2026-09-09')).toEqual([
      '2026-09-02 nghỉ Quốc khánh',
      '2026-09-09',
    ]);
    expect(told({ days: ['thu-4'], ifHoliday: 'chuyen' }, '2026-09-01', '2026-09-09')).toEqual([
      '2026-09-03 thay 2026-09-02 Quốc khánh',
      '2026-09-09',
    ]);
    // The whole week of Tết and the week-end behind it.
    expect(told({ days: ['thu-5'], ifHoliday: 'chuyen' }, '2026-02-16', '2026-02-25')).toEqual([
      '2026-02-23 thay 2026-02-19 Tết Nguyên đán',
    ]);
  });

  test('ngày chuyển tới rơi vào chính buổi sau thì không tiếp hai lần một ngày', () => {
    expect(told({ days: ['thu-4', 'thu-5'], ifHoliday: 'chuyen' }, '2026-09-01', '2026-09-03')).toEqual([
      '2026-09-02 nghỉ Quốc khánh',
      '2026-09-03',
    ]);
  });

  test('ngày nghỉ riêng của cổng cũng là ngày nghỉ; năm chưa có lịch nghỉ thì theo ngày lễ cố định', () => {
    const closed = [{ from: '2026-12-03', name: 'Sửa trụ sở' }];
    expect(told({ days: ['thu-5'], ifHoliday: 'chuyen' }, '2026-12-01', '2026-12-09', closed)).toEqual([
      '2026-12-04 thay 2026-12-03 Sửa trụ sở',
    ]);
    expect(told({ days: ['thu-6'] }, '2026-12-31', '2027-01-02')).toEqual(['2027-01-01 nghỉ Tết Dương lịch']);
  });

  test('không sót, không thừa ngày nào so với đếm từng ngày; ngày chuyển tới luôn là ngày làm việc', () => {
    const order = valuesOf(weekdays);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...order), { minLength: 1, maxLength: 3 }),
        fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), {
          nil: undefined,
        }),
        fc.integer({ min: 0, max: 400 }),
        (days, weeks, start) => {
          const from = addDays('2026-01-01', start);
          const to = addDays(from, 45);
          const reception = receptionOf({ days, ...(weeks && { weeks }), ifHoliday: 'chuyen' });
          const found = receptionDays(reception, { closed: [] }, daysOff, { from, to });
          const kept = found.filter(({ moved }) => !moved).map(({ day }) => day);
          const counted: Day[] = [];
          for (let day = from; day <= to; day = addDays(day, 1)) {
            const week = Math.floor((Number(day.slice(8)) - 1) / 7) + 1;
            if (!days.includes(order[weekday(day) - 1]!) || (weeks && !weeks.includes(week))) continue;
            if (!found.some(({ moved }) => moved?.from === day)) counted.push(day);
          }
          for (const { day, moved } of found) if (moved) expect(isWorkingDay(day, daysOff)).toBe(true);
          // A day from the end of the span may move out of it.
          expect(counted.filter((day) => kept.includes(day))).toEqual(kept);
          expect(counted.filter((day) => !kept.includes(day) && addDays(day, 31) <= to)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('ngày, giờ thành lời', () => {
  const words = (changes: Record<string, unknown>) => daysInWords(receptionOf(changes)[0]!);
  expect(words({ days: ['thu-5'] })).toBe('Thứ Năm hằng tuần');
  expect(words({ days: ['thu-6', 'thu-2', 'thu-3', 'thu-4', 'thu-5'] })).toBe(
    'Thứ Hai đến thứ Sáu hằng tuần',
  );
  expect(words({ days: ['thu-3'], weeks: [3, 1] })).toBe('Thứ Ba tuần thứ nhất và tuần thứ ba hằng tháng');
  expect(words({ monthDays: [25, 10] })).toBe('Ngày 10 và 25 hằng tháng');
  expect(words({ days: ['thu-7'], dates: ['2026-12-08'] })).toBe('Thứ Bảy hằng tuần; ngày 08/12/2026');
  expect(hoursOfReception(receptionOf({ days: ['thu-5'] })[0]!)).toBe('7 giờ 30 – 11 giờ 30');
});

test('không ngày lễ nào thì mọi buổi giữ nguyên ngày', () => {
  const days = receptionDays(receptionOf({ days: ['thu-5'] }), { closed: [] }, NO_DAYS_OFF, {
    from: '2026-12-01',
    to: '2026-12-31',
  });
  expect(days.every(({ holiday, moved }) => !holiday && !moved)).toBe(true);
  expect(days).toHaveLength(5);
});
