import { Paragraph } from 'docx';
import { describe, expect, test } from 'vitest';
import {
  bold,
  docx,
  heading,
  imported,
  letterEnd,
  letterHead,
  p,
  picture,
  photo,
  step,
  table,
  TextRun,
} from './word-documents.ts';

const FIRST = 'Thực hiện Kế hoạch số 12/KH-UBND, Ủy ban nhân dân xã thông báo lịch tiếp công dân quý II.';
const HEAD_OUT = expect.stringContaining('Phần đầu văn bản') as string;
const END_OUT = expect.stringContaining('nơi nhận') as string;
const read = async (...children: Parameters<typeof docx>[0]) => imported(await docx(children));

test('kế hoạch: tiêu đề là tên loại và trích yếu, ngày ở đầu văn bản, phần đầu và nơi nhận không vào bài', async () => {
  const found = await read(
    letterHead(),
    p(bold('KẾ HOẠCH')),
    p(bold('Tuyên truyền cải cách hành chính năm 2026')),
    p(bold('trên địa bàn xã Minh Họa')),
    p('________'),
    p('Căn cứ Kế hoạch số 10/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh;'),
    p(FIRST),
    p(bold('I. MỤC ĐÍCH')),
    p('Nội dung.'),
    letterEnd(),
  );
  expect(found).toMatchObject({
    title: 'Kế hoạch tuyên truyền cải cách hành chính năm 2026 trên địa bàn xã Minh Họa',
    isTitleGuessed: true,
    day: '2026-05-12',
    summary: FIRST,
    notices: [HEAD_OUT, END_OUT],
  });
  expect(found.markdown).toBe(
    `Căn cứ Kế hoạch số 10/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh;\n\n${FIRST}\n\n**I. MỤC ĐÍCH**\n\nNội dung.\n`,
  );
});

test('công văn: tiêu đề là phần sau V/v, dù viết thành nhiều dòng; “Kính gửi” ở lại trong bài', async () => {
  const found = await read(
    letterHead({
      number: 'Số: 45/UBND-VP',
      subject: ['V/v tuyên truyền Tháng hành động', 'vì an toàn thực phẩm năm 2026'],
    }),
    p('Kính gửi: Các thôn, tổ dân phố trên địa bàn xã'),
    p(FIRST),
  );
  expect(found.title).toBe('Tuyên truyền Tháng hành động vì an toàn thực phẩm năm 2026');
  expect(found.summary).toBe(FIRST);
  expect(found.markdown).toMatch(/^Kính gửi: /);
});

test.each([
  ['GIẤY MỜI', ['Dự Hội nghị đối thoại với Nhân dân'], 'Giấy mời dự Hội nghị đối thoại với Nhân dân'],
  ['THÔNG BÁO', ['Về việc tạm ngừng cấp nước'], 'Thông báo về việc tạm ngừng cấp nước'],
  ['THÔNG BÁO', ['V/v tạm ngừng cấp nước'], 'Thông báo về việc tạm ngừng cấp nước'],
  ['QUYẾT ĐỊNH', ['Ủy ban nhân dân xã giao nhiệm vụ'], 'Quyết định Ủy ban nhân dân xã giao nhiệm vụ'],
  ['THÔNG BÁO', ['TUYỂN QUÂN NĂM 2026'], 'Thông báo tuyển quân năm 2026'],
  ['LỊCH TIẾP CÔNG DÂN THÁNG 5', [], 'Lịch tiếp công dân tháng 5'],
  ['LỊCH TIẾP CÔNG DÂN', ['Tháng 5 năm 2026'], 'Lịch tiếp công dân tháng 5 năm 2026'],
  ['ĐỀ CƯƠNG TUYÊN TRUYỀN', ['Ngày Chuyển đổi số'], 'Đề cương tuyên truyền ngày Chuyển đổi số'],
  ['Bài phát biểu khai mạc Đại hội', [], 'Bài phát biểu khai mạc Đại hội'],
])('%s %j', async (kind, subject, expected) => {
  const lines = subject.map((line) => p(bold(line)));
  const { title, markdown } = await read(letterHead(), p(bold(kind)), ...lines, p(FIRST));
  expect(title).toBe(expected);
  expect(markdown).toBe(`${FIRST}\n`);
});

