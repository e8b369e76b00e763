import { stripMarks } from '../text/fold.ts';
import { normaliseSpelling, syllablesOf } from '../text/syllables.ts';

/** The names of items, each as the words it is made of. An item may have several names. */
export interface SpelledNames {
  /** The different words of the names, as they are written, in the order of their first places. */
  spellings: readonly SpelledWord[];
  /** How often each of these stands in the names. */
  times: readonly number[];
  /** For each name its words, as places in `spellings`. */
  names: readonly (readonly number[])[];
  /** For each name its item. */
  itemOfName: readonly number[];
  /** How many items there are. */
  items: number;
}

/** A word as names are compared. */
interface SpelledWord {
  folded: string;
  /** With its marks, as `normaliseSpelling` writes them. */
  marked: string;
}

/**
 * Spells names. Folds each word once, however often it is written, because an old phone folds only tens of thousands of
 * words in a second.
 * @param items for each item its names
 */
export function spellNames(items: readonly (readonly string[])[]): SpelledNames {
  const spellings: SpelledWord[] = [];
  const times: number[] = [];
  const placeOfWord = new Map<string, number>();
  const placeOf = (word: string) => {
    const known = placeOfWord.get(word);
    if (known !== undefined) return known;
    placeOfWord.set(word, spellings.length);
    times.push(0);
    return spellings.push({ folded: stripMarks(word), marked: normaliseSpelling(word) }) - 1;
  };
  /** The words of each stretch between spaces, cached, because most stretches are a word that was met before. */
  const pieces = new Map<string, readonly number[]>();
  const placesIn = (piece: string) => {
    const places = syllablesOf(piece).map(placeOf);
    pieces.set(piece, places);
    return places;
  };
  const spell = (name: string) => {
    const words: number[] = [];
    for (const piece of name.split(' ')) {
      const places = pieces.get(piece) ?? placesIn(piece);
      for (const place of places) {
        words.push(place);
        times[place]!++;
      }
    }
    return words;
  };
  return {
    ...{ spellings, times, items: items.length },
    names: items.flatMap((names) => names.map(spell)),
    itemOfName: items.flatMap((names, item) => names.map(() => item)),
  };
}
