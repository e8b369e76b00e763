import { stripMarks } from '../text/fold.ts';
import { hasMarks, syllablesOf } from '../text/syllables.ts';

/**
 * Removes the words of a question that only make it a question.
 * @example toKeywords('Làm thế nào để đăng ký khai sinh?')
 * // { words: ['đăng', 'ký', 'khai', 'sinh'], isQuestion: true }
 */
export function toKeywords(question: string): {
  words: string[];
  isQuestion: boolean;
} {
  const words = syllablesOf(question);
  const folded = words.map(stripMarks);
  const isKept = words.map(() => true);
  for (const phrase of QUESTION_PHRASES)
    for (const at of startsOf(phrase, folded))
      if (isKept.slice(at, at + phrase.length).every(Boolean)) isKept.fill(false, at, at + phrase.length);
  const isQuestion =
    isKept.includes(false) ||
    question.includes('?') ||
    endsAsQuestion(folded) ||
    (words.length >= MIN_SPOKEN_WORDS && saysAWish(words));
  if (isQuestion) dropAsides(words, folded, isKept, hasMarks(question) ? SMALL_WORDS : FOLDED_SMALL_WORDS);
  const kept = words.filter((_word, at) => isKept[at]);
  return { words: kept.length > 0 ? kept : words, isQuestion };
}

/** Drops what a question says besides what it is about: small words, times, relatives (“mẹ tôi”), particles. */
function dropAsides(
  words: readonly string[],
  folded: readonly string[],
  isKept: boolean[],
  smallWords: ReadonlySet<string>,
): void {
  for (const phrase of ASIDES)
    for (const at of startsOf(phrase, folded)) isKept.fill(false, at, at + phrase.length);
  for (const [at, word] of folded.entries())
    if (RELATIVES.has(word) && SPEAKERS.has(folded[at + 1] ?? '')) isKept.fill(false, at, at + 2);
  for (const [at, word] of words.entries()) if (smallWords.has(word.toLowerCase())) isKept[at] = false;
  for (let at = folded.length - 1; at > 0 && PARTICLES.has(folded[at]!); at--) isKept[at] = false;
}

/** Finds the positions at which a phrase begins in a text. */
function startsOf(phrase: readonly string[], words: readonly string[]): number[] {
  const starts: number[] = [];
  // Most phrases do not occur; `indexOf` finds that out fastest.
  for (let at = words.indexOf(phrase[0]!); at >= 0; at = words.indexOf(phrase[0]!, at + 1))
    if (phrase.every((word, offset) => words[at + offset] === word)) starts.push(at);
  return starts;
}

/** The phrases that only make a query a question, folded, because many are typed without marks; longest first. */
const QUESTION_PHRASES = phrasesOf(`
lam the nao de, lam the nao, lam cach nao de, lam cach nao, lam sao de, lam sao, nhu the nao, the nao, ra sao,
can nhung giay to gi, can giay to gi, giay to gi, can mang theo gi, mang theo gi, mang theo giay to gi, can chuan bi gi, can chuan bi nhung gi, chuan bi gi,
giay to chi, lam giay to chi, giay chi, lam giay chi, lam chi, mang chi, mang theo chi, cam theo chi, cam theo gi,
can nhung gi, can gi, gom nhung gi, nhung gi, phai lam gi, lam gi, la gi, viec gi, can xin giay gi, giay gi, co can,
o dau, tai dau, den dau, toi dau, di dau, cho nao, noi nao, ai giai quyet, gap ai, hoi ai, la ai,
bao nhieu tien, het bao nhieu tien, het bao nhieu, mat bao nhieu tien, mat bao nhieu, bao nhieu, phi bao nhieu, mat phi khong, co mat phi khong, co mat tien khong, co ton tien khong,
mat bao lau, bao lau thi co, bao lau, trong bao lau, may ngay, mat may ngay, may gio thi, may gio, luc nao, khi nao, bao gio, ngay nao, thu may,
toi muon, em muon, minh muon, chung toi muon, cho toi hoi, cho em hoi, cho minh hoi, cho hoi, xin hoi, xin cho biet, cho biet, hoi ve, xin duoc hoi, kinh gui,
ad cho hoi, cho minh hoi ve, cho em hoi ve, cho toi hoi ve, muon hoi ve, muon hoi, muon biet, cho toi biet, cho em biet, xin chao, chao ad, chao can bo, thua can bo, kinh thua,
tu van giup, tu van cho, huong dan giup, chi giup, giup toi, giup em, giup minh, giup voi, gium em, gium toi, giup tui, xin cam on, cam on, lam on, khong biet, phai lam sao, thi sao, tinh sao, duoc huong gi, huong che do gi, dang can, dang muon, tui muon, tui can, bac muon, chau muon, con muon, gia dinh toi muon, gia dinh toi can, nha em muon,
co duoc khong, duoc khong, co phai khong, phai khong, co khong, khong a, hay khong, co phai, co the, co duoc,
toi can, em can, minh can, nha toi, can phai, nop o,
gom nhung buoc nao, gom may buoc, nhung buoc nao, may buoc, buoc nao, quy trinh, trinh tu, dua tren luat nao, dua tren quy dinh nao, theo luat nao, theo quy dinh nao,
can cu vao van ban nao, can cu vao nhung van ban phap luat nao, van ban phap luat nao, van ban nao, luat nao, quy dinh nao, can dieu kien gi, dieu kien gi, dieu kien nao,
can du bao nhieu tuoi, du bao nhieu tuoi, bao nhieu tuoi, may tuoi, nop may bo, may bo, danh cho ai, cach thanh toan, ban goc hay ban sao, va ai tham dinh, tinh tu luc nao
`);

