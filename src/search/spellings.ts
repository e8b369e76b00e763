import { stripMarks } from '../text/fold.ts';
import { SPELLED_WORDS } from '../text/letters.ts';
import { otherEnding, syllablesOf } from '../text/syllables.ts';
import { ABBREVIATIONS } from './abbreviations.ts';

/**
 * Gives a query with its abbreviations written out, then a query with its names abbreviated. Leaves out a spelling
 * that is the query itself.
 * @example respell('UBND xã') // ['Ủy ban nhân dân xã']
 */
export function respell(query: string): string[] {
  const words = syllablesOf(query);
  const typed = words.join(' ');
  return [...new Set([writeOut(words), abbreviate(typed)])].filter((text) => text !== typed);
}

/**
 * Gives the other correct spellings of a query: those of `respell`, and the one with i and y swapped.
 * @example otherSpellings('kĩ thuật') // ['kỹ thuật']
 */
export function otherSpellings(query: string): string[] {
  return [...respell(query), swapEndings(query)].filter((text) => text !== undefined);
}

/** Says whether a word is one of the abbreviations that residents write. */
export function isAbbreviation(word: string): boolean {
  return mayAbbreviate(word) && NAME_OF_ABBREVIATION.has(stripMarks(word));
}

/**
 * Gives a query with every i and y swapped that may stand for each other; undefined when there are none.
 * @example swapEndings('kĩ thuật') // 'kỹ thuật'
 */
function swapEndings(query: string): string | undefined {
  const text = query.replace(SPELLED_WORDS, (word) => otherEnding(word) ?? word);
  return text === query ? undefined : text;
}

/** Each abbreviation without marks, with the name it stands for. */
const NAME_OF_ABBREVIATION = new Map(ABBREVIATIONS.map(([short, name]) => [stripMarks(short), name]));

/** Each name without marks, with its abbreviation; longest first, so that a name is found before its parts. */
const ABBREVIATION_OF_NAME = ABBREVIATIONS.filter(([short]) => short.length > 2)
  .map(([short, name]): [string, string] => [stripMarks(name), short])
  .sort(([one], [other]) => other.length - one.length);

function writeOut(words: readonly string[]): string {
  return words
    .map((word) => (mayAbbreviate(word) ? (NAME_OF_ABBREVIATION.get(stripMarks(word)) ?? word) : word))
    .join(' ');
}

function abbreviate(query: string): string {
  let text = ` ${query} `;
  let folded = stripMarks(text);
  for (const [name, short] of ABBREVIATION_OF_NAME) {
    const at = folded.indexOf(` ${name} `);
    // A position in the folded text is one in the text only if folding changed no length.
    if (at < 0 || folded.length !== text.length) continue;
    text = `${text.slice(0, at)} ${short}${text.slice(at + name.length + 1)}`;
    folded = stripMarks(text);
  }
  return text.trim();
}

/** Two letters are an abbreviation only in capitals: “kh” may be half a word. */
function mayAbbreviate(word: string): boolean {
  return word.length > 2 || (word.length === 2 && word === word.toUpperCase());
}
