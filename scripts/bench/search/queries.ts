import { stripMarks } from '../../../src/text/fold.ts';
import { foldedSyllables, otherEnding, syllablesOf } from '../../../src/text/syllables.ts';
import type { Item } from './corpus.ts';
import { randomFrom, type Random } from './random.ts';

/** A query with the addresses, any of which answers it. */
export interface Query {
  text: string;
  answers: readonly string[];
}

/** How a query of each kind is made from an item; undefined where the item gives none. */
type Maker = (item: Item, random: Random) => string | undefined;

const titleOf: Maker = ({ number, title }) => (number ? undefined : title);

/** The kinds of known-item queries, each with how it is made. */
export const QUERY_KINDS: Readonly<Record<string, Maker>> = {
  'tên đủ dấu': titleOf,
  'tên không dấu': changed(stripMarks),
  'tên, đ gõ thành d': changed((title) => title.replaceAll('đ', 'd').replaceAll('Đ', 'D')),
  'tên ở dạng NFD': changed((title) => title.normalize('NFD')),
  'tên, dấu thanh đặt chỗ kia': changed(moveTones),
  'tên, i và y đổi chỗ': changed((title) => eachWord(title, (word) => otherEnding(word) ?? word)),
  'tên viết hoa': (item, random) => titleOf(item, random)?.toUpperCase(),
  'một phần tên, không dấu': (item, random) => partOf(item, random),
  'viết tắt': changed((title) =>
    SHORT_FORMS.reduce((text, [long, short]) => text.replace(long, short), title),
  ),
  'số hiệu văn bản': ({ number }, random) => number && spellNumber(number, random),
  'gõ sai một chữ': (item, random) => {
    const title = titleOf(item, random);
    return title && slip(title, random);
  },
  'phím Telex, VNI còn sót': (item, random) => {
    const title = titleOf(item, random);
    return title && leaveKeystrokes(title, random);
  },
  'một câu trong bài': ({ sentences }, random) => random.pick(sentences.filter((text) => text.length > 40)),
  'cụm từ trong ngoặc kép': ({ sentences }, random) => {
    const words = random
      .pick(sentences)
      .replace(/[.,;:]/g, '')
      .split(' ');
    const start = random.below(Math.max(1, words.length - 5));
    return words.length > 6 ? `"${words.slice(start, start + 5).join(' ')}"` : undefined;
  },
};

/** Draws queries of one kind; an item counts as an answer when it holds what the query was drawn from as well. */
export function drawQueries(kind: string, items: readonly Item[], count: number): Query[] {
  const random = randomFrom(kind.length * 7919 + count);
  const queries: Query[] = [];
  for (const item of random.shuffle(items)) {
    if (queries.length === count) break;
    const text = QUERY_KINDS[kind]!(item, random);
    if (!text) continue;
    const answers = items.filter((other) => answersTo(kind, text, item, other)).map(({ address }) => address);
    // A sentence that many items share stands for none of them.
    if (answers.length <= MOST_ANSWERS) queries.push({ text, answers });
  }
  return queries;
}

const MOST_ANSWERS = 4;

function answersTo(kind: string, text: string, item: Item, other: Item): boolean {
  if (other === item) return true;
  if (kind === 'một câu trong bài') return other.sentences.includes(text);
  if (kind === 'cụm từ trong ngoặc kép')
    return other.sentences.some((sentence) => sentence.replace(/[.,;:]/g, '').includes(text.slice(1, -1)));
  if (kind === 'một phần tên, không dấu')
    return ` ${foldedSyllables(other.title).join(' ')} `.includes(` ${text} `);
  return other.title === item.title;
}

/** Only titles that the change changes say anything about it. */
function changed(change: (title: string) => string): Maker {
  return (item, random) => {
    const title = titleOf(item, random);
    const other = title && change(title);
    return other === title ? undefined : other;
  };
}

function eachWord(text: string, change: (word: string) => string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, change);
}

function moveTones(text: string): string {
  const pairs = {
    òa: 'oà',
    óa: 'oá',
    ỏa: 'oả',
    õa: 'oã',
    ọa: 'oạ',
    ùy: 'uỳ',
    úy: 'uý',
    ủy: 'uỷ',
    ũy: 'uỹ',
    ụy: 'uỵ',
  };
  let moved = text;
  for (const [one, other] of Object.entries(pairs)) {
    moved = moved.replace(new RegExp(`(?<!q)${one}(?!\\p{L})`, 'giu'), other);
    if (moved === text) moved = moved.replace(new RegExp(`(?<!q)${other}(?!\\p{L})`, 'giu'), one);
  }
  return moved;
}

