import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAsMeant } from '../../src/markdown/as-meant.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { runs } from '../fixtures/nightly.ts';

const render = (body: string) => renderMarkdown(body, { pictureOf: () => null, addressOf: (href) => href });
const html = (body: string) => render(body).html.trim();

describe('thụt đầu dòng', () => {
  test.each([
    ['bằng dấu cách', '    Chiều nay, xã ra quân dọn kênh.\n\n      Bà con tham gia đông.'],
    ['bằng phím Tab', '\tChiều nay, xã ra quân dọn kênh.\n\n\tBà con tham gia đông.'],
    ['xuống dòng một lần', '\tChiều nay, xã ra quân dọn kênh.\n\tBà con tham gia đông.'],
    ['sau một đoạn không thụt', 'Chiều nay, xã ra quân dọn kênh.\n    Bà con tham gia đông.'],
  ])('%s vẫn là hai đoạn văn', (_how, body) => {
    expect(html(body)).toBe('<p>Chiều nay, xã ra quân dọn kênh.</p>\n<p>Bà con tham gia đông.</p>');
  });

  test('của cả một danh sách vẫn là danh sách, bậc trong vẫn ở trong', () => {
    expect(html('Gồm có:\n\n    - Cuốc\n        - cán tre\n    - Xẻng')).toBe(
      html('Gồm có:\n\n- Cuốc\n    - cán tre\n- Xẻng'),
    );
  });

  test('trong một mục của danh sách thì vẫn thuộc mục đó', () => {
    expect(html('- Dọn kênh\n\n    Bà con tham gia đông.')).toContain('<li>\n<p>Dọn kênh</p>\n<p>Bà con');
  });

  test.each([
    ['thụt vào mà không phải chữ Việt', 'Gõ:\n\n    npm run check\n    npm run build'],
    ['giữa hai hàng rào', '```\n    Chiều nay\n– một\n– hai 1~2~3\n```'],
    ['trong thẻ HTML', '<pre>\n    Chiều nay\n\n    – một\n</pre>'],
  ])('của mã %s thì giữ nguyên', (_what, body) => {
    expect(readAsMeant(body).text).toBe(body);
  });
});

describe('dòng có dấu đầu dòng của văn bản hành chính không dính vào nhau', () => {
  test.each([
    ['gạch dài', '– Trưởng ấp', '– Bí thư chi bộ'],
    ['chữ và ngoặc', 'a) Trưởng ấp', 'b) Bí thư chi bộ'],
    ['chữ đ', 'd) Trưởng ấp', 'đ) Bí thư chi bộ'],
    ['số và gạch chéo', '1/ Trưởng ấp', '2/ Bí thư chi bộ'],
    ['số nhiều bậc', '1.1. Trưởng ấp', '1.2. Bí thư chi bộ'],
    ['số La Mã', 'I. Trưởng ấp', 'II. Bí thư chi bộ'],
    ['gạch liền chữ', '-Trưởng ấp', '-Bí thư chi bộ'],
    ['số trong ngoặc', '(1) Trưởng ấp', '(2) Bí thư chi bộ'],
    ['biểu tượng', '✅ Trưởng ấp', '✅ Bí thư chi bộ'],
    ['ô cách nhau bằng Tab', 'Trưởng ấp\t1', 'Bí thư chi bộ\t2'],
  ])('%s', (_what, first, second) => {
    expect(html(`Người dự họp:\n${first}\n${second}`)).toBe(
      `<p>Người dự họp:<br>\n${first}<br>\n${second}</p>`,
    );
  });

  test('ngay sau danh sách thì không chui vào mục cuối', () => {
    expect(html('- Cuốc\n1/ Việc đầu\n2/ Việc sau')).toBe(
      '<ul>\n<li>Cuốc</li>\n</ul>\n<p>1/ Việc đầu<br>\n2/ Việc sau</p>',
    );
  });

  test('thụt vào trong một mục thì vẫn ở trong mục', () => {
    expect(html('- Dụng cụ:\n  a) Cuốc\n  b) Xẻng')).toBe(
      '<ul>\n<li>Dụng cụ:<br>\na) Cuốc<br>\nb) Xẻng</li>\n</ul>',
    );
  });

  test.each(['•\t', '• ', '▪ ', '\uf0b7\t', '\uf0d8 ', 'o\t', 'ü\t', '➢'])(
    'dấu tròn của Word %j thành danh sách',
    (mark) => {
      expect(html(`Dụng cụ:\n${mark}Cuốc\n${mark}Xẻng`)).toBe(
        '<p>Dụng cụ:</p>\n<ul>\n<li>Cuốc</li>\n<li>Xẻng</li>\n</ul>',
      );
    },
  );
});

