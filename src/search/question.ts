import { stripMarks } from '../text/fold.ts';
import { hasMarks, syllablesOf } from '../text/syllables.ts';

/** What a resident who wants to contact someone asks for. */
export type ContactQuestion = 'hours' | 'phone';

/**
 * Removes the words of a question that only make it a question.
 * @example toKeywords('Làm thế nào để đăng ký khai sinh?') // { words: ['đăng', 'ký', 'khai', 'sinh'], isQuestion: true }
 */
export function toKeywords(question: string): {
  words: string[];
  isQuestion: boolean;
  asksFor: ContactQuestion | undefined;
} {
  const words = syllablesOf(question);
  const folded = words.map(stripMarks);
  const isKept = words.map(() => true);
  for (const phrase of QUESTION_PHRASES)
    for (const at of startsOf(phrase, folded))
      if (isKept.slice(at, at + phrase.length).every(Boolean)) isKept.fill(false, at, at + phrase.length);
  const isQuestion =
    isKept.includes(false) || question.includes('?') || QUESTION_ENDS.has(folded.at(-1) ?? '');
  const smallWords = hasMarks(question) ? SMALL_WORDS : FOLDED_SMALL_WORDS;
  if (isQuestion)
    for (const [at, word] of words.entries()) if (smallWords.has(word.toLowerCase())) isKept[at] = false;
  const kept = words.filter((_word, at) => isKept[at]);
  const text = ` ${folded.join(' ')} `;
  const asksFor = CONTACT_PHRASES.find(([, phrase]) => text.includes(` ${phrase} `))?.[0];
  return { words: kept.length > 0 ? kept : words, isQuestion, asksFor };
}

/**
 * Removes the words that ask for a phone number or for hours, so that a person or a place is left. Returns undefined
 * for a text that asks for neither.
 * @example toLocation('số điện thoại công an xã') // 'công an xã'
 */
export function toLocation(question: string): string | undefined {
  const { words, asksFor } = toKeywords(question);
  if (!asksFor) return undefined;
  const folded = words.map(stripMarks);
  const isKept = words.map(() => true);
  for (const phrase of CONTACT_PHRASES.map(([, text]) => text.split(' ')))
    for (const at of startsOf(phrase, folded)) isKept.fill(false, at, at + phrase.length);
  return words.filter((_word, at) => isKept[at]).join(' ') || undefined;
}

/**
 * Removes the words that `toLocation` may leave beside the place. Returns undefined when no other place is left.
 * @example toBareLocation('gọi công an số') // 'công an'
 */
export function toBareLocation(place: string): string | undefined {
  const bare = place.replace(LEFTOVERS, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' || bare === place || OWN_COMMUNE.test(bare) ? undefined : bare;
}

/** Finds the positions at which a phrase begins in a text. */
function startsOf(phrase: readonly string[], words: readonly string[]): number[] {
  return [...words.keys()].filter((at) => phrase.every((word, offset) => words[at + offset] === word));
}

/** Phrases that ask how to contact someone, without marks. */
const CONTACT_PHRASES: readonly [ContactQuestion, string][] = [
  ['hours', 'may gio'],
  ['hours', 'gio lam viec'],
  ['hours', 'lam viec khi nao'],
  ['hours', 'co lam viec'],
  ['hours', 'mo cua'],
  ['phone', 'so dien thoai'],
  ['phone', 'sdt'],
  ['phone', 'goi dien'],
  ['phone', 'goi so nao'],
  ['phone', 'goi ai'],
  ['phone', 'duong day nong'],
  ['phone', 'hotline'],
  ['phone', 'so nao'],
  ['phone', 'dien thoai'],
];

/** Longest first. Without marks, because many questions are typed without marks. */
const QUESTION_PHRASES = `
lam the nao de, lam the nao, lam cach nao de, lam cach nao, lam sao de, lam sao, nhu the nao, the nao, ra sao,
can nhung giay to gi, can giay to gi, giay to gi, can mang theo gi, mang theo gi, mang theo giay to gi, can chuan bi gi, can chuan bi nhung gi, chuan bi gi,
can nhung gi, can gi, gom nhung gi, nhung gi, phai lam gi, lam gi, la gi, viec gi, can xin giay gi, giay gi, co can,
o dau, tai dau, den dau, toi dau, di dau, cho nao, noi nao, ai giai quyet, gap ai, hoi ai, la ai,
bao nhieu tien, het bao nhieu tien, het bao nhieu, mat bao nhieu tien, mat bao nhieu, bao nhieu, phi bao nhieu, mat phi khong, co mat phi khong, co mat tien khong, co ton tien khong,
mat bao lau, bao lau thi co, bao lau, trong bao lau, may ngay, mat may ngay, may gio thi, may gio, luc nao, khi nao, bao gio, ngay nao, thu may,
toi muon, em muon, minh muon, chung toi muon, cho toi hoi, cho em hoi, cho minh hoi, cho hoi, xin hoi, xin cho biet, cho biet, hoi ve, xin duoc hoi, kinh gui,
co duoc khong, duoc khong, co phai khong, phai khong, co khong, khong a, hay khong, co phai, co the, co duoc,
toi can, em can, minh can, nha toi, can phai, nop o
`
  .split(/[,\n]/)
  .map((phrase) => phrase.trim())
  .filter(Boolean)
  .map((phrase) => phrase.split(' '))
  .sort((one, other) => other.length - one.length);

/** A query that ends in one of these words is a question. */
const QUESTION_ENDS = new Set(['gi', 'dau', 'khong', 'nao', 'sao', 'ai']);

/** Small words that are removed from questions only, because in other queries they may be half of a name. */
const SMALL_WORDS = new Set(
  'tôi em mình muốn phải cần nên ở để và về bị khi của là cho tại được không có những này gì nào thì ạ à nhé ai với xin nữa đang đã sẽ rồi ơi'.split(
    ' ',
  ),
);
const FOLDED_SMALL_WORDS = new Set(
  'toi em minh muon phai can o de va ve bi khi cua la cho tai duoc khong co nhung nay gi nao thi ai voi xin'.split(
    ' ',
  ),
);

/** The commune itself is no place within its portal. */
const OWN_COMMUNE = /^(?:xa|xã|phuong|phường|dac khu|đặc khu)$/iu;

/** What remains of “gọi số nào” and “mấy giờ làm việc”; no part of a place's name. */
const LEFTOVERS = /(?<!\S)(?:goi|gọi|lam viec|làm việc)(?!\S)|\s(?:so|số)$/giu;
