import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanQuery, hasWord, MAX_QUERY_LENGTH, splitPhrases } from '../../src/search/clean-query.ts';
import { questionKindsOf } from '../../src/search/question-kinds.ts';
import { toKeywords } from '../../src/search/question.ts';
import { spellOut } from '../../src/search/spell-out.ts';
import { correctSpelling } from '../../src/search/spelling-correction.ts';
import { reduceStory } from '../../src/search/story.ts';
import { vocabularyOf } from './vocabulary-of.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';

const TITLES = ['Đăng ký khai sinh', 'Đăng ký lại khai sinh', 'Đăng ký kết hôn', 'Hỗ trợ mai táng'];
const vocabulary = vocabularyOf(
  TITLES.flatMap((title) => title.toLowerCase().split(' ')),
  TITLES.map(foldedSyllables),
);

/** Every step from what is typed to what is searched for. */
function read(typed: string): string {
  const query = cleanQuery(typed);
  const spelled = spellOut(splitPhrases(query).text, vocabulary);
  questionKindsOf(spelled);
  const told = reduceStory(spelled, vocabulary);
  toKeywords(told);
  return correctSpelling(told, vocabulary)[0] ?? told;
}

test.each([
  '<script>alert(1)</script>',
  '"""“”«»',
  '\u0300\u0301\u0309',
  '👩‍👩‍👧 🇻🇳 \ud83d',
  '\ud800 khai sinh \udc00',
  'a'.repeat(10_000),
  'dangkykhaisinh'.repeat(1000),
  'dk ko k '.repeat(2000),
  'hồ sơ '.repeat(2000),
  'hom nay '.repeat(2000),
  '0'.repeat(10_000),
  '\u202e\u200b\u0000',
])('câu lạ số %# được đọc nhanh và không làm hỏng gì', (typed) => {
  const before = process.cpuUsage();
  const text = read(typed);
  // The processor's time, because a busy machine stretches the time on the wall.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
  expect(text.length).toBeLessThanOrEqual(MAX_QUERY_LENGTH * 2);
  expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('dấu đứng một mình không phải chữ để tìm; chữ trong ngoặc kép được giữ nguyên', () => {
  expect(hasWord(cleanQuery('\u0300 \u0301'))).toBe(false);
  expect(cleanQuery('khai \u0301sinh')).toBe('khai sinh');
  expect(splitPhrases('“khai sinh” cho "con"')).toEqual({
    phrases: ['khai sinh', 'con'],
    text: 'khai sinh cho con',
  });
});

test('chữ nào gõ vào cũng đọc được', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => void read(typed)));
});
