/* Every enumerated value of the content, with the words that a resident reads for it. */

export const portalKinds = {
  xa: 'Xã',
  phuong: 'Phường',
  'dac-khu': 'Đặc khu',
  tinh: 'Tỉnh',
  'thanh-pho': 'Thành phố',
  'so-nganh': 'Sở, ban, ngành',
} as const;

/** The days of the week, from Monday on. */
export const weekdays = {
  'thu-2': 'thứ Hai',
  'thu-3': 'thứ Ba',
  'thu-4': 'thứ Tư',
  'thu-5': 'thứ Năm',
  'thu-6': 'thứ Sáu',
  'thu-7': 'thứ Bảy',
  'chu-nhat': 'Chủ nhật',
} as const;

/** What happens on a day of `reception`. */
export const receptionKinds = {
  'tiep-cong-dan': 'Tiếp công dân',
  'luu-dong': 'Phục vụ lưu động',
} as const;

/** What becomes of a reception that falls on a holiday. */
export const receptionOnHolidays = {
  nghi: 'Nghỉ',
  chuyen: 'Chuyển sang ngày làm việc kế tiếp',
} as const;

/** The organs to which leaders belong. */
export const organs = {
  'dang-uy': 'Đảng ủy',
  hdnd: 'Hội đồng nhân dân',
  ubnd: 'Ủy ban nhân dân',
  mttq: 'Ủy ban Mặt trận Tổ quốc Việt Nam',
  khac: 'Cơ quan, đơn vị khác',
} as const;

export const introParts = {
  'lich-su': 'Lịch sử phát triển',
  'dieu-kien-tu-nhien': 'Điều kiện tự nhiên',
  'kinh-te-xa-hoi': 'Kinh tế – xã hội',
  'van-hoa': 'Truyền thống văn hóa',
  'dia-gioi-hanh-chinh': 'Địa giới hành chính',
  'ban-do-hanh-chinh': 'Bản đồ hành chính',
} as const;

export const genres = {
  tin: 'Tin',
  bai: 'Bài',
  'phong-su': 'Phóng sự',
  anh: 'Ảnh',
  video: 'Video',
  'huong-dan': 'Bài hướng dẫn',
} as const;

/** The genres of items published elsewhere: programmes on air have two more. */
export const publicationGenres = {
  ...genres,
  'chuyen-muc': 'Chuyên mục phát sóng',
  'doi-thoai': 'Hỏi đáp, đối thoại trên sóng',
} as const;

/** What marks an article on the CCHC pages apart from its contents. */
export const articleLabels = {
  'guong-dien-hinh': 'Gương điển hình',
  'sang-kien': 'Sáng kiến, cách làm hay',
  'thi-dua': 'Phong trào thi đua',
  'phe-binh': 'Phê bình, chấn chỉnh',
  'ra-soat': 'Rà soát, đơn giản hóa thủ tục',
} as const;

/** Whom an item informs: the groups that plans for communication name. */
export const audiences = {
  'can-bo': 'Cán bộ, công chức, viên chức, người lao động',
  'nguoi-dan': 'Người dân',
  'doanh-nghiep': 'Doanh nghiệp, hợp tác xã',
  'to-chuc': 'Tổ chức, hội, đoàn thể',
} as const;

/** The six contents of Nghị quyết 76/NQ-CP, and chỉ đạo, điều hành. */
export const topics = {
  'the-che': 'Cải cách thể chế',
  'thu-tuc-hanh-chinh': 'Cải cách thủ tục hành chính',
  'to-chuc-bo-may': 'Cải cách tổ chức bộ máy',
  'che-do-cong-vu': 'Cải cách chế độ công vụ',
  'tai-chinh-cong': 'Cải cách tài chính công',
  'chinh-quyen-so': 'Chính quyền điện tử, chính quyền số',
  'chi-dao-dieu-hanh': 'Chỉ đạo, điều hành',
} as const;

export const origins = {
  'dia-phuong': 'Tin của địa phương',
  'dang-lai': 'Đăng lại',
} as const;