/** When and where something was, which no name of a procedure says; dropped from questions only. Without marks. */
const ASIDES = phrasesOf(`
hom qua, hom nay, hom truoc, hom kia, hom bua, bua truoc, bua qua, bua nay, bua hom, tuan truoc, tuan roi, thang truoc, thang roi, nam ngoai, nam truoc, nam nay, nam roi,
vua roi, vua qua, moi day, dao nay, bay gio, hoi nay, luc nay, sang nay, chieu nay, ngay mai, moi nguoi, o xa em, o xa minh, o xa toi, xa em, xa minh, xa toi, xa nha, ben minh, phuong em, phuong minh, phuong toi, cho em, cho toi, cho tui, cho minh
`);

/** Splits a list of folded phrases into their words; the longest phrase comes first. */
function phrasesOf(list: string): string[][] {
  return list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .map((phrase) => phrase.split(' '))
    .sort((one, other) => other.length - one.length);
}

/**
 * Words for relatives, folded. One is dropped only before a word of `SPEAKERS`, as in “mẹ tôi”, because alone it may be
 * half of a name, as in “nhận cha, mẹ, con”.
 */
const RELATIVES = wordsOf(
  'ba ma me cha bo tia u vo chong con chau be ong noi ngoai bac chu co di cau mo thim anh chi em trai gai nha dinh',
);
const SPEAKERS = wordsOf('toi em minh tui tao nha');

/** Particles at the end of a question. */
const PARTICLES = wordsOf('a vay ha nhi nhe nha ad voi the hong ko k z oi');

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** A sentence of at least so many words in which somebody says what they want is a question. */
const MIN_SPOKEN_WORDS = 6;

function saysAWish(words: readonly string[]): boolean {
  const spelled = words.map((word) => word.toLowerCase());
  const wishes = spelled.flatMap((word, at) => (WISHES.has(word) ? [at] : []));
  return (
    wishes.length > 0 &&
    (spelled.slice(0, wishes[wishes.length - 1]).some((word) => WISHERS.has(word)) ||
      spelled.slice(wishes[0]! + 1).some((word) => SELF.has(word)))
  );
}

const WISHES = wordsOf('muốn cần xin');
const SELF = wordsOf('tôi tui em mình');
const WISHERS = new Set([...SELF, 'cháu', 'bác']);

function endsAsQuestion(folded: readonly string[]): boolean {
  let last = folded.length - 1;
  while (last > 0 && PARTICLES.has(folded[last]!)) last--;
  return QUESTION_ENDS.has(folded[last] ?? '');
}

/** A query that ends in one of these words is a question. */
const QUESTION_ENDS = new Set(['gi', 'dau', 'khong', 'nao', 'sao', 'ai']);

/** Small words that are removed from questions only, because in other queries they may be half of a name. */
const SMALL_WORDS = wordsOf(
  'tôi tui em mình bạn muốn phải cần nên ở để và về bị khi của là cho tại được không hông hổng hong có những này gì nào thì ạ à nhé nha ai với xin nữa đang đã sẽ rồi ơi ad luôn vậy cái vụ mà cũng dạ giùm giúp nhờ',
);
const FOLDED_SMALL_WORDS = wordsOf(
  'toi tui em minh muon phai can o de va ve bi khi cua la cho tai duoc khong co nhung nay gi nao thi ai voi xin ad oi luon cung',
);
