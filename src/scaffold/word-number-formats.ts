/**
 * The numbers of a list in words, letters or other characters, by the name of the format (ECMA-376, ST_NumberFormat).
 */
const FORMATS: Record<string, (number: number) => string> = {
  none: () => '',
  upperRoman: toRoman,
  lowerRoman: (number) => toRoman(number).toLowerCase(),
  upperLetter: (number) => toLetters(number, LATIN),
  lowerLetter: (number) => toLetters(number, LATIN).toLowerCase(),
  russianUpper: (number) => toLetters(number, RUSSIAN),
  russianLower: (number) => toLetters(number, RUSSIAN).toLowerCase(),
  decimalZero: (number) => String(number).padStart(2, '0'),
  numberInDash: (number) => `- ${number} -`,
  hex: (number) => number.toString(16).toUpperCase(),
  ordinal: (number) => `${number}${ordinalEndOf(number)}`,
  cardinalText: (number) => capitalised(inEnglish(number)),
  ordinalText: (number) => capitalised(asOrdinal(inEnglish(number))),
  vietnameseCounting: inVietnamese,
  chicago: (number) => [...'*†‡§'][(number - 1) % 4]!.repeat(Math.floor((number - 1) / 4) + 1),
  decimalFullWidth: toFullWidth,
  decimalFullWidth2: toFullWidth,
  decimalEnclosedCircle: (number) => signFrom('①', number, 20),
  decimalEnclosedCircleChinese: (number) => signFrom('①', number, 10),
  decimalEnclosedParen: (number) => signFrom('⑴', number, 20),
  decimalEnclosedFullstop: (number) => signFrom('⒈', number, 20),
};

/**
 * Writes the number of a list as Word does; in digits for a format of another script.
 * @param pattern the form of a custom format, by its first number: `001`
 * @example writeNumber(4, 'upperRoman') // 'IV'
 */
export function writeNumber(number: number, format: string, pattern = ''): string {
  if (format === 'custom') return String(number).padStart(/^0*1(?!\d)/.exec(pattern)?.[0].length ?? 1, '0');
  const write = FORMATS[format];
  return write && number >= (format === 'decimalZero' || format === 'none' ? 0 : 1) && number <= MAX_WRITTEN
    ? write(number)
    : String(number);
}

/** Greater numbers are written in digits. */
const MAX_WRITTEN = 32_767;

function toRoman(number: number): string {
  let rest = number;
  return ROMAN.map(([sign, worth]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return sign.repeat(times);
  }).join('');
}

const ROMAN: [string, number][] = [
  ...Object.entries({ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40 }),
  ...Object.entries({ X: 10, IX: 9, V: 5, IV: 4, I: 1 }),
];

/** Goes on after the last letter with the first one doubled: Z, AA, BB. */
function toLetters(number: number, letters: string[]): string {
  const letter = letters[(number - 1) % letters.length]!;
  return letter.repeat(Math.min(Math.floor((number - 1) / letters.length) + 1, 100));
}

const LATIN = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const RUSSIAN = [...'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ'];

function toFullWidth(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

/** Gives a character of a row that Unicode has for the numbers up to a last one. */
function signFrom(first: string, number: number, last: number): string {
  return number <= last ? String.fromCharCode(first.charCodeAt(0) + number - 1) : String(number);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Word spells numbers in English where it does not know how the language of the document does. */
function inEnglish(number: number): string {
  if (number < 20) return ENGLISH[number]!;
  if (number < 100)
    return ENGLISH_TENS[Math.floor(number / 10)]! + (number % 10 ? `-${inEnglish(number % 10)}` : '');
  const [size, word] = number < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = number % size;
  return `${inEnglish(Math.floor(number / size))} ${word}${rest ? ` ${inEnglish(rest)}` : ''}`;
}

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** @example asOrdinal('twenty-one') // 'twenty-first' */
function asOrdinal(words: string): string {
  return words.replace(/[a-z]{1,20}$/, (last) => ORDINALS[last] ?? `${last.replace(/y$/, 'ie')}th`);
}

const ORDINALS: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

function ordinalEndOf(number: number): string {
  const isTeen = Math.floor(number / 10) % 10 === 1;
  return (isTeen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th';
}

/** @example inVietnamese(25) // 'hai mươi lăm' */
function inVietnamese(number: number): string {
  const [tens, units] = [Math.floor(number / 10), number % 10];
  if (number < 10) return VIETNAMESE[number]!;
  if (number < 100) {
    const head = tens === 1 ? 'mười' : `${VIETNAMESE[tens]} mươi`;
    const tail = units === 5 ? 'lăm' : units === 1 && tens > 1 ? 'mốt' : VIETNAMESE[units];
    return units === 0 ? head : `${head} ${tail}`;
  }
  const [size, word] = number < 1000 ? [100, 'trăm'] : [1000, 'nghìn'];
  const rest = number % size;
  const gap = size === 1000 && rest > 0 && rest < 100 ? ' không trăm' : '';
  const zero = rest > 0 && rest < 10 ? ' linh' : '';
  return `${inVietnamese(Math.floor(number / size))} ${word}${gap}${zero}${rest ? ` ${inVietnamese(rest)}` : ''}`;
}

const VIETNAMESE = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
