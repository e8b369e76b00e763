import { describe, expect, test } from 'vitest';
import { imported, item, list, num, para, photo, rawWord, run, style } from './word-documents.ts';
import { zipSync, unzipSync, strToU8 } from 'fflate';

const TITLE = para('Lịch làm việc của bộ phận một cửa trong tháng', '<w:pStyle w:val="Title"/>');
const STYLES = style('Title', '');
const HIDDEN = '<w:rPr><w:vanish/></w:rPr>';
const read = (body: string, more: Partial<Parameters<typeof rawWord>[0]> = {}) =>
  imported(rawWord({ ...more, body: TITLE + body, styles: STYLES + (more.styles ?? '') }));

describe('chữ ẩn không vào bài, và được nói ra', () => {
  const styles =
    style('An', HIDDEN, 'character') +
    style('AnCon', '<w:basedOn w:val="An"/>', 'character') +
    style('DoanAn', HIDDEN);
  test.each([
    ['định dạng trực tiếp', run('Mở cửa thứ Bảy.') + run(' (chưa duyệt)', '<w:vanish/>')],
    ['theo kiểu chữ', run('Mở cửa thứ Bảy.') + run(' (chưa duyệt)', '<w:rStyle w:val="An"/>')],
    ['theo kiểu chữ kế thừa', run('Mở cửa thứ Bảy.') + run(' (chưa duyệt)', '<w:rStyle w:val="AnCon"/>')],
    [
      'trong liên kết',
      run('Mở cửa thứ Bảy.') +
        `<w:hyperlink w:anchor="x">${run(' (chưa duyệt)', '<w:vanish/>')}</w:hyperlink>`,
    ],
    [
      'trong phần vừa thêm',
      run('Mở cửa thứ Bảy.') +
        `<w:ins w:id="1" w:author="a">${run(' (chưa duyệt)', '<w:vanish w:val="true"/>')}</w:ins>`,
    ],
  ])('%s', async (_name, inner) => {
    const { markdown, notices } = await read(para(inner), { styles });
    expect(markdown).toBe('Mở cửa thứ Bảy.\n');
    expect(notices).toContain('Chữ, hình đặt ẩn trong tệp Word không được đưa vào bài.');
  });

  test('theo kiểu đoạn: cả đoạn, cả số của nó', async () => {
    const numbering = list(0, ['decimal', '%1.']) + num(1, 0);
    const hidden = para(
      'Nội bộ',
      '<w:pStyle w:val="DoanAn"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    );
    const { markdown } = await read(item('Một') + hidden + item('Hai'), { styles, numbering });
    expect(markdown).toBe('1. Một\n2. Hai\n');
  });

  test('dòng ẩn của bảng', async () => {
    const row = (text: string, more = '') =>
      `<w:tr>${more}<w:tc>${para(text)}</w:tc><w:tc>${para('x')}</w:tc></w:tr>`;
    const table = `<w:tbl>${row('Thôn')}${row('Bí mật', '<w:trPr><w:hidden/></w:trPr>')}${row('Mẫu 1')}</w:tbl>`;
    const { markdown, notices } = await read(table);
    expect(markdown).toBe('| Thôn | x |\n| - | - |\n| Mẫu 1 | x |\n');
    expect(notices).toHaveLength(1);
  });

  test('trong chú thích cuối trang', async () => {
    const footnotes = `<w:footnote w:id="2">${para(run('Theo báo cáo.') + run(' Mật.', '<w:vanish/>'))}</w:footnote>`;
    const { markdown } = await read(para(`${run('Kết quả')}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
      footnotes,
    });
    expect(markdown).toBe('Kết quả[^1]\n\n[^1]: Theo báo cáo.\n');
  });

  test('chữ bỏ ẩn trong kiểu ẩn thì vẫn hiện; không có gì ẩn thì không nói', async () => {
    const { markdown, notices } = await read(
      para(run('Hiện', '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')),
      { styles },
    );
    expect({ markdown, notices }).toEqual({ markdown: 'Hiện\n', notices: [] });
  });

  test('tệp theo chuẩn chặt (Strict)', async () => {
    const { markdown } = await read(para(run('Mở cửa.') + run(' Mật.', '<w:vanish/>')), { isStrict: true });
    expect(markdown).toBe('Mở cửa.\n');
  });
});

describe('trường, khung, ký hiệu', () => {
  test('trường đơn giữ kết quả; trường liên kết giữ liên kết', async () => {
    const figure = `${run('Hình ')}<w:fldSimple w:instr=" SEQ Hình \\* ARABIC ">${run('3')}</w:fldSimple>${run(': Quang cảnh')}`;
    const link = `<w:fldSimple w:instr=' HYPERLINK "https://dichvucong.gov.vn/" '>${run('Cổng')}</w:fldSimple>`;
    expect((await read(para(figure) + para(link))).markdown).toBe(
      'Hình 3: Quang cảnh\n\n[Cổng](https://dichvucong.gov.vn/)\n',
    );
  });

  test('chữ cái lớn đầu đoạn nhập vào đoạn', async () => {
    const cap = para('B', '<w:framePr w:dropCap="drop" w:lines="3"/>');
    expect((await read(cap + para('à con đến từ sớm.'))).markdown).toBe('Bà con đến từ sớm.\n');
  });

  test('chữ trong khung kiểu mới, không có bản kiểu cũ kèm theo, vẫn được giữ', async () => {
    const box = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${para('Đường dây nóng')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    expect((await read(para(run('Trước.') + box))).markdown).toBe('Trước.\n\nĐường dây nóng\n');
  });

  test('ô đánh dấu của Word và của phông ký hiệu', async () => {
    const box = (on: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☐')}</w:sdtContent></w:sdt>`;
    const sign = (char: string) => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`;
    const typed = (text: string) => run(text, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>');
    expect((await read(para(box('1') + run(' Có ') + box('0') + run(' Không')))).markdown).toBe(
      '☑ Có ☐ Không\n',
    );
    expect((await read(para(sign('F0FE') + run(' Có ') + sign('F0A8') + run(' Không')))).markdown).toBe(
      '☑ Có ☐ Không\n',
    );
    expect((await read(para(typed('\uf0fe') + run(' Có ') + typed('o') + run(' Không')))).markdown).toBe(
      '☑ Có ☐ Không\n',
    );
  });

  test('gạch ngang, nâng lên theo kiểu chữ cũng là gạch ngang, nâng lên', async () => {
    const styles =
      style('Bo', '<w:rPr><w:strike/></w:rPr>', 'character') +
      style('Mu', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', 'character');
    const inner =
      run('thứ Hai', '<w:rStyle w:val="Bo"/>') +
      run(' đo 5 m') +
      run('3', '<w:rStyle w:val="Mu"/>') +
      run(' ') +
      run('cũ', '<w:dstrike/>');
    expect((await read(para(inner), { styles })).markdown).toBe('~~thứ Hai~~ đo 5 m³ ~~cũ~~\n');
  });
});

describe('phông chữ cũ được chuyển sang Unicode', () => {
  const typed = (text: string, font: string) => run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`);
  test.each([
    [
      '.VnTime',
      'C\u00e9ng h\u00dfa x\u00b7 h\u00e9i, ng\u00ad\u00eai d\u00a9n, \u00aey',
      'Cộng hòa xã hội, người dân, đy',
    ],
    ['.VnTimeH', 'tr\u00ad\u00eang', 'TRƯỜNG'],
    ['VNI-Times', 'Thoâng baùo veà vieäc hoïp', 'Thông báo về việc họp'],
  ])('%s', async (font, text, expected) => {
    const { markdown, toReview } = await read(para(run('Mở đầu. ') + typed(text, font)));
    expect(markdown).toBe(`Mở đầu. ${expected}\n`);
    expect(toReview).toEqual([expect.stringContaining('Unicode')]);
  });

  test('phông cũ của kiểu chữ, dấu ư ghi thành chỗ ngắt từ', async () => {
    const styles = style('Cu', '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>');
    const inner = '<w:r><w:t>Ng</w:t><w:softHyphen/><w:t>\u00eai d\u00a9n</w:t></w:r>';
    expect((await read(para(inner, '<w:pStyle w:val="Cu"/>'), { styles })).markdown).toBe('Người dân\n');
  });

  test('chữ Unicode mang tên phông cũ thì để nguyên', async () => {
    const { markdown, toReview } = await read(para(typed('Người dân đến họp đông đủ.', '.VnTime')));
    expect({ markdown, toReview }).toEqual({ markdown: 'Người dân đến họp đông đủ.\n', toReview: [] });
  });

  test('cả tệp là Unicode mang tên phông cũ: ô ngắn cũng để nguyên, đoạn gõ kiểu cũ thì vẫn chuyển', async () => {
    const old = typed('C\u00e9ng h\u00dfa x\u00b7 h\u00e9i', '.VnTime');
    const body = para(typed('Người dân đến họp.', '.VnTime')) + para(typed('Thôn có', '.VnTime')) + para(old);
    expect((await read(body)).markdown).toBe('Người dân đến họp.\n\nThôn có\n\nCộng hòa xã hội\n');
  });

  test('chữ cũ đã bị đổi tên phông vẫn được nhận ra', async () => {
    const { markdown } = await read(para('Céng hßa x· héi chñ nghÜa ViÖt Nam'));
    expect(markdown).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam\n');
  });
});

describe('ảnh', () => {
  const RELATIONS =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.jpg"/></Relationships>';
  const withPhoto = async (body: string) => {
    const packed = rawWord({ body: TITLE + para(run('Ảnh:') + body), styles: STYLES });
    const parts = {
      'word/_rels/document.xml.rels': strToU8(RELATIONS),
      'word/media/a.jpg': await photo(60, 40),
    };
    return imported(zipSync({ ...unzipSync(packed), ...parts }));
  };
  const drawn = (crop: string, place = '', more = '') =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="Quang cảnh"${more}/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdP"/>${crop}</pic:blipFill><pic:spPr><a:xfrm ${place}/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

  test.each([
    [
      'cắt bên phải một nửa',
      drawn('<a:srcRect r="50000"/>'),
      { crop: { left: 0, top: 0, right: 0.5, bottom: 0 } },
    ],
    [
      'cắt theo phần trăm (Strict)',
      drawn('<a:srcRect l="25%" t="-10%"/>'),
      { crop: { left: 0.25, top: 0, right: 0, bottom: 0 } },
    ],
    ['xoay phải', drawn('', 'rot="5400000"'), { turn: 90 }],
    ['xoay trái', drawn('', 'rot="-5400000" flipH="1"'), { turn: 270, isMirrored: true }],
    ['hơi nghiêng thì để nguyên', drawn('', 'rot="300000"'), {}],
    [
      'hình kiểu cũ (VML)',
      '<w:r><w:pict><v:shape alt="Quang cảnh" style="width:10pt;rotation:180"><v:imagedata r:id="rIdP" croptop="16384f"/></v:shape></w:pict></w:r>',
      { crop: { left: 0, top: 0.25, right: 0, bottom: 0 }, turn: 180 },
    ],
  ])('%s', async (_name, drawing, view) => {
    const { pictures } = await withPhoto(drawing);
    expect(pictures).toEqual([expect.objectContaining({ name: 'hinh-1', alt: 'Quang cảnh', view })]);
  });

  test('ảnh mà tệp không chứa thì được nói ra, để bài là bản nháp', async () => {
    const { pictures, toReview } = await imported(
      rawWord({ body: TITLE + para(run('Ảnh:') + drawn('')), styles: STYLES }),
    );
    expect(pictures).toEqual([]);
    expect(toReview).toEqual([expect.stringContaining('không đọc được')]);
  });

  test('ảnh trong khung tròn thì phải xem lại, vì góc ảnh hiện ra', async () => {
    const round = drawn('').replace('</pic:spPr>', '<a:prstGeom prst="ellipse"/></pic:spPr>');
    expect((await withPhoto(round)).toReview).toEqual([expect.stringContaining('khung tròn')]);
    expect((await withPhoto(drawn(''))).toReview).toEqual([]);
  });

  test('hình đặt ẩn không vào bài, và được nói ra', async () => {
    const { pictures, notices, markdown } = await withPhoto(drawn('', '', ' hidden="1"'));
    expect({ pictures, markdown }).toEqual({ pictures: [], markdown: 'Ảnh:\n' });
    expect(notices).toHaveLength(1);
  });
});