test.each([
  ['chỉ có tên loại', []],
  ['trích yếu quá dài', [p(bold('dài '.repeat(60)))]],
])('%s thì không đoán tiêu đề, chữ còn nguyên trong bài', async (_name, subject) => {
  const { title, markdown } = await read(letterHead(), p(bold('THÔNG BÁO')), ...subject, p(FIRST));
  expect(title).toBe('');
  expect(markdown).toMatch(/^\*\*THÔNG BÁO\*\*\n/);
  expect(markdown.match(/dài/g)?.length ?? 0).toBe(subject.length * 60);
});

test('tên loại và trích yếu cùng một đoạn xuống dòng, hoặc theo kiểu Heading', async () => {
  const broken = p(
    bold('THÔNG BÁO'),
    new TextRun({ text: 'Về việc nghỉ lễ 30 tháng 4', bold: true, break: 1 }),
  );
  expect((await read(letterHead(), broken, p(FIRST))).title).toBe('Thông báo về việc nghỉ lễ 30 tháng 4');
  const headings = [heading(1, 'KẾ HOẠCH'), heading(2, 'Phòng, chống thiên tai'), p(FIRST)];
  expect((await read(letterHead(), ...headings)).title).toBe('Kế hoạch phòng, chống thiên tai');
});

test('dòng tên cơ quan ký quyết định không lẫn vào tiêu đề', async () => {
  const { title, markdown } = await read(
    letterHead({ number: 'Số: 12/QĐ-UBND' }),
    p(bold('QUYẾT ĐỊNH')),
    p(bold('Về việc công nhận gia đình văn hóa')),
    p(bold('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH HỌA')),
    p('Căn cứ Luật Tổ chức chính quyền địa phương;'),
  );
  expect(title).toBe('Quyết định về việc công nhận gia đình văn hóa');
  expect(markdown).toMatch(/^\*\*CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH HỌA\*\*\n/);
});

