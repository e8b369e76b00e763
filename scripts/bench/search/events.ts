/** What may be told about a topic: forms of a title, and sentences. Words in braces are filled in. */
export interface EventKind {
  section: 'cchc' | 'tin' | 'thong-bao' | 'van-hoa' | 'kinh-te';
  titles: readonly string[];
  openings: readonly string[];
  closings: readonly string[];
}

export const EVENTS: readonly EventKind[] = [
  event(
    'tin',
    [
      '{place} họp bàn về {subject}',
      'Hội nghị bàn giải pháp cho {subject} tại {place}',
      'Thôn {place} chốt cách làm mới trong {subject}',
    ],
    [
      'Chiều {day}/{month}, nhà văn hóa thôn {place} chật kín người đến họp về {subject}.',
      'Cuộc họp tại {place} do đồng chí {name}, {position}, chủ trì đã nghe {small} báo cáo ngắn.',
    ],
    [
      'Kết luận cuộc họp, đồng chí {name} giao thôn {place} làm thử trong {small} tháng rồi mới nhân rộng.',
      'Biên bản có chữ ký của {people} đại diện hộ được lưu tại tủ hồ sơ thôn.',
    ],
  ),
  event(
    'thong-bao',
    [
      'Thông báo lịch {subject} tháng {month} ở {place}',
      'Lịch thực hiện {subject} tại thôn {place} từ ngày {day}/{month}',
      'Thông báo tạm hoãn {subject} ở khu vực {road}',
    ],
    [
      'Ủy ban nhân dân xã thông báo để {audience} ở {place} biết và sắp xếp thời gian.',
      'Vì lý do thời tiết, lịch đã báo trước đây ở {road} được dời sang ngày {day}/{month}.',
    ],
    [
      'Ai vướng việc riêng gọi trước cho ông {name}, số máy nội bộ {people}, để được xếp buổi khác.',
      'Thông báo này thay cho thông báo dán tại {place} hôm {day}/{month}.',
    ],
  ),
  event(
    'cchc',
    [
      'Rút ngắn thời gian cho {audience} nhờ {subject}',
      '{subject}: {place} đi trước một bước',
      'Cách làm của xã về {subject} được tỉnh ghi nhận',
    ],
    [
      'Từ tháng {month}, việc {subject} được gộp vào một đầu mối tại quầy số {small}.',
      'Đoàn kiểm tra cải cách hành chính của tỉnh về xã hôm {day}/{month} đã xem tận nơi hồ sơ {subject}.',
    ],
    [
      'Trong quý này, xã đặt mức {percent} phần trăm hồ sơ liên quan được giải quyết trước hạn.',
      'Ý kiến góp ý gửi về hộp thư của đồng chí {name}, {position}.',
    ],
  ),
  event(
    'tin',
    [
      'Ra quân {subject} trên tuyến {road}',
      'Hơn {people} người tham gia đợt cao điểm {subject}',
      'Tuổi trẻ {place} xung kích với {subject}',
    ],
    [
      'Sáng {weekday}, lực lượng ra quân tập trung tại {place} từ {hour} giờ.',
      'Đợt cao điểm kéo dài {minutes} ngày, bắt đầu từ {road} rồi tới các ngõ nhỏ.',
    ],
    [
      'Bí thư chi đoàn {name} cho biết tuần tới sẽ làm tiếp đoạn từ {place} đến {road}.',
      'Xã biểu dương {small} tập thể và {people} cá nhân có việc làm cụ thể.',
    ],
  ),
  event(
    'cchc',
    [
      'Tập huấn về {subject} cho {audience}',
      'Lớp hướng dẫn {subject} ở {place} thu hút {people} người',
      'Cầm tay chỉ việc để {audience} quen với {subject}',
    ],
    [
      'Lớp học mở vào tối {weekday} ở {place}, mỗi buổi không quá {minutes} người cho dễ thực hành.',
      'Báo cáo viên {name} mở đầu bằng {small} tình huống có thật ở địa phương.',
    ],
    [
      'Người vắng mặt được gửi lại tài liệu và đoạn ghi hình dài {minutes} phút.',
      'Đợt sau sẽ mở ở {place} vào ngày {day}/{month}.',
    ],
  ),
  event(
    'van-hoa',
    [
      'Gương sáng {place}: {name} và chuyện {subject}',
      'Người đàn bà ở {place} gắn bó với {subject}',
      'Chuyện {subject} của gia đình ông {name}',
    ],
    [
      'Mười năm nay, ông {name} ở {place} không nề hà việc chung, nhất là {subject}.',
      'Gặp chúng tôi bên hiên nhà ở {place}, bà {name} kể chậm rãi.',
    ],
    [
      'Ông {name} được Chủ tịch Ủy ban nhân dân xã tặng giấy khen ngày {day}/{month}.',
      'Hàng xóm bảo nhau học theo, nay {place} đã có {small} nhà làm như vậy.',
    ],
  ),
  event(
    'cchc',
    [
      'Kiểm tra việc thực hiện {subject} tại {place}',
      'Kết quả giám sát {subject} quý vừa qua',
      'Còn {small} tồn tại trong {subject} cần khắc phục',
    ],
    [
      'Tổ giám sát do đồng chí {name}, {position}, làm tổ trưởng làm việc với thôn {place} ngày {day}/{month}.',
      'Đối chiếu sổ sách và đi thực tế {small} điểm, đoàn ghi nhận việc {subject} có chuyển biến.',
    ],
    [
      'Thôn {place} phải báo cáo kết quả khắc phục trước ngày {day}/{month}.',
      'Kết quả giám sát được thông qua trước hội đồng với {percent} phần trăm đồng ý.',
    ],
  ),
  event(
    'kinh-te',
    [
      '{subject} mang lại thu nhập cho {audience} ở {place}',
      '{place} đầu tư {money} đồng cho {subject}',
      'Hiệu quả bước đầu của {subject}',
    ],
    [
      'So với cùng kỳ, khoản chi cho {subject} tăng {percent} phần trăm.',
      'Tổng vốn {money} đồng, trong đó dân góp một phần ba bằng ngày công.',
    ],
    [
      'Bà {name} ở {place} tính rằng {small} năm là thu lại vốn.',
      'Xã sẽ mời doanh nghiệp về {place} xem tận mắt trong tháng {month}.',
    ],
  ),
  event(
    'tin',
    [
      'Giải đáp thắc mắc của {audience} về {subject}',
      'Hỏi đáp: {subject} cần biết những gì',
      'Vì sao {audience} còn e ngại {subject}',
    ],
    [
      'Đài truyền thanh xã nhận {people} câu hỏi về {subject}, nhiều nhất đến từ {place}.',
      'Người hỏi nhiều nhất là {audience} ở {road}, phần đông sợ phiền hà.',
    ],
    [
      'Câu hỏi còn lại được trả lời trên loa lúc {hour} giờ sáng {weekday}.',
      'Đồng chí {name}, {position}, trực điện thoại giải đáp đến hết tháng {month}.',
    ],
  ),
  event(
    'tin',
    [
      'Sơ kết {small} tháng thực hiện {subject}',
      'Tổng kết phong trào {subject} năm qua',
      '{place} về đích sớm trong {subject}',
    ],
    [
      'Báo cáo sơ kết do đồng chí {name} trình bày nêu {small} việc làm được và hai việc còn chậm.',
      'Đến hết tháng {month}, {place} hoàn thành {percent} phần trăm phần việc được giao về {subject}.',
    ],
    [
      'Hội nghị tuyên dương {place} và thưởng {money} đồng.',
      'Bài học rút ra là phải bàn với {audience} trước khi làm.',
    ],
  ),
];

