import { stripMarks } from '../text/fold.ts';

/**
 * Gives the words by which the index finds the number of a document or a procedure: one for the whole number, and one
 * each for the number without its year, with only one of its abbreviations, and with none.
 * @example numberTokens('31/2021/QĐ-UBND') // ['so312021qdubnd', 'so31qdubnd', 'so31qd', 'so31']
 * @example numberTokens('1.001193') // ['so1001193', 'so001193']
 */
export function numberTokens(number: string): string[] {
  const code = /^\s*(\d{1,2})\.(\d{5,7})/.exec(number);
  if (code) return [`so${code[1]}${code[2]}`, `so${code[2]}`];
  const parts = partsOf(number);
  if (!parts) return [];
  const { digits, year, letters } = parts;
  return [
    ...new Set([
      `so${digits}${year}${letters.join('')}`,
      `so${digits}${letters.join('')}`,
      ...letters.map((letter) => `so${digits}${letter}`),
      `so${digits}`,
    ]),
  ];
}

/** The number of a document or a procedure in a query. */
export interface NumberInQuery {
  /** The word by which the index finds it. */
  token: string;
  /** The number as offices write it: 25/QĐ-UBND. */
  written: string;
  /** The word by which the index finds this number on any kind of document. */
  digits: string;
  /** The abbreviations of the kind and the issuer, folded: qd, ubnd. */
  letters: string[];
}

/**
 * Finds the numbers of documents and procedures in a query, in any spelling. Gives as `rest` the folded query without
 * them.
 * @example findNumbers('so 25 QD UBND').numbers[0].token // 'so25qdubnd'
 */
export function findNumbers(query: string): { numbers: NumberInQuery[]; rest: string } {
  const plain = stripMarks(query);
  const numbers: NumberInQuery[] = [];
  let rest = plain;
  for (const pattern of PATTERNS)
    rest = rest.replace(pattern, (whole: string) => {
      const found = readNumber(whole);
      if (!found) return whole;
      numbers.push(found);
      return ' ';
    });
  return { numbers, rest: rest.replace(/\s+/g, ' ').trim() };
}

/** The abbreviations of the kinds of documents, folded, as a pattern. */
const KINDS = 'qd|kh|tb|bc|nq|ttr|ct|hd|cv|bb|gm|tt|nd|qc|pa|da|ctr|tc|to';
/** The abbreviations of issuers, folded, as a pattern. */
const ISSUERS = 'ubnd|hdnd|ttg|cp|tu|snv|bnv|btp|bca|bch|vp|vpub|mttq|hdnd-vp|qh|du';
const GAP = '[\\s/.\\-–,]{0,3}';

const PATTERNS = [
  // 25/QĐ-UBND, 25 qd ubnd, 31/2021/QĐ-TTg, 132-KH/UBND, 25/qdubnd
  new RegExp(
    `(?:\\bso\\b${GAP})?\\b\\d{1,5}${GAP}(?:(?:19|20)\\d{2}${GAP})?(?:${KINDS})(?:${GAP}(?:${ISSUERS}))?\\b`,
    'g',
  ),
  // QĐ 25, QĐ-UBND số 25, quyết định 25
  new RegExp(`\\b(?:${KINDS})(?:${GAP}(?:${ISSUERS}))?\\s*(?:so\\s*)?\\d{1,5}\\b`, 'g'),
  /\b(?:quyet dinh|ke hoach|thong bao|bao cao|nghi quyet|to trinh|chi thi|cong van|huong dan)\s+(?:so\s+)?\d{1,5}(?:\s*\/\s*(?:19|20)\d{2})?(?![\s/.\-–]*\d)\b/g,
  // 1.001193, 1 001193, 001193
  /\b\d{1,2}[.\s]\d{6}\b/g,
  /\b00\d{4}\b/g,
];

/** The names of kinds of documents, folded, with their abbreviations. */
const LETTERS_OF_KIND: Record<string, string> = {
  'quyet dinh': 'qd',
  'ke hoach': 'kh',
  'thong bao': 'tb',
  'bao cao': 'bc',
  'nghi quyet': 'nq',
  'to trinh': 'ttr',
  'chi thi': 'ct',
  'cong van': 'cv',
  'huong dan': 'hd',
};

function readNumber(typed: string): NumberInQuery | undefined {
  const code = /^(\d{1,2})[.\s](\d{6})$/.exec(typed) ?? /^()(00\d{4})$/.exec(typed);
  if (code) {
    const written = code.slice(1).filter(Boolean).join('.');
    return { token: `so${code[1]}${code[2]}`, written, digits: `so${code[2]}`, letters: [] };
  }
  let short = typed;
  for (const [name, sign] of Object.entries(LETTERS_OF_KIND)) short = short.replace(name, sign);
  const parts = partsOf(short);
  if (!parts) return undefined;
  const { digits, year, letters } = parts;
  const sign = letters.map((letter) => WRITTEN_LETTERS[letter] ?? letter.toUpperCase()).join('-');
  return {
    token: `so${digits}${year}${letters.join('')}`,
    written: [digits.padStart(2, '0'), year, sign].filter(Boolean).join('/'),
    digits: `so${digits}`,
    letters: letters,
  };
}

/** The abbreviations that offices do not write in plain capitals. */
const WRITTEN_LETTERS: Record<string, string> = {
  qd: 'QĐ',
  hd: 'HĐ',
  nd: 'NĐ',
  da: 'ĐA',
  du: 'ĐU',
  ttr: 'TTr',
  ctr: 'CTr',
  ttg: 'TTg',
  hdnd: 'HĐND',
};

function partsOf(number: string): { digits: string; year: string; letters: string[] } | undefined {
  const plain = stripMarks(number).replace(/\bso\b/g, ' ');
  const [digits, year = ''] = plain.match(/\d+/g) ?? [];
  if (!digits) return undefined;
  const letters = plain.match(/[a-z]+/g) ?? [];
  return {
    digits: String(Number(digits)),
    year: /^(19|20)\d{2}$/.test(year) ? year : '',
    letters: letters.flatMap(splitGlued),
  };
}

/** Splits the abbreviations of a kind and of an issuer that were typed without a space: “qdubnd” is qd and ubnd. */
function splitGlued(letters: string): string[] {
  const glued = new RegExp(`^(${KINDS})(${ISSUERS})$`).exec(letters);
  return glued ? [glued[1]!, glued[2]!] : [letters];
}