export const procedureLevels = {
  'toan-trinh': 'Dịch vụ công trực tuyến toàn trình',
  'mot-phan': 'Dịch vụ công trực tuyến một phần',
  'truc-tiep': 'Nộp trực tiếp',
} as const;

export const procedureStatuses = {
  'hien-hanh': 'Đang áp dụng',
  moi: 'Mới ban hành',
  'sua-doi': 'Sửa đổi, bổ sung',
  'thay-the': 'Thay thế',
  'bai-bo': 'Bãi bỏ',
} as const;

/** The events in life that bring people to the counter; portals may name others in their own words. */
export const lifeEvents = {
  'sinh-con': 'Sinh con, nuôi con',
  'ket-hon': 'Kết hôn',
  'dat-dai': 'Đất đai',
  'nha-o': 'Nhà ở, xây dựng',
  'kinh-doanh': 'Kinh doanh',
  'cu-tru': 'Cư trú',
  'giay-to': 'Chứng thực, giấy tờ',
  'an-sinh': 'An sinh xã hội',
  'nguoi-co-cong': 'Người có công',
  'qua-doi': 'Khi có người qua đời',
} as const;

/** What a feedback is about. */
export const feedbackSubjects = {
  'thu-tuc': 'Thủ tục hành chính',
  'can-bo': 'Tinh thần, thái độ phục vụ của cán bộ',
  'quy-dinh': 'Quy định hành chính',
  khac: 'Việc khác',
} as const;

export const feedbackStatuses = {
  'tiep-nhan': 'Đã tiếp nhận',
  'dang-xu-ly': 'Đang xử lý',
  'da-tra-loi': 'Đã trả lời',
} as const;

export const taskStatuses = {
  'chua-lam': 'Chưa làm',
  'dang-lam': 'Đang làm',
  'hoan-thanh': 'Đã hoàn thành',
} as const;

export const activityForms = {
  'hoi-nghi': 'Hội nghị',
  'hoi-thao': 'Hội thảo',
  'tap-huan': 'Tập huấn',
  'hoc-tap-chuyen-de': 'Học tập chuyên đề',
  'giao-ban': 'Giao ban, họp định kỳ',
  'toa-dam': 'Tọa đàm',
  'doi-thoai': 'Đối thoại',
  'truyen-thanh': 'Truyền thanh',
  'to-roi': 'Tờ rơi',
  'bang-ron': 'Băng rôn, khẩu hiệu',
  'pano-ap-phich': 'Pano, áp phích',
  'tranh-co-dong': 'Tranh cổ động',
  'hop-thon': 'Họp thôn, tổ dân phố',
  'cuoc-thi': 'Cuộc thi',
  'san-khau-hoa': 'Sân khấu hóa',
  khac: 'Hình thức khác',
} as const;

/** What became of an item that was sent to an outlet. */
export const publicationStatuses = {
  'da-gui': 'Đã gửi, chờ đăng',
  'tiep-nhan': 'Được đăng',
  'tra-ve': 'Bị trả về',
} as const;

export const channels = {
  'bao-tinh': 'Báo của tỉnh',
  'cong-tinh': 'Cổng thông tin điện tử của tỉnh',
  'dai-tinh': 'Đài phát thanh và truyền hình tỉnh',
  'cong-thanh-pho': 'Cổng thông tin điện tử thành phố',
  'truyen-thanh-xa': 'Đài truyền thanh xã, phường',
  'van-phong-dien-tu': 'Văn phòng điện tử',
  zalo: 'Zalo',
  facebook: 'Facebook',
  khac: 'Kênh khác',
} as const;

/** The parts of a home page in their default order. */
export const homeBlocks = {
  'toi-can': 'Tôi cần…',
  'thong-bao-khan': 'Thông báo khẩn',
  'lien-he': 'Giờ làm việc và liên hệ',
  'thong-bao': 'Thông báo',
  'su-kien': 'Thủ tục theo việc trong đời',
  'tin-cchc': 'Tin cải cách hành chính',
  'ke-hoach': 'Tiến độ kế hoạch',
  'chuyen-muc': 'Tin các chuyên mục khác',
  'lien-ket': 'Liên kết',
} as const;

