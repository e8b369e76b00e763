/* Every enumerated value of the content, with the words that a resident reads for it. */

export const portalKinds = {
  xa: 'Xã',
  phuong: 'Phường',
  'dac-khu': 'Đặc khu',
  tinh: 'Tỉnh',
  'thanh-pho': 'Thành phố',
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

export const feedbackStatuses = {
  'tiep-nhan': 'Đã tiếp nhận',
  'dang-xu-ly': 'Đang xử lý',
  'da-tra-loi': 'Đã trả lời',
} as const;

export const activityForms = {
  'hoi-nghi': 'Hội nghị',
  'tap-huan': 'Tập huấn',
  'toa-dam': 'Tọa đàm',
  'doi-thoai': 'Đối thoại',
  'truyen-thanh': 'Truyền thanh',
  'to-roi': 'Tờ rơi',
  'bang-ron': 'Băng rôn',
  'hop-thon': 'Họp thôn, tổ dân phố',
  'cuoc-thi': 'Cuộc thi',
  khac: 'Hình thức khác',
} as const;

export const channels = {
  'bao-tinh': 'Báo của tỉnh',
  'cong-tinh': 'Cổng thông tin điện tử của tỉnh',
  'dai-tinh': 'Đài phát thanh và truyền hình tỉnh',
  'cong-thanh-pho': 'Cổng thông tin điện tử thành phố',
  'truyen-thanh-xa': 'Đài truyền thanh xã, phường',
  zalo: 'Zalo',
  facebook: 'Facebook',
  khac: 'Kênh khác',
} as const;

/** The parts of a home page in their default order. */
export const homeBlocks = {
  'toi-can': 'Tôi cần…',
  'thong-bao-khan': 'Thông báo khẩn',
  'tin-cchc': 'Tin cải cách hành chính',
  'thong-bao': 'Thông báo',
  'su-kien': 'Thủ tục theo việc trong đời',
  'lien-he': 'Giờ làm việc và liên hệ',
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
} as const;

export const periodKinds = {
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  half: '6 tháng',
  'nine-months': '9 tháng',
  year: 'năm',
} as const;

export type IntroPart = keyof typeof introParts;
export type HomeBlock = keyof typeof homeBlocks;
export type TileIcon = keyof typeof tileIcons;
export type Measure = keyof typeof measures;
export type PeriodKind = keyof typeof periodKinds;

/** Lists the keys of a vocabulary in its order, typed for `z.enum`. */
export function valuesOf<T extends Record<string, string>>(
  vocabulary: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]];
}
