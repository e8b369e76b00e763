import { stripMarks } from '../text/fold.ts';
import { otherEnding, syllablesOf } from '../text/syllables.ts';
import { ABBREVIATIONS } from './abbreviations.ts';

/**
 * Gives a query with the abbreviations in it written out, then with names in it made short; without those that
 * change nothing.
 * @example respell('UBND xã') // ['Ủy ban nhân dân xã']
 */
export function respell(query: string): string[] {
  const words = syllablesOf(query);
  const long = words.map((word) => (isShort(word) ? (LONG.get(stripMarks(word)) ?? word) : word)).join(' ');
  let short = ` ${words.join(' ')} `;
  for (const [name, replaced] of SHORTER) {
    const at = ` ${stripMarks(short).trim()} `.indexOf(` ${name} `);
    if (at >= 0 && stripMarks(short).length === short.length)
      short = `${short.slice(0, at)} ${replaced}${short.slice(at + name.length + 1)}`;
  }
  const given = words.join(' ');
  return [...new Set([long, short.trim()])].filter((text) => text !== given);
}

/**
 * Gives a query with every i and y that may stand for each other swapped, or undefined when there are none.
 * @example swapEndings('kĩ thuật') // 'kỹ thuật'
 */
export function swapEndings(query: string): string | undefined {
  let swapped = false;
  const text = query.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const other = otherEnding(word);
    if (!other) return word;
    swapped = true;
    return other;
  });
  return swapped ? text : undefined;
}

/** Says whether a word is one of the abbreviations that residents write. */
export function isAbbreviation(word: string): boolean {
  return isShort(word) && LONG.has(stripMarks(word));
}

const LONG = new Map(ABBREVIATIONS.map(([short, long]) => [stripMarks(short), long]));

/** Longest names first, so that a whole is found before its parts. */
const SHORTER = ABBREVIATIONS.filter(([short]) => short.length > 2)
  .map(([short, long]): [string, string] => [stripMarks(long), short])
  .sort(([one], [other]) => other.length - one.length);

/** Two letters are an abbreviation only in capitals. */
function isShort(word: string): boolean {
  return word.length > 2 || (word.length === 2 && word === word.toUpperCase());
}
