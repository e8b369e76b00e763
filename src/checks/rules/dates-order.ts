import { problem } from '../../problems/problem.ts';
import { dayOfMoment } from '../../schemas/day.ts';
import type { EntryKind } from '../../schemas/kinds.ts';
import type { Rule } from '../rule.ts';

export const datesOrder: Rule = {
  entry: ({ entry }) => {
    const { kind, file, positionOf } = entry;
    const data = entry.data as Record<string, unknown>;
    return (ORDER[kind] ?? []).flatMap(([first, then, earlier, later]) => {
      const [from, to] = [data[first], data[then]];
      if (typeof from !== 'string' || typeof to !== 'string') return [];
      return dayOfMoment(to) < dayOfMoment(from)
        ? problem('dates-order', file, { earlier, later }, positionOf([then]))
        : [];
    });
  },
};

/** For each kind, two keys whose days must follow each other, and what a sentence calls these days. */
const ORDER: Partial<Record<EntryKind, [string, string, string, string][]>> = {
  article: [
    ['date', 'expires', 'ngày đăng', 'Ngày hết hạn'],
    ['date', 'updated', 'ngày đăng', 'Ngày cập nhật'],
  ],
  leader: [['termFrom', 'termTo', 'ngày bắt đầu nhiệm kỳ', 'Ngày kết thúc nhiệm kỳ']],
  document: [
    ['issued', 'effective', 'ngày ban hành', 'Ngày hiệu lực'],
    ['issued', 'expires', 'ngày ban hành', 'Ngày hết hiệu lực'],
  ],
  feedback: [['received', 'answered', 'ngày tiếp nhận', 'Ngày trả lời']],
};
