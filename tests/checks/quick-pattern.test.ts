import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TASK } from '../../src/checks/filled-in.ts';
import { occursIn } from '../../src/checks/quick-pattern.ts';
import { MAY_BE_FRONT_MATTER } from '../../src/checks/rules/front-matter-twice.ts';
import { MAY_LACK_SPACE } from '../../src/checks/rules/heading-space.ts';
import { MAY_BE_UNDERLINE } from '../../src/checks/rules/heading-underline.ts';
import { MAY_BE_LEFT } from '../../src/checks/rules/markup-left.ts';
import { MAY_BE_TABLE } from '../../src/checks/rules/table-typed.ts';
import { EMOJI } from '../../src/checks/rules/title-capitals.ts';
import { ANY, MADE_UP } from '../../src/checks/samples.ts';

const PATTERNS = {
  ...{ TASK, MADE_UP, ANY, EMOJI },
  ...{ MAY_BE_FRONT_MATTER, MAY_LACK_SPACE, MAY_BE_UNDERLINE, MAY_BE_LEFT, MAY_BE_TABLE },
};

/** What the patterns look for, in pieces. */
const PIECES = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '[ ]',
    '[x] ',
    '[TOC]',
    '{{',
    '{%',
    '~~',
    ':::',
    '+-',
    '+=',
    '###',
    '#',
    '＃',
  ],
  ...[
    'Viết',
    '[Viết',
    ' bài]',
    'ĐIỀN',
    'Bổ sung',
    'nội dung bài viết',
    'Tóm tắt',
    ' ở đây',
    '…',
    '...',
    '^',
    ':',
    '`',
    '|',
    '\t',
    ' ',
  ],
  ...[
    'Lorem ipsum',
    'Nguyễn',
    ' Văn ',
    'THỊ',
    'A',
    'b',
    'Xã Minh Họa',
    'tỉnh ví dụ',
    'đường mẫu',
    'Phường Thử Nghiệm',
  ],
  ...[
    'vidu',
    'donvi',
    '.',
    'gov.',
    'vn',
    'can-bo-sung@',
    'example',
    'com',
    '0200',
    '000',
    '0012',
    '0123.456.789',
    '5',
  ],
  ...['---\ntitle', ':', '\n', '\n\n', '   ', '-', '--', '---', '=', '==', 'title', 'chữ'],
  ...['1\ufe0f\u20e3', '©\ufe0f', '®', '❤', '\ufe0f', '🇻🇳', '👩‍👩‍👧', '☎', '↔', '😀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
];

test('tìm trước một phần dễ thấy của mẫu thì không bỏ sót chỗ nào có mẫu', () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 });
  const seen = new Set<string>();
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join('');
      for (const [name, quick] of Object.entries(PATTERNS)) {
        const occurs = quick.pattern.test(text);
        expect(occursIn(text, quick), name).toBe(occurs);
        if (occurs) seen.add(name);
      }
    }),
    { numRuns: 6000 },
  );
  expect([...seen].sort(), 'mẫu nào cũng có lúc tìm thấy').toEqual(Object.keys(PATTERNS).sort());
});

test('biểu tượng nào cũng có dấu để tìm trước', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const sign = String.fromCodePoint(code);
    if (/[\p{Emoji_Presentation}\p{Emoji_Component}]/u.test(sign))
      expect(occursIn(sign, EMOJI), code.toString(16)).toBe(EMOJI.pattern.test(sign));
  }
});
