import { stripMarks } from '../text/fold.ts';
import { foldedSyllables, normaliseSpelling, syllablesOf } from '../text/syllables.ts';
import { undoKeystrokes } from './keystrokes.ts';
import type { QueryReading, QueryWord } from './likeness.ts';
import { completionsOf } from './most-asked.ts';
import { rangeOf } from './names.ts';
import { meaningOf, type Meaning } from './readings.ts';
import type { Stretch } from './story.ts';
import type { TitleIndex } from './title-index.ts';
import { correctionsOf } from './typos.ts';

/** A query as it is compared with names. */
export interface PreparedQuery {
  typed: string;
  meaning: Meaning;
  readings: QueryReading[];
  completions: QueryReading[];
  /** The stretches of a story; none for a query that is no story. */
  stretches: QueryReading[];
}

/**
 * Prepares a query. Keeps the last one, because the page asks twice: for the table, and for what the full text finds
 * besides.
 */
export function prepareQuery(index: TitleIndex, query: string, isHalfTyped: boolean): PreparedQuery {
  const known = lastPrepared.get(index);
  if (known?.query === query && known.isHalfTyped === isHalfTyped) return known.prepared;
  const typed = query.normalize('NFC').trim();
  const meaning = meaningOf(typed, index.vocabulary);
  const correct = correctorOf(index);
  const prepared = {
    ...{ typed, meaning },
    readings: prepareReadings(meaning.texts, index, correct, isHalfTyped),
    completions: prepareCompletions(completionsOf(typed), index, correct),
    stretches: prepareStretches(meaning.stretches, index, correct),
  };
  lastPrepared.set(index, { query, isHalfTyped, prepared });
  return prepared;
}

const lastPrepared = new WeakMap<
  TitleIndex,
  { query: string; isHalfTyped: boolean; prepared: PreparedQuery }
>();

/** Prepares the readings of a query to be compared with names. */
function prepareReadings(
  texts: readonly string[],
  index: TitleIndex,
  correct: WordCorrector,
  isHalfTyped: boolean,
): QueryReading[] {
  return texts.map((text) => {
    const typedWords = syllablesOf(text).map(normaliseSpelling);
    const words = correctWords(text, correct).map((folded, at) => {
      const marked = typedWords[at] ?? folded;
      return { folded, marked: marked === folded || stripMarks(marked) !== folded ? undefined : marked };
    });
    return { words, isHalfTyped: isHalfTyped || isUnfinished(words, index) };
  });
}

/** Says whether the last word of a query is only the beginning of one: “căn c”, although some name has a “C”. */
function isUnfinished(words: readonly QueryWord[], { names: { rarity } }: TitleIndex): boolean {
  const [before, last] = [words[words.length - 2]?.folded, words[words.length - 1]?.folded ?? ''];
  if (!rarity.has(last)) return true;
  if (before === undefined || last.length > MAX_BEGINNING_LETTERS) return false;
  return !rarity.hasPair(before, last) && rarity.ofBeginning(last, before) !== undefined;
}

/** The most letters of a known last word that may be the beginning of a longer one; a longer word counts as whole. */
const MAX_BEGINNING_LETTERS = 2;

/** Prepares what a few letters may be completed to; what is asked most counts most. */
function prepareCompletions(
  completions: readonly string[],
  index: TitleIndex,
  correct: WordCorrector,
): QueryReading[] {
  return prepareReadings(completions, index, correct, false).map((reading, at) => ({
    ...reading,
    factor: COMPLETED_FACTOR - NEXT_COMPLETION * at,
  }));
}

/** Factor for a reading in which a few letters are completed to what is asked most. */
const COMPLETED_FACTOR = 2;

/** Each further completion counts this much less than the one before. */
const NEXT_COMPLETION = 0.1;

/** Prepares the stretches of a story; what each counts stays with it. */
function prepareStretches(
  stretches: readonly Stretch[],
  index: TitleIndex,
  correct: WordCorrector,
): QueryReading[] {
  const texts = stretches.map(({ text }) => text);
  return prepareReadings(texts, index, correct, false).map((reading, at) => ({
    ...reading,
    factor: stretches[at]!.factor,
  }));
}

/** Gives the folded words of a text, with the typos corrected for which the table has a likelier word. */
function correctWords(text: string, correct: WordCorrector): string[] {
  const typed = syllablesOf(text);
  const folded = foldedSyllables(text);
  return folded.map((word, at) =>
    correct(typed[at] ?? word, word, folded[at - 1], folded[at + 1], at === folded.length - 1),
  );
}

/** Gives a word as the table has it: the folded word itself, or what it stands for when it is misspelt. */
type WordCorrector = (
  typed: string,
  folded: string,
  before: string | undefined,
  after: string | undefined,
  isLast: boolean,
) => string;

/**
 * Makes a corrector that looks each word up once between the same neighbours, because the stretches of a story overlap.
 */
function correctorOf({ vocabulary, names: { words, rarity } }: TitleIndex): WordCorrector {
  const known = new Map<string, string>();
  const isBeginning = (word: string) => {
    const [from, to] = rangeOf(words, word);
    return to > from;
  };
  return (typed, word, before, after, isLast) => {
    if (rarity.has(word) || /\d/.test(word) || (isLast && isBeginning(word))) return word;
    const key = [typed, word, before, after].join(' ');
    let corrected = known.get(key);
    if (corrected === undefined) {
      const undone = undoKeystrokes(typed);
      corrected =
        undone && rarity.has(stripMarks(undone))
          ? stripMarks(undone)
          : (correctionsOf(word, vocabulary, before, after)[0] ?? word);
      known.set(key, corrected);
    }
    return corrected;
  };
}
