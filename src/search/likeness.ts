// What the likeness of a query and a title consists of; the four parts add up to 1.
/** For the shared words, wherever these stand. */
const WORDS_PART = 0.7;
/** For the length of the query beside that of the title. */
const LENGTH_PART = 0.12;
/** For neighbouring words that are neighbours in the title too. */
const ORDER_PART = 0.12;
/** For the marks as typed. */
const MARKS_PART = 0.06;

/** The least likeness of a query that holds the whole title among other words. */
const CONTAINED_TITLE = 0.6;

/** How much a half typed word counts beside a whole one. */
const BEGINNING = 0.9;

/** The rarity of a word that stands in no title. */
const MAX_RARITY = 6;

/** An index that no word of a title follows. */
const NOWHERE = -2;

/** A title or a keyword, ready to be compared with queries. */
export interface TitleForm {
  /** The folded syllables. */
  words: string[];
  /** The text in small letters, with its marks, each tone in one place. */
  normalised: string;
}

/** A query in one of the ways it may be meant. */
export interface QueryReading {
  /** The folded syllables, with typos corrected. */
  words: string[];
  /** As `TitleForm.normalised`; empty when the query was typed without marks, so that every title contains it. */
  normalised: string;
}

/**
 * Compares a query with a title, from 0 for no common word to 1 for the title itself. Counts the words they share, the
 * rarer the more; whether these stand side by side and have the same marks; and how much of the title they are.
 * @param rarity of each folded syllable
 */
export function titleLikeness(
  query: QueryReading,
  title: TitleForm,
  rarity: ReadonlyMap<string, number>,
): number {
  const { words, normalised } = query;
  const { shared, adjacent } = sharedWords(words, title.words, rarity);
  if (shared === 0) return 0;
  const total = rarityOf(words, rarity);
  const containing = holdsName(words, title.words)
    ? CONTAINED_TITLE + (1 - CONTAINED_TITLE) * (rarityOf(title.words, rarity) / total)
    : 0;
  const length = words.length / Math.max(words.length, title.words.length);
  const order = words.length > 1 ? adjacent / (words.length - 1) : 1;
  const marks = title.normalised.includes(normalised) ? 1 : 0;
  return Math.max(
    containing,
    (shared / total) ** 2 *
      (WORDS_PART + LENGTH_PART * length + ORDER_PART * Math.min(1, order) + MARKS_PART * marks),
  );
}

/**
 * Finds the words of a query that a title has: the sum of their rarity, and how many of them follow the word before
 * them in the title too.
 */
function sharedWords(
  words: readonly string[],
  title: readonly string[],
  rarity: ReadonlyMap<string, number>,
): { shared: number; adjacent: number } {
  let [shared, adjacent] = [0, 0];
  let previous = NOWHERE;
  for (const [at, word] of words.entries()) {
    const weight = rarity.get(word) ?? MAX_RARITY;
    const isLast = at === words.length - 1;
    const fits = (other: string) => other === word || (isLast && other.startsWith(word));
    const index = fits(title[previous + 1] ?? '') ? previous + 1 : title.findIndex(fits);
    if (index >= 0) {
      shared += title[index] === word ? weight : weight * BEGINNING;
      if (index === previous + 1) adjacent++;
    }
    previous = index < 0 ? NOWHERE : index;
  }
  return { shared, adjacent };
}

/** Says whether a name of at least two words stands within a query, its words side by side. */
function holdsName(words: readonly string[], name: readonly string[]): boolean {
  return (
    name.length > 1 && words.some((_word, at) => name.every((each, offset) => words[at + offset] === each))
  );
}

function rarityOf(words: readonly string[], rarity: ReadonlyMap<string, number>): number {
  return words.reduce((sum, word) => sum + (rarity.get(word) ?? MAX_RARITY), 0);
}