/** The icons of the tiles on a home page, named after their topics, with what they show. */
export const tileIcons = {
  'thu-tuc': 'Tờ giấy',
  gio: 'Đồng hồ',
  'dien-thoai': 'Điện thoại',
  'phan-anh': 'Lời nói',
  'lanh-dao': 'Người',
  'van-ban': 'Tập văn bản',
  tin: 'Tờ báo',
  'dia-diem': 'Địa điểm',
  lich: 'Tờ lịch',
  'tien-do': 'Biểu đồ',
} as const;

export const measures = {
  articles: 'Tin, bài trên cổng',
  publications: 'Tin, bài đăng ngoài cổng',
  activities: 'Số lần tuyên truyền',
  people: 'Số người được thông tin',
  visits: 'Lượt truy cập',
  sections: 'Chuyên mục bắt buộc',
  documents: 'Văn bản đăng trên cổng',
  procedures: 'Thủ tục hành chính được công khai',
  feedback: 'Phản ánh, kiến nghị được trả lời',
  channels: 'Kênh, hình thức tuyên truyền đã dùng',
  tasks: 'Nhiệm vụ hoàn thành đúng hạn',
  figures: 'Số liệu, chỉ số',
  accounts: 'Tài khoản chính thức trên mạng xã hội',
} as const;

/** The indices of administrative reform that plans name; one value a year, measured by somebody else. */
export const indices = {
  'par-index': 'Chỉ số cải cách hành chính (PAR Index)',
  sipas: 'Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)',
  papi: 'Chỉ số hiệu quả quản trị và hành chính công (PAPI)',
  pci: 'Chỉ số năng lực cạnh tranh (PCI)',
  ddci: 'Chỉ số năng lực cạnh tranh sở, ngành, địa phương (DDCI)',
  'ict-index': 'Chỉ số sẵn sàng ứng dụng công nghệ thông tin (ICT Index)',
} as const;

/** The numbers of files (hồ sơ) of the one-stop office, by month or year. */
export const fileCounts = {
  'ho-so-tiep-nhan': 'Hồ sơ tiếp nhận',
  'ho-so-giai-quyet': 'Hồ sơ đã giải quyết',
  'ho-so-dung-han': 'Hồ sơ giải quyết đúng hạn, trước hạn',
  'ho-so-truc-tuyen': 'Hồ sơ nộp trực tuyến',
  'ho-so-buu-chinh': 'Hồ sơ nhận, trả kết quả qua bưu chính',
} as const;

/** What a channel counts of its readers in a month or year. */
export const channelCounts = {
  'luot-xem': 'Lượt xem',
  'luot-thich': 'Lượt thích, bày tỏ cảm xúc',
  'luot-chia-se': 'Lượt chia sẻ',
  'luot-binh-luan': 'Lượt bình luận',
} as const;

/** How many a channel has on the last day of a month or year. */
export const channelStates = {
  'nguoi-theo-doi': 'Người theo dõi, quan tâm',
} as const;

export const periodKinds = {
  'working-day': 'ngày làm việc',
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  half: '6 tháng',
  'nine-months': '9 tháng',
  year: 'năm',
} as const;

/** How periods are counted: a kind that begins with a number needs a noun before it. @example 'đạt 2/2 kỳ 6 tháng' */
export const countedPeriods = {
  ...periodKinds,
  half: 'kỳ 6 tháng',
  'nine-months': 'kỳ 9 tháng',
} as const;

/** What a target may ask a number in each of. */
export const GROUPINGS = ['topics', 'sections', 'channels', 'forms', 'audience'] as const;

export type Organ = keyof typeof organs;
export type IntroPart = keyof typeof introParts;
export type HomeBlock = keyof typeof homeBlocks;
export type TileIcon = keyof typeof tileIcons;
export type Audience = keyof typeof audiences;
export type ArticleLabel = keyof typeof articleLabels;
export type Measure = keyof typeof measures;
export type PeriodKind = keyof typeof periodKinds;

/** Lists the keys of a vocabulary in its order, typed for `z.enum`. */
export function valuesOf<T extends Record<string, string>>(
  vocabulary: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]];
}
