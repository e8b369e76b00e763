import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutTo, periodsOf } from '../../src/report/periods.ts';
import { isPeriodId } from '../../src/schemas/plan.ts';
import { addDays, daysBetween } from '../../src/schemas/day.ts';
import type { PeriodKind } from '../../src/schemas/vocabulary.ts';

type Scheme = 'calendar' | 'nd09';
const planOf = (year: number, scheme: Scheme, deadlines: { period: string; due: string }[] = []) => ({
  year,
  periods: { scheme, deadlines, custom: [] },
});
const spans = (year: number, scheme: Scheme, kind: PeriodKind) =>
  periodsOf(planOf(year, scheme), kind).map(({ id, from, to }) => `${id} ${from} ${to}`);

describe('theo lịch', () => {
  test('bốn quý, hai nửa năm, chín tháng và cả năm 2026', () => {
    expect([...spans(2026, 'calendar', 'quarter'), ...spans(2026, 'calendar', 'half')]).toEqual([
      '2026-Q1 2026-01-01 2026-03-31',
      '2026-Q2 2026-04-01 2026-06-30',
      '2026-Q3 2026-07-01 2026-09-30',
      '2026-Q4 2026-10-01 2026-12-31',
      '2026-H1 2026-01-01 2026-06-30',
      '2026-H2 2026-07-01 2026-12-31',
    ]);
    expect(spans(2026, 'calendar', 'nine-months')).toEqual(['2026-9M 2026-01-01 2026-09-30']);
    expect(spans(2026, 'calendar', 'year')).toEqual(['2026 2026-01-01 2026-12-31']);
  });

  test('tháng 2 năm nhuận có ngày 29', () => {
    expect(spans(2024, 'calendar', 'month')[1]).toBe('2024-02 2024-02-01 2024-02-29');
  });
});

describe('theo Nghị định 09/2019/NĐ-CP', () => {
  test('quý I/2026 từ 15/12/2025 đến 14/03/2026, và các kỳ khác của năm', () => {
    expect([...spans(2026, 'nd09', 'quarter'), ...spans(2026, 'nd09', 'half')]).toEqual([
      '2026-Q1 2025-12-15 2026-03-14',
      '2026-Q2 2026-03-15 2026-06-14',
      '2026-Q3 2026-06-15 2026-09-14',
      '2026-Q4 2026-09-15 2026-12-14',
      '2026-H1 2025-12-15 2026-06-14',
      '2026-H2 2026-06-15 2026-12-14',
    ]);
    expect(spans(2026, 'nd09', 'nine-months')).toEqual(['2026-9M 2025-12-15 2026-09-14']);
    expect(spans(2026, 'nd09', 'year')).toEqual(['2026 2025-12-15 2026-12-14']);
  });

  test('tháng 1 bắt đầu từ ngày 15 tháng 12 năm trước', () => {
    expect(spans(2026, 'nd09', 'month').slice(0, 2)).toEqual([
      '2026-01 2025-12-15 2026-01-14',
      '2026-02 2026-01-15 2026-02-14',
    ]);
  });
});

describe('tuần ISO', () => {
  test('năm 2026 có 53 tuần, tuần 1 từ thứ Hai 29/12/2025', () => {
    const weeks = spans(2026, 'nd09', 'week');
    expect(weeks).toHaveLength(53);
    expect(weeks[0]).toBe('2026-W01 2025-12-29 2026-01-04');
    expect(weeks[11]).toBe('2026-W12 2026-03-16 2026-03-22');
    expect(weeks[52]).toBe('2026-W53 2026-12-28 2027-01-03');
    expect(spans(2026, 'calendar', 'week')).toEqual(weeks);
  });

  test('năm 2025 có 52 tuần', () => {
    expect(spans(2025, 'nd09', 'week')).toHaveLength(52);
    expect(spans(2025, 'nd09', 'week').at(-1)).toBe('2025-W52 2025-12-22 2025-12-28');
  });
});

