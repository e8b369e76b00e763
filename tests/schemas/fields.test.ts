import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { field, list, fieldWords } from '../../src/schemas/fields.ts';
import { schemas } from '../../src/schemas/kinds.ts';
import { documentSchema } from '../../src/schemas/document.ts';
import { planSchema } from '../../src/schemas/plan.ts';

test('mỗi mục có tên riêng, dù nhiều mục cùng là một ngày', () => {
  const { issued, effective, expires } = documentSchema.shape;
  expect([issued, effective, expires].map((field) => fieldWords(field)?.label)).toEqual([
    'Ngày ban hành',
    'Ngày hiệu lực',
    'Ngày hết hiệu lực',
  ]);
  expect(fieldWords(planSchema.shape.issued)?.label).toBe('Ngày ban hành');
});

test('mọi danh sách trong lược đồ nội dung đều có mức cao nhất', () => {
  const unbounded: string[] = [];
  const walk = (schema: unknown, path: string): void => {
    const { def } = (schema as z.ZodType)._zod as unknown as { def: Record<string, unknown> };
    if (def['type'] === 'array' && !(Number(def['maxItems']) > 0)) unbounded.push(path);
    for (const inner of [def['innerType'], def['element'], def['in'], ...((def['options'] as []) ?? [])])
      if (inner) walk(inner, path);
    for (const [key, field] of Object.entries((def['shape'] as object | undefined) ?? {}))
      walk(field, `${path}.${key}`);
  };
  for (const [kind, schema] of Object.entries(schemas)) walk(schema, kind);
  expect(unbounded).toEqual([]);
});

test('danh sách quá dài bị từ chối khi chưa xem giá trị nào; vừa đủ thì như danh sách thường', () => {
  let looked = 0;
  const item = z.string().refine((each) => ((looked += 1), each !== ''));
  const bounded = list(item, { max: 3 });
  const result = bounded.safeParse(['a', '', '', 'b']);
  expect(result.error?.issues).toMatchObject([{ code: 'too_big', origin: 'array', maximum: 3, path: [] }]);
  expect(looked).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '', 'b'), { maxLength: 3 }), (values) => {
      const [one, other] = [bounded.safeParse(values), z.array(item).safeParse(values)];
      expect(one.data).toEqual(other.data);
      expect(one.error?.issues).toEqual(other.error?.issues);
    }),
  );
});

test('tên của mục, số ít nhất và mục bỏ trống giữ nguyên sau khi thêm mức cao nhất', () => {
  const schema = z.strictObject({ a: field(list(z.int(), { min: 1, max: 2 }).optional(), 'Danh sách') });
  expect(fieldWords(schema.shape.a)?.label).toBe('Danh sách');
  expect(schema.safeParse({}).success).toBe(true);
  expect(schema.safeParse({ a: [1, 2] }).data).toEqual({ a: [1, 2] });
  for (const a of [[], [1, 2, 3], 'x', [1, 'x']]) expect(schema.safeParse({ a }).success).toBe(false);
});
