import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { meantKey } from '../../src/reading/keys.ts';
import { nearest } from '../../src/reading/nearest.ts';
import { shapeOf } from '../../src/reading/schema-walk.ts';
import { fieldWords } from '../../src/schemas/fields.ts';
import { schemas, type Kind } from '../../src/schemas/kinds.ts';
import { slugify } from '../../src/text/fold.ts';

/** Every key of every kind with its label, those that share a label within one kind left out. */
const LABELS = (Object.entries(schemas) as [Kind, z.ZodType][]).flatMap(([kind, schema]) => {
  const labelled = Object.entries(shapeOf(schema)).flatMap(([key, field]) => {
    const label = fieldWords(field)?.label;
    return label ? [{ kind, key, label, shape: shapeOf(schema) }] : [];
  });
  return labelled.filter(({ label }) => labelled.filter((each) => each.label === label).length === 1);
});

test('mọi loại nội dung đều có nhãn để nhận ra', () => {
  expect(LABELS.length).toBeGreaterThan(80);
});

test.each(LABELS)(
  '$kind: “$label” là $key, viết có dấu, không dấu hay viết liền',
  ({ key, label, shape }) => {
    const plain = label.replace(/[^\p{L}\p{M}\s]/gu, '');
    for (const typed of [plain, plain.toUpperCase(), slugify(label).replaceAll('-', ' '), slugify(label)])
      expect(meantKey(typed, shape, () => false)).toMatchObject({ key, isCertain: true });
  },
);

describe('tên gần đúng', () => {
  const meant = (kind: Kind, typed: string, accepted: string[] = []) =>
    meantKey(typed, shapeOf(schemas[kind]), (key) => accepted.includes(key));

  test('một phần của nhãn là đủ khi chỉ một mục có nó và nhận giá trị đã ghi', () => {
    expect(meant('leader', 'Họ tên', ['name'])).toMatchObject({ key: 'name', isCertain: true });
    expect(meant('article', 'Ngày', ['date', 'updated'])).toMatchObject({ key: 'date', isCertain: true });
    expect(meant('leader', 'SĐT', ['phone'])).toMatchObject({ key: 'phone', isCertain: true });
    expect(meant('document', 'Loại', ['type'])).toMatchObject({ key: 'type', isCertain: true });
    expect(meant('article', 'Loại', ['genre'])).toMatchObject({ key: 'genre', isCertain: true });
  });

  test('giá trị không hợp thì chỉ gợi ý', () => {
    expect(meant('article', 'Ảnh')).toMatchObject({ key: 'cover', isCertain: false });
  });

  test('nhiều nghĩa thì kê ra để chọn', () => {
    expect(meant('article', 'Nguồn')).toEqual({ key: '', isCertain: false, among: ['origin', 'source'] });
  });

  test('địa chỉ, con số không phải là tên mục', () => {
    expect(meant('portal', '/cu/', ['redirects'])).toMatchObject({ key: '', isCertain: false });
    expect(meant('visits', '2026-03', ['month'])).toMatchObject({ key: '' });
  });
});

test('chữ đổi chỗ là gõ nhầm', () => {
  expect(nearest('tilte', ['date', 'title'])).toBe('title');
});
