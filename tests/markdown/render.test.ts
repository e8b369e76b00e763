import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PictureSources, Resolvers } from '../../src/markdown/transform.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { elementsOf, targetsOf, textOf } from '../fixtures/html.ts';
import { runs } from '../fixtures/nightly.ts';

const PICTURE: PictureSources = {
  sources: [{ type: 'image/avif', srcset: '/phuong-a/anh/a-400.avif 400w' }],
  src: '/phuong-a/anh/a-400.jpg',
  width: 400,
  height: 300,
};

/** A portal below `/phuong-a/` that has one picture and one file. */
const surroundings: Resolvers = {
  pictureOf: (src) => (src === 'truong.jpg' ? PICTURE : null),
  addressOf: (href) => {
    if (/^([a-z][a-z0-9+.-]*:|#)/i.test(href)) return href;
    if (href.startsWith('//')) return null;
    if (href.startsWith('/')) return `/phuong-a${href}`;
    return href === 'ke-hoach.pdf' ? '/phuong-a/tep/ke-hoach.pdf' : null;
  },
};

const render = (body: string) => renderMarkdown(body, surroundings).html;
const find = (html: string, tagName: string) => elementsOf(html).filter((each) => each.tagName === tagName);

describe('chữ', () => {
  test('đoạn, chữ đậm, chữ nghiêng và danh sách giữ nguyên', () => {
    expect(render('Chữ **đậm** và *nghiêng*.\n\n1. Một\n2. Hai\n')).toBe(
      '<p>Chữ <strong>đậm</strong> và <em>nghiêng</em>.</p>\n<ol>\n<li>Một</li>\n<li>Hai</li>\n</ol>\n',
    );
  });

  test('thân bài trống thì không có gì', () => {
    expect(render('')).toBe('');
    expect(render(' \n\n').trim()).toBe('');
  });

  test('dấu nhỏ hơn trong chữ là chữ', () => {
    const html = render('Phí a < b & c > d\n\n`<script>`\n');
    expect(find(html, 'script')).toEqual([]);
    expect(textOf(find(html, 'code')[0]!)).toBe('<script>');
  });
});

describe('đề mục', () => {
  test('đề mục bậc một thành bậc hai, vì trang đã có tiêu đề', () => {
    const html = render('# Kết quả đạt được\n\n### Nhỏ hơn\n');
    expect(find(html, 'h1')).toEqual([]);
    expect(find(html, 'h2').map(textOf)).toEqual(['Kết quả đạt được']);
    expect(find(html, 'h3').map(textOf)).toEqual(['Nhỏ hơn']);
  });

  test('đề mục có mã không dấu để liên kết tới', () => {
    expect(render('## Đối tượng *thực hiện*\n')).toBe(
      '<h2 id="muc-doi-tuong-thuc-hien">Đối tượng <em>thực hiện</em></h2>\n',
    );
  });

  test('đề mục không có chữ nào thì không có mã', () => {
    expect(render('## !!!\n')).toBe('<h2>!!!</h2>\n');
  });

  test('hai đề mục cùng tên có hai mã khác nhau', () => {
    const ids = find(render('## Hồ sơ\n\nMột.\n\n## Hồ sơ\n\nHai.\n'), 'h2').map(
      ({ properties }) => properties.id,
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  test('đề mục viết bằng HTML cũng vậy', () => {
    expect(render('<h1 onclick="x()">Mục</h1>\n')).toContain('<h2 id="muc-muc">Mục</h2>');
  });
});

describe('bảng', () => {
  const table = render('| Khoản | Số tiền |\n| :-- | --: |\n| Thu | 1.200 |\n');

  test('nằm trong khung cuộn được bằng bàn phím', () => {
    const [frame] = find(table, 'div');
    expect(frame?.properties).toMatchObject({
      className: ['table'],
      tabIndex: 0,
      role: 'region',
      ariaLabel: 'Bảng',
    });
    expect(frame?.children.some((child) => child.type === 'element' && child.tagName === 'table')).toBe(true);
    expect(find(table, 'td').map(textOf)).toEqual(['Thu', '1.200']);
  });

  test.each([
    { columns: 4, cell: 'Ngân sách xã', width: [] },
    { columns: 8, cell: '12.345.678.000', width: ['wide-table'] },
    { columns: 12, cell: '12.345.678.000', width: ['wider-table'] },
    { columns: 14, cell: '12.345.678.000', width: ['widest-table'] },
    { columns: 25, cell: '12.345.678.000', width: ['broken-table'] },
    { columns: 2, cell: 'a'.repeat(300), width: ['broken-table'] },
  ])('$columns cột “$cell” được in theo bề rộng $width', ({ columns, cell, width }) => {
    const row = (text: string) => `|${` ${text} |`.repeat(columns)}\n`;
    const [frame] = find(render(row('Cột') + row('--') + row(cell)), 'div');
    expect(frame?.properties.className).toEqual(['table', ...width]);
  });

  test('cột căn phải vẫn căn phải', () => {
    expect(find(table, 'td')[1]?.properties.className).toEqual(['align-right']);
  });
});

describe('chú thích cuối bài', () => {
  test('liên kết tới chú thích và về lại đều có chỗ đến', () => {
    const html = render('Có nguồn[^1].\n\n[^1]: Báo cáo năm 2025.\n');
    const ids = elementsOf(html).flatMap(({ properties: { id } }) => (id ? String(id) : []));
    const targets = targetsOf(html).filter((target) => target.startsWith('#'));
    expect(targets.length).toBe(2);
    for (const target of targets) expect(ids).toContain(target.slice(1));
  });
});

describe('liên kết', () => {
  const linkOf = (body: string) => find(render(body), 'a')[0];

  test('bắt đầu bằng dấu gạch chéo thì mang đường dẫn gốc của cổng', () => {
    expect(linkOf('[khai sinh](/thu-tuc/khai-sinh/)')?.properties.href).toBe('/phuong-a/thu-tuc/khai-sinh/');
  });

  test('tới tệp của cổng thì dẫn tới bản tải về', () => {
    expect(linkOf('[kế hoạch](ke-hoach.pdf)')?.properties.href).toBe('/phuong-a/tep/ke-hoach.pdf');
  });

  test('tới tệp không có thì chỉ còn chữ', () => {
    expect(render('Xem [tệp **mất**](mat.pdf).')).toBe('<p>Xem tệp <strong>mất</strong>.</p>\n');
  });

  test('ra ngoài thì ghi rõ là ra ngoài, gõ trần cũng thành liên kết', () => {
    for (const body of [
      '[báo](https://bao.vidu.vn)',
      'https://bao.vidu.vn',
      '<a href="https://bao.vidu.vn" target="_blank" ping="https://x.vn">báo</a>',
    ])
      expect(linkOf(body)?.properties).toEqual({
        href: 'https://bao.vidu.vn',
        rel: ['external', 'noopener'],
      });
  });

  test('thư và điện thoại giữ nguyên', () => {
    expect(linkOf('[thư](mailto:a@vidu.vn)')?.properties).toEqual({ href: 'mailto:a@vidu.vn' });
    expect(linkOf('[gọi](tel:0200)')?.properties).toEqual({ href: 'tel:0200' });
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '<a href="java&#9;script:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="&#x6a;avascript:alert(1)">x</a>',
    '<a href="\u0001javascript:alert(1)">x</a>',
    '[x](vbscript:x)',
    '[x](data:text/html,x)',
    '[x](file:///etc/passwd)',
    '[x](//ke-xau.vn)',
    '[x]: javascript:alert(1)\n\n[x]',
    '<javascript:alert(1)>',
  ])('nguy hiểm thì không còn địa chỉ: %s', (body) => {
    for (const { properties } of find(render(body), 'a')) expect(properties.href).toBeUndefined();
  });
});

describe('ảnh', () => {
  test('của cổng thì có các cỡ, rộng cao, và mở được bản lớn', () => {
    expect(render('![Trường mới](truong.jpg)')).toBe(
      '<p><a href="/phuong-a/anh/a-400.jpg" class="enlarge"><picture>' +
        '<source type="image/avif" srcset="/phuong-a/anh/a-400.avif 400w" sizes="(min-width: 48rem) 44rem, 100vw">' +
        '<img src="/phuong-a/anh/a-400.jpg" alt="Trường mới" width="400" height="300" loading="lazy" decoding="async">' +
        '</picture></a></p>\n',
    );
  });

  test('trong liên kết thì theo liên kết ấy', () => {
    const links = find(render('[![Trường](truong.jpg)](https://bao.vidu.vn)'), 'a');
    expect(links.map(({ properties }) => properties.href)).toEqual(['https://bao.vidu.vn']);
    expect(textOf(links[0]!)).toBe('');
  });

  test.each(['https://ke-xau.vn/a.gif', 'data:image/png;base64,AAAA', 'mat.jpg', '//ke-xau.vn/a.gif'])(
    'không phải của cổng thì chỉ còn lời mô tả: %s',
    (src) => {
      expect(render(`![Mô tả](${src})`)).toBe('<p>Mô tả</p>\n');
    },
  );

  test('thuộc tính gõ thêm không lọt vào', () => {
    const html = render(
      '<img src="truong.jpg" alt="x" srcset="https://ke-xau.vn/a 2x" onerror="x()" style="top:0">',
    );
    expect(html).not.toMatch(/ke-xau|onerror|style/);
    expect(find(html, 'img')[0]?.properties).toMatchObject({ src: PICTURE.src, width: 400 });
  });
});

describe('HTML gõ thẳng', () => {
  test('thẻ lành được giữ', () => {
    expect(render('H<sub>2</sub>O, <u>gạch chân</u>, <mark>nổi</mark>')).toBe(
      '<p>H<sub>2</sub>O, <u>gạch chân</u>, <mark>nổi</mark></p>\n',
    );
  });

  test('mã của người viết không trùng mã của trang', () => {
    expect(render('<p id="noi-dung">chữ</p>')).toContain('id="noi-dung-noi-dung"');
  });

  /** Pieces that attackers put together; in any order and nesting nothing of them may stay alive. */
  const PIECES = [
    '<script>alert(1)</script>',
    '<script src=//ke-xau.vn>',
    '</script>',
    '<style>',
    '</style>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '</svg>',
    '<math><mtext>',
    '<mglyph>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '</iframe>',
    '<form action=//ke-xau.vn>',
    '<input onfocus=alert(1) autofocus>',
    '<template>',
    '<noscript>',
    '</noscript>',
    '<textarea>',
    '</textarea>',
    '<title>',
    '<table>',
    '<td>',
    '<p title="',
    '">',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<a href="javascript:alert(1)">',
    '[a](javascript:alert(1))',
    '![a](data:image/svg+xml,x)',
    '`',
    '```\n',
    '\n\n',
    '> ',
    '| a | b |\n|-|-|\n| ',
    '<base href=//ke-xau.vn>',
    '<meta http-equiv=refresh content=0>',
    '<link rel=stylesheet href=//ke-xau.vn>',
    '<plaintext>',
    '<xmp>',
    '&lt;script&gt;',
    'chữ',
  ];
  const SAFE =
    /^(html|head|body|a|abbr|b|blockquote|br|caption|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|h[2-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|section|small|source|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul)$/;

  test('ghép kiểu gì cũng không còn mã, khung, biểu mẫu hay địa chỉ lạ', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
        const html = render(pieces.join(''));
        for (const { tagName, properties } of elementsOf(html)) {
          expect(tagName).toMatch(SAFE);
          for (const name of Object.keys(properties))
            expect(name).not.toMatch(/^(on|style$|srcDoc$|formAction$)/i);
        }
        for (const target of targetsOf(html)) expect(target).toMatch(/^(#|\/phuong-a\/|https?:|mailto:)/);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('liên kết dẫn đi nơi khác với chữ', () => {
  test.each([
    '[Nộp hồ sơ](https://dichvucong.gov.vn@ke-xau.vn/)',
    '[Nộp hồ sơ](https://dichvucong.gov.vn.ke-xau.vn/)',
    '[Nộp hồ sơ](https://ke-xau.vn\\\\@dichvucong.gov.vn/)',
    '<a href="/\\ke-xau.vn">Nộp hồ sơ</a>',
    '[https://dichvucong.gov.vn](https://ke-xau.vn/)',
    '[dichvucong.**gov**.vn](https://ke-xau.vn/)',
    '<https://dichvucong.gov.vn@ke-xau.vn/>',
    'https://dichvucong.gov.vn@ke-xau.vn/ho-so',
    '<a href="https&#58;//dichvucong.gov.vn&#64;ke-xau.vn/">Nộp hồ sơ</a>',
    '<a href="https://ke-xau.vn/">dichvucong&#46;gov&#46;vn</a>',
    '[dichvucong.gov.vn](mailto:ho-so@ke-xau.vn)',
    '[https://dichvucong.gov.vn](https://www.youtube.com/watch?v=abc)',
    '[![Ảnh](truong.jpg)](https://dichvucong.gov.vn@ke-xau.vn/)',
    '[![dichvucong.gov.vn](truong.jpg)](https://ke-xau.vn/)',
    '[a][1]\n\n[1]: https://dichvucong.gov.vn@ke-xau.vn/',
  ])('%s: chữ ở lại, liên kết thì không', (body) => {
    const html = render(`${body}\n`);
    expect(targetsOf(html).filter((target) => !target.startsWith('/phuong-a/anh/'))).toEqual([]);
    expect(html).toMatch(/Nộp hồ sơ|dichvucong|<img|<p>a<\/p>/);
  });

  test('liên kết thật thì giữ', () => {
    expect(targetsOf(render('[dichvucong.gov.vn](https://www.dichvucong.gov.vn/p/home)\n'))).toEqual([
      'https://www.dichvucong.gov.vn/p/home',
    ]);
  });
});

test('ký tự điều khiển không lên trang, không vào bản lưu bằng chữ', () => {
  expect(render('a\u001b[2J\u0007\u009bb\n')).toBe('<p>a[2Jb</p>\n');
  expect(renderMarkdown('a\u001b[2J\u009b31m **b**\u0007\n', surroundings).text()).toBe('a[2J31m **b**');
});

test('ký tự đổi chiều chữ viết bằng mã của HTML không lên trang', () => {
  expect(render('don&#x202e;fdp.exe, **a&rlm;b** <b title="x&#8238;y">c</b>\n')).toBe(
    '<p>donfdp.exe, <strong>ab</strong> <b title="xy">c</b></p>\n',
  );
});