test('phần đầu gõ bằng đoạn và phím Tab thay cho bảng', async () => {
  const found = await read(
    new Paragraph('ỦY BAN NHÂN DÂN\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    new Paragraph('XÃ MINH HỌA\tĐộc lập – Tự do – Hạnh phúc'),
    p('-----------'),
    new Paragraph('Số:      /TB-UBND\tMinh Họa, ngày 5 tháng 01 năm 2026'),
    p(bold('THÔNG BÁO')),
    p('Về việc lấy ý kiến Nhân dân'),
    p(FIRST),
    p('Nơi nhận:\tTM. ỦY BAN NHÂN DÂN'),
    p('- Như trên;\tCHỦ TỊCH'),
  );
  expect(found).toMatchObject({
    title: 'Thông báo về việc lấy ý kiến Nhân dân',
    day: '2026-01-05',
    markdown: `${FIRST}\n`,
    notices: [HEAD_OUT, END_OUT],
  });
});

test('phần đầu gõ bằng dấu cách, ngày còn bỏ trống', async () => {
  const { title, day, markdown } = await read(
    p('UBND XÃ MINH HỌA          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    p('Số:      /GM-UBND'),
    p('Minh Họa, ngày       tháng 5 năm 2026'),
    p(bold('GIẤY MỜI')),
    p('Kính gửi: Ông, bà trưởng thôn'),
    p(FIRST),
  );
  expect({ title, day }).toEqual({ title: '', day: undefined });
  expect(markdown).toBe(`**GIẤY MỜI**\n\nKính gửi: Ông, bà trưởng thôn\n\n${FIRST}\n`);
});

test('văn bản chép không còn phần đầu, mở bằng tên loại', async () => {
  const found = await read(p('KẾ HOẠCH'), p('Tuyên truyền công tác dân vận'), p(FIRST));
  expect(found).toMatchObject({ title: 'Kế hoạch tuyên truyền công tác dân vận', notices: [] });
});

describe('phần đầu, phần ký gõ bằng đoạn thường', () => {
  const signature = ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '(Đã ký)', 'Trần Quốc Toàn'].map((line) =>
    p(bold(line)),
  );

  test('tên cơ quan trên tên loại, không có quốc hiệu', async () => {
    const head = [p('ỦY BAN NHÂN DÂN'), p('XÃ MINH HỌA'), p(bold('THÔNG BÁO')), p(bold('Về việc nghỉ lễ'))];
    const found = await read(...head, p(FIRST), p('Trân trọng./.'), ...signature);
    expect(found).toMatchObject({ title: 'Thông báo về việc nghỉ lễ', notices: [HEAD_OUT, END_OUT] });
    expect(found.markdown).toBe(`${FIRST}\n\nTrân trọng./.\n`);
  });

  test('chữ ký đứng trước nơi nhận, hay trong bảng không có nơi nhận', async () => {
    const recipients = ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'].map((line) => p(line));
    const before = await read(
      letterHead(),
      p(bold('THÔNG BÁO')),
      p(bold('Về việc nghỉ lễ')),
      p(FIRST),
      ...signature,
      ...recipients,
    );
    expect(before.markdown).toBe(`${FIRST}\n`);
    const boxed = await read(p('Xã Minh Họa nghỉ lễ'), p(FIRST), table([[p(''), p('KT. CHỦ TỊCH')]]));
    expect(boxed.markdown).toBe(`${FIRST}\n`);
  });

  test('tên cơ quan đầu bài viết thường thì bỏ ra ngoài, tiêu đề là dòng sau', async () => {
    const found = await read(
      p('UBND xã Minh Họa'),
      p('Ra quân vệ sinh môi trường đầu năm'),
      p(FIRST),
      p('Đoạn hai.'),
    );
    expect(found).toMatchObject({ title: 'Ra quân vệ sinh môi trường đầu năm', notices: [HEAD_OUT] });
    expect(found.markdown).toBe('Đoạn hai.\n');
  });

  test('bảng lãnh đạo và lời dẫn chức danh trong bài không bị coi là chữ ký', async () => {
    const leaders = table([
      ['CHỦ TỊCH', 'Nguyễn Văn A'],
      ['PHÓ CHỦ TỊCH', 'Trần Thị B'],
    ]);
    const found = await read(p('Phân công công tác của lãnh đạo'), p(FIRST), leaders);
    expect(found.markdown).toContain('| CHỦ TỊCH | Nguyễn Văn A |');
    expect(found.notices).toEqual([]);
  });
});

describe('những dòng không phải tiêu đề, không phải câu đầu', () => {
  test.each<[string, string[], string]>([
    [
      'dòng ghi thể loại',
      ['TIN BÀI', 'Ra quân vệ sinh môi trường đầu năm'],
      'Ra quân vệ sinh môi trường đầu năm',
    ],
    ['bài tuyên truyền', ['BÀI TUYÊN TRUYỀN', 'Phòng, chống sốt xuất huyết'], 'Phòng, chống sốt xuất huyết'],
    [
      'cơ quan Mặt trận',
      ['Ủy ban MTTQ Việt Nam xã Minh Họa', 'Phát động Tháng cao điểm'],
      'Phát động Tháng cao điểm',
    ],
  ])('%s', async (_name, lines, title) => {
    const found = await read(...lines.map((line) => p(bold(line))), p(FIRST), p('Đoạn hai.'));
    expect(found).toMatchObject({ title, summary: FIRST });
    expect(found.markdown).toBe('Đoạn hai.\n');
  });

  test('dấu hỏa tốc, dự thảo, đường kẻ ---o0o---', async () => {
    for (const line of ['HỎA TỐC', 'DỰ THẢO LẦN 2', '---o0o---']) {
      const found = await read(
        letterHead(),
        p(line),
        p(bold('CÔNG ĐIỆN')),
        p(bold('Về ứng phó bão số 5')),
        p(FIRST),
      );
      expect(found, line).toMatchObject({ title: 'Công điện về ứng phó bão số 5', summary: FIRST });
    }
  });

  test('nơi, ngày ghi dưới trích yếu', async () => {
    const day = p('Minh Họa, ngày 10 tháng 01 năm 2026');
    const found = await read(p(bold('KẾ HOẠCH')), p(bold('Phòng chống thiên tai')), day, p(FIRST));
    expect(found).toMatchObject({ title: 'Kế hoạch phòng chống thiên tai', day: '2026-01-10' });
    expect(found.markdown).toBe(`${FIRST}\n`);
  });

  test('chữ ký của biên bản, biểu', async () => {
    for (const [left, right] of [
      ['THƯ KÝ', 'CHỦ TRÌ'],
      ['NGƯỜI LẬP BIỂU', 'KẾ TOÁN'],
    ] as const) {
      const end = table([[p(left), p(right)]]);
      const found = await read(letterHead(), p(bold('BIÊN BẢN')), p(bold('Họp thôn Mẫu 1')), p(FIRST), end);
      expect(found.markdown, left).toBe(`${FIRST}\n`);
    }
  });

  test('việc theo bước ở đầu bài thì ở lại trong bài', async () => {
    const found = await read(
      p('Cách nộp hồ sơ trực tuyến tại nhà'),
      p('Bước 1: Bà con mở Cổng dịch vụ công, bấm Đăng nhập rồi chọn tài khoản định danh.'),
      p('Bước 2: Chọn thủ tục.'),
    );
    expect(found.markdown).toMatch(/^Bước 1: .*\n\nBước 2: /);
  });
});

describe('ngày', () => {
  test.each([
    ['bỏ trống', 'Minh Họa, ngày     tháng 5 năm 2026'],
    ['bằng dấu chấm', 'Minh Họa, ngày ... tháng ... năm 2026'],
    ['không có thật', 'Minh Họa, ngày 31 tháng 4 năm 2026'],
  ])('%s thì không đoán', async (_name, day) => {
    const { day: found, title } = await read(
      letterHead({ day }),
      p(bold('THÔNG BÁO')),
      p(bold('Về việc nghỉ lễ')),
      p(FIRST),
    );
    expect({ found, title }).toEqual({ found: undefined, title: 'Thông báo về việc nghỉ lễ' });
  });
});

describe('không phải văn bản hành chính', () => {
  test('bài nói tới một kế hoạch, một ngày, một số hiệu vẫn nguyên vẹn', async () => {
    const opening = 'Ngày 12 tháng 5 năm 2026, xã ban hành Kế hoạch số: 45/KH-UBND về chuyển đổi số.';
    const { markdown, notices, title } = await read(p('Xã Minh Họa ra quân chuyển đổi số'), p(opening));
    expect({ title, notices }).toEqual({ title: 'Xã Minh Họa ra quân chuyển đổi số', notices: [] });
    expect(markdown).toBe(`${opening}\n`);
  });

  test('bài mở bằng một dòng chữ hoa có tên loại văn bản', async () => {
    const { title } = await read(p('QUYẾT ĐỊNH MỚI VỀ CẤP ĐỔI THẺ CĂN CƯỚC'), p(bold(FIRST)), p('Đoạn hai.'));
    expect(title).toBe('QUYẾT ĐỊNH MỚI VỀ CẤP ĐỔI THẺ CĂN CƯỚC');
  });
});

test('bảng số liệu, danh sách, ảnh trong văn bản được giữ; ảnh ở phần đầu thì không kéo theo', async () => {
  const image = await photo(60, 40);
  const found = await read(
    p(picture(image, 'Quốc huy')),
    letterHead(),
    p(bold('BÁO CÁO')),
    p(bold('Kết quả quý I năm 2026')),
    p(FIRST),
    table([
      ['Thôn', 'Số hộ'],
      ['Một', '40'],
    ]),
    step('Việc thứ nhất'),
    p(picture(image, 'Quang cảnh hội nghị')),
    letterEnd(),
  );
  expect(found.markdown).toBe(
    `${FIRST}\n\n| Thôn | Số hộ |\n| - | - |\n| Một | 40 |\n\n1. Việc thứ nhất\n\n![Quang cảnh hội nghị](hinh-2.jpg)\n`,
  );
  expect(found.pictures.map(({ alt }) => alt)).toEqual(['Quang cảnh hội nghị']);
});
