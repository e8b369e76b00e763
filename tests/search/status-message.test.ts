import { expect, test } from 'vitest';
import { findNumbers } from '../../src/search/numbers.ts';
import { statusMessage, type ResultCounts } from '../../src/search/status-message.ts';

const NONE: ResultCounts = { complete: 0, near: 0, total: 0, isPartial: false };

test.each<[string, string, Partial<ResultCounts>, string]>([
  ['đủ từ', 'khai sinh', { complete: 8, total: 8 }, 'Có 8 kết quả cho “khai sinh”.'],
  [
    'gần đúng kể riêng',
    'x',
    { complete: 1234, near: 5, total: 1239 },
    'Có 1.234 kết quả cho “x”, và 5 kết quả gần đúng.',
  ],
  [
    'chỉ có gần đúng',
    'x y',
    { near: 3, total: 3 },
    'Không có nội dung nào đủ các từ của “x y”; dưới đây là 3 kết quả gần đúng.',
  ],
  [
    'gõ sai',
    'khai sihn',
    { complete: 8, total: 8, correction: 'khai sinh' },
    'Có 8 kết quả cho “khai sinh”.',
  ],
  [
    'ngoài phần đã chọn',
    'x',
    { total: 4 },
    'Không có kết quả nào cho “x” trong phần đã chọn; bỏ bớt lựa chọn thì có 4 kết quả.',
  ],
  [
    'số không có',
    '999 qd ubnd',
    { near: 2, total: 2, missingNumber: findNumbers('999 qd ubnd').numbers[0]! },
    'Không có văn bản số 999/QĐ-UBND. Dưới đây là 2 kết quả gần với số ấy.',
  ],
  [
    'mã thủ tục không có',
    '1.009999',
    { missingNumber: findNumbers('1.009999').numbers[0]! },
    'Không có thủ tục mã 1.009999. Hãy xem lại số, hoặc xem theo danh sách bên dưới.',
  ],
  [
    'thiếu một phần chỉ mục',
    'x',
    { complete: 1, total: 1, isPartial: true },
    'Có 1 kết quả cho “x”. Một phần nội dung chưa tìm được lúc này.',
  ],
  [
    'câu rất dài',
    'a'.repeat(200),
    {},
    `Không tìm thấy nội dung nào cho “${'a'.repeat(60)}…”. Hãy thử ít từ hơn, hoặc xem theo danh sách bên dưới.`,
  ],
])('%s', (_name, query, counts, sentence) => {
  expect(statusMessage(query, { ...NONE, ...counts })).toBe(sentence);
});