function partOf({ number, title }: Item, random: Random): string | undefined {
  const words = syllablesOf(title);
  if (number || words.length < 6) return undefined;
  const length = 4 + random.below(words.length - 5);
  const start = random.below(words.length - length + 1);
  return stripMarks(words.slice(start, start + length).join(' '));
}

const SHORT_FORMS: readonly [RegExp, string][] = [
  [/Ủy ban nhân dân/i, 'UBND'],
  [/giấy chứng nhận quyền sử dụng đất/i, 'GCN QSDĐ'],
  [/bảo hiểm y tế/i, 'BHYT'],
  [/bảo hiểm xã hội/i, 'BHXH'],
  [/hộ kinh doanh/i, 'HKD'],
  [/quyền sử dụng đất/i, 'QSDĐ'],
  [/giải phóng mặt bằng/i, 'GPMB'],
  [/giấy phép xây dựng/i, 'GPXD'],
  [/an toàn giao thông/i, 'ATGT'],
  [/hợp tác xã/i, 'HTX'],
  [/nghĩa vụ quân sự/i, 'NVQS'],
  [/phòng cháy, chữa cháy/i, 'PCCC'],
  [/sốt xuất huyết/i, 'SXH'],
  [/người cao tuổi/i, 'NCT'],
  [/người có công/i, 'NCC'],
  [/kế hoạch/i, 'KH'],
];

function spellNumber(number: string, random: Random): string {
  const plain = stripMarks(number);
  return random.pick([
    number,
    plain.toUpperCase(),
    plain.replace(/[/-]/g, ' '),
    `so ${plain.replace(/[/-]/g, ' ').toUpperCase()}`,
    `số ${number.replaceAll('/', ' / ')}`,
    number.replace('/', '-').replaceAll('-', '/'),
    number.replace(/[/-]/g, ''),
  ]);
}

/** One slip of a finger in one word of at least three letters: a letter left out, doubled, swapped or from the next key. */
function slip(title: string, random: Random): string {
  const words = title.split(' ');
  const long = words.flatMap((word, at) => (/^\p{L}{3,}$/u.test(word) ? [at] : []));
  const at = random.pick(long);
  const word = words[at]!;
  const place = 1 + random.below(word.length - 1);
  const letters = [...word];
  const wrong = random.pick([
    () => letters.toSpliced(place, 1),
    () => letters.toSpliced(place, 0, letters[place]!),
    () => letters.toSpliced(place - 1, 2, letters[place]!, letters[place - 1]!),
    () => letters.toSpliced(place, 1, nextKey(stripMarks(letters[place]!), random)),
  ])();
  return words.with(at, wrong.join('')).join(' ');
}

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function nextKey(letter: string, random: Random): string {
  const row = KEY_ROWS.find((keys) => keys.includes(letter)) ?? KEY_ROWS[1]!;
  const at = row.indexOf(letter);
  return row[at === 0 ? 1 : at === row.length - 1 ? at - 1 : at + random.pick([-1, 1])]!;
}

const TELEX: Record<string, string> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
};
const VNI: Record<string, string> = {
  '\u0300': '2',
  '\u0301': '1',
  '\u0303': '4',
  '\u0309': '3',
  '\u0323': '5',
};

/** Writes two words as the keys that make them. */
function leaveKeystrokes(title: string, random: Random): string | undefined {
  const words = title.toLowerCase().split(' ');
  const marked = words.flatMap((word, at) =>
    /^\p{L}{2,}$/u.test(word) && stripMarks(word) !== word ? [at] : [],
  );
  if (marked.length < 2) return undefined;
  const toKeys = random.pick([toTelex, toVni]);
  for (const at of random.some(marked, 2)) words[at] = toKeys(words[at]!);
  return words.join(' ');
}

function toTelex(word: string): string {
  const parts = [...word.replaceAll('đ', 'dd').replaceAll('ươ', 'uow').normalize('NFD')];
  const tone = parts.find((part) => part in TELEX);
  const plain = parts
    .filter((part) => !(part in TELEX))
    .map((part, at) =>
      part === '\u0302'
        ? parts.filter((each) => !(each in TELEX))[at - 1]!
        : part === '\u0306' || part === '\u031b'
          ? 'w'
          : part,
    );
  return plain.join('').replace('uwow', 'uow') + (tone ? TELEX[tone]! : '');
}

function toVni(word: string): string {
  const parts = [...word.replaceAll('đ', 'd9').normalize('NFD')];
  const tone = parts.find((part) => part in VNI);
  const digits: Record<string, string> = { '\u0302': '6', '\u031b': '7', '\u0306': '8' };
  return (
    parts
      .filter((part) => !(part in VNI))
      .map((part) => digits[part] ?? part)
      .join('') + (tone ? VNI[tone]! : '')
  );
}
