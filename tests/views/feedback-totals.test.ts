import { expect, test } from 'vitest';
import { describeTimeliness, describeTotals, feedbackTotals } from '../../src/views/feedback-totals.ts';
import type { Feedback } from '../../src/schemas/feedback.ts';
import type { ShownPortal } from '../../src/views/portals.ts';

type Written = Pick<Feedback, 'received' | 'status' | 'answered'>;

const written: Written[] = [
  { received: '2026-11-01', status: 'tiep-nhan' },
  { received: '2026-10-31', status: 'dang-xu-ly' },
  { received: '2026-10-01', status: 'da-tra-loi', answered: '2026-10-21' },
  { received: '2026-10-01', status: 'da-tra-loi', answered: '2026-10-22' },
];

function portalWith(days: number | undefined) {
  return {
    data: { feedback: { days, ways: [] } },
    feedbacks: written.map((data, index) => ({ slug: `viec-${index}`, digest: '', data })),
    today: '2026-11-21',
  } as unknown as ShownPortal;
}

test('ngày cuối cùng của hạn chưa là quá hạn, hôm sau mới là quá hạn', () => {
  const portal = portalWith(20);
  expect(feedbackTotals(portal)).toEqual({ received: 4, answered: 2, open: 2, overdue: 1, late: 1 });
  expect(describeTotals(portal)).toBe('Nhận 4, trả lời 2 (1 sau hạn), quá hạn 1');
  expect(describeTimeliness(portal)).toBe('Trả lời đúng hạn 1 trong 2 (50%), hạn là 20 ngày.');
});

test('cổng không ghi số ngày phải trả lời thì không việc nào quá hạn', () => {
  const portal = portalWith(undefined);
  expect(feedbackTotals(portal)).toEqual({ received: 4, answered: 2, open: 2, overdue: 0, late: 0 });
  expect(describeTotals(portal)).toBe('Nhận 4, trả lời 2');
  expect(describeTimeliness(portal)).toBeUndefined();
});
