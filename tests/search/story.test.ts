import { describe, expect, test } from 'vitest';
import { mayBeQuoted, reduceStory, stretchesOf } from '../../src/search/story.ts';
import { vocabularyOf } from './vocabulary-of.ts';
import { foldedSyllables, syllablesOf } from '../../src/text/syllables.ts';

const TITLES = [
  'Đăng ký khai sinh',
  'Đăng ký lại khai sinh',
  'Cấp giấy tờ khai sinh cho cháu',
  'Đăng ký khai tử, báo tử',
  'Hỗ trợ mai táng phí cho cựu chiến binh',
  'Trợ cấp mai táng, đi báo tử',
  'Trợ cấp một lần đối với cựu chiến binh',
  'Hòa giải tranh chấp đất đai',
  'Hòa giải ở cơ sở',
];
const vocabulary = vocabularyOf(
  TITLES.flatMap((title) => title.toLowerCase().split(/[ ,]+/)),
  TITLES.map(foldedSyllables),
);

describe('câu hỏi dài như một câu chuyện', () => {
  test('còn lại điều được hỏi, dù điều ấy ở cuối', () => {
    const reduced = reduceStory(
      'Chào ad, em tên Nguyễn Thị Hoa ở thôn 3, hôm qua vợ chồng em mới đi bệnh viện về, gia đình hai bên mừng lắm. ' +
        'Giờ em muốn làm giấy khai sinh cho cháu mà không biết cần giấy tờ gì và nộp ở đâu, mong ad tư vấn giúp em với ạ',
      vocabulary,
    );
    expect(reduced).toContain('khai sinh');
    expect(reduced).not.toMatch(/Nguyễn|viện|mừng|tư vấn/);
    expect(syllablesOf(reduced).length).toBeLessThanOrEqual(16);
  });

  test('hai điều được hỏi thì còn cả hai', () => {
    const reduced = reduceStory(
      'Ba tôi mất hôm qua ở bệnh viện tỉnh, gia đình đang lo tang lễ, cho tôi hỏi phải đi báo tử ở đâu và có được hỗ trợ ' +
        'tiền mai táng không vì ba tôi trước đây là cựu chiến binh',
      vocabulary,
    );
    expect(reduced).toMatch(/báo tử.*mai táng.*cựu chiến binh/);
  });

  test('lời nói vào máy không có dấu câu cũng được cắt ra', () => {
    const reduced = reduceStory(
      'nhà tui với nhà bên cạnh tranh nhau cái ranh hoài nói hoài không chịu bữa trước xã có xuống một lần rồi ' +
        'mà giờ tui muốn nhờ xã xuống hòa giải thì làm sao hả mọi người',
      vocabulary,
    );
    expect(reduced).toContain('hòa giải');
    expect(syllablesOf(reduced).length).toBeLessThanOrEqual(16);
  });

  test('câu ngắn giữ nguyên; chuyện không có chữ nào của cổng vẫn còn chữ để tìm', () => {
    expect(reduceStory('đăng ký khai sinh', vocabulary)).toBe('đăng ký khai sinh');
    expect(syllablesOf(reduceStory('lorem ipsum '.repeat(30), vocabulary))).toHaveLength(16);
  });
});

/** So many different words, each with its number. */
const wordsUpTo = (count: number) => Array.from({ length: count }, (_, at) => `từ${at + 1}`);

describe('câu chuyện được cắt ra từng đoạn để so với tên', () => {
  test('câu ngắn không phải câu chuyện, không có đoạn nào', () => {
    expect(stretchesOf('')).toEqual([]);
    expect(stretchesOf(wordsUpTo(17).join(' '))).toEqual([]);
    expect(stretchesOf(wordsUpTo(18).join(' '))).not.toEqual([]);
  });

  test('mọi chữ đều ở trong một đoạn, đoạn sau nặng hơn đoạn trước', () => {
    const words = wordsUpTo(41);
    const stretches = stretchesOf(words.join(' '));
    const told = new Set(stretches.flatMap(({ text }) => text.split(' ')));
    expect([...told]).toEqual(words);
    const factors = stretches.map(({ factor }) => factor);
    expect(factors).toEqual(factors.toSorted((one, other) => one - other));
    for (const { text } of stretches) expect(text.split(' ').length).toBeLessThanOrEqual(16);
  });

  test.each(['muốn', 'xin', 'MUON', 'đòi'])(
    'những gì đứng sau chữ “%s” là một đoạn riêng, nặng hơn cả',
    (word) => {
      const words = wordsUpTo(30);
      words[19] = word;
      const heaviest = stretchesOf(words.join(' ')).sort((one, other) => other.factor - one.factor)[0]!;
      expect(heaviest.text).toBe(words.slice(20, 30).join(' '));
    },
  );
});

describe('câu dài có thể là câu chép trong bài', () => {
  const copied =
    'Ủy ban nhân dân xã yêu cầu các thôn rà soát hộ nghèo theo đúng quy trình và gửi danh sách trước ngày mười lăm';

  test('câu không ai kể về mình thì có thể là câu chép', () => {
    expect(mayBeQuoted(copied)).toBe(true);
    expect(mayBeQuoted(copied.toUpperCase())).toBe(true);
  });

  test.each(['tôi', 'toi', 'EM', 'má', 'nhà'])('câu có chữ “%s” là lời người kể', (word) => {
    expect(mayBeQuoted(`${copied} ${word}`)).toBe(false);
  });

  test('câu ngắn thì không', () => {
    expect(mayBeQuoted(copied.split(' ').slice(0, 17).join(' '))).toBe(false);
    expect(mayBeQuoted('')).toBe(false);
  });
});
