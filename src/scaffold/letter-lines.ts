import { cleanLine } from './clean.ts';

/**
 * Says whether a line is the name of an office, as at the head of a letter.
 * @example isIssuer('HĐND và UBND xã Minh Họa') // true
 */
export function isIssuer(line: string): boolean {
  const plain = cleanLine(line);
  let rest = plain;
  for (let office = officeAt(rest); office; office = officeAt(rest))
    rest = rest.slice(office.length).replace(/^(?: và | ?[-–,] ?| )/iu, '');
  if (rest === '') return plain !== '';
  const name = PLACE.exec(rest)?.[1]?.split(' ') ?? [];
  return (
    name.length > 0 && name.length <= MAX_NAME_WORDS && name.every((word) => /^\p{Lu}\p{L}*$/u.test(word))
  );
}

const PLACE = /^(?:xã|phường|đặc khu|tỉnh|thành phố|huyện|quận) (\S.*)$/iu;

/** Words of the name of a commune. */
const MAX_NAME_WORDS = 4;

/** Finds the office that a text begins with. */
function officeAt(text: string): string | undefined {
  const capitals = text.toUpperCase();
  return OFFICES.find((office) => capitals.startsWith(office) && !/^\p{L}/u.test(text.slice(office.length)));
}

const OFFICES = [
  ...[
    'ỦY BAN NHÂN DÂN',
    'UỶ BAN NHÂN DÂN',
    'UBND',
    'HỘI ĐỒNG NHÂN DÂN',
    'HĐND',
    'ĐẢNG ỦY',
    'ĐẢNG UỶ',
    'ĐẢNG BỘ',
  ],
  ...[
    'ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM',
    'ỦY BAN MTTQ VIỆT NAM',
    'MẶT TRẬN TỔ QUỐC VIỆT NAM',
    'BAN THƯỜNG TRỰC',
    'UBMTTQ VIỆT NAM',
    'UBMTTQVN',
    'ĐOÀN THANH NIÊN',
    'CÔNG AN',
    'VĂN PHÒNG',
  ],
  ...['HỘI LIÊN HIỆP PHỤ NỮ', 'HỘI NÔNG DÂN', 'HỘI CỰU CHIẾN BINH', 'BAN CHỈ HUY QUÂN SỰ', 'BAN BIÊN TẬP'],
  ...['TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', 'PHÒNG VĂN HÓA - XÃ HỘI', 'PHÒNG KINH TẾ', 'CHỦ TỊCH'],
  ...['TRẠM Y TẾ', 'BAN CHỈ ĐẠO', 'BAN CÔNG TÁC MẶT TRẬN'],
];

/** Says whether a line names whom a letter is for. */
export function isAddressee(line: string): boolean {
  return /^Kính (?:gửi|mời)\s*:?/iu.test(line.trim());
}

/** Says whether a line goes on with a list typed by hand, as the addressees of a letter do. */
export function isDashed(line: string): boolean {
  return /^[-–+*•]\s*\S/.test(line.trim());
}

/** Says whether a line is the office or the position in whose name somebody signs. */
export function isSigner(line: string): boolean {
  return SIGNER.test(line.trim());
}

const SIGNER =
  /^(?:(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}[\p{Lu}\s.,-]*|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|TRƯỞNG CÔNG AN|CHỈ HUY TRƯỞNG|TRƯỞNG THÔN|THƯ KÝ|CHỦ TRÌ|CHỦ TỌA|CHỦ TOẠ|NGƯỜI LẬP(?: BIỂU| BIÊN BẢN)?|NGƯỜI GHI BIÊN BẢN|KẾ TOÁN)(?: [\p{Lu} ]+)?)$/u;

/** Says whether a line can be neither a title nor the begin of a summary: who writes, to whom, when, on what basis. */
export function isFormal(line: string): boolean {
  const plain = cleanLine(line);
  const isPart = [isIssuer, isAddressee, isSigner].some((is) => is(plain));
  return isPart || BASIS.test(plain) || DAY_ALONE.test(plain);
}

/** Says whether a line only names what kind of text follows. */
export function isKindOfText(line: string): boolean {
  return KIND_OF_TEXT.test(cleanLine(line));
}

const KIND_OF_TEXT =
  /^(?:(?:BẢN )?TIN|TIN TỨC|TIN BÀI|TIN, BÀI|BÀI(?: VIẾT)?|PHÓNG SỰ|TIN ẢNH|ĐỀ CƯƠNG)(?: TUYÊN TRUYỀN| PHÁT THANH)?\s*:?$/iu;

const BASIS =
  /^(?:\((?:Ban hành )?kèm theo |Căn cứ |Theo đề nghị |Xét đề nghị |Xét Tờ trình |Số\s*:|V\/v\s)/iu;
const DAY_ALONE = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|[^.:;]{0,60}ngày [\d.… ]*tháng [\d.… ]*năm [\d.…]*)$/iu;
