import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPossibleSyllable } from '../../src/search/possible-syllable.ts';
import { correctionsOf } from '../../src/search/typos.ts';
import { vocabularyOf } from './vocabulary-of.ts';

describe('chữ gõ sai', () => {
  const words = 'khai sinh đăng ký kết hôn đất đai hộ khẩu giấy phép'.split(' ');
  const vocabulary = vocabularyOf(words, [
    ['khai', 'sinh'],
    ['ket', 'hon'],
    ['dat', 'dai'],
  ]);

  test.each([
    ['sihn', 'sinh'],
    ['snh', 'sinh'],
    ['ssinh', 'sinh'],
    ['dsi', 'dai'],
    ['keet', 'ket'],
  ])('“%s” có lẽ là “%s”', (wrong, right) => {
    expect(correctionsOf(wrong, vocabulary, undefined, undefined)).toContain(right);
  });

  test('chữ bên cạnh giúp chọn: “khai sing” là “khai sinh”', () => {
    expect(correctionsOf('sing', vocabulary, 'khai', undefined)[0]).toBe('sinh');
  });

  test('chữ có thể là âm tiết chỉ đổi khi chữ bên cạnh cho biết: “khai xinh”, không phải “xinh” đứng một mình', () => {
    const titles = [...Array<string[]>(2).fill(['khai', 'sinh']), ['xinh', 'dep']];
    const told = vocabularyOf(words, titles);
    expect(correctionsOf('xinh', told, 'khai', undefined)).toEqual(['sinh']);
    expect(correctionsOf('xinh', told, undefined, undefined)).toEqual([]);
    expect(correctionsOf('xinh', told, 'khai', 'dep')).toEqual([]);
  });

  test('một lần trượt tay trong một chữ đã biết luôn tìm lại được chữ ấy', () => {
    const known = [...vocabulary.ranks.keys()].filter((word) => word.length > 3);
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.nat(),
        fc.constantFrom(...'abcdeghiklmnopqrstuvxy'),
        (word, at, letter) => {
          const place = at % word.length;
          const wrong = word.slice(0, place) + letter + word.slice(place + 1);
          if (vocabulary.ranks.has(wrong) || isPossibleSyllable(wrong)) return;
          expect(correctionsOf(wrong, vocabulary, undefined, undefined)).toContain(word);
        },
      ),
    );
  });
});
