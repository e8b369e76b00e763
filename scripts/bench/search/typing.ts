import { stripMarks } from '../../../src/text/fold.ts';
import type { Random } from '../random.ts';

const OTHER_TONE_PLACES = {
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

/** Puts tone marks on the other letter: “hòa” as “hoà”, “thuỷ” as “thủy”. */
export function moveTones(text: string): string {
  let moved = text;
  for (const [one, other] of Object.entries(OTHER_TONE_PLACES)) {
    moved = moved.replace(new RegExp(`(?<!q)${one}(?!\\p{L})`, 'giu'), other);
    if (moved === text) moved = moved.replace(new RegExp(`(?<!q)${other}(?!\\p{L})`, 'giu'), one);
  }
  return moved;
}

/** Leaves out, doubles, swaps or mistypes a letter in one word of at least three letters. */
export function misspell(title: string, random: Random): string {
  const words = title.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{3,}$/u.test(word) ? [index] : []));
  const index = random.pick(long);
  const letters = [...words[index]!];
  const at = 1 + random.below(words[index]!.length - 1);
  const wrong = random.pick([
    () => letters.toSpliced(at, 1),
    () => letters.toSpliced(at, 0, letters[at]!),
    () => letters.toSpliced(at - 1, 2, letters[at]!, letters[at - 1]!),
    () => letters.toSpliced(at, 1, nextKey(stripMarks(letters[at]!), random)),
  ])();
  return words.with(index, wrong.join('')).join(' ');
}

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function nextKey(letter: string, random: Random): string {
  const row = KEY_ROWS.find((keys) => keys.includes(letter)) ?? KEY_ROWS[1]!;
  const at = row.indexOf(letter);
  return row[at === 0 ? 1 : at === row.length - 1 ? at - 1 : at + random.pick([-1, 1])]!;
}

/** Writes two words as the Telex or VNI keys that make them; undefined where fewer than two words have marks. */
export function leaveKeystrokes(title: string, random: Random): string | undefined {
  const words = title.toLowerCase().split(' ');
  const marked = words.flatMap((word, index) =>
    /^\p{L}{2,}$/u.test(word) && stripMarks(word) !== word ? [index] : [],
  );
  if (marked.length < 2) return undefined;
  const toKeys = random.pick([toTelex, toVni]);
  for (const index of random.some(marked, 2)) words[index] = toKeys(words[index]!);
  return words.join(' ');
}

const CIRCUMFLEX = '\u0302';
const BREVE = '\u0306';
const HORN = '\u031b';

const TELEX_TONES: Record<string, string> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
};

const VNI_TONES: Record<string, string> = {
  '\u0300': '2',
  '\u0301': '1',
  '\u0303': '4',
  '\u0309': '3',
  '\u0323': '5',
};

const VNI_MARKS: Record<string, string> = { [CIRCUMFLEX]: '6', [HORN]: '7', [BREVE]: '8' };

function toTelex(word: string): string {
  const { letters, tone } = splitTone(word.replaceAll('đ', 'dd').replaceAll('ươ', 'uow'), TELEX_TONES);
  const keys = letters.map((part, at) =>
    part === CIRCUMFLEX ? letters[at - 1]! : part === BREVE || part === HORN ? 'w' : part,
  );
  return keys.join('').replace('uwow', 'uow') + tone;
}

function toVni(word: string): string {
  const { letters, tone } = splitTone(word.replaceAll('đ', 'd9'), VNI_TONES);
  return letters.map((part) => VNI_MARKS[part] ?? part).join('') + tone;
}

/** Parts a syllable into its letters and other marks, and the key of its tone. */
function splitTone(word: string, tones: Record<string, string>): { letters: string[]; tone: string } {
  const parts = [...word.normalize('NFD')];
  const tone = parts.find((part) => part in tones);
  return { letters: parts.filter((part) => !(part in tones)), tone: tone ? tones[tone]! : '' };
}
