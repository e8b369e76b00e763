import { describe, expect, test } from 'vitest';
import { imported, item, list, num, para, rawWord, run, style } from './word-documents.ts';

type Parts = Omit<Parameters<typeof rawWord>[0], 'body'>;

const TITLE = para('Lịch làm việc của bộ phận một cửa trong tháng', '<w:pStyle w:val="Title"/>');
const read = (body: string, more: Parts = {}) =>
  imported(rawWord({ ...more, body: TITLE + body, styles: style('Title', '') + (more.styles ?? '') }));

const cell = (inner: string, form = '') =>
  `<w:tc>${form && `<w:tcPr>${form}</w:tcPr>`}${inner.startsWith('<') ? inner : para(inner)}</w:tc>`;
const row = (...cells: string[]) =>
  `<w:tr>${cells.map((each) => (each.startsWith('<w:t') ? each : cell(each))).join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const INNER = table(row('a', 'b'), row('c', 'd'));

/** The sign of a field, with the settings of a form field. */
const sign = (type: string, settings = '') =>
  `<w:r><w:fldChar w:fldCharType="${type}">${settings && `<w:ffData>${settings}</w:ffData>`}</w:fldChar></w:r>`;
const instruction = (text: string) => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;
const field = (text: string, result: string, settings = '') =>
  `${sign('begin', settings)}${instruction(text)}${result && sign('separate') + result}${sign('end')}`;

describe('trường', () => {
  test.each<[string, string, string]>([
    [
      'trường lồng trong lệnh của trường khác: chỉ kết quả ngoài cùng',
      run('Hạn ') +
        field(`IF </w:instrText></w:r>${field('MERGEFIELD so', run('5'))}<w:r><w:instrText>`, run('15 ngày')),
      'Hạn 15 ngày',
    ],
    [
      'trường lồng trong kết quả',
      field('QUOTE x', run('trước ') + field('REF y', run('Bảng 2'))),
      'trước Bảng 2',
    ],
    [
      'liên kết tới một chỗ trên trang',
      field('HYPERLINK "https://a.vn/x" \\l "phan-2"', run('x')),
      '[x](https://a.vn/x#phan-2)',
    ],
    ['liên kết không có nháy', field('HYPERLINK https://a.vn/x', run('x')), '[x](https://a.vn/x)'],
    [
      'lệnh viết thành hai mảnh',
      `${sign('begin')}${instruction('HYPER').replace(' <', '<')}<w:r><w:instrText>LINK "https://a.vn/x"</w:instrText></w:r>${sign('separate')}${run('x')}${sign('end')}`,
      '[x](https://a.vn/x)',
    ],
    ['liên kết trong văn bản thì còn chữ', field('HYPERLINK \\l "muc-1"', run('Mục 1')), 'Mục 1'],
    ['ô điền chữ', field('FORMTEXT', run('Trần A')), 'Trần A'],
    [
      'ô đánh dấu kiểu cũ',
      field('FORMCHECKBOX', '', '<w:checkBox><w:checked/></w:checkBox>') + run(' Có'),
      '☑ Có',
    ],
    [
      'ô chọn kiểu cũ',
      field(
        'FORMDROPDOWN',
        '',
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Một"/><w:listEntry w:val="Hai"/></w:ddList>',
      ),
      'Hai',
    ],
    ['ký hiệu theo mã', field('SYMBOL 254 \\f "Wingdings" \\s 12', '') + run(' Có'), '☑ Có'],
    ['số trang chưa tính', run('Trang') + field('PAGE', ''), 'Trang'],
  ])('%s', async (_name, inner, expected) => {
    expect((await read(para(inner))).markdown.trim()).toBe(expected);
  });

  test('mục lục không vào bài, vì trang tự có mục lục', async () => {
    const [begin, end] = [`${sign('begin')}${instruction('TOC \\o "1-3"')}${sign('separate')}`, sign('end')];
    const body = para(begin + run('I. Mở đầu 1')) + para(run('II. Kết quả 3') + end) + para('Bài.');
    expect((await read(body)).markdown).toBe('Bài.\n');
  });

  test.each(['PAGE', 'TOC \\o "1-3"'])(
    'trường %s không có điểm cuối không nuốt phần còn lại',
    async (name) => {
      const open = sign('begin') + instruction(name) + (name === 'PAGE' ? '' : sign('separate'));
      expect((await read(para(open + run('Đoạn một.')) + para('Đoạn hai.'))).markdown).toBe(
        'Đoạn một.\n\nĐoạn hai.\n',
      );
    },
  );
});

describe('kiểu số của Word', () => {
  test.each<[string, number, string]>([
    ['ordinal', 21, '21st'],
    ['ordinal', 112, '112th'],
    ['cardinalText', 121, 'One hundred twenty-one'],
    ['ordinalText', 20, 'Twentieth'],
    ['ordinalText', 12, 'Twelfth'],
    ['vietnameseCounting', 25, 'hai mươi lăm'],
    ['vietnameseCounting', 1005, 'một nghìn không trăm linh năm'],
    ['hex', 31, '1F'],
    ['chicago', 6, '††'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedCircle', 21, '21'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 2, '⒉'],
    ['russianUpper', 3, 'В'],
    ['lowerRoman', 14, 'xiv'],
    ['decimalZero', 0, '00'],
    ['ideographDigital', 7, '7'],
  ])('%s %i', async (format, start, expected) => {
    const numbering = list(0, [format, 'Mục %1:', start]) + num(1, 0);
    expect((await read(item('Nộp'), { numbering })).markdown.trim()).toBe(`Mục ${expected}: Nộp`);
  });

  test('kiểu riêng 001, kèm bản cho Word cũ', async () => {
    const forms =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>';
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/>${forms}<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>${num(1, 0)}`;
    expect((await read(item('Một') + item('Hai'), { numbering })).markdown).toBe(
      '009\\. Một\n\n010\\. Hai\n',
    );
  });

  test.each(['\uf0b7', '\uf0a7', '\uf0d8', 'o', '-', '+', '➢'])('dấu chấm %s', async (text) => {
    const numbering = list(0, ['bullet', text]) + num(1, 0);
    expect((await read(item('Một') + item('Hai'), { numbering })).markdown).toBe('- Một\n- Hai\n');
  });

  test('dấu chấm là hình', async () => {
    const numbering = list(0, ['bullet', '', 1, '<w:lvlPicBulletId w:val="0"/>']) + num(1, 0);
    expect((await read(item('Một') + item('Hai'), { numbering })).markdown).toBe('- Một\n- Hai\n');
  });
});

