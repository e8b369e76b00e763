import { expect, test } from 'vitest';
import { describeMany, describeOwnPeriods, groupRows, nameTogether } from '../../src/report/row-groups.ts';
import type { TargetResult, Verdict } from '../../src/schemas/report.ts';
import { row } from './office.ts';

function week(number: number, verdict: Verdict = 'met', given: Partial<TargetResult> = {}): TargetResult {
  const two = String(number).padStart(2, '0');
  const period = { ...row.period, kind: 'week' as const, id: `2026-W${two}`, label: `Tuần ${number}/2026` };
  return { ...row, period, verdict, required: 1, actual: verdict === 'met' ? 1 : 0, ...given };
}

test('bốn mươi tám tuần gọn trong một câu: đạt mấy tuần, tuần nào chưa', () => {
  const missed = new Set([3, 7, 8, 9, 20, 21]);
  const rows = Array.from({ length: 47 }, (_, at) => week(at + 1, missed.has(at + 1) ? 'missed' : 'met'));
  expect(describeMany([...rows, week(48, 'pending')])).toBe(
    'đạt 41/48 tuần; chưa đạt: tuần 3, 7–9, 20, 21; đang thực hiện: tuần 48',
  );
});

test('chỉ tiêu không giao số thì cộng lại, không nói đạt', () => {
  const rows = [1, 2, 3].map((number) => week(number, 'reported', { required: 0, actual: 2 }));
  expect(describeMany(rows)).toBe('đã ghi nhận 6 trong 3 tuần');
});

test('mười hai tháng, bốn tuần vẫn kể từng kỳ; nhiều hơn thì mỗi đơn vị một câu', () => {
  const twelve = Array.from({ length: 12 }, (_, at) => week(at + 1));
  const months = twelve.map((each) => ({ ...each, period: { ...each.period, kind: 'month' as const } }));
  expect(groupRows(months).map(({ phrase }) => phrase)).toEqual([null]);
  expect(groupRows(twelve.slice(0, 4)).map(({ phrase }) => phrase)).toEqual([null]);
  expect(groupRows(twelve.slice(0, 5)).map(({ phrase }) => phrase)).toEqual(['đạt 5/5 tuần']);
  const units = ['van-phong', 'tu-phap'].flatMap((unit) =>
    [...twelve, week(13, 'missed')].map((each) => ({ ...each, unit })),
  );
  expect(groupRows(units).map(({ unit, phrase }) => [unit, phrase])).toEqual([
    ['van-phong', 'đạt 12/13 tuần; chưa đạt: tuần 13'],
    ['tu-phap', 'đạt 12/13 tuần; chưa đạt: tuần 13'],
  ]);
});

test('kỳ không đánh số thì gọi cả tên', () => {
  expect(nameTogether([row, row])).toBe('quý II/2026, quý II/2026');
});

function dayRow(day: string): Pick<TargetResult, 'period' | 'verdict'> {
  const period = { ...row.period, kind: 'working-day' as const, id: day, from: day, to: day };
  return { period, verdict: 'missed' };
}

test('những ngày làm việc liền nhau gọi theo ngày đầu, ngày cuối; cuối tuần không ngắt', () => {
  // Thứ Hai 05/01; thứ Tư 07/01 đến thứ Hai 12/01; thứ Sáu 16/01 và thứ Bảy làm bù 17/01.
  const days = ['05', '07', '08', '09', '12', '16', '17'].map((date) => dayRow(`2026-01-${date}`));
  expect(nameTogether(days)).toBe('ngày 05/01, 07/01–12/01, 16/01, 17/01');
  expect(nameTogether([dayRow('2025-12-31'), ...days.slice(0, 1)])).toBe('ngày 31/12/2025, 05/01/2026');
});

test('rất nhiều đợt thì gọi tên mười hai đợt đầu và nói còn bao nhiêu ngày', () => {
  const odd = Array.from({ length: 15 }, (_, at) => dayRow(`2026-01-${String(2 * at + 1).padStart(2, '0')}`));
  expect(nameTogether(odd)).toMatch(/^ngày 01\/01, .{60,100} và \d ngày làm việc khác$/);
});

test('hàng cộng nhiều kỳ nói riêng từng kỳ đạt mấy, kỳ nào chưa', () => {
  const unmet = [week(3, 'missed'), week(7, 'missed')].map(({ period, required, actual, verdict }) => ({
    ...{ period, required, actual, missing: 1, verdict },
  }));
  expect(describeOwnPeriods({ ownPeriods: { met: 11, count: 13, unmet } })).toBe(
    'riêng từng tuần: đạt 11/13; chưa đạt: tuần 3, 7',
  );
  expect(describeOwnPeriods({ ownPeriods: { met: 13, count: 13, unmet: [] } })).toBe('');
});
