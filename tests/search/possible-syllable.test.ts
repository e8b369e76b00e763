import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPossibleSyllable } from '../../src/search/possible-syllable.ts';
import { stripMarks } from '../../src/text/fold.ts';
import { hasMarks, syllablesOf } from '../../src/text/syllables.ts';

describe('âm tiết tiếng Việt', () => {
  test.each(
    'nghiêng quốc giết gìn gì yêu khuỷu quyết quẹo thuở hoà hòa thuỷ uỷ ỷ oong đường ngượng heo tui mươi bển hổng khia'.split(
      ' ',
    ),
  )('“%s” là một âm tiết có thể có, viết có dấu hay không', (word) => {
    expect(isPossibleSyllable(word)).toBe(true);
    expect(isPossibleSyllable(stripMarks(word))).toBe(true);
    expect(isPossibleSyllable(word.toUpperCase())).toBe(true);
    expect(isPossibleSyllable(word.normalize('NFD'))).toBe(true);
  });

  test.each(
    'sjnh dnag ko dk nge ka ghai cẻ ket̀ hộỉ cào̖c bàc đạch2 zalo khaii tachho quu hợh sihn ngghe gh b'.split(
      ' ',
    ),
  )('“%s” không thể là âm tiết', (word) => {
    expect(isPossibleSyllable(word)).toBe(false);
  });

  test('vần khép chỉ có thanh sắc, thanh nặng; chưa ghi dấu nào thì chưa xét thanh', () => {
    for (const rhyme of ['ac', 'ach', 'at', 'ap']) {
      expect(isPossibleSyllable(`l${rhyme}`)).toBe(true);
      expect(isPossibleSyllable(`l${rhyme}`.replace('a', 'á'))).toBe(true);
      expect(isPossibleSyllable(`l${rhyme}`.replace('a', 'à'))).toBe(false);
    }
  });

  test('mọi chữ có dấu trong bài của cổng minh họa đều được nhận, trừ chữ viết tắt và tên riêng', () => {
    const folder = join(import.meta.dirname, '../../content/portals');
    const words = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => syllablesOf(readFileSync(join(folder, file), 'utf8')))
      .filter((word) => hasMarks(word) && word === word.toLowerCase() && /^\p{L}{2,7}$/u.test(word));
    const unknown = new Set(
      words.filter((word) => !isPossibleSyllable(word) || !isPossibleSyllable(stripMarks(word))),
    );
    expect(words.length).toBeGreaterThan(5000);
    expect([...unknown]).toEqual([]);
  });
});