describe('chữ không ai đọc được trên giấy không vào bài, và được nói ra', () => {
  const white = (text: string) => run(text, '<w:color w:val="FFFFFF"/>');
  const BLUE = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>';

  test.each<[string, string]>([
    ['trắng trên nền trắng', white(' Mật')],
    ['gần như trắng', run(' Mật', '<w:color w:val="FDFDFD"/>')],
    ['trắng theo màu chủ đề', run(' Mật', '<w:color w:val="FFFFFF" w:themeColor="background1"/>')],
    ['cỡ 1', run(' Mật', '<w:sz w:val="2"/>')],
    ['bôi đen bằng bút đánh dấu', run(' Mật', '<w:highlight w:val="black"/>')],
    ['đen trên nền đen', run(' Mật', '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')],
    ['theo kiểu chữ', run(' Mật', '<w:rStyle w:val="Trang"/>')],
    ['trong chỗ vừa thêm', `<w:ins w:id="1" w:author="a">${white(' Mật')}</w:ins>`],
  ])('%s', async (_name, inner) => {
    const styles = style('Trang', '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', 'character');
    const { markdown, notices } = await read(para(run('Mở cửa.') + inner), { styles });
    expect(markdown).toBe('Mở cửa.\n');
    expect(notices).toContainEqual(expect.stringContaining('không ai đọc được trên giấy'));
  });

  test.each<[string, string]>([
    ['trong ô nền xanh', table(row(cell(para(white('Thôn')), BLUE), 'Số hộ'), row('A', '3'))],
    [
      'trong bảng nền xanh',
      table(`<w:tblPr>${BLUE}</w:tblPr>`, row(cell(para(white('Thôn'))), 'Số hộ'), row('A', '3')),
    ],
    [
      'trong bảng có kiểu tô nền dòng đầu',
      table(
        '<w:tblPr><w:tblStyle w:val="Xanh"/></w:tblPr>',
        row(cell(para(white('Thôn'))), 'Số hộ'),
        row('A', '3'),
      ),
    ],
    ['trong đoạn nền xanh', para(white('Thôn'), BLUE)],
    [
      'trong khung',
      para(
        `${run('x')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${para(white('Thôn'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
    ],
    [
      'trên hình đặt sau chữ',
      para(`<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>${white('Thôn')}`),
    ],
    ['nền đánh dấu đỏ', para(run('Thôn', '<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>'))],
    [
      'chữ xám, chữ không có màu',
      para(run('Thôn', '<w:color w:val="BFBFBF"/>') + run(' x', '<w:color w:val="auto"/>')),
    ],
    ['chữ nhỏ nhưng đọc được', para(run('Thôn', '<w:sz w:val="12"/>'))],
  ])('chữ nhìn thấy thì giữ: %s', async (_name, body) => {
    const styles =
      '<w:style w:type="table" w:styleId="Xanh"><w:name w:val="Xanh"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>';
    expect((await read(body, { styles })).markdown).toContain('Thôn');
  });
});

describe('bảng', () => {
  test('bảng trong ô thành các dòng của ô, và bài là bản nháp', async () => {
    const { markdown, toReview } = await read(
      table(row('Việc', 'Ai'), row(cell(para('Gồm:') + INNER + para('')), 'Thôn')),
    );
    expect(markdown).toBe('| Việc | Ai |\n| - | - |\n| Gồm:<br>a – b<br>c – d | Thôn |\n');
    expect(toReview).toEqual([expect.stringContaining('Bảng nằm trong ô')]);
  });

  test('bảng chỉ để xếp chỗ cho bảng khác thì bỏ vỏ ngoài', async () => {
    const { markdown, toReview } = await read(table(row(cell(para('Trái') + INNER), cell(para('Phải')))));
    expect(markdown).toBe('Trái\n\n| a | b |\n| - | - |\n| c | d |\n\nPhải\n');
    expect(toReview).toEqual([]);
  });

  test('dòng bắt đầu lùi một cột, ô bị xóa, dòng bị xóa trong Track Changes', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('3')}</w:tr>`;
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('x')}${cell('y')}</w:tr>`;
    const body = table(row('A', 'B'), late, row('C', cell('Bỏ', '<w:cellDel w:id="2"/>')), deleted);
    expect((await read(body)).markdown).toBe('| A | B |\n| - | - |\n| | 3 |\n| C | |\n');
  });

  test('ô, dòng trong khung điều khiển nội dung', async () => {
    const held = (inner: string) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const body = table(row('A', 'B'), held(`<w:tr>${cell('C')}${held(cell('D'))}</w:tr>`));
    expect((await read(body)).markdown).toBe('| A | B |\n| - | - |\n| C | D |\n');
  });
});

describe('đề mục', () => {
  const HEADINGS = '<w:style w:type="paragraph" w:styleId="DeMuc"><w:name w:val="heading 1"/></w:style>';
  test.each<[string, string, string]>([
    ['kiểu của Word tiếng Việt', '<w:pStyle w:val="DeMuc"/>', ''],
    [
      'kiểu riêng dựa trên kiểu đề mục',
      '<w:pStyle w:val="Rieng"/>',
      style('Rieng', '<w:basedOn w:val="DeMuc"/>'),
    ],
    ['bậc dàn ý của đoạn', '<w:outlineLvl w:val="1"/>', ''],
    ['bậc dàn ý của kiểu', '<w:pStyle w:val="Y"/>', style('Y', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')],
    [
      'bậc sâu hơn sáu',
      '<w:pStyle w:val="Sau"/>',
      '<w:style w:type="paragraph" w:styleId="Sau"><w:name w:val="heading 8"/></w:style>',
    ],
  ])('%s', async (_name, form, styles) => {
    expect((await read(para('Kết quả', form) + para('Bài.'), { styles: HEADINGS + styles })).markdown).toBe(
      '## Kết quả\n\nBài.\n',
    );
  });

  test('chữ thân bài, đoạn dài có bậc dàn ý không phải đề mục', async () => {
    const long = 'Bà con đến bộ phận một cửa để nộp hồ sơ. '.repeat(8).trim();
    const { markdown } = await read(
      para(long, '<w:outlineLvl w:val="0"/>') + para('Bài.', '<w:outlineLvl w:val="9"/>'),
    );
    expect(markdown).not.toContain('#');
  });

  test('đề mục xuống dòng bằng Shift+Enter nằm trên một dòng', async () => {
    const inner = '<w:r><w:t>KẾT QUẢ</w:t><w:br/><w:t>ĐẠT ĐƯỢC</w:t></w:r>';
    expect((await read(para(inner, '<w:pStyle w:val="DeMuc"/>'), { styles: HEADINGS })).markdown).toBe(
      '## KẾT QUẢ ĐẠT ĐƯỢC\n',
    );
  });
});

describe('ký tự, ngắt, khung', () => {
  test.each<[string, string, string]>([
    ['gạch nối không ngắt', '<w:r><w:t>2025</w:t><w:noBreakHyphen/><w:t>2030</w:t></w:r>', '2025-2030'],
    ['chỗ ngắt từ', '<w:r><w:t>phát</w:t><w:softHyphen/><w:t>triển</w:t></w:r>', 'pháttriển'],
    [
      'ngắt trang giữa đoạn là xuống dòng',
      '<w:r><w:t>một</w:t><w:br w:type="page"/><w:t>hai</w:t></w:r>',
      'một\\\nhai',
    ],
    [
      'ngắt trang đậm ở cuối đoạn',
      `${run('một', '<w:b/>')}<w:r><w:rPr><w:b/></w:rPr><w:br w:type="page"/></w:r>`,
      '**một**',
    ],
    ['ngắt trang ở đầu đoạn', `<w:r><w:br w:type="page"/></w:r>${run('một')}`, 'một'],
    ['chữ đặt hoa', run('ủy ban', '<w:caps/>'), 'ỦY BAN'],
    ['thẻ thông minh', `<w:smartTag w:element="place">${run('Ba Vì')}</w:smartTag>`, 'Ba Vì'],
    ['thẻ XML riêng', `<w:customXml w:element="a">${run('Ba Vì')}</w:customXml>`, 'Ba Vì'],
    [
      'phần dời đi, dời tới',
      `<w:moveFrom w:id="3">${run('cũ')}</w:moveFrom><w:moveTo w:id="4">${run('mới')}</w:moveTo>`,
      'mới',
    ],
    [
      'phiên âm',
      `<w:r><w:ruby><w:rt>${run('a')}</w:rt><w:rubyBase>${run('chữ')}</w:rubyBase></w:ruby></w:r>`,
      'chữ',
    ],
    [
      'chữ nghệ thuật kiểu cũ',
      '<w:r><w:pict><v:shape><v:textpath string="CHÚC MỪNG"/></v:shape></w:pict></w:r>',
      'CHÚC MỪNG',
    ],
    [
      'mũi tên, điện thoại của Wingdings',
      '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Wingdings" w:char="F028"/></w:r>',
      '→☎',
    ],
  ])('%s', async (_name, inner, expected) => {
    expect((await read(para(inner))).markdown.trim()).toBe(expected);
  });

  test('chú thích nhiều đoạn cách nhau', async () => {
    const footnotes = `<w:footnote w:id="2">${para('Theo báo cáo.')}${para('Xem thêm.')}</w:footnote>`;
    const body = para(`${run('Kết quả')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    expect((await read(body, { footnotes })).markdown).toBe('Kết quả[^1]\n\n[^1]: Theo báo cáo. Xem thêm.\n');
  });

  test('đoạn đầu nói lại tiêu đề thì bỏ, tóm tắt không bắt đầu bằng tiêu đề', async () => {
    const body =
      para('Lịch làm việc của bộ phận một cửa trong tháng') +
      para('Bộ phận một cửa mở thêm sáng thứ Bảy hằng tuần để bà con tiện nộp hồ sơ.') +
      para('Bà con lưu ý.');
    const { markdown, summary } = await read(body);
    expect(summary).toMatch(/^Bộ phận một cửa mở thêm/);
    expect(markdown).toBe('Bà con lưu ý.\n');
  });
});

describe('phần không chuyển được thì nói ra, để bài là bản nháp', () => {
  const graphic = (kind: string, inner: string) =>
    para(
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.x.com/${kind}">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
    );
  test.each<[string, string, string]>([
    ['công thức', para('<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>'), 'Công thức'],
    ['công thức kiểu cũ', para(field('EQ \\f(1,2)', '')), 'Công thức'],
    [
      'biểu đồ',
      graphic(
        'chart',
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId9"/>',
      ),
      'Biểu đồ',
    ],
    ['biểu đồ kiểu mới', graphic('chartex', '<cx:chart xmlns:cx="urn:x" r:id="rId9"/>'), 'Biểu đồ'],
    ['sơ đồ', graphic('diagram', '<d:relIds xmlns:d="urn:x"/>'), 'Biểu đồ'],
    ['mô hình ba chiều', graphic('model3d', ''), 'Biểu đồ'],
    ['tệp chèn vào', '<w:altChunk r:id="rId9"/>', 'Tệp khác được chèn'],
    ['nét vẽ tay', para('<w:r><w:contentPart r:id="rId5"/></w:r>'), 'Nét vẽ tay'],
    [
      'hình tô bằng ảnh mà tệp không chứa',
      graphic(
        'wordprocessingShape',
        '<wps:wsp><wps:spPr><a:blipFill><a:blip r:embed="rId9"/></a:blipFill></wps:spPr></wps:wsp>',
      ),
      'không đọc được',
    ],
    [
      'ô điền mẫu còn lời nhắc',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${para('Bấm để nhập.')}</w:sdtContent></w:sdt>`,
      'ô điền mẫu',
    ],
    ['số kiểu trường', para(field('AUTONUM', '') + run('Mở đầu')), 'AUTONUM'],
  ])('%s', async (_name, body, word) => {
    expect((await read(para('Mở đầu.') + body)).toReview).toEqual([expect.stringContaining(word)]);
  });
});

describe('chữ VNI bị cắt giữa chữ và dấu', () => {
  const vni = (text: string, form = '') =>
    run(text, `<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>${form}`);
  test.each<[string, string, string]>([
    ['ở giữa tiếng', vni('Tho') + vni('âng ba') + vni('ùo hoïp'), 'Thông báo họp'],
    [
      'có dấu soát chính tả ở giữa',
      `${vni('Tho')}<w:proofErr w:type="spellStart"/>${vni('âng baùo')}`,
      'Thông báo',
    ],
    ['phần đầu đậm', vni('Tho', '<w:b/>') + vni('âng baùo'), '**Thô**ng báo'],
    [
      'chữ cái mang phông Unicode',
      run('Tho', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>') + vni('âng baùo'),
      'Thông báo',
    ],
    ['chữ ơ', vni('Ñô') + vni('øi soáng'), 'Đời sống'],
    ['có xuống dòng ở giữa thì không ghép', `${vni('a')}<w:r><w:br/></w:r>${vni('ñeán')}`, 'a\\\nđến'],
  ])('%s', async (_name, inner, expected) => {
    expect((await read(para(inner))).markdown.trim()).toBe(expected);
  });
});
