import { stripMarks } from '../text/fold.ts';
import { normaliseTone, syllablesOf } from '../text/syllables.ts';

/** The names of things, each as the words it is made of. */
export interface SpelledNames {
  /** The different words of the names, as they are written, in the order of their first places. */
  spellings: readonly SpelledWord[];
  /** How often each of these stands in the names. */
  times: readonly number[];
  /** For each name its words, as places in `spellings`. */
  names: readonly (readonly number[])[];
  /** For each name its thing. */
  thingOfName: readonly number[];
  /** How many things there are. */
  things: number;
}

/** A word as names are compared. */
interface SpelledWord {
  folded: string;
  /** With its marks, in small letters, each tone in one place. */
  marked: string;
}

/**
 * Spells names. Folds each word once, however often it is written, because an old phone folds ten thousands of words in
 * a second.
 * @param things for each thing its names
 */
export function spellNames(things: readonly (readonly string[])[]): SpelledNames {
  const spellings: SpelledWord[] = [];
  const times: number[] = [];
  const placeOfWord = new Map<string, number>();
  const placeOf = (word: string) => {
    const known = placeOfWord.get(word);
    if (known !== undefined) return known;
    placeOfWord.set(word, spellings.length);
    times.push(0);
    return spellings.push({ folded: stripMarks(word), marked: normaliseTone(word.toLowerCase()) }) - 1;
  };
  /** What stands between spaces, with its words: most often one word, met before. */
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
    ...{ spellings, times, things: things.length },
    names: things.flatMap((names) => names.map(spell)),
    thingOfName: things.flatMap((names, thing) => names.map(() => thing)),
  };
}
