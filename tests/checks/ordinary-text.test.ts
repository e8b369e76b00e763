import { expect, test } from 'vitest';
import { tell } from '../../src/problems/problem.ts';
import { checkContent } from '../../src/commands/check-content.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { markdown, soundPortal, SOUND_DAY } from '../fixtures/make.ts';

/** What ordinary texts of a commune are full of, and what a rule could take for something else. */
const PARAGRAPHS = [
  `Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nghị định số 118/2025/NĐ-CP ngày 09/6/2025; Kế hoạch số 25/KH-UBND ngày 15/01/2026; Quyết định số 31/2021/QĐ-TTg.`,
  `Thủ tục 1.001193.000.00.00.H61, mã hồ sơ 000.00.26.H61-260510-0012, mã 012345678901.H61, mã hồ sơ 012345678901. Tra cứu: https://dichvucong.gov.vn/p/home/dvc-tra-cuu-ho-so.html?ma=H61.26.10-260510-0001`,
  `Tổng thu ngân sách 1.200.000.000 đồng (một tỷ hai trăm triệu đồng), chi 987.654.321 đồng; tăng 12,5% so với cùng kỳ; hỗ trợ 500.000đ/hộ x 120 hộ = 60.000.000đ.`,
  `Tài khoản: 3714.0.1098765.00000 tại Kho bạc Nhà nước; STK 0711000234567 Vietcombank; tài khoản 19036789012345 Techcombank; TK 8600201000123 Agribank.`,
  `Đường dây nóng 1900 6035; tổng đài 18001096; 0294.3862.145 (trong giờ hành chính), 113, 114, 115, 1022. Điện thoại: (0294) 3862 145 – 3862 146.`,
  `Ông/Bà có nhu cầu liên hệ Bộ phận Một cửa. Ông Thạch Sa Rây, ấp Đầu Bờ, chia sẻ: “Nay nộp hồ sơ tại nhà”. Bà Nguyễn Thị Ánh và anh Lê Văn Em được tuyên dương. [1]`,
  `Buôn Ako Dhông, phường Tân Lập, tỉnh Đắk Lắk; già làng Y Thôm Êban, H'Hen Niê, Kpă Klơng, Rơ Ô Bhung, A Lăng Bhuốch; người M'Nông, Xơ Đăng, Cơ Tu, Bru – Vân Kiều; sông Sêrêpôk, Krông Nô.`,
  `Các em học sinh Trường THCS Hòa Thuận đạt giải IOE, VioEdu; học bổng “Café talk” của Đại học München; robot “Señorita”; tổ chức Médecins Sans Frontières. Dự án JICA, KfW.`,
  `🎉 Chúc mừng ngày hội! ✅ Hoàn thành 100% chỉ tiêu ➡️ xem báo cáo. ☎ 0294 3862 145. ★★★★★ 😀 → ⇒ ✓ ✗ • ▪ ◆`,
  `Nhiệt độ 35 °C, độ ẩm 80 %, mưa 50–70 mm, gió cấp 6, giật cấp 8; diện tích 1.250 m² × 3 = 3.750 m²; ± 5 %; ½ số hộ; CO₂; H₂O; ≥ 95 %; ≤ 5 ngày; µg/m³; § 12; © UBND xã.`,
  `- [ ] Rà soát hồ sơ\n- [x] Niêm yết công khai\n\nTheo quy định[^1], hồ sơ gồm [2] bộ.\n\n[^1]: Khoản 2 Điều 5.`,
  `1. Tờ khai (bản chính): 01 bản;\n2. Giấy chứng sinh: 01 bản sao;\n3. CCCD hoặc hộ chiếu (xuất trình);\n4. Mã số BHXH 10 số: không phải nộp.`,
  `**Thời gian:** 7 giờ 30 ngày 12/6/2026.\n\n**Địa điểm:** Hội trường UBND xã.\n\n**Lưu ý:** mang theo căn cước.`,
  `Thời hạn trả lời từ 03/06/2026 đến 07/06/2026; lúc 08:30 - 11:30; Quý II/2026; nhiệm kỳ 2026-2031; khóa XII; Điều 12, khoản 3, điểm a.`,
  `| STT | Nội dung | Số lượng |\n| :-: | --- | --: |\n| 1 | Hồ sơ tiếp nhận | 1.234 |\n| 2 | Đúng hạn | 98,7 % |`,
  `Tuyến đường ĐH.05 dài 3,2 km; cầu Ông Bà Hai; kênh Bà Từ; chợ Cầu Ngang; chùa Ông Mẹt; QL53; ĐT.911; thửa 123, tờ bản đồ số 05; số vào sổ CH 012345; sêri AB 123456.`,
  `ISBN 978-604-0-12345-6; ISSN 1859-0004; mã vạch 8934567890123; số lô 250610A; biển số 84A-012.34; số khung RLHJC5200BY012345; mã số thuế 2100123456-001.`,
  `Mật khẩu Wi-Fi tại Một cửa hỏi cán bộ. Tệp mẫu: [Mẫu số 01/ĐK](https://dichvucong.gov.vn/mau-01.docx), [Nghị định 42/2022/NĐ-CP](https://vanban.chinhphu.vn/?pageid=27160&docid=205858).`,
  `> “Chính quyền phục vụ, người dân hài lòng” – khẩu hiệu thi đua.\n\nHoạt động do Hội LHPN, Đoàn TNCS Hồ Chí Minh, Mặt trận xã phối hợp. Chị Kim Thị Sô Phia, anh Sơn Ngọc Bảo...`,
  `Gửi về hộp thư ubnd.hoathuan@vinhlong.gov.vn hoặc Zalo “UBND xã Hòa Thuận”. Fanpage: https://www.facebook.com/ubndxahoathuan. Xem thêm Công văn số 132-CV/ĐU.`,
];
const EVENTS = [
  'Thông báo lịch tiếp công dân',
  'Kế hoạch tuyên truyền',
  'Hội nghị sơ kết 6 tháng',
  'Ra quân dọn vệ sinh',
  'Tập huấn chuyển đổi số',
  'Ngày hội đại đoàn kết',
  'Khai mạc hè',
  'Phòng, chống lụt bão',
  'Giải ngân đầu tư công',
  'Đối thoại với thanh niên',
];
const OCCASIONS = [
  '“Tháng Thanh niên” năm 2026',
  'kỷ niệm 96 năm ngày thành lập Đảng (03/02/1930 – 03/02/2026)',
  'ở ấp Đầu Bờ - 5 hộ thoát nghèo',
  'và lễ hội Ok Om Bok',
  'theo Nghị quyết 57-NQ/TW',
  'đợt 2/2026',
];