/** Sentences that any article may hold. */
export const COMMON: readonly string[] = [
  'Có hộ ở {place} chưa đồng tình vì sợ tốn công, thôn đã cử {small} người tới tận nhà trao đổi.',
  'Ông {name}, {age} tuổi, ở {place}, nói rằng trước đây phải đi lại {small} lần mới xong việc.',
  'Theo đồng chí {name}, {position}, khó nhất là giữ nếp làm đều, không phải phát động cho rầm rộ.',
  'Bà {name} ở {road} góp ý nên báo trước ít nhất {small} ngày để còn thu xếp việc đồng áng.',
  'Kinh phí lấy từ nguồn sự nghiệp, phần thiếu {money} đồng do các nhà hảo tâm ở {place} giúp.',
  'Danh sách cụ thể đặt tại quầy hướng dẫn, người dân xem và báo lại nếu có sai sót trước ngày {day}/{month}.',
  'Đoạn từ {road} đến {place} dài {km} km là nơi vướng nhiều nhất.',
  'Mặt trận Tổ quốc xã giám sát toàn bộ quá trình, có ghi hình và lưu biên bản số {people}.',
  'Trẻ nhỏ và người già ở {place} được ưu tiên làm trước, không phải xếp hàng.',
  'Hội Phụ nữ nhận phần vận động {audience}, Hội Nông dân lo vật tư.',
  'Năm ngoái việc này ở {place} phải lùi {small} tuần vì mưa kéo dài.',
  'So với mục tiêu đề ra từ đầu năm, xã đã đạt {percent} phần trăm.',
  'Nhiều người trẻ ở {place} đi làm xa nên buổi tối {weekday} mới gặp được.',
  'Sau buổi làm việc, {people} người ở lại hỏi thêm về giấy tờ và thời hạn.',
  'Phần nào chưa rõ, công chức {name} ghi vào sổ và hẹn trả lời trong {small} ngày làm việc.',
  'Tổ công nghệ số cộng đồng thôn {place} có {small} thành viên, phần lớn là giáo viên đã nghỉ hưu.',
];

function event(
  section: EventKind['section'],
  titles: string[],
  openings: string[],
  closings: string[],
): EventKind {
  return { section, titles, openings, closings };
}
