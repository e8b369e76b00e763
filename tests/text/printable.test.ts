import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inOneLine,
  printable,
  printableIn,
  printableJson,
  printableLines,
} from '../../src/text/printable.ts';
import { oddTexts, UNSEEN, withoutEmoji } from '../fixtures/odd-texts.ts';

describe('một giá trị in ra', () => {
  test.each([
    ['a\n::error::b', 'a\\u{a}::error::b'],
    ['c\u001b[2J\u009b31m', 'c\\u{1b}[2J\\u{9b}31m'],
    ['to-khai\u202efdp.exe', 'to-khai\\u{202e}fdp.exe'],
    ['a\u200bb\u2028c\ufeff\u00ad', 'a\\u{200b}b\\u{2028}c\\u{feff}\\u{ad}'],
    ['nửa chữ \ud83d', 'nửa chữ \\u{d83d}'],
    ['thẻ \u{e0041}', 'thẻ \\u{e0041}'],
    ['::stop-commands::x', '\\u{3a}:stop-commands::x'],
    ['chữ ::error::x', 'chữ \\u{3a}:error::x'],
    ['a##[error]b', 'a#\\u{23}[error]b'],
    ['##vso[task.setvariable]x', '#\\u{23}vso[task.setvariable]x'],
  ])('%j thành %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each(['Ủy ban nhân dân xã “Hòa Thuận” – 25/KH-UBND', '## Đề mục', '👨‍👩‍👧 ❤️ 1️⃣', 'C:\\tep', 'std::map'])(
    '%j để nguyên',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  test('chữ gì cũng nằm trên một dòng, không còn gì không thấy được, và in lại vẫn thế', () => {
    fc.assert(
      fc.property(oddTexts, (text) => {
        for (const shown of [printable(text), inOneLine(text)]) {
          expect(withoutEmoji(shown)).not.toMatch(UNSEEN);
          expect(shown).not.toMatch(/##\w*\[|(?:^|\s)::/);
          expect(printable(shown)).toBe(shown);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('xuống dòng của công cụ thì giữ, trong tên gõ nhiều dòng thì thành dấu cách', () => {
    expect(printableLines('a\n::b\rc')).toBe('a\n\\u{3a}:b\\u{d}c');
    expect(inOneLine('Tin bài\n\t của xã\r\n')).toBe('Tin bài  của xã ');
  });

  test('nằm sâu trong danh sách, nhóm mục cũng vậy; số và chỗ trống để nguyên', () => {
    expect(printableIn({ a: ['\u202e', { b: '\n' }], c: 3, d: null, e: undefined })).toEqual({
      ...{ a: ['\\u{202e}', { b: '\\u{a}' }], c: 3, d: null, e: undefined },
    });
  });
});

test('JSON đọc lại đúng từng chữ, mà trong tệp không còn gì không thấy được', () => {
  fc.assert(
    fc.property(fc.dictionary(oddTexts, fc.array(oddTexts, { maxLength: 3 })), (value) => {
      const written = printableJson(value);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(withoutEmoji(written.replaceAll('\n', ''))).not.toMatch(UNSEEN);
      expect(written).not.toMatch(/##\w*\[|^\s*::/m);
    }),
    { numRuns: 500 },
  );
});
