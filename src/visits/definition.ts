/** A visit ends when nothing was opened for so many seconds: 30 minutes. */
export const GAP = 1800;

/** The most pages that a person opens in ten minutes; more are opened by a machine. */
export const MAX_PAGES = 120;

/** What a visit is, as it stands beside every number that was counted so. */
export const DEFINITION =
  'Một lượt truy cập là các trang do một trình duyệt ở một địa chỉ mạng mở, lần sau cách lần trước dưới 30 phút, ' +
  'tính vào ngày (giờ Việt Nam) mở trang đầu tiên.';

/** The same in a few words, for a place without room. */
export const SHORT_DEFINITION = 'một lượt là các trang một trình duyệt mở cách nhau dưới 30 phút';

/** What is left out, and what no log can tell. */
export const DEFINITION_LIMITS =
  'Không tính máy tìm kiếm, chương trình tự động, máy dò lỗ hổng. Nhiều người cùng dùng một địa chỉ mạng và cùng ' +
  'loại trình duyệt có thể chỉ thành một lượt; trang đọc từ bản lưu trên máy khi không có mạng thì không đếm được.';

/** How the source of an entry begins that was counted from logs; every other entry is somebody else's. */
export const OWN_SOURCE = 'Nhật ký máy chủ, đếm tự động';

/** Says whether an entry of `luot-truy-cap.yaml` was counted from logs. */
export function isOwn({ source }: { source: string }): boolean {
  return source.normalize('NFC').startsWith(OWN_SOURCE);
}
