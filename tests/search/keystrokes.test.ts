import { describe, expect, test } from 'vitest';
import { undoKeystrokes } from '../../src/search/keystrokes.ts';
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
