import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, cleanQuery, MAX_QUERY_LENGTH, type Ask } from '../../src/search/answers.ts';
import { vocabularyOf } from '../../src/search/typing.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';

const DOCUMENTS = {
  'khai-sinh': 'Đăng ký khai sinh cho trẻ mới sinh tại Ủy ban nhân dân xã',
  'ket-hon': 'Đăng ký kết hôn tại Ủy ban nhân dân xã',
  'dat-dai': 'Cấp giấy chứng nhận quyền sử dụng đất, đất đai lần đầu',
  'ky-thuat': 'Tập huấn kỹ thuật trồng lúa cho bà con thôn Hòa Lạc',
  'lich-tiep-dan': 'Lịch tiếp công dân của Chủ tịch',
};

/** An index like Pagefind's: every word must be there, or all side by side when in quotes. */
const ask: Ask = (text, exactMarks = false) => {
  const fold = exactMarks
    ? (part: string) => part.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    : foldedSyllables;
  const words = fold(text);
  const found = Object.entries(DOCUMENTS).filter(([, body]) =>
    text.startsWith('"')
      ? ` ${fold(body).join(' ')} `.includes(` ${words.join(' ')} `)
      : words.every((word) => fold(body).includes(word)),
  );
  return Promise.resolve(found.map(([id]) => ({ id, score: 1 })));
};

const vocabulary = vocabularyOf(
  Object.values(DOCUMENTS).flatMap((body) => body.toLowerCase().match(/\p{L}+/gu) ?? []),
  Object.values(DOCUMENTS).map(foldedSyllables),
);
const search = (query: string) =>
  answer(cleanQuery(query), ask, vocabulary, 5, () => Promise.resolve(new Set<string>()));
const first = async (query: string) => (await search(query)).found[0]?.id;

describe('các cách gõ đều tới một chỗ', () => {
  test.each([
    ['đăng ký khai sinh', 'khai-sinh'],
    ['dang ky khai sinh', 'khai-sinh'],
    ['ĐĂNG KÝ KHAI SINH', 'khai-sinh'],
    ['đăng ký khai sinh'.normalize('NFD'), 'khai-sinh'],
    ['khai sihn', 'khai-sinh'],
    ['ddaats ddai', 'dat-dai'],
    ['kĩ thuật', 'ky-thuat'],
    ['hoà lạc', 'ky-thuat'],
    ['kết hôn UBND xã', 'ket-hon'],
    ['làm thế nào để đăng ký kết hôn', 'ket-hon'],
    ['"quyền sử dụng đất"', 'dat-dai'],
    ['bao giờ thì chủ tịch tiếp công dân vậy', 'lich-tiep-dan'],
  ])('“%s”', async (query, id) => {
    expect(await first(query)).toBe(id);
  });
});

test('chữ gõ sai thì kèm câu có lẽ muốn gõ, chữ đúng thì không', async () => {
  expect((await search('khai sihn')).meant).toBe('khai sinh');
  expect((await search('khai sinh')).meant).toBeUndefined();
});

test('gõ có dấu thì bài đúng dấu đứng trên bài chỉ giống khi bỏ dấu', async () => {
  const marked: Ask = (text, exactMarks = false) =>
    Promise.resolve(
      text.startsWith('"') && text.includes(' ')
        ? []
        : exactMarks
          ? [{ id: 'đúng', score: 1 }]
          : [
              { id: 'gần', score: 1 },
              { id: 'đúng', score: 1 },
            ],
    );
  const { found } = await answer('bán đất', marked, vocabulary, 5, () => Promise.resolve(new Set<string>()));
  expect(found.map(({ id }) => id)).toEqual(['đúng', 'gần']);
});

test('cụm từ trong ngoặc kép không có ở đâu thì không trả gì', async () => {
  expect((await search('"sinh khai"')).found).toEqual([]);
});

test('chỉ những gì đủ các từ mới tính là kết quả; gần đúng được kể riêng', async () => {
  const { found, whole } = await search('đăng ký kết hôn trồng lúa');
  expect(found.length).toBeGreaterThan(0);
  expect([...whole]).toEqual([]);
  expect([...(await search('đăng ký')).whole].sort()).toEqual(['ket-hon', 'khai-sinh']);
});

test('chữ không có ở đâu thì không kéo theo thứ chỉ giống ở chữ đầu', async () => {
  for (const query of ['a'.repeat(60), 'a'.repeat(10_000), 'qzxq'])
    expect((await search(query)).found, query).toEqual([]);
});

test('số không văn bản nào mang thì nói số ấy ra', async () => {
  const { missingNumber, whole } = await search('so 999 qd ubnd');
  expect(missingNumber?.written).toBe('999/QĐ-UBND');
  expect(whole.size).toBe(0);
});

test('một câu hỏi dài không hỏi chỉ mục quá nhiều lần', async () => {
  let times = 0;
  const counting: Ask = (text, exactMarks) => {
    times++;
    return ask(text, exactMarks);
  };
  const long =
    'người dân ở thôn muốn hỏi về việc trồng lúa và cấp giấy cho đất đai cùng lịch tiếp dân của xã '.repeat(
      3,
    );
  await answer(cleanQuery(long), counting, vocabulary, 5, () => Promise.resolve(new Set<string>()));
  expect(times).toBeLessThan(90);
});

describe('câu gõ lạ', () => {
  test.each([
    '',
    '     ',
    '?!…,.',
    '😀🏠',
    '\u0301',
    '"""',
    '<script>alert(1)</script>',
    '\u0000\u202e',
    '\ud800',
  ])('“%s” không làm hỏng gì', async (query) => {
    await expect(search(query)).resolves.toBeDefined();
  });

  test('câu nào cũng được làm sạch: NFC, không dài quá, không ký tự điều khiển, làm sạch lần nữa không đổi gì', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 260 }), (typed) => {
        const query = cleanQuery(typed);
        expect(query.length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
        expect(query).toBe(query.normalize('NFC'));
        expect(query).not.toMatch(/\p{Cc}/u);
        expect(cleanQuery(query)).toBe(query);
      }),
    );
  });
});
