import { expect, test } from 'vitest';
import { timeOfFeedback } from '../../src/schemas/feedback.ts';
import { describeLateness } from '../../src/views/feedback-facts.ts';

const latenessOn = (today: string) =>
  describeLateness(timeOfFeedback({ received: '2026-10-01', status: 'tiep-nhan' }, 20, today));

test('việc chưa trả lời được nói là quá hạn mấy ngày, kể từ hôm sau ngày cuối của hạn', () => {
  expect(latenessOn('2026-10-21')).toBeUndefined();
  expect(latenessOn('2026-10-22')).toBe('Quá hạn 1 ngày');
  expect(latenessOn('2026-12-01')).toBe('Quá hạn 41 ngày');
});

test('việc trả lời sau hạn được nói là sau hạn, dù nay đã lâu', () => {
  const written = { received: '2026-10-01', status: 'da-tra-loi', answered: '2026-10-24' } as const;
  expect(describeLateness(timeOfFeedback(written, 20, '2027-01-01'))).toBe('Trả lời sau hạn 3 ngày');
});
