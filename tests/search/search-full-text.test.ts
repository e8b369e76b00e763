import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchFullText } from '../../src/search/search-full-text.ts';
import { cleanQuery, MAX_QUERY_LENGTH } from '../../src/search/clean-query.ts';
import type { AskIndex } from '../../src/search/index-match.ts';
import { vocabularyOf } from './vocabulary-of.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';

const DOCUMENTS = {
  'khai-sinh': 'Đăng ký khai sinh cho trẻ mới sinh tại Ủy ban nhân dân xã',
  'ket-hon': 'Đăng ký kết hôn tại Ủy ban nhân dân xã',
  'dat-dai': 'Cấp giấy chứng nhận quyền sử dụng đất, đất đai lần đầu',
  'ky-thuat': 'Tập huấn kỹ thuật trồng lúa cho bà con thôn Hòa Lạc',
  'lich-tiep-dan': 'Lịch tiếp công dân của Chủ tịch',
};

/** An index like the portal's: the words must stand side by side. */
const ask: AskIndex = (text, exactMarks = false) => {
  const fold = exactMarks
    ? (part: string) => part.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    : foldedSyllables;
  const words = ` ${fold(text).join(' ')} `;
  const found = Object.entries(DOCUMENTS).filter(([, body]) => ` ${fold(body).join(' ')} `.includes(words));
  return Promise.resolve(new Set(found.map(([id]) => id)));
};

const vocabulary = vocabularyOf(
  Object.values(DOCUMENTS).flatMap((body) => body.toLowerCase().match(/\p{L}+/gu) ?? []),
  Object.values(DOCUMENTS).map(foldedSyllables),
);
const fullText = { ask, vocabulary, items: 5 };
const search = (query: string) => searchFullText(cleanQuery(query), fullText);
const first = async (query: string) => (await search(query)).matches[0]?.id;

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
  expect((await search('khai sihn')).correction).toBe('khai sinh');
  expect((await search('khai sinh')).correction).toBeUndefined();
});

test('gõ có dấu thì bài đúng dấu đứng trên bài chỉ giống khi bỏ dấu', async () => {
  const marked: AskIndex = (text, exactMarks = false) =>
    Promise.resolve(new Set(text.includes(' ') ? [] : exactMarks ? ['đúng'] : ['gần', 'đúng']));
  const { matches } = await searchFullText('bán đất', { ...fullText, ask: marked });
  expect(matches.map(({ id }) => id)).toEqual(['đúng', 'gần']);
});

test('cụm từ trong ngoặc kép không có ở đâu thì không trả gì', async () => {
  expect((await search('"sinh khai"')).matches).toEqual([]);
});

test('chỉ những gì đủ các từ mới tính là kết quả; gần đúng được kể riêng', async () => {
  const { matches, complete } = await search('đăng ký kết hôn trồng lúa');
  expect(matches.length).toBeGreaterThan(0);
  expect([...complete]).toEqual([]);
  expect([...(await search('đăng ký')).complete].sort()).toEqual(['ket-hon', 'khai-sinh']);
});

test('chữ không có ở đâu thì không kéo theo thứ chỉ giống ở chữ đầu', async () => {
  for (const query of ['a'.repeat(60), 'a'.repeat(10_000), 'qzxq'])
    expect((await search(query)).matches, query).toEqual([]);
});

test('số không văn bản nào mang thì nói số ấy ra', async () => {
  const { missingNumber, complete } = await search('so 999 qd ubnd');
  expect(missingNumber?.written).toBe('999/QĐ-UBND');
  expect(complete.size).toBe(0);
});

test('một câu hỏi dài không hỏi chỉ mục quá nhiều lần', async () => {
  let times = 0;
  const counting: AskIndex = (text, exactMarks) => {
    times++;
    return ask(text, exactMarks);
  };
  const long =
    'người dân ở thôn muốn hỏi về việc trồng lúa và cấp giấy cho đất đai cùng lịch tiếp dân của xã '.repeat(
      3,
    );
  await searchFullText(cleanQuery(long), { ...fullText, ask: counting });
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
