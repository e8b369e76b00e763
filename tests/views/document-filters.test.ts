import { expect, test } from 'vitest';
import { documentFilters, filterValues } from '../../src/views/document-filters.ts';
import type { Shown } from '../../src/views/portals.ts';

const document = (type: string, issued: string, issuer: string) =>
  ({ slug: `${type}-${issued}`, data: { type, issued, issuer } }) as unknown as Shown<'documents'>;

const documents = [
  document('Kế hoạch', '2026-01-05', 'Ủy ban nhân dân xã'),
  document('Đề án', '2025-12-31', 'Hội đồng nhân dân xã'),
  document('Kế Hoạch', '2025-02-01', 'Ủy ban nhân dân xã'),
];

test('văn bản lọc được theo hình thức, năm và cơ quan; hai cách viết hoa là một', () => {
  const groups = documentFilters({ documents, sectionName: (id) => id });
  expect(
    groups.map(({ filter, values }) => [
      filter,
      ...values.map(({ value, documents: found }) => `${value} ${found.length}`),
    ]),
  ).toEqual([
    ['loai', 'de-an 1', 'ke-hoach 2'],
    ['nam', '2026 1', '2025 2'],
    ['co-quan', 'hoi-dong-nhan-dan-xa 1', 'uy-ban-nhan-dan-xa 2'],
  ]);
});

test('mỗi văn bản biết những giá trị lọc ra nó', () => {
  expect(filterValues(documents[1]!)).toEqual({
    loai: 'de-an',
    nam: '2025',
    'co-quan': 'hoi-dong-nhan-dan-xa',
    'chuyen-muc': '',
  });
});

test('cách lọc mà văn bản nào cũng như nhau thì không có; có văn bản thuộc chuyên mục thì lọc được theo chuyên mục', () => {
  const [one, other] = ['Kế hoạch', 'Báo cáo'].map((type) =>
    document(type, '2026-01-05', 'Ủy ban nhân dân xã'),
  );
  one!.data.section = 'cchc';
  const groups = documentFilters({ documents: [one!, other!], sectionName: () => 'Cải cách hành chính' });
  expect(groups.map(({ filter, values }) => [filter, ...values.map(({ name }) => name)])).toEqual([
    ['loai', 'Báo cáo', 'Kế hoạch'],
    ['chuyen-muc', 'Cải cách hành chính'],
  ]);
});