describe('bảng không viết kiểu Markdown', () => {
  test.each([
    ['các ô cách nhau bằng Tab', 'Ấp\tSố hộ\nĐầu Bờ\t120\nBến Lội\t95'],
    ['thiếu dòng gạch dưới đầu bảng', '| Ấp | Số hộ |\n| Đầu Bờ | 120 |\n| Bến Lội | 95 |'],
  ])('%s vẫn là bảng, tách khỏi chữ ở trên và ở dưới', (_how, typed) => {
    const table = html('| Ấp | Số hộ |\n| --- | --- |\n| Đầu Bờ | 120 |\n| Bến Lội | 95 |');
    expect(html(typed)).toBe(table);
    expect(html(`Số hộ:\n${typed}\nHết.`)).toBe(`<p>Số hộ:</p>\n${table}\n<p>Hết.</p>`);
  });

  test.each([
    ['dòng đầu là số liệu', '1\tĐầu Bờ\t120\n2\tBến\t95'],
    ['số ô không đều', 'Ấp\tSố hộ\nĐầu Bờ\t120\t3'],
    ['tên trước giá trị', 'Địa chỉ:\tĐầu Bờ\nĐiện thoại:\t0294'],
    ['dòng sau là gạch đầu dòng', 'Ấp\tSố hộ\n\uf0b7\tĐầu Bờ'],
    ['giữa hai hàng rào', '```\nẤp\tSố hộ\nĐầu Bờ\t120\n```'],
  ])('%s thì không thành bảng', (_what, body) => {
    expect(html(body)).not.toContain('<table');
  });
});

describe('xuống dòng một lần', () => {
  test('sau một câu thì hết đoạn', () => {
    expect(html('Xã họp dân.\nBà con góp nhiều ý kiến.')).toBe(
      '<p>Xã họp dân.</p>\n<p>Bà con góp nhiều ý kiến.</p>',
    );
  });

  test('trong bài ngắt dòng theo bề rộng thì không có nghĩa', () => {
    const body =
      'Sáng nay Ủy ban nhân dân xã mời bà con các ấp tới dự\nbuổi họp bàn về tuyến đường liên ấp và việc góp đất làm\nđường. Bà con góp ý.\nXã ghi nhận.';
    expect(html(body)).toBe(`<p>${body}</p>`);
  });
});

test.each(['\\', '  ', '<br>'])('dòng đã ngắt bằng %j thì không ngắt thêm', (mark) => {
  expect(html(`Nơi nhận:${mark}\n– Như trên${mark}\nLưu văn thư`)).toBe(
    '<p>Nơi nhận:<br>\n– Như trên<br>\nLưu văn thư</p>',
  );
});

describe('con số không bị hiểu thành dấu', () => {
  test.each(['Sạ 60~80 kg rồi 90~100 kg.', 'Bể 4*2*3 = 24 m³.', 'Ô 5m*3m*2m.', 'Giá 2*(a+b)*3.'])(
    '%s',
    (words) => {
      expect(html(words)).toBe(`<p>${words}</p>`);
    },
  );

  test('dấu ở mã, thẻ và địa chỉ thì không thêm gì', () => {
    const body = '`4*2*3~1~` <a title="4*2*3">x</a> https://vidu.vn/~a/4*2*3~b~';
    expect(readAsMeant(body).text).toBe(body);
  });

  test('chữ nghiêng, chữ đậm, chữ gạch vẫn như cũ', () => {
    expect(html('*nghiêng* **đậm** ~~gạch~~ **2**.')).toBe(
      '<p><em>nghiêng</em> <strong>đậm</strong> <del>gạch</del> <strong>2</strong>.</p>',
    );
  });

  test('số đứng một mình ở đầu đoạn không thành danh sách', () => {
    expect(html('12. Tháng ba năm ấy xã bắt đầu làm đường.')).toBe(
      '<p>12. Tháng ba năm ấy xã bắt đầu làm đường.</p>',
    );
    expect(html('1. Mục đích\n\nNâng cao.\n\n2. Yêu cầu')).toContain('<ol start="2">');
  });
});

