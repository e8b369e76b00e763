import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSourceMarks, marksOfOthers, mayCredit, mayHaveSigns } from '../../src/checks/source-marks.ts';
import { articleSchema } from '../../src/schemas/article.ts';

const PARAGRAPH = `Sáng 12/3, tại hội trường thôn, ${'bà con cùng bàn việc làm đường, '.repeat(14)}rồi ra về.`;
const portal = {
  name: 'Xã Minh Họa',
  url: 'https://xaminhhoa.vidu.gov.vn/',
  units: [{ id: 'van-phong', name: 'Văn phòng HĐND và UBND' }],
  people: [{ id: 'le-an', name: 'Lê An' }],
};

/** Names what speaks against an article with this body: its kind and its words. */
function marks(body: string, changes: Record<string, unknown> = {}): string[] {
  const data = articleSchema.parse({
    ...{ title: 'Hội nghị tập huấn thôn', date: '2026-03-12', section: 'cchc' },
    ...{ summary: 'Sáng 12/3, xã mở lớp tập huấn cho cán bộ thôn.', ...changes },
  });
  return marksOfOthers(findSourceMarks({ data, body }), portal).map(({ kind, words }) => `${kind} ${words}`);
}

test('người trong danh sách của cổng ký tên thì không phải lời của nơi khác', () => {
  expect(marks(`${PARAGRAPH}\n\nTheo Lê An`)).toEqual([]);
  expect(marks(`${PARAGRAPH}\n\nTheo Lê Anh Báo Ví Dụ`)).not.toEqual([]);
});

test('nơi có tên dài hơn tên của cổng là nơi khác', () => {
  const ended = (last: string) => marks(`${PARAGRAPH}\n\n${last}`).length;
  expect(ended('Nguồn: UBND xã Minh Họa')).toBe(0);
  expect(ended('Nguồn: Xã Minh Họa, tỉnh Ví Dụ')).toBe(0);
  expect(ended('Nguồn: Văn phòng HĐND - UBND xã Minh Họa')).toBe(0);
  expect(ended('Nguồn: UBND XÃ MINH HỌA TỈNH VÍ DỤ')).toBe(0);
  expect(ended(`Nguồn: ${'UBND xã Minh Họa TP Ví Dụ'.normalize('NFD')}`)).toBe(0);
  expect(ended('Nguồn: XÃ MINH HỌA PHÚ')).toBe(1);
  expect(ended('Nguồn: Trang tin xã Minh Họa Phú')).toBe(1);
  expect(ended('Nguồn: Xã Minh Hòa')).toBe(1);
  expect(ended('Nguồn: UBND xã Minh Hoạ')).toBe(0);
  expect(ended('Nguồn: UBND xa Minh Hoa')).toBe(0);
});

