import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { excessOf } from '../../src/markdown/limits.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { outlineOf, picturesIn, referencesOf } from '../../src/reading/body.ts';
import { elementsOf } from '../fixtures/html.ts';
import { runs } from '../fixtures/nightly.ts';

vi.setConfig({ testTimeout: 60_000 });

const renderBoth = (body: string) =>
  renderMarkdown(body, { pictureOf: () => null, addressOf: (href) => (href.startsWith('?') ? null : href) });
const render = (body: string) => renderBoth(body).html;

const TROUBLE = [
  ...[
    '*',
    '_',
    '**',
    '~~',
    '`',
    '```\n',
    '[',
    '](',
    '](x "',
    ')',
    '![',
    '[^1]',
    '\n[^1]: ',
    '<',
    '>',
    '</',
    '/>',
  ],
  ...[
    '\n',
    '\n\n',
    '    ',
    '\t',
    '> ',
    '- ',
    '1. ',
    '- [ ] ',
    '# ',
    '\n===\n',
    '\n---\n',
    '|',
    '\n|-|-|\n',
    '\\',
    '&',
    '&#0;',
  ],
  ...[
    '<div>',
    '</div>',
    '<table>',
    '<td>',
    '<b>',
    '<p>',
    '<!--',
    '<![CDATA[',
    '<script>',
    '<svg>',
    '<style>',
    '<a href=',
  ],
  ...[
    'https://vidu.vn/',
    'a@vidu.vn',
    'javascript:',
    'chữ',
    '\u0000',
    '\uD800',
    '\u202e',
    '\uFEFF',
    'e\u0323\u0302',
    '👨‍👩‍👧',
  ],
  ...[
    '*'.repeat(3000),
    '['.repeat(3000),
    '> '.repeat(300),
    '- '.repeat(300),
    '<b>'.repeat(1000),
    '<'.repeat(3000),
    '|'.repeat(1000),
  ],
];
const soup = fc
  .array(fc.oneof(fc.constantFrom(...TROUBLE), fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(''));

test('bài nào cũng thành HTML đọc lại được, không sâu quá, và chỗ của mọi liên kết nằm trong bài', () => {
  fc.assert(
    fc.property(soup, (body) => {
      const html = render(body);
      for (const { tagName, properties } of elementsOf(html)) {
        expect(tagName).not.toMatch(/^(script|style|iframe|svg|math|form|template)$/);
        expect(Object.keys(properties).filter((name) => /^(on|style$|srcDoc$)/.test(name))).toEqual([]);
        expect(String(properties.href ?? '')).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      }
      expect(depthOf(html)).toBeLessThan(150);
      const lines = body.split(/\r\n?|\n/).length;
      for (const { line, column } of referencesOf(body, 1)) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: runs(1500) },
  );
});

test('không xem kỹ cả bài cũng biết bài không có ảnh', () => {
  fc.assert(
    fc.property(soup, (body) => {
      expect(picturesIn(body)).toEqual(outlineOf(body, 1).pictures.map(({ target }) => target));
    }),
    { numRuns: runs(1500) },
  );
});

test('bài không có thẻ nào thì đọc thẳng cũng ra đúng như đọc qua HTML', () => {
  const words = soup.filter((body) => !body.includes('<') && excessOf(body) === null);
  fc.assert(
    fc.property(words, (body) => {
      expect(render(`x\n\n${body}`).replace('<p>x</p>', '<p><b>x</b></p>')).toBe(
        render(`<b>x</b>\n\n${body}`),
      );
    }),
    { numRuns: runs(1500) },
  );
});

describe('bài làm máy đuối sức', () => {
  const HUGE = 1024 * 1024;
  const filled = (unit: string, length = HUGE) => unit.repeat(Math.floor(length / unit.length));
  const levels = (open: string) =>
    Array.from({ length: 1000 }, (_, level) => `${'  '.repeat(level)}${open}`).join('\n');
  test.each([
    ['mười nghìn trích dẫn lồng nhau', '>'.repeat(10_000)],
    ['trích dẫn lồng hết cỡ', filled('> ')],
    ['mười nghìn dấu sao', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`],
    ['dấu sao hết cỡ', `${filled('*', HUGE / 2)}a${filled('*', HUGE / 2)}`],
    ['dấu sao mở mãi rồi đóng mãi', filled('*a ', HUGE / 2) + filled('a* ', HUGE / 2)],
    ['ngoặc vuông hết cỡ', filled('[')],
    ['liên kết lồng nhau', `${filled('[', HUGE / 4)}a${filled('](x)', HUGE / 2)}`],
    ['ảnh lồng nhau', filled('![')],
    ['dấu nhỏ hơn hết cỡ', filled('<')],
    ['thẻ không đóng', filled('<div>')],
    ['chữ đậm không đóng', filled('<b>')],
    ['mười nghìn thẻ không đóng', '<blockquote>'.repeat(10_000)],
    [
      'chữ màu mở lại ở mọi đoạn',
      `<p>${Array.from({ length: 3000 }, (_, n) => `<font color="${n}">`).join('')}</p>${'<p>a'.repeat(10_000)}`,
    ],
    ['thẻ đan nhau', filled('<b><i>', HUGE / 2) + filled('</b>', HUGE / 2)],
    ['bảng lồng bảng', filled('<table><tr><td>')],
    [
      'bảng rất rộng và rất dài',
      `${filled('|a', HUGE / 4)}\n${filled('|-', HUGE / 4)}\n${filled('b\n', HUGE / 2)}`,
    ],
    [
      'bảng trong trích dẫn',
      `> ${filled('|a', HUGE / 4)}\n> ${filled('|-', HUGE / 4)}\n${filled('> b\n', HUGE / 2)}`,
    ],
    ['danh sách lồng trên một dòng', filled('- ')],
    ['danh sách lồng qua nhiều dòng', levels('- a')],
    ['một chú thích gọi mãi', `${filled('[^1]')}\n\n[^1]: x`],
    ['dấu nháy ngược đủ cỡ', Array.from({ length: 1400 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['thẻ a không đóng', `<div>\n${filled('<a ')}`],
    ['thuộc tính không đóng', `<div>\n${filled('<a href="')}`],
    ['chú thích HTML không đóng', filled('<!-- ')],
    ['rất nhiều đề mục giống nhau', filled('# a\n\n', HUGE / 4)],
    ['rất nhiều thư điện tử', filled('a@b.')],
    ['một dòng dài', filled('dài ')],
  ])('%s', { timeout: 60_000 }, (_name, body) => {
    const started = performance.now();
    const { html, text } = renderBoth(body);
    const kept = text();
    referencesOf(`${body}\n\n[x](y)`, 1);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(html.length).toBeLessThan(20 * HUGE);
    expect(kept.length).toBeLessThan(20 * HUGE);
    if (html.length < HUGE) expect(depthOf(html)).toBeLessThan(150);
  });
});

test('bài người ta viết thật thì không bị coi là quá sức', () => {
  const rows = Array.from({ length: 1500 }, (_, n) => `| ${n} | Nguyễn Văn A | Thôn Mẫu | 1.000.000 |`);
  const table = ['| STT | Họ tên | Địa chỉ | Số tiền |', '| --: | --- | --- | --: |', ...rows].join('\n');
  const pasted = '<p><font color="red"><b>Đoạn</b></font> dán từ nơi khác&nbsp;</p>\n'.repeat(1500);
  for (const body of [table, pasted, '- - - - -\n\n* * *\n', `${'-'.repeat(200)}\n`, '> > > sâu ba bậc'])
    expect(excessOf(body)).toBeNull();
  expect(elementsOf(render(table)).filter(({ tagName }) => tagName === 'td')).toHaveLength(6000);
});

test('sâu quá thì giữ chữ', () => {
  const html = render(`${'<div>'.repeat(500)}Đáy${'</div>'.repeat(500)}\n`);
  expect(html).toContain('Đáy');
});

function depthOf(html: string): number {
  let deepest = 0;
  let depth = 0;
  for (const [, close, name] of html.matchAll(/<(\/?)([a-z0-9]+)/g)) {
    if (['img', 'br', 'hr', 'source'].includes(name!)) continue;
    depth += close ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
