import { describe, expect, test } from 'vitest';
import {
  bold,
  bullet,
  changePart,
  DeletedTextRun,
  docx,
  ExternalHyperlink,
  FootnoteReferenceRun,
  heading,
  imported,
  InsertedTextRun,
  InternalHyperlink,
  p,
  photo,
  picture,
  step,
  table,
  TextRun,
  title,
} from './word-documents.ts';

const TITLE = 'Hội nghị tổng kết công tác cải cách hành chính';
const FIRST = 'Sáng 14/3, Ủy ban nhân dân xã tổng kết công tác cải cách hành chính năm 2025. Có 40 người dự.';
const body = async (...children: Parameters<typeof docx>[0]) =>
  (await imported(await docx([title(TITLE), ...children]))).markdown;

describe('tiêu đề và tóm tắt', () => {
  test('tiêu đề là đoạn kiểu Title, không lặp lại trong bài', async () => {
    const { title: found, markdown } = await imported(await docx([p('UBND XÃ'), title(TITLE), p(FIRST)]));
    expect(found).toBe(TITLE);
    expect(markdown).not.toContain(TITLE);
  });

  test('không có kiểu Title thì là đề mục hoặc đoạn đầu tiên', async () => {
    const headed = await imported(await docx([heading(1, TITLE), p(FIRST)]));
    expect(headed).toMatchObject({ title: TITLE, isTitleGuessed: false });
    const plain = await imported(await docx([p(bold(TITLE)), p(FIRST)]));
    expect(plain).toMatchObject({ title: TITLE, isTitleGuessed: true });
  });

  test('đoạn đầu quá ngắn hoặc quá dài thì không đoán tiêu đề', async () => {
    expect((await imported(await docx([p('Ngắn'), p(FIRST)]))).title).toBe('');
    expect((await imported(await docx([p('dài '.repeat(80))]))).title).toBe('');
  });

  test('tóm tắt là đoạn đầu, nguyên câu', async () => {
    expect((await imported(await docx([title(TITLE), p(FIRST), p('Đoạn sau.')]))).summary).toBe(FIRST);
  });

  test('đoạn đầu dài thì cắt ở cuối câu, trong khoảng 30 tới 500 ký tự', async () => {
    const long = `${FIRST} ${'Nội dung tiếp theo của đoạn rất dài này. '.repeat(20)}`;
    const { summary } = await imported(await docx([title(TITLE), p(long)]));
    expect(summary).toMatch(/\.$/);
    expect(summary.length).toBeGreaterThanOrEqual(30);
    expect(summary.length).toBeLessThanOrEqual(300);
  });

  test('tóm tắt không lặp lại ở đầu bài', async () => {
    const more = p('Đoạn sau nói về kết quả.');
    expect(await body(p(bold(FIRST)), more)).toBe('Đoạn sau nói về kết quả.\n');
    const long = `${FIRST} ${'Xã có mười thôn, hai nghìn hộ. '.repeat(12)}`;
    expect(await body(p(long.trim()), more)).toMatch(/^Xã có mười thôn.*\n\nĐoạn sau/);
  });

  test('đoạn đầu có liên kết hay chú thích, có số mục, hay là cả bài, thì ở lại trong bài', async () => {
    const numbered = '1. Bà con mang theo căn cước và giấy hẹn của bộ phận một cửa.';
    expect(await body(p(numbered), p('2. Chờ gọi số.'))).toContain('Bà con mang theo');
    expect(await body(p(FIRST, new FootnoteReferenceRun(1)), p('Đoạn sau.'))).toContain('40 người dự.[^1]');
    expect(await body(p(FIRST))).toBe(`${FIRST}\n`);
  });

  test.each([
    ['tên cơ quan', [p('ỦY BAN NHÂN DÂN'), p('XÃ MINH HỌA')]],
    ['tên cơ quan viết thường', [p('Ủy ban nhân dân xã Minh Họa')]],
    [
      'nơi nhận thư',
      [p('Kính gửi:'), p('- Trưởng các thôn trên địa bàn xã Minh Họa;'), p('- Các hội, đoàn thể.')],
    ],
    [
      'căn cứ',
      [p('Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;'), p('Theo đề nghị của Văn phòng xã,')],
    ],
    ['ngày', [p('Minh Họa, ngày 5 tháng 9 năm 2026')]],
    ['chữ hoa', [p('PHẦN THỨ NHẤT: KẾT QUẢ CÔNG TÁC NĂM')]],
  ])('tóm tắt không bắt đầu bằng %s', async (_name, before) => {
    expect((await imported(await docx([title(TITLE), ...before, p(FIRST)]))).summary).toBe(FIRST);
  });

  test.each([
    'Kính gửi: Các thôn, các hội trên địa bàn xã',
    'Ủy ban nhân dân xã Minh Họa',
    'Minh Họa, ngày 5 tháng 9 năm 2026',
  ])('“%s” không thành tiêu đề', async (line) => {
    expect((await imported(await docx([p(line), p(FIRST)]))).title).not.toBe(line);
  });

  test('câu có tên cơ quan vẫn làm được tiêu đề', async () => {
    const line = 'Ủy ban nhân dân xã tổ chức tiếp xúc cử tri';
    expect((await imported(await docx([p(line), p(FIRST)]))).title).toBe(line);
  });

  test('chữ dạng tổ hợp, dấu cách cứng, nháy thẳng, Ð được sửa', async () => {
    const messy = 'Hội nghị “tổng\u00a0kết": \u00d0ợt thi đua'.normalize('NFD');
    const { title: found } = await imported(await docx([title(messy), p(FIRST)]));
    expect(found).toBe('Hội nghị “tổng kết”: Đợt thi đua');
  });
});

