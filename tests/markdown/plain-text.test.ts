import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { ALLOWED } from '../../src/markdown/allowed.ts';
import { toPlainText } from '../../src/markdown/plain-text.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { bodies } from '../hostile/bodies.ts';
import { runs } from '../fixtures/nightly.ts';

const PICTURE = { sources: [], src: '/anh/x.jpg', width: 400, height: 300 };

const parse = (html: string) => htmlToHast(html, { fragment: true }) as Root;
const ofHtml = (html: string) => toPlainText(parse(html));
const render = (body: string) =>
  renderMarkdown(body, {
    pictureOf: (src) => (src === 'x.jpg' ? PICTURE : null),
    addressOf: (href) => href,
  });
const ofMarkdown = (...lines: string[]) => render(lines.join('\n')).text();

test('bản lưu giữ đề mục, danh sách, bảng như người ta gõ, và ảnh bằng lời mô tả', () => {
  const html = `<h2 id="muc-ho-so">Hồ sơ</h2><p>Gồm <strong>hai</strong> giấy_tờ:</p><ul><li>Tờ khai</li><li>Căn cước</li></ul>
    <a href="/anh/x.jpg" class="enlarge"><picture><source srcset="/anh/x.avif 1w"><img src="/anh/x.jpg" alt="Quầy một cửa"></picture></a>
    <div class="table"><table><thead><tr><th>Thôn</th><th>Hộ</th></tr></thead><tbody><tr><td>Mẫu 1</td><td>120</td></tr></tbody></table></div>`;
  expect(ofHtml(html)).toBe(
    [
      '## Hồ sơ\n',
      'Gồm **hai** giấy_tờ:\n',
      '- Tờ khai\n- Căn cước\n',
      '[Ảnh: Quầy một cửa]\n',
      '| Thôn  | Hộ  |',
      '| ----- | --- |',
      '| Mẫu 1 | 120 |',
    ].join('\n'),
  );
});

test('bài không có chữ thì bản lưu cũng trống', () => {
  for (const html of ['', ' \n', '<p></p>', '<blockquote></blockquote><h2></h2><ul><li></li></ul>'])
    expect(ofHtml(html), html).toBe('');
});

test('thẻ nào trang giữ lại thì bản lưu cũng viết ra được', () => {
  for (const tag of ALLOWED.tagNames!)
    expect(() => ofHtml(`<p>Trước <${tag}>chữ</${tag}> sau</p>`), tag).not.toThrow();
  expect(ofHtml('<p>Phí <del>8.000</del> <s>10.000</s> đồng</p>')).toBe('Phí 8.000 10.000 đồng');
});

describe('chữ', () => {
  test('một đoạn là một dòng, xuống dòng chỗ nào người viết đã xuống', () => {
    expect(ofMarkdown('Dòng một', 'dòng  hai\\', 'dòng ba')).toBe('Dòng một dòng hai\ndòng ba');
  });

  test('dấu của chữ đậm, chữ nghiêng, mã nằm sát chữ', () => {
    expect(ofHtml('<p><b>Nơi nộp: </b>xã, <i> trực tuyến</i>, <code>a_b</code><b> </b></p>')).toBe(
      '**Nơi nộp:** xã, *trực tuyến*, `a_b`',
    );
  });

  test('chữ để rời giữa các khối thành đoạn, trích dẫn và mã giữ khuôn của mình', () => {
    expect(ofHtml('rời<div>trong</div>sau<hr><b><p>đậm</p></b>')).toBe('rời\n\ntrong\n\nsau\n\n***\n\nđậm');
    expect(ofMarkdown('> trích', '>', '> - a', '> - b')).toBe('> trích\n>\n> - a\n> - b');
    expect(ofMarkdown('````', '  x', '```', '````')).toBe('````\n  x\n```\n````');
  });

  test('phần mở ra được, hình có lời, bảng từ', () => {
    expect(
      ofHtml('<details><summary>Hỏi</summary>Đáp</details><figure>Hình<figcaption>Lời</figcaption></figure>'),
    ).toBe('Hỏi\n\nĐáp\n\nHình\n\nLời');
    expect(ofHtml('<dl><dt>Xã</dt><dd>một</dd><dd>hai</dd><dt>Thôn</dt><dd>ba</dd></dl>')).toBe(
      '- Xã\n  một\n  hai\n- Thôn\n  ba',
    );
  });
});

describe('danh sách', () => {
  test('lồng nhau thì thụt vào dưới mục của mình', () => {
    expect(ofMarkdown('- a', '- b', '  1. c', '  2. d', '     - e', '- g')).toBe(
      '- a\n- b\n  1. c\n  2. d\n     - e\n- g',
    );
    expect(ofHtml('<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>')).toBe('- a\n  - b\n- c');
  });

  test('đánh số từ số người viết chọn, lên hay xuống', () => {
    expect(ofMarkdown('9. a', '10. b')).toBe('9. a\n10. b');
    expect(ofHtml('<ol start="4" reversed><li>a</li><li>b</li></ol>')).toBe('4. a\n3. b');
    expect(ofHtml('<ol reversed><li>a</li><li>b</li></ol>')).toBe('2. a\n1. b');
    expect(ofHtml('<ol start="x"><li>a</li><li></li><li>b</li></ol>')).toBe('1. a\n3. b');
  });

  test('mục gồm nhiều đoạn thì cách nhau', () => {
    expect(ofMarkdown('- a', '', '  thêm', '', '- b')).toBe('- a\n\n  thêm\n\n- b');
  });

  test('việc đã làm và chưa làm', () => {
    expect(ofMarkdown('- [x] xong', '- [ ] chưa')).toBe('- ☑ xong\n- ☐ chưa');
  });
});

