import { articleMd, markdown } from '../../fixtures/make.ts';
import { besideVictim, portalOf, type Attack } from '../beside.ts';
import { choose, pick, seeded } from '../trial.ts';

/** Bodies on which readers of Markdown and HTML have choked, as long as a file may be. */
export const longBodies = besideVictim({
  id: 'bodies',
  name: 'thân bài làm máy đuối sức',
  gather: (trial) => ({ attacks: choose(attacks(), trial, 8), atOnce: 16, secondsEach: 30 }),
});

const MOST = 900_000;

/** Repeats a piece up to so many bytes. */
function fill(piece: string, bytes = MOST): string {
  return piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));
}

function count(many: number, write: (at: number) => string): string[] {
  return Array.from({ length: many }, (_, at) => write(at));
}

const BODIES: Record<string, () => string> = {
  'bình thường': () => 'Thân bài có vài chữ.',
  'chữ giống nhau dài': () => `ð ${'a'.repeat(MOST)}`,
  'chữ giống nhau vừa': () => `ð ${'a'.repeat(40_000)}`,
  'chữ lạ xen chữ thường': () => `${'x'.repeat(200)}ß`.repeat(4000),
  'một dòng chữ lạ': () => `× ß ${'aµ'.repeat(300_000)}`,
  'liên kết lồng nhau': () => `<div>${'<a href=/x>'.repeat(19_000)}${'chữ '.repeat(100_000)}</a></div>`,
  'liên kết lồng nhau, ít hơn': () => `<div>${'<a href=/x>'.repeat(2000)}${'chu '.repeat(200_000)}</a></div>`,
  'đề mục lồng nhau': () => `<div>${'<h2>'.repeat(19_000)}${'chu '.repeat(200_000)}</h2></div>`,
  'đề mục lồng nhau, ít hơn': () => `<div>${'<h2>'.repeat(2000)}${'chu '.repeat(200_000)}</h2></div>`,
  'chín nghìn liên kết chết': () => count(9000, (at) => `[a${at}](/tin-tuc/q${at})`).join('\n\n'),
  'liên kết chết rất dài': () => `[xem bài này](/tin-tuc/${'ab'.repeat(440_000)})`,
  'năm nghìn neo chết': () => count(5000, (at) => `## Mục ${at}\n\n[tới mục kia](#q${at}x)`).join('\n\n'),
  'neo chết giữa đề mục trùng tên': () => '## Mục\n\n'.repeat(19_000) + '[tới mục](#xyz)\n\n'.repeat(10_000),
  'chín nghìn ảnh': () => count(9000, (at) => `![Ảnh chụp số ${at}](a${at}.jpg)`).join('\n\n'),
  'liên kết dở dang, nhiều dấu cách': () => fill(`[a](${' '.repeat(290)}x\n`),
  'liên kết dở dang, nhiều dấu nháy': () => fill(`[a](a ${'a" '.repeat(90)}\n`),
  'liên kết dở dang, nhiều ngoặc': () => fill('[a](( (( (( '),
  'ngoặc vuông mở rồi dòng dài': () => fill(`[${'a'.repeat(290)}\n`),
  'đậm quanh dấu cách': () => `**a${' '.repeat(300_000)}b**\n\nhết`,
  'đậm quanh dấu cách liền': () => `**a${'\u00a0'.repeat(300_000)}b**\n\nhết`,
  'đề mục nhiều dấu cách': () => `## a${' '.repeat(300_000)}b`,
  'liên kết nhiều dấu cách liền': () => `[a${'\u00a0'.repeat(300_000)}b](/tin-tuc/)`,
  'mô tả ảnh nhiều dấu cách liền': () => `![a${'\u00a0'.repeat(300_000)}b](x.jpg)`,
  'số điện thoại nhiều dấu cách': () => `0912${' '.repeat(300_000)}b`,
  'địa chỉ nhiều dấu cách': () => `<a href="${' '.repeat(300_000)}x">xem bài</a>`,
  'thẻ ảnh nhiều dấu cách': () => `<img src${' '.repeat(300_000)}alt=x>`,
  'thẻ nhiều thuộc tính style': () => `<p ${'style '.repeat(150_000)}>`,
  'thẻ một thuộc tính rất dài': () => `<p ${'on'.repeat(400_000)}>`,
  'thẻ nhiều dấu cách': () => `<p${' '.repeat(400_000)}>`,
  'đoạn và đậm mở mãi': () => `${`<p><b>${' '.repeat(40)}`.repeat(9000)}\n\nhết`,
  'mã lệnh mở mãi': () => '`a\n'.repeat(300_000),
  'đề mục rất dài': () => `## ${'a '.repeat(400_000)}`,
  'đề mục trùng tên': () => '## Mục\n\n'.repeat(90_000),
  'toàn chữ số': () => fill('0 0 0 0 '),
  'thực thể có tên và số': () => fill('&agrave;&#97;'),
  'thực thể dấu và': () => fill('&amp;'),
  'thực thể hai chữ': () => fill('&NotEqualTilde;'),
  'thực thể không có đuôi': () => fill('&ampx &ltx '),
  'thực thể tên rất dài': () => `&${'a'.repeat(MOST)}`,
  'thực thể số quá lớn': () => fill('&#99999999;'),
  'thực thể số mười sáu': () => fill('&#x1F600;'),
  'trăm nghìn địa chỉ trần': () => fill('http://a.b '),
  'dấu chồng lên một chữ': () => `a${'\u0301'.repeat(400_000)}`,
  'dấu chồng hai kiểu': () => `a${'\u0323\u0302'.repeat(200_000)}`,
  'dấu chồng lên mọi chữ': () => fill(`ơ${'\u0301\u0323'.repeat(40)} `),
  'đậm lồng nghiêng': () => `${'*a **a '.repeat(60_000)}b${' a** a*'.repeat(60_000)}`,
  'nghiêng đóng mãi': () => fill('a_ '),
  'nghiêng mở mãi': () => fill('_a '),
  'liên kết đóng mãi': () => fill('a]'),
  'liên kết mở mãi': () => fill('[a'),
  'dấu không khớp': () => fill('*a_ '),
  'sao mở': () => `${'*a '.repeat(6000)}b`,
  'liên kết rồi sao': () => `${'['.repeat(19_000)}${'*a'.repeat(19_000)}`,
  'ảnh trong ngoặc': () => fill('![[]()'),
  'dãy dấu nháy ngược dài dần': () => count(1200, (at) => `e${'`'.repeat(at)}`).join(''),
  'thẻ đóng dở': () => fill('</'),
  'chú thích HTML mở mãi': () => fill('<!-- '),
  'CDATA mở mãi': () => fill('<![CDATA['),
  'chỉ dẫn XML mở mãi': () => fill('<?'),
  'khai báo mở mãi': () => fill('<!A '),
  'đích liên kết trùng tên': () => fill('[a]: u\n'),
  'ba vạn đích liên kết': () => count(30_000, (at) => `[${at}]: /x\n`).join('') + fill('[1]', MOST / 4),
  'nhãn rất dài': () => `[${'a'.repeat(MOST - 10)}]`,
  'trích dẫn lồng sâu': () => `${'> '.repeat(99)}a`,
  'trích dẫn lồng sâu, nhiều dòng': () => `${'> '.repeat(99)}a\n`.repeat(4000),
  'danh sách lồng sâu': () => count(1300, (at) => `${'  '.repeat(at % 99)}- a`).join('\n'),
  'danh sách thụt dần': () => count(900, (at) => `${' '.repeat(at)}* a\n`).join(''),
  'danh sách xen kẽ': () => fill('* a\n1. b\n'),
  'bảng bốn trăm cột': () =>
    `${'|'.repeat(400)}\n${'|-'.repeat(400)}\n${`${'|a'.repeat(400)}\n`.repeat(400)}`,
  'bảng sáu vạn cột': () => `${'|a'.repeat(60_000)}|\n${'|-'.repeat(60_000)}|\n`,
  'bảng mười chín vạn dòng': () => `|a|\n|-|\n${'|\n'.repeat(190_000)}`,
  'bảng nhiều cột, dòng rỗng': () => `${'|a'.repeat(3000)}|\n${'|-'.repeat(3000)}|\n${'|\n'.repeat(3000)}`,
  'ô bảng có gạch đứng': () => `${'|a\\|'.repeat(100)}\n`.repeat(1000),
  'chú thích nối nhau': () => `${count(2400, (at) => `[^${at}]: [^${at + 1}]\n\n`).join('')}[^0]`,
  'một chú thích, nhiều chỗ gọi': () => `${fill('[^1]', 19_000)}\n\n[^1]: a`,
  'địa chỉ tự nhận': () => fill('http://a.vn '),
  'địa chỉ www': () => fill('www.a'),
  'địa chỉ mở ngoặc': () => fill('http://a.vn('),
  'thư điện tử nối nhau': () => fill('a@b', 14_700) + fill('.a', MOST - 20_000),
  'thư điện tử nhiều chấm': () => `a@${fill('a.')}`,
  'gạch dưới đôi': () => fill('__a'),
  'ngã đôi': () => fill('~~a'),
  'khối div mở mãi': () => fill('<div>\n\n', 133_000),
  'thẻ b mở mãi': () => `${'<b>'.repeat(15_000)}x`,
  'liên kết mười vạn thuộc tính': () => `<a ${fill('x="y" ')}>`,
  'thuộc tính không đóng': () => `<a x="${fill('y')}`,
  'thẻ định dạng mở lại': () => '<b class=x1>'.repeat(20) + fill('<p>a', 76_000),
  'liên kết nhận nuôi': () => count(2500, (at) => `<a href=${at}>`).join('') + '<p>x'.repeat(1500),
  'bảng đẩy con ra ngoài': () => `<table>${fill('a<b>', 60_000)}`,
  'chi tiết lồng nhau': () => fill('<details><summary>', 171_000),
  'danh sách định nghĩa': () => fill('<dl><dt>a<dd>b', 80_000),
  'chú âm lồng nhau': () => fill('<ruby><rt>', 90_000),
  'nghiêng đậm lồng nhau': () => fill('<i><b>', 57_000),
  'hàng ô mở mãi': () => `<table>${fill('<tr><td>', 75_000)}`,
  'ô gộp cực lớn': () => `<table>${fill('<tr><td colspan=1000 rowspan=65534>a', 200_000)}`,
  'gạch chéo ngược': () => fill('\\*'),
  'xuống dòng cứng': () => fill('a  \n'),
  'đề mục gạch dưới': () => fill('a\n='),
  'đề mục gạch dưới, hai mươi vạn dòng': () => `${'a\n'.repeat(200_000)}===`,
  'đề mục thăng': () => fill('# a\n'),
  'đề mục trùng, ngắn': () => fill('## a\n\n'),
  'hàng rào mã': () => fill('```\n'),
  'hàng rào mã dài': () => '`'.repeat(MOST),
  'phím Tab': () => fill('\t'),
  'ký tự rỗng': () => fill('\u0000a'),
  'dấu cách liền': () => fill('\u00a0'),
  'nối không bề rộng': () => fill('\u200d'),
  'hình cảm xúc': () => fill('👨‍👩‍👧‍👦'),
  'đậm chữ Hán': () => fill('**字'),
  'nháy kép nháy đơn': () => fill('"\' '),
  'gạch đứng thoát': () => fill('\\|'),
  'đô la': () => fill('$a'),
  'chỉ thị': () => fill(':a[b]{c}'),
  'ngoặc nhọn': () => fill('{a}'),
  'một từ rất dài': () => 'a'.repeat(MOST),
  'một dòng rất nhiều từ': () => fill('a '),
  'rất nhiều đoạn': () => fill('a\n\n'),
  'rất nhiều từ': () => fill('w '),
  'rất nhiều dòng trống': () => `a${'\n'.repeat(MOST)}b`,
  'dòng rồi sao': () => `${fill('Aa\n')}*`,
  'một câu lặp lại': () => fill('Xin chào bà con. '),
  'căn cước lặp lại': () => fill('012345678901 '),
  'gần giống căn cước': () => fill('0123456789 0 '),
  'ngày tháng dở': () => fill('31/31/'),
  'địa chỉ ảnh dài': () => `![ảnh chụp bà con](${'../'.repeat(290_000)}x.jpg)`,
  'gạch nối mềm': () => fill('a\u00ad'),
  'ngoặc kép lồng ngoặc': () => fill('("'),
  'chú thích định nghĩa trùng': () => fill('[^a]: x\n\n'),
  'dấu chấm lửng': () => fill('...'),
};

/** Bodies put together from pieces that have each been trouble, the same ones each time. */
function mixtures(many: number): Attack[] {
  const random = seeded(13);
  const pieces = [
    ...[
      '*',
      '_',
      '**a',
      '[a](',
      '![',
      ']',
      '<a href=',
      '<b>',
      '</p>',
      '<!--',
      '-->',
      '&amp;',
      '&#97;',
      '`',
      '~~',
    ],
    ...[
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '| a ',
      '|-|\n',
      '    ',
      '\t',
      '## ',
      '[^1]',
      '[^1]: ',
      'http://a.vn/',
      'a@b.vn',
    ],
    ...[
      '\u0323\u0302',
      '\u00a0',
      'ð',
      'ß',
      '字',
      '\u200d',
      '\\',
      '"',
      "'",
      '012345678901',
      '0912 345 678',
      '$',
      '{',
      ':a',
    ],
  ];
  return Array.from({ length: many }, (_, at) => {
    const unit = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pieces, random)).join('');
    return article(`pha trộn ${at + 1}: ${JSON.stringify(unit)}`, () =>
      fill(unit, pick([20_000, 200_000, MOST], random)),
    );
  });
}

