import { expect, test } from 'vitest';
import { describeMany, groupRows, nameTogether } from '../../src/report/row-groups.ts';
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

test('mười hai tháng vẫn kể từng tháng; mỗi đơn vị một câu khi nhiều hơn', () => {
  const twelve = Array.from({ length: 12 }, (_, at) => week(at + 1));
  expect(groupRows(twelve).map(({ phrase }) => phrase)).toEqual([null]);
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