describe('bảng', () => {
  test('ô kéo dài thì chỗ nó lấn để trống, trong ô chỉ một dòng', () => {
    expect(
      ofHtml(
        '<table><caption>Phí</caption><tr><th colspan=2>Việc</th><th>Phí</th></tr>' +
          '<tr><td rowspan=2>Khai sinh</td><td>đúng<br>hạn</td><td><ul><li>0</li><li>đồng</li></ul></td></tr>' +
          '<tr><td>quá hạn</td><td>8.000</td></tr></table>',
      ),
    ).toBe(
      [
        'Phí\n',
        '| Việc      |          | Phí    |',
        '| --------- | -------- | ------ |',
        '| Khai sinh | đúng hạn | 0 đồng |',
        '|           | quá hạn  | 8.000  |',
      ].join('\n'),
    );
  });

  test('không có hàng đầu thì không kẻ', () => {
    expect(ofHtml('<table><tr><td>Nơi</td><td>Giờ</td></tr></table>')).toBe('| Nơi | Giờ |');
  });

  test('một ô rất dài không làm các ô khác dài theo', () => {
    const long = 'dài '.repeat(200).trim();
    expect(ofHtml(`<table><tr><td>a</td></tr><tr><td>${long}</td></tr></table>`)).toBe(`| a |\n| ${long} |`);
  });

  test('ô kéo dài vô tận không làm đầy bộ nhớ', () => {
    const cells = '<td colspan=1000000000 rowspan=1000000000>a</td>'.repeat(500);
    const text = ofHtml(`<table>${`<tr>${cells}</tr>`.repeat(20)}</table>`);
    expect(text.length).toBeLessThan(100_000);
  });
});

describe('liên kết', () => {
  test('ra nơi khác thì có địa chỉ, gõ trần thì chỉ địa chỉ', () => {
    expect(ofMarkdown('[báo](https://bao.vidu.vn/a_(b)) https://bao.vidu.vn a@vidu.vn [](/x/)')).toBe(
      '[báo](https://bao.vidu.vn/a_(b)) <https://bao.vidu.vn> <a@vidu.vn> </x/>',
    );
    expect(ofHtml('<a href="/x/"><p>khối</p></a>sau')).toBe('[khối](/x/)\n\nsau');
  });

  test('trong bài hay không dẫn đi đâu thì chỉ còn chữ', () => {
    expect(ofMarkdown('## Hồ sơ', '', '[xem](#ho-so) <a id="x">neo</a>')).toBe('## Hồ sơ\n\nxem neo');
  });

  test('chú thích cuối bài tìm theo số', () => {
    expect(ofMarkdown('Có nguồn[^a].', '', '[^a]: Báo cáo.')).toBe(
      'Có nguồn[1].\n\n## Chú thích\n\n1. Báo cáo.',
    );
  });

  test('ảnh đặt trong liên kết giữ địa chỉ của liên kết', () => {
    expect(ofMarkdown('[![Trường](x.jpg)](https://vidu.vn) ![Trường](x.jpg)')).toBe(
      '[[Ảnh: Trường]](https://vidu.vn) [Ảnh: Trường]',
    );
  });
});

describe('bài nào cũng viết ra được, và không chữ nào của trang bị mất', () => {
  test.each(bodies.map(({ text }) => [text]))('%s', keepsEveryWord);

  const PIECES = [
    ...['chữ ', '**', '*', '`', '~~', '[a](/x/)', '[b](#c)', '![d](x.jpg)', '[^1]', '\n\n[^1]: e\n'],
    ...['\n', '\n\n', '\\\n', '- ', '  - ', '3. ', '> ', '# ', '| f | g |\n|-|-|\n| h |\n', '```\n', '    '],
    ...[
      '<b>',
      '</b>',
      '<p>',
      '<br>',
      '<div>',
      '</div>',
      '<ul>',
      '<ol reversed>',
      '<li>',
      '<dl>',
      '<dt>',
      '<dd>',
    ],
    ...[
      '<table>',
      '<caption>',
      '<tr>',
      '<th>',
      '<td rowspan=3>',
      '<td colspan=2>',
      '</table>',
      '<pre>',
      '</pre>',
    ],
    ...[
      '<a href="/y/">',
      '</a>',
      '<q>',
      '<blockquote>',
      '<summary>',
      '<figure>',
      '<section>',
      '<hr>',
      '\u0000',
    ],
  ];

  test('ghép kiểu gì cũng vậy', () => {
    const body = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(body, keepsEveryWord), { numRuns: runs(3000) });
  });
});

/** Every sign of the page is in the text as often, but for the arrows back from footnotes. */
function keepsEveryWord(body: string): void {
  const { html, text } = render(body);
  const kept = countSigns(text());
  for (const [sign, times] of countSigns(readable(parse(html))))
    expect(kept.get(sign) ?? 0, sign).toBeGreaterThanOrEqual(times);
}

function readable(node: Root | Element): string {
  return (node.children as ElementContent[])
    .map((child) => {
      if (child.type === 'text') return child.value;
      const words = child.type === 'element' ? readable(child) : '';
      return words.startsWith('↩') ? '' : words;
    })
    .join('');
}

function countSigns(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text.replace(/\s/g, '')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}