describe('mọi năm, mọi cách chia', () => {
  const year = fc.integer({ min: 2000, max: 2100 });
  const scheme = fc.constantFrom<Scheme>('calendar', 'nd09');
  const kind = fc.constantFrom<PeriodKind>('week', 'month', 'quarter', 'half', 'year');

  test('các kỳ nối nhau không hở, không chồng, từ ngày đầu đến ngày cuối của năm', () => {
    fc.assert(
      fc.property(year, scheme, kind, (year, scheme, kind) => {
        const periods = periodsOf(planOf(year, scheme), kind);
        expect(new Set(periods.map(({ id }) => id)).size).toBe(periods.length);
        for (const [index, { from, to }] of periods.entries()) {
          expect(from <= to).toBe(true);
          if (index > 0) expect(addDays(periods[index - 1]!.to, 1)).toBe(from);
        }
        if (kind === 'week') {
          expect(periods.every(({ from, to }) => daysBetween(from, to) === 6)).toBe(true);
          expect(addDays(periods.at(-1)!.to, 1)).toBe(periodsOf(planOf(year + 1, scheme), kind)[0]!.from);
          return;
        }
        expect(periods.length).toBe({ month: 12, quarter: 4, half: 2, year: 1 }[kind as 'month']);
        expect(periods[0]!.from).toBe(scheme === 'calendar' ? `${year}-01-01` : `${year - 1}-12-15`);
        expect(periods.at(-1)!.to).toBe(scheme === 'calendar' ? `${year}-12-31` : `${year}-12-14`);
      }),
    );
  });

  test('mỗi ngày thuộc đúng một kỳ của mỗi loại', () => {
    fc.assert(
      fc.property(year, scheme, kind, fc.nat(365), (year, scheme, kind, offset) => {
        const day = addDays(`${year}-01-01`, offset);
        const around = [year - 1, year, year + 1].flatMap((each) => periodsOf(planOf(each, scheme), kind));
        expect(around.filter(({ from, to }) => from <= day && day <= to)).toHaveLength(1);
      }),
    );
  });

  test('chín tháng là ba quý đầu', () => {
    fc.assert(
      fc.property(year, scheme, (year, scheme) => {
        const [nine] = periodsOf(planOf(year, scheme), 'nine-months');
        const quarters = periodsOf(planOf(year, scheme), 'quarter');
        expect([nine!.from, nine!.to]).toEqual([quarters[0]!.from, quarters[2]!.to]);
      }),
    );
  });

  test('mã kỳ nào cũng đúng dạng của bản cam kết', () => {
    fc.assert(
      fc.property(year, scheme, kind, (year, scheme, kind) => {
        for (const { id } of periodsOf(planOf(year, scheme), kind)) expect(isPeriodId(id)).toBe(true);
      }),
    );
    for (const id of [
      '2026-Q5',
      '2026-W54',
      '2026-W00',
      '2026-13',
      '2026-00',
      '2026-H3',
      '2026-q1',
      'dot-1',
      '',
    ])
      expect(isPeriodId(id), id).toBe(false);
  });
});

describe('hạn báo cáo', () => {
  test('lấy theo kế hoạch, không có thì để trống', () => {
    const plan = planOf(2026, 'nd09', [{ period: '2026-Q2', due: '2026-06-15' }]);
    expect(periodsOf(plan, 'quarter').map(({ due }) => due)).toEqual([null, '2026-06-15', null, null]);
  });

  test('kỳ riêng mang hạn của mình, hoặc hạn ghi trong danh sách chung', () => {
    const custom = [
      { id: 'hai', kind: 'quarter' as const, label: 'Hai', from: '2026-02-01', to: '2026-02-27' },
      {
        id: 'mot',
        kind: 'quarter' as const,
        label: 'Một',
        from: '2026-01-01',
        to: '2026-01-31',
        due: '2026-01-30',
      },
      { id: 'nam', kind: 'year' as const, label: 'Năm', from: '2026-01-01', to: '2026-11-30' },
    ];
    const deadlines = [{ period: 'hai', due: '2026-02-28' }];
    const periods = periodsOf({ year: 2026, periods: { scheme: 'custom', deadlines, custom } }, 'quarter');
    expect(periods.map(({ id, due }) => [id, due])).toEqual([
      ['mot', '2026-01-30'],
      ['hai', '2026-02-28'],
    ]);
  });
});

describe('ngày chốt', () => {
  const [, second] = periodsOf(planOf(2026, 'calendar'), 'quarter');

  test.each([
    [undefined, '2026-06-30'],
    ['2026-12-31', '2026-06-30'],
    ['2026-06-30', '2026-06-30'],
    ['2026-06-29', '2026-06-29'],
    ['2026-04-01', '2026-04-01'],
  ])('chốt %s thì quý II hết ngày %s', (until, to) => {
    expect(cutTo(second!, undefined, until)).toEqual({ ...second, to });
  });

  test('chốt trước khi kỳ bắt đầu thì không còn kỳ', () => {
    expect(cutTo(second!, undefined, '2026-03-31')).toBeNull();
  });
});

test('kế hoạch bắt đầu và kết thúc giữa chừng chỉ còn những ngày của nó', () => {
  const [first, second, third] = periodsOf(planOf(2026, 'calendar'), 'quarter');
  const within = (period: typeof first) => cutTo(period!, '2026-03-17', '2026-06-10');
  expect(within(first)).toMatchObject({ from: '2026-03-17', to: '2026-03-31' });
  expect(within(second)).toMatchObject({ from: '2026-04-01', to: '2026-06-10' });
  expect(within(third)).toBeNull();
});