function article(name: string, body: () => string): Attack {
  return {
    name,
    files: () => ({
      'tin-tuc/2026/x.md': articleMd({ title: 'Bài lạ trong loạt thử' }, `${body().slice(0, 1_000_000)}\n`),
    }),
  };
}

function attacks(): Attack[] {
  const inBodies = Object.entries(BODIES).map(([name, body]) => article(name, body));
  return [
    ...inBodies,
    {
      name: 'tên riêng lặp lại trong phản ánh',
      files: () => ({
        'phan-anh/x.md': markdown(
          { received: '2026-06-01', topic: 'a', question: 'q', status: 'tiep-nhan' },
          fill('Ông Aa Aa Aa '),
        ),
      }),
    },
    {
      name: 'chín nghìn liên kết chết giữa nghìn bài',
      files: (id) => ({
        ...crowd(1000),
        'portal.yaml': portalOf(id),
        'tin-tuc/2026/x.md': articleMd(
          { title: 'Bài lạ trong loạt thử' },
          count(9000, (at) => `[xem bài số ${at}](/tin-tuc/q${at}/)`).join('\n\n'),
        ),
      }),
    },
    {
      name: 'liên kết chết rất dài giữa nghìn bài',
      files: () => ({
        ...crowd(1000),
        'tin-tuc/2026/x.md': articleMd(
          { title: 'Bài lạ trong loạt thử' },
          `[xem bài này](/tin-tuc/${'ab'.repeat(440_000)})\n`,
        ),
      }),
    },
    ...mixtures(60),
  ];
}

function crowd(many: number): Record<string, string> {
  return Object.fromEntries(
    count(many, (at) => String(at)).map((at) => [
      `tin-tuc/2026/bai-${at}.md`,
      articleMd({ title: `Bài thứ ${at} của cổng này` }, `Nội dung bài ${at}.\n`),
    ]),
  );
}