describe('thân bài', () => {
  test('không có đề mục cấp một, không nhảy cấp, chữ đậm trong đề mục bỏ', async () => {
    const markdown = await body(
      heading(1, 'Một'),
      heading(3, 'Một ba'),
      heading(2, 'Hai'),
      heading(1, 'Ba'),
      heading(4, 'Bốn'),
    );
    expect(markdown.match(/^#+ .*$/gm)).toEqual(['## Một', '### Một ba', '### Hai', '## Ba', '### Bốn']);
  });

  test('danh sách chấm lồng nhau và danh sách số', async () => {
    expect(await body(bullet('Một'), bullet('Trong một', 1), bullet('Hai'))).toBe(
      '- Một\n  - Trong một\n- Hai\n',
    );
    expect(await body(step('Bước một'), step('Bước hai'))).toBe('1. Bước một\n2. Bước hai\n');
  });

  test('bảng: dòng đầu là đầu bảng, dấu | được giữ, nhiều đoạn trong ô xuống dòng', async () => {
    const markdown = await body(
      table([
        [p(bold('Thôn')), 'Số hộ'],
        ['Mẫu 1|2', '402'],
      ]),
    );
    expect(markdown).toBe('| Thôn | Số hộ |\n| - | - |\n| Mẫu 1\\|2 | 402 |\n');
  });

  test('bảng một ô chỉ là khung quanh chữ', async () => {
    expect(await body(table([['Chữ trong khung.']]))).toBe('Chữ trong khung.\n');
  });

  test('bảng quốc hiệu bị bỏ, và được nói ra', async () => {
    const { markdown, notices } = await imported(
      await docx([table([['UBND XÃ', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM']]), title(TITLE), p(FIRST)]),
    );
    expect(markdown).toBe(`${FIRST}\n`);
    expect(notices).toEqual([expect.stringContaining('quốc hiệu')]);
  });

  test('liên kết chỉ http, https, mailto, tel; còn lại giữ chữ', async () => {
    const link = (href: string, text: string) =>
      new ExternalHyperlink({ link: href, children: [new TextRun(text)] });
    const markdown = await body(
      p(link('https://dichvucong.gov.vn/a', 'cổng'), ' ', link('javascript:alert(1)', 'xấu'), ' '),
      p(
        link('mailto:vp@xa.gov.vn', 'thư'),
        ' ',
        link('file:///etc/passwd', 'tệp'),
        ' ',
        link('tel:0200', 'gọi'),
      ),
      p(new InternalHyperlink({ anchor: '_Toc1', children: [new TextRun('mục')] })),
    );
    expect(markdown).toContain('[cổng](https://dichvucong.gov.vn/a) xấu');
    expect(markdown).toContain('[thư](mailto:vp@xa.gov.vn) tệp [gọi](tel:0200)');
    expect(markdown).not.toMatch(/javascript:|file:|_Toc/);
  });

  test('chữ trông như Markdown hay HTML vẫn chỉ là chữ', async () => {
    const markdown = await body(p('1. Không phải danh sách'), p('<script>alert(1)</script> *sao* # thăng'));
    expect(markdown).toBe('1\\. Không phải danh sách\n\n\\<script>alert(1)\\</script> \\*sao\\* # thăng\n');
  });

  test('dấu cách ở mép chữ đậm được đưa ra ngoài', async () => {
    expect(await body(p('có ', bold('40 người '), 'dự'))).toBe('có **40 người** dự\n');
  });

  test('chú thích cuối trang thành chú thích Markdown', async () => {
    expect(await body(p('Kết quả', new FootnoteReferenceRun(1)))).toBe(
      'Kết quả[^1]\n\n[^1]: Theo báo cáo quý.\n',
    );
  });

  test('chữ gạch ngang được giữ là gạch ngang, trong bài, danh sách, ô bảng', async () => {
    const struck = (text: string) => new TextRun({ text, strike: true });
    expect(await body(p(struck('Thứ Hai '), 'đổi sang thứ Tư.'))).toBe('~~Thứ Hai~~ đổi sang thứ Tư.\n');
    expect(await body(p('Phí', struck('(30.000đ)'), 'nay miễn.'))).toBe('Phí<del>(30.000đ)</del>nay miễn.\n');
    expect(await body(table([['Ngày'], [p(struck('02/9'), ' 03/9')]]))).toContain('| ~~02/9~~ 03/9 |');
  });

  test('chữ nâng lên, hạ xuống giữ nghĩa; có ký tự Unicode thì dùng ký tự ấy', async () => {
    const raised = (text: string) => new TextRun({ text, superScript: true });
    const lowered = (text: string) => new TextRun({ text, subScript: true });
    expect(await body(p('80 m', raised('2'), ', 10', raised('-3'), ', CO', lowered('2'), '.'))).toBe(
      '80 m², 10⁻³, CO₂.\n',
    );
    expect(await body(p('Sốt trên 38', raised('o'), 'C'))).toBe('Sốt trên 38°C\n');
    expect(await body(p('Ngày 1', raised('st'), ' và x', lowered('max')))).toBe(
      'Ngày 1<sup>st</sup> và x<sub>max</sub>\n',
    );
    const { summary } = await imported(
      await docx([title(TITLE), p('Xã xây nhà văn hóa rộng 120 m', raised('2'), ' ở thôn Mẫu 1.')]),
    );
    expect(summary).toBe('Xã xây nhà văn hóa rộng 120 m² ở thôn Mẫu 1.');
  });

  test('dấu ngã giữa các số không thành chữ gạch ngang', async () => {
    expect(await body(p('Tăng 50~70 hộ, giảm 80~90 hộ.'))).toBe('Tăng 50\\~70 hộ, giảm 80\\~90 hộ.\n');
  });

  test('thay đổi chưa duyệt: giữ phần thêm, bỏ phần xóa, và nói ra', async () => {
    const change = { id: 1, author: 'a', date: '2026-01-01T00:00:00Z' };
    const { markdown, notices } = await imported(
      await docx([
        title(TITLE),
        p(new InsertedTextRun({ ...change, text: 'thêm' }), new DeletedTextRun({ ...change, text: 'xóa' })),
      ]),
    );
    expect(markdown).toBe('thêm\n');
    expect(notices).toEqual([expect.stringContaining('Track Changes')]);
  });

  test('khung chữ được đưa vào bài, và nói ra', async () => {
    const packed = changePart(await docx([title(TITLE), p('Trước.')]), 'word/document.xml', (xml) =>
      xml.replace(
        'Trước.</w:t></w:r>',
        'Trước.</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>',
      ),
    );
    const { markdown, notices } = await imported(packed);
    expect(markdown).toBe('Trước.\n\nTrong khung.\n');
    expect(notices).toEqual([expect.stringContaining('Text Box')]);
  });
});

describe('ảnh', () => {
  test('mô tả của Word được giữ; mô tả do máy đặt hoặc tên tệp thì coi như chưa có', async () => {
    const data = await photo(60, 40);
    const alts = [
      'Cán bộ nhận hồ sơ',
      'Picture 3',
      'IMG_2031.JPG',
      'A group of people. Description automatically generated',
    ];
    const { pictures } = await imported(
      await docx([title(TITLE), ...alts.map((alt) => p(picture(data, alt)))]),
    );
    expect(pictures.map(({ name, alt }) => [name, alt])).toEqual([
      ['hinh-1', 'Cán bộ nhận hồ sơ'],
      ['hinh-2', ''],
      ['hinh-3', ''],
      ['hinh-4', ''],
    ]);
  });

  test('ảnh nằm giữa chữ được đứng riêng một đoạn', async () => {
    expect(await body(p('Trước ', picture(await photo(60, 40), 'Quang cảnh'), 'sau'))).toBe(
      'Trước\n\n![Quang cảnh](hinh-1.jpg)\n\nsau\n',
    );
  });

  test('ảnh đặt ở nơi khác không được đọc, và được nói ra', async () => {
    const packed = await docx([title(TITLE), p('Chữ.', picture(await photo(60, 40), 'Quang cảnh'))]);
    const linked = changePart(packed, 'word/document.xml', (xml) =>
      xml.replace(/r:embed="[^"]*"/, 'r:link="rIdX"'),
    );
    const away = changePart(linked, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/hostname" TargetMode="External"/></Relationships>',
      ),
    );
    const { pictures, toReview, markdown } = await imported(away);
    expect({ pictures, markdown }).toEqual({ pictures: [], markdown: 'Chữ.\n' });
    expect(toReview).toEqual([expect.stringContaining('Ảnh đặt ngoài tệp Word')]);
  });
});