describe('lời nói rằng bài lấy ở nơi khác', () => {
  test.each([
    ['(Theo VTV)', 'credit (Theo VTV)'],
    ['(theo TTXVN/Vietnam+)', 'credit (theo TTXVN/Vietnam+)'],
    ['(Theo Hồng Hạnh – Báo Nhân Dân)', 'credit (Theo Hồng Hạnh – Báo Nhân Dân)'],
    ['*(Theo Dân trí)*', 'credit (Theo Dân trí)'],
    ['(Theo baochinhphu.vn)', 'credit (Theo baochinhphu.vn)'],
    ['(Theo Cổng Thông tin điện tử Chính phủ)', 'credit (Theo Cổng Thông tin điện tử Chính phủ)'],
    ['(Theo Thùy Linh)', 'credit (Theo Thùy Linh)'],
    ['**Theo báo Tuổi Trẻ**', 'credit Theo báo Tuổi Trẻ'],
    ['Theo: VnExpress', 'credit Theo: VnExpress'],
    ['Theo Sở Nội vụ tỉnh Ví Dụ', 'credit Theo Sở Nội vụ tỉnh Ví Dụ'],
    ['Theo Báo Ví Dụ, hội nghị còn bàn việc khác.', 'credit Theo Báo Ví Dụ'],
    ['Hội nghị kết thúc. Theo thông tin từ VOV, còn ba đợt nữa.', 'credit Theo thông tin từ VOV'],
    ['Nguồn: VTV', 'credit Nguồn: VTV'],
    ['_Nguồn: Internet_', 'credit Nguồn: Internet'],
    ['Nguồn tin: Báo điện tử Chính phủ', 'credit Nguồn tin: Báo điện tử Chính phủ'],
    ['(Nguồn: tayninh.gov.vn)', 'credit (Nguồn: tayninh.gov.vn)'],
    ['Nguồn: Trang thông tin điện tử xã Bình Minh', 'credit Nguồn: Trang thông tin điện tử xã Bình Minh'],
    ['Nguồn: Công an tỉnh Ví Dụ', 'credit Nguồn: Công an tỉnh Ví Dụ'],
    ['TTXVN', 'byline TTXVN'],
    ['**VOV.VN**', 'byline VOV.VN'],
    ['Nguyễn Thị B/VOV', 'byline Nguyễn Thị B/VOV'],
    ['Hà An (TTXVN/Vietnam+)', 'byline Hà An (TTXVN/Vietnam+)'],
    ['Cổng TTĐT Chính phủ', 'byline Cổng TTĐT Chính phủ'],
    ['Sưu tầm', 'byline Sưu tầm'],
    ['Hội nghị kết thúc vào buổi trưa./. (TTXVN)', 'byline TTXVN'],
    ['https://baovidu.vn/tin/1.html', 'press-link https://baovidu.vn/tin/1.html'],
    ['Link bài viết: https://vtv.vn/a.htm', 'press-link https://vtv.vn/a.htm'],
  ])('ở cuối bài: %s', (last, expected) => {
    expect(marks(`${PARAGRAPH}\n\n${last}\n`)).toEqual([expected]);
  });

  test.each([
    ['Hà Nội (TTXVN) – Sáng 12/3, hội nghị khai mạc.', 'byline Hà Nội (TTXVN)'],
    ['VOV.VN - Sáng 12/3, hội nghị khai mạc.', 'byline VOV.VN'],
    ['(Chinhphu.vn) – Thủ tướng vừa ký quyết định.', 'byline (Chinhphu.vn)'],
    ['Theo TTXVN, sáng 12/3 hội nghị khai mạc.', 'credit Theo TTXVN'],
    [
      'Theo Cổng thông tin điện tử tỉnh, sáng 12/3 hội nghị khai mạc.',
      'credit Theo Cổng thông tin điện tử tỉnh',
    ],
  ])('ở đầu bài: %s', (first, expected) => {
    expect(marks(`${first}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n`)).toEqual([expected]);
    expect(marks(PARAGRAPH, { summary: first })).toEqual([expected]);
  });

  test.each([
    ...['(ĐCSVN) - ', 'TTO - ', '(NLĐO) - ', 'QĐND - ', 'NDO - ', 'SGGPO - ', '(Dân trí) - ', '(CAND) - '],
    ...['(PLO)- ', 'BVPL - ', '(LĐ online) - ', 'HNMO – ', 'TPO - ', 'GD&TĐ - ', 'VTC News - ', 'BNEWS - '],
    ...['**(ND) -** ', 'Hà Nội (NLĐO) – ', '(Thanh Niên) – ', '(Zing) - ', '(TTXVN)- ', '(QTO) - '],
  ])('tên tắt của báo ở đầu bài: %s', (dateline) => {
    const first = `${dateline}Sáng 12/3, hội nghị khai mạc.`;
    const name = dateline.replace(/\*|\s?[-–]\*{0,2} $/g, '');
    expect(marks(`${first}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n`)).toEqual([`byline ${name}`]);
    expect(marks(`${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${first}\n`)).toEqual([]);
  });

  test('trong phần thông tin đầu bài: tác giả là hãng tin, có nguồn mà vẫn ghi là của địa phương', () => {
    expect(marks(PARAGRAPH, { author: 'Minh Anh (TTXVN)' })).toEqual(['byline Minh Anh (TTXVN)']);
    const source = { name: 'Báo Ví Dụ', url: 'https://bao.vidu.gov.vn/tin/1' };
    expect(marks(PARAGRAPH, { source })).toEqual(['source Báo Ví Dụ']);
    expect(marks(PARAGRAPH, { source, origin: 'dang-lai' })).toEqual([]);
  });

  test('bài chỉ có vài chữ và một liên kết tới báo', () => {
    expect(marks('Mời bà con đọc [bài này](https://tuoitre.vn/a.htm) của báo.\n')).toEqual([
      'press-link https://tuoitre.vn/a.htm',
    ]);
  });

  test('tên báo trong ngoặc ở giữa bài cũng là lời dẫn nguồn', () => {
    const body = [PARAGRAPH, PARAGRAPH, `${PARAGRAPH} (Theo VTV24)`, PARAGRAPH, PARAGRAPH].join('\n\n');
    expect(marks(body)).toEqual(['credit (Theo VTV24)']);
  });
});

