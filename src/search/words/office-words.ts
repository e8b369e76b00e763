import { stripMarks } from '../../text/fold.ts';

/**
 * Gives what residents call a contact point, besides its name.
 * @example placeWordsOf('Trạm y tế xã') // ['trạm xá', …]
 */
export function placeWordsOf(name: string): string[] {
  return wordsFor(name, PLACES);
}

/**
 * Gives what residents call a leader, by the position.
 * @example positionWordsOf('Chủ tịch Ủy ban nhân dân xã') // ['chủ tịch xã', …]
 */
export function positionWordsOf(position: string): string[] {
  return position.split(', ').flatMap((part) => wordsFor(part, POSITIONS));
}

/**
 * Gives what residents call a leader by what he or she is in charge of: one phrase for each matter listed after “phụ
 * trách”.
 * @example dutyWordsOf('Phó Chủ tịch Ủy ban nhân dân xã', 'Phụ trách văn hóa, y tế; tiếp công dân.')
 * // ['phó chủ tịch phụ trách văn hóa', 'phó chủ tịch phụ trách y tế']
 */
export function dutyWordsOf(position: string, duties: string): string[] {
  const rank = /^(?:phó )?chủ tịch|^(?:phó )?bí thư/i.exec(position)?.[0].toLowerCase() ?? 'lãnh đạo';
  const lists = duties.split(/[;.]/).flatMap((part) => /phụ trách (.*)/i.exec(part)?.[1] ?? []);
  return lists
    .flatMap((list) => list.split(/,| và | – /))
    .map((matter) => matter.trim().toLowerCase())
    .filter((matter) => matter !== '' && matter.split(/\s+/).length <= MAX_DUTY_WORDS)
    .slice(0, MAX_DUTIES)
    .map((matter) => `${rank} phụ trách ${matter}`);
}

/** The most words of a matter; a longer part of a sentence is no name of one. */
const MAX_DUTY_WORDS = 5;
/** The most phrases for one leader, because every visitor downloads them before the first suggestion. */
const MAX_DUTIES = 15;

/** Gives what residents call a part of the introduction, by the name of its file. */
export function introWordsOf(part: string): readonly string[] {
  return INTRO_PARTS[part] ?? [];
}

function wordsFor(name: string, table: readonly [RegExp, string][]): string[] {
  const folded = stripMarks(name);
  return table.filter(([pattern]) => pattern.test(folded)).flatMap(([, words]) => words.split(', '));
}

/**
 * Patterns of folded names. A word here must be a place, its people, or a call for their help; never a matter, because
 * matters are procedures.
 */
const PLACES: readonly [RegExp, string][] = [
  [/^(?!diem).{0,40}cong an/, 'đồn công an, công an trực, công an khu vực, số công an'],
  [/tram y te|y te (?:xa|phuong)/, 'trạm xá, y tế xã, y tế phường, chích ngừa, tiêm ngừa, tiêm chủng'],
  [/quan su/, 'xã đội, phường đội, quân sự xã, ban quân sự'],
  [
    /hanh chinh cong|mot cua/,
    'một cửa, bộ phận một cửa, nơi nhận hồ sơ, tiếp nhận và trả kết quả, trả kết quả, lấy kết quả hồ sơ, chỗ nộp giấy tờ, quầy tiếp nhận, cán bộ hộ tịch, cán bộ tư pháp',
  ],
  [/tru so.{0,60}uy ban|^uy ban|^van phong/, 'ủy ban xã, trụ sở xã, văn phòng ủy ban, ubnd xã, văn thư'],
  [/dia chinh|dat dai|^phong kinh te/, 'địa chính, cán bộ địa chính, phòng đất đai, cán bộ đất đai'],
  [/^phong van hoa/, 'cán bộ chính sách, cán bộ văn hóa, phòng văn xã'],
  [/mat tran/, 'mặt trận xã, ủy ban mặt trận'],
  [/phu nu/, 'hội phụ nữ, chị em phụ nữ'],
  [/kiem lam/, 'báo cháy rừng, kiểm lâm địa bàn, phá rừng'],
  [/dien luc/, 'báo mất điện, sửa điện, thợ điện'],
  [/^diem ho tro/, 'nhờ nộp hồ sơ online, tổ công nghệ số'],
];

const POSITIONS: readonly [RegExp, string][] = [
  [
    /^chu tich (?:uy ban nhan dan|ubnd)/,
    'chủ tịch xã, chủ tịch phường, chủ tịch ủy ban, người đứng đầu ủy ban',
  ],
  [/^pho chu tich (?:uy ban nhan dan|ubnd)/, 'phó chủ tịch xã, phó chủ tịch phường, phó chủ tịch phụ trách'],
  [/^chu tich (?:hoi dong nhan dan|hdnd)/, 'chủ tịch hội đồng'],
  [/^bi thu/, 'bí thư xã, bí thư phường, bí thư đảng ủy'],
  [/^truong cong an/, 'công an trưởng, trưởng công an xã'],
  [/^chi huy truong/, 'xã đội trưởng'],
];

const INTRO_PARTS: Readonly<Record<string, readonly string[]>> = {
  'lich-su': ['lịch sử hình thành'],
  'dia-gioi-hanh-chinh': [
    'sáp nhập từ xã nào',
    'trước đây là xã nào',
    'bao nhiêu thôn',
    'danh sách thôn',
    'giáp xã nào',
  ],
  'ban-do-hanh-chinh': ['bản đồ xã', 'bản đồ phường'],
  'kinh-te-xa-hoi': ['dân số', 'bao nhiêu dân'],
};
