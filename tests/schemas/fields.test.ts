import { expect, test } from 'vitest';
import { wordsOf } from '../../src/schemas/fields.ts';
import { documentSchema } from '../../src/schemas/document.ts';
import { planSchema } from '../../src/schemas/plan.ts';

test('mỗi mục có tên riêng, dù nhiều mục cùng là một ngày', () => {
  const { issued, effective, expires } = documentSchema.shape;
  expect([issued, effective, expires].map((field) => wordsOf(field)?.label)).toEqual([
    'Ngày ban hành',
    'Ngày hiệu lực',
    'Ngày hết hiệu lực',
  ]);
  expect(wordsOf(planSchema.shape.issued)?.label).toBe('Ngày ban hành');
});
