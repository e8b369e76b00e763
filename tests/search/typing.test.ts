import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctionsOf, undoKeystrokes, vocabularyOf } from '../../src/search/typing.ts';
import { stripMarks } from '../../src/text/fold.ts';

describe('phím còn sót của bộ gõ', () => {
  test.each([
    ['dduwowngf', 'đường'],
    ['dduongwf', 'đường'],
    ['ddaats', 'đất'],
    ['ddaatj', 'đật'],
    ['hooj', 'hộ'],
    ['khaair', 'khẩi'],
    ['nuwowcs', 'nước'],
    ['d9u7o7ng2', 'đường'],
    ['d9at61', 'đất'],
    ['ho65', 'hộ'],
    ['quyeets', 'quyết'],
    ['nghieepj', 'nghiệp'],
  ])('“%s” là “%s”', (keys, word) => {
    expect(stripMarks(undoKeystrokes(keys)!)).toBe(stripMarks(word));
  });

  test('gõ Telex “dduwowngf” và VNI “d9u7o7ng2” đều thành đúng chữ “đường”', () => {
    expect(undoKeystrokes('dduwowngf')).toBe('đường');
    expect(undoKeystrokes('d9u7o7ng2')).toBe('đường');
  });

  test.each(['khai', 'sinh', 'ubnd', '2026', 'đất', 'covid19'])('“%s” không phải phím sót', (word) => {
    expect(undoKeystrokes(word)).toBeUndefined();
  });
});

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
    ['xinh', 'sinh'],
  ])('“%s” có lẽ là “%s”', (wrong, right) => {
    expect(correctionsOf(wrong, vocabulary, undefined, undefined)).toContain(right);
  });

  test('chữ bên cạnh giúp chọn: “khai sing” là “khai sinh”', () => {
    expect(correctionsOf('sing', vocabulary, 'khai', undefined)[0]).toBe('sinh');
  });

  test('một lần trượt tay trong một chữ đã biết luôn tìm lại được chữ ấy', () => {
    const known = [...vocabulary.ranks.keys()].filter((word) => word.length > 2);
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.nat(),
        fc.constantFrom(...'abcdeghiklmnopqrstuvxy'),
        (word, at, letter) => {
          const place = at % word.length;
          const wrong = word.slice(0, place) + letter + word.slice(place + 1);
          if (vocabulary.ranks.has(wrong)) return;
          expect(correctionsOf(wrong, vocabulary, undefined, undefined)).toContain(word);
        },
      ),
    );
  });
});