describe('lời văn thường ngày thì không bị ngờ', () => {
  test.each([
    'Theo kế hoạch, hội nghị kết thúc trong tháng 3.',
    'Theo Kế hoạch số 12/KH-UBND, hội nghị kết thúc trong tháng 3.',
    'Theo Quyết định số 45/QĐ-UBND, xã có ba thôn.',
    'Theo Báo cáo số 12/BC-UBND của Ủy ban nhân dân xã, đã giải quyết 41 hồ sơ.',
    'Theo báo cáo của Công an xã, không có vụ việc nào.',
    'Theo BÁO CÁO của xã, đã giải quyết 41 hồ sơ.',
    'Theo ông Nguyễn Văn A, Chủ tịch Ủy ban nhân dân xã, đường đã xong.',
    'Theo bà con trong thôn, đường đã xong.',
    'Theo Nhân dân trong xã, đường đã xong.',
    'Theo pháp luật Việt Nam, mọi người đều bình đẳng.',
    'Theo Pháp luật Việt Nam, mọi người đều bình đẳng.',
    'Theo Chính phủ, năm 2026 là năm số hóa.',
    'Theo Cổng Dịch vụ công quốc gia, hồ sơ đã được tiếp nhận.',
    'Theo Đài Khí tượng Thủy văn tỉnh, đêm nay có mưa.',
    'Theo dõi trực tiếp trên VTV1 lúc 20 giờ.',
    'Theo dõi VTV1 lúc 20 giờ.',
    'Mời bà con xem trên VTV1 lúc 20 giờ.',
    'Hội nghị được Đài Truyền hình Việt Nam (VTV) đưa tin.',
    'Nộp theo mẫu (theo Mẫu số 01 kèm theo).',
    'Giá đất tính theo bảng giá (theo Quyết định số 45/QĐ-UBND).',
    'Đường làm xong sớm (theo ông A, trưởng thôn).',
    'Trẻ được tiêm theo lịch (theo Lịch tiêm chủng mở rộng)',
    'Tính theo giá hiện hành (Theo Luật Đất đai 2024)',
    'Kinh phí 500 triệu đồng. Nguồn: ngân sách tỉnh.',
    'Nguồn: Ngân sách tỉnh',
    'Nguồn vốn: ngân sách tỉnh và xã hội hóa.',
    'Nguồn nước: giếng khoan.',
    'Nguồn gốc đất: Nhà nước giao.',
    'Nguồn: Văn phòng HĐND và UBND',
    'Nguồn: Trang thông tin điện tử xã Minh Họa',
    'Nguồn: xaminhhoa.vidu.gov.vn',
    'Nguồn: Đài truyền thanh xã',
    'Ảnh: TTXVN',
    '(Ảnh: Hồng Hạnh/VOV)',
    'Hình ảnh hội nghị (nguồn: Internet)',
    'Nguyễn Văn A',
    'Ban Biên tập',
    'Nguyễn Văn A – Văn phòng HĐND và UBND',
    'Địa chỉ nộp hồ sơ: https://dichvucong.gov.vn/',
    'dichvucong.gov.vn',
    'Xem văn bản tại https://vanban.chinhphu.vn/?docid=1',
    'Xem thêm: https://baovidu.vn/tin/1.html',
    'Chi tiết tại https://baolam.lamdong.gov.vn/tin/1',
    'Bảo hiểm xã hội: https://baohiemxahoi.gov.vn/',
    'Thanh niên',
    'Tuổi trẻ xã ra quân làm đường.',
    'Báo tường của trường treo ở sân.',
    'Internet – những điều nên biết khi dùng.',
    'UBND - HĐND xã họp chung sáng 12/3.',
    'UBND – Sáng 12/3, xã họp.',
    '(UBND) - Sáng 12/3, xã họp.',
    'HĐND - Kỳ họp thứ hai khai mạc.',
    'MTTQ – nơi gắn kết bà con.',
    'BCĐ - Tổ giúp việc họp sáng 12/3.',
    'CCHC - việc của mọi nhà.',
    '(CCHC) - Sáng 12/3, xã họp.',
    'CAND - 80 năm vì bình yên của bà con.',
    'ND - Hội Nông dân xã họp.',
    'Hà Nội – Sáng 12/3, đoàn của xã đi học tập.',
    'Minh Họa (Ví Dụ) – Sáng 12/3, xã họp.',
    'Đoàn TNCS (Thanh niên) – sáng 12/3 ra quân.',
    'Thanh niên – lực lượng xung kích của xã.',
    'Tuổi trẻ - Sáng 12/3, ra quân làm đường.',
    'Dân trí - nền móng của nếp sống mới.',
    'Lao động – niềm vui của bà con.',
    'Hợp đồng (CAO) – có lợi cho dân.',
    'TTHC - Xã công khai 41 thủ tục.',
    'TTHCC - Sáng 12/3, Trung tâm mở cửa.',
    'GDNN-GDTX - Trung tâm khai giảng.',
    'TTO',
    'HNM',
  ])('%s', (last) => {
    expect(marks(`${PARAGRAPH}\n\n${last}\n`)).toEqual([]);
    expect(marks(`${last}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n`)).toEqual([]);
  });

  test('lời dưới ảnh, dưới bảng nói nguồn của ảnh, của số liệu', () => {
    expect(marks(`${PARAGRAPH}\n\n![Bản đồ](ban-do.png)\n\n*Nguồn: VTV*\n\n${PARAGRAPH}\n`)).toEqual([]);
    expect(
      marks(`${PARAGRAPH}\n\n| Thôn | Hộ |\n| --- | --- |\n| Một | 9 |\n\nNguồn: Chi cục Thống kê\n`),
    ).toEqual([]);
  });

  test('bài dài tự viết dẫn một báo ở giữa, hay dẫn nhiều báo', () => {
    const cited = `${PARAGRAPH} Theo báo Ví Dụ, việc này nơi khác cũng làm. [Xem](https://baovidu.vn/1)`;
    expect(marks([PARAGRAPH, PARAGRAPH, cited, PARAGRAPH, PARAGRAPH].join('\n\n'))).toEqual([]);
    expect(marks('- [Báo A](https://baoa.vn/1)\n- [Báo B](https://baob.vn/2)\n')).toEqual([]);
  });

  test('tác giả là người của xã', () => {
    for (const author of [
      'Nguyễn Văn A',
      'Đài truyền thanh xã',
      'Bảo Trang',
      'Báo',
      'Văn phòng HĐND và UBND',
    ])
      expect(marks(PARAGRAPH, { author })).toEqual([]);
  });
});

describe('xem nhanh trước khi tìm kỹ', () => {
  const PIECES = [
    'theo',
    'Theo',
    'THEO',
    'the',
    'eo',
    'nguồn',
    'NGUỒN',
    'Nguồn',
    'ngu',
    'ồn',
    'Ồ',
    'o\u0302\u0300',
  ];
  const SIGNS = [...'*_#>`~<!& \t\n\u00a0([–a1', '  ', 'đường'];
  const text = (pieces: string[]) =>
    fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));

  test('thấy “theo” và “nguồn” đúng như biểu thức chính quy thấy', () => {
    fc.assert(fc.property(text([...PIECES, ' ']), (each) => mayCredit(each) === /theo|nguồn/i.test(each)));
  });

  test('thấy dấu của Markdown và hai dấu cách liền nhau đúng như biểu thức chính quy thấy', () => {
    fc.assert(
      fc.property(text(SIGNS), (each) => mayHaveSigns(each) === /[*_#>`~<!&\u00A0\t]| {2}/.test(each)),
    );
  });
});
