import { stripMarks } from '../text/fold.ts';
import { hasMarks, syllablesOf } from '../text/syllables.ts';

/** What a question asks for beyond its words. */
export type ContactQuestion = 'hours' | 'phone';

/**
 * Takes off a question the words that only make it a question.
 * @example toKeywords('Làm thế nào để đăng ký khai sinh?') // { words: ['đăng', 'ký', 'khai', 'sinh'], isQuestion: true }
 */
export function toKeywords(question: string): {
  words: string[];
  isQuestion: boolean;
  asked?: ContactQuestion;
} {
  const words = syllablesOf(question);
  const folded = words.map(stripMarks);
  const kept = words.map(() => true);
  for (const phrase of QUESTION_PHRASES)
    for (let at = 0; at + phrase.length <= folded.length; at++)
      if (phrase.every((word, offset) => folded[at + offset] === word && kept[at + offset]))
        kept.fill(false, at, at + phrase.length);
  const isQuestion = kept.includes(false) || question.includes('?') || QUESTION_ENDS.has(folded.at(-1) ?? '');
  const marked = hasMarks(question);
  if (isQuestion)
    for (const [index, word] of words.entries())
      if ((marked ? SMALL_WORDS : FOLDED_SMALL_WORDS).has(word.toLowerCase())) kept[index] = false;
  const left = words.filter((_word, index) => kept[index]);
  const asked = ASKED.find(([, phrase]) => ` ${folded.join(' ')} `.includes(` ${phrase} `))?.[0];
  return { words: left.length > 0 ? left : words, isQuestion, ...(asked && { asked }) };
}

const ASKED: readonly [ContactQuestion, string][] = [
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

/** Longest first. Without marks, so that questions typed without them are read too. */
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

/** A query that ends in one of these asks. */
const QUESTION_ENDS = new Set(['gi', 'dau', 'khong', 'nao', 'sao', 'ai']);

/** Left out of questions alone, since elsewhere they may be half of a name. */
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

/**
 * Takes off a question for a number or for hours the words that ask for it, so that who or what is left.
 * @example toLocation('số điện thoại công an xã') // 'công an xã'
 */
export function toLocation(question: string): string | undefined {
  const { words, asked } = toKeywords(question);
  if (!asked) return undefined;
  const folded = words.map(stripMarks);
  const kept = words.map(() => true);
  for (const phrase of ASKED.map(([, text]) => text.split(' ')))
    for (let at = 0; at + phrase.length <= folded.length; at++)
      if (phrase.every((word, offset) => folded[at + offset] === word))
        kept.fill(false, at, at + phrase.length);
  const left = words.filter((_word, index) => kept[index]).join(' ');
  return left || undefined;
}

/**
 * Gives the place alone, where more of the question was left.
 * @example toBareLocation('gọi công an số') // 'công an'
 */
export function toBareLocation(place: string): string | undefined {
  const bare = place.replace(LEFT_OVER, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' || bare === place || ITSELF.test(bare) ? undefined : bare;
}

/** The commune whose portal is asked is no place in it. */
const ITSELF = /^(?:xa|xã|phuong|phường|dac khu|đặc khu)$/iu;

/** What is left of “gọi số nào” and “mấy giờ làm việc” when the question is taken off; no part of a place's name. */
const LEFT_OVER = /(?<!\S)(?:goi|gọi|lam viec|làm việc)(?!\S)|\s(?:so|số)$/giu;