test('sáu mươi bài, văn bản, thủ tục viết bình thường không bị nhắc điều gì', async () => {
  const files: Files = soundPortal('xa');
  for (const [index, event] of EVENTS.entries())
    for (const [turn, occasion] of OCCASIONS.entries()) {
      const number = index * OCCASIONS.length + turn;
      const paragraphs = new Set(
        [number, number * 7 + 3, number * 3 + 11].map((each) => PARAGRAPHS[each % PARAGRAPHS.length]!),
      );
      files[`portals/xa/tin-tuc/2026/bai-${number}.md`] = markdown(
        {
          title: `${event} ${occasion}`,
          date: `2026-0${1 + (number % 6)}-${10 + (number % 15)}`,
          section: number % 2 ? 'cchc' : 'thong-bao',
          summary: `UBND xã Hòa Thuận ${event.toLowerCase()} ${occasion}; có 120 người dự.`,
        },
        // Its own number makes each article other news, though the paragraphs come round again.
        `## Mục đích\n\n${[...paragraphs].join('\n\n')}\n\nCó ${120 + number} người dự.\n`,
      );
    }
  for (const [index, number] of DOCUMENTS.entries())
    files[`portals/xa/van-ban/van-ban-${index}.md`] = markdown({
      number,
      type: 'Công văn',
      issuer: 'Ủy ban nhân dân xã Hòa Thuận',
      issued: '2026-05-12',
      subject: 'Về việc tăng cường phòng, chống cháy rừng mùa khô năm 2026 (đợt 2)',
    });
  files['portals/xa/thu-tuc/khai-sinh.md'] = markdown({
    code: '1.001193',
    name: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    level: 'toan-trinh',
    status: 'hien-hanh',
    url: 'https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc=1.001193',
    fee: '8.000 đồng/bản sao; miễn cho người có công',
    legalBasis: ['Luật Hộ tịch số 60/2014/QH13', 'Nghị định số 123/2015/NĐ-CP'],
  });
  files['portals/xa/phan-anh/den-duong.md'] = markdown({
    received: '2026-05-11',
    topic: 'Đèn đường Bà Triệu, cầu Ông Lãnh không sáng',
    question: 'Tôi là người dân ấp Đầu Bờ. Đèn hỏng từ 03/5/2026, các cụ đi lễ chùa Ông Mẹt rất khó.',
    status: 'da-tra-loi',
    answered: '2026-05-15',
    answer:
      'Cảm ơn ông, bà. Ông Chủ tịch Ủy ban nhân dân xã đã giao Phòng Kinh tế thay 12 bóng trước ngày 20/5/2026.',
  });
  const { problems } = await checkContent(await makeFolder(files), ['xa'], { today: SOUND_DAY });
  expect(problems.map(tell)).toEqual([]);
});

const DOCUMENTS = [
  '25/KH-UBND',
  '31/2021/QĐ-TTg',
  '132/UBND-VP',
  '09/NQ-HĐND',
  '1a/BC-UBND',
  '207/UBND-VX&XH',
];
