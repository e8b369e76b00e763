import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf, parsedOutlineOf, referencesOf } from '../../src/reading/body.ts';
import { runs } from '../fixtures/nightly.ts';

const listed = (body: string, firstLine = 1) =>
  referencesOf(body, firstLine).map(({ is, target, line, column }) => `${line}:${column} ${is} ${target}`);

test('ảnh và liên kết trong thân bài, kèm chỗ đứng tính theo dòng của tệp', () => {
  expect(listed('Mở đầu.\n\n![Lễ](anh.jpg) và [lịch](lich.pdf)\n', 8)).toEqual([
    '10:1 picture anh.jpg',
    '10:19 link lich.pdf',
  ]);
});

test('ảnh bọc trong liên kết, ảnh theo tên, và thẻ HTML dán từ Word', () => {
  expect(listed('[![Lễ](nho.jpg)](to.jpg)\n')).toEqual(['1:1 link to.jpg', '1:2 picture nho.jpg']);
  expect(listed('![Lễ][a] [tệp][b]\n\n[a]: anh.jpg\n[b]: tep.pdf\n')).toEqual([
    '1:1 picture anh.jpg',
    '1:10 link tep.pdf',
  ]);
  expect(
    listed(
      `<table><tr><td><img width="5" src='a b.jpg'></td></tr></table>\n\n<a class=x href=tep.pdf>tệp</a>\n`,
    ),
  ).toEqual(['1:16 picture a b.jpg', '3:1 link tep.pdf']);
});

test('ví dụ trong khối mã không phải là ảnh', () => {
  expect(listed('```\n![x](x.jpg)\n```\n\n`![y](y.jpg)`\n')).toEqual([]);
});

test('bài không có gì để dẫn thì danh sách rỗng', () => {
  expect(listed('Chỉ có chữ: 1 > 0.\n')).toEqual([]);
});

/** Pieces that a parser must see, among paragraphs of words that it need not. */
const PIECES = [
  ...['từ từ từ.', 'từ\ntừ, từ (từ)!', 'từ: "từ" – từ; từ/từ 5% + 6', 'từ  \ntừ', 'từ\n', 'từ: 02/7'],
  ...['## từ', 'từ\n===', 'từ\n---', '---', '**từ từ**', 'từ **từ**', '__từ__', '#từ', '    từ', '\ttừ'],
  ...['- từ', '- từ\n- **từ**', '1. từ', '-  \n', '> từ', '> - từ', '  từ', '- từ\n\n  từ', '+ [từ](a)'],
  ...[
    '[từ](a.pdf)',
    '![từ](b.jpg)',
    '[từ][c]',
    '[c]: d.pdf',
    '[c]:',
    '[^1]',
    '[^1]: từ',
    '[từ',
    '](e)',
    '![từ',
  ],
  ...[
    '| từ | từ |\n| --- | --- |\n| từ | từ |',
    '|---|',
    'từ | từ',
    '--- | ---',
    ':--',
    ': từ',
    ':::từ',
    ':::',
  ],
  ...['```', '~~~', '```\ntừ\n```', '$$', '$$\ntừ\n$$', '`', '`từ`', '\\', '&nbsp;', '{từ}', '***', '==từ=='],
  ...['https://a.vn', 'từ https://a.vn/b từ', 'từ www.a.vn từ', 'từ@a.vn', 'mailto:từ@a.vn', 'HTTP://a.vn'],
  ...[
    '<b>từ</b>',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<a href="f">',
    '<table>',
    'từ < từ',
    '',
    ' ',
    '\n',
    '\u2028',
  ],
];

test('đoạn chỉ có chữ được bỏ qua mà mọi thứ khác vẫn tìm thấy như cũ, đúng chỗ cũ', () => {
  const gap = fc.constantFrom('\n', '\n\n', '\n\n', '\n\n', '\n \n', '\n\n\n', ' ');
  const bodies = fc.array(fc.tuple(fc.constantFrom(...PIECES), gap), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(bodies, fc.boolean(), (pieces, begins) => {
      const body = (begins ? '\n' : '') + pieces.flat().join('');
      // With this letter in it a word could be an address, and is left to the parser.
      const parsed = JSON.stringify(outlineOf(body.replaceAll('từ', 'wừ'), 3)).replaceAll('wừ', 'từ');
      expect(outlineOf(body, 3)).toEqual(JSON.parse(parsed));
    }),
    { numRuns: runs(2000) },
  );
});

/** Lines that need no parser, and lines that almost look like them. */
const SIMPLE = [
  ...['## Từ từ', '# 1. Từ (từ)', '### Từ  ', '## “Từ”', '##  Từ', '## Từ #', '####### Từ', '#Từ', '## -'],
  ...['Từ từ, từ: 5% – từ/từ.', 'Từ  ', '“Từ” (từ)', '(Từ) từ', 'Từ từ;', 'a) Từ', 'II. Từ', 'đ) từ', 'Từ:'],
  ...['- Từ', '- từ: **từ từ** từ.', '1. Từ', '12) từ', '-  Từ', '- - Từ', '1. 2. Từ', '- (từ)', '–\u00a0từ'],
  ...[
    '**Từ từ**',
    '**Từ** từ',
    'Từ **từ**',
    'Từ **từ**, **5** từ',
    'từ**từ**',
    '**từ **từ',
    '**5**từ',
    '- **Từ**',
  ],
  ...[
    'Từ (**từ**) từ',
    '“**Từ**” từ',
    'Từ **từ** **từ**.',
    '**Từ** và **từ**',
    '**Từ [từ](a) từ** từ',
    '**[từ](a)** từ',
  ],
  ...[
    '[Từ](https://a.vn/b?c=1#d)',
    'Từ [từ từ](a.pdf) từ',
    '- [Từ](/b/) từ',
    '[x](y) z',
    '- [x](y) z',
    '[ ](a)',
  ],
  ...[
    '![Từ](b.jpg)',
    'Từ ![từ](../b.jpg)',
    '![](b.jpg)',
    'a![b](c)d[e](f)g',
    '[a](b)[c](d)',
    '[a](b)(c)',
    '[a](b_c_d)',
  ],
  ...[
    '[www.a.vn](https://www.a.vn)',
    '[https://a.vn](https://a.vn)',
    '[a](www.a.vn)',
    '[a] (b)',
    '[a]( b )',
    '[a](b "c")',
  ],
  ...[
    'Từ www.a.vn',
    'https://a.vn',
    'từ@a.vn',
    'Từ: //a',
    '[a](mailto:b)',
    '[a](b%20c)',
    '[a](https://a.vn/(b))',
    '[(a)](b)',
  ],
];

test('bài chỉ có những dòng đơn giản được đọc không qua bộ phân tích mà kết quả vẫn như qua bộ phân tích', () => {
  const gap = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n', '\n\n\n', '\n \n', ' ');
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom(...SIMPLE), weight: 40 },
    { arbitrary: fc.constantFrom(...PIECES), weight: 1 },
  );
  const bodies = fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(bodies, fc.boolean(), (pieces, begins) => {
      const body = (begins ? '\n' : '') + pieces.flat().join('');
      expect(outlineOf(body, 3)).toEqual(parsedOutlineOf(body, 3));
    }),
    { numRuns: runs(2000) },
  );
});