test('số thứ tự không liền nhau vẫn là số đã gõ', () => {
  const numbers = (body: string) =>
    render(body)
      .text()
      .match(/^\d+(?=\.)/gm);
  expect(numbers('1. Một\n2. Hai\n4. Bốn\n5. Năm\n9. Chín\n10. Mười')).toEqual([
    '1',
    '2',
    '4',
    '5',
    '9',
    '10',
  ]);
  expect(numbers('1) Một\n\n2) Hai\n\n5) Năm\n\n6) Sáu')).toEqual(['1', '2', '5', '6']);
  expect(numbers('1. Một\n1. Hai\n1. Ba')).toEqual(['1', '2', '3']);
});

test.each(['##\u00a0Dụng cụ', '\u200b## Dụng cụ', '##\u00a0 Dụng cụ'])(
  'đề mục có dấu cách lạ %j vẫn là đề mục',
  (body) => {
    expect(html(body)).toBe('<h2 id="muc-dung-cu">Dụng cụ</h2>');
  },
);

test('bản chữ thường giữ các dòng như trang', () => {
  expect(render('\tGồm:\n– Cuốc\n• Xẻng').text()).toBe('Gồm:\n– Cuốc\n\n- Xẻng');
});

test('chỗ của mọi chữ vẫn tìm lại được trong bài đã gõ', () => {
  const part = fc.constantFrom(
    ...[
      'Xã họp.',
      '– một',
      'a) hai',
      '• ba',
      '\tTại đây',
      '    Nay',
      '1~2',
      '3*4*5',
      '- bốn',
      '7. năm',
      '## sáu',
      '',
      '```',
      '<b>',
      '\uf0b7\tkhác',
      'Ấp\tHộ',
      '| Ấp | Hộ |',
    ],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const typed = parts.map((words, index) =>
        words === '```' || words === '' ? words : `${words} #${index}!`,
      );
      const meant = readAsMeant(typed.join('\n'));
      for (const [index, line] of meant.text.split('\n').entries()) {
        const at = line.search(/#\d+!/);
        if (at === -1) continue;
        const found = meant.typedAt({ line: index + 1, column: at + 1 });
        expect(typed[found.line - 1]!.slice(found.column - 1)).toBe(
          line.slice(at).replace(/ \|$/, '').trimEnd(),
        );
      }
    }),
    { numRuns: runs(300) },
  );
});

test('không chữ nào mất đi hay thêm vào', () => {
  const piece = fc.constantFrom(
    ...[
      'xã ',
      'Họp.',
      '\n',
      '\n\n',
      '\t',
      '    ',
      '– ',
      'a) ',
      '• ',
      '- ',
      '1. ',
      '9) ',
      '~',
      '*',
      '5',
      '`',
      '```\n',
      '<',
      '<!--',
      '|',
      '#',
    ],
  );
  const letters = (text: string) => text.replace(/[^\p{L}\d]/gu, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const body = pieces.join('');
      expect(letters(readAsMeant(body).text)).toBe(letters(body));
    }),
    { numRuns: runs(500) },
  );
});

test('bài không có gì phải đọc khác thì đọc từng dòng cũng y như thế', () => {
  const piece = fc.constantFrom(
    ...[
      'xã ',
      'Họp.',
      'được 5',
      '*',
      '**',
      '_',
      '\n',
      '\n\n',
      '\n- ',
      '- ',
      '- - ',
      '-',
      '+ ',
      '* ',
      '1. ',
      '2) ',
    ],
    ...['– ', 'a) ', '1/ ', '(1) ', '#', '# ', '> ', '|', ' | ', '---', '[x]', '`', '\\', ' ', '²', ')', '('],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const body = pieces.join('').trim();
      // A struck word, for which the whole body is read line by line, and which is no part of what precedes it.
      const end = '\n\n~~thôi~~';
      expect(readAsMeant(body + end).text).toBe(readAsMeant(body).text + end);
    }),
    { numRuns: 3000 },
  );
});
