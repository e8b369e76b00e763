import { stripMarks } from '../text/fold.ts';
import { foldedSyllables, hasMarks, normaliseTone, syllablesOf } from '../text/syllables.ts';
import { undoKeystrokes } from './keystrokes.ts';
import type { SearchKind } from './kinds.ts';
import { titleLikeness, type QueryReading, type TitleForm } from './likeness.ts';
import { findNumbers, numberTokens } from './numbers.ts';
import { toBareLocation, toKeywords, toLocation, type ContactQuestion } from './question.ts';
import { otherSpellings, respell } from './spellings.ts';
import { correctionsOf } from './typos.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** Titles at or below this score are no match. */
const MIN_SCORE = 0.45;

/** Factor for a reading of the query other than as typed. */
const OTHER_READING = 0.98;
/** Factor for a keyword instead of the title. */
const KEYWORD = 0.97;
/** Factor for a procedure, when the query is a question. */
const PROCEDURE = 1.1;

// What is added to the score of a contact that answers a question for a phone number or for hours.
const PLACE_BONUS = 0.15;
const LEADER_BONUS = 0.1;

/** The least score of such a contact; it is above `MIN_SCORE`. */
const MIN_CONTACT_SCORE = 0.5;

/** An entry of the small list that gives suggestions before the full text is loaded. */
export interface Title {
  kind: SearchKind | 'chuyen-muc';
  /** Relative to the portal's address. */
  address: string;
  title: string;
  /** Other names that residents use for it. */
  keywords: readonly string[];
  /** A phone number, hours or a day, shown beside the title. */
  answer?: string;
}

/** A title that a query may mean. */
export interface TitleMatch {
  title: Title;
  /** 1 when the query is the title itself. */
  score: number;
}

/** The list of titles, ready to be searched. */
export interface TitleIndex {
  entries: readonly IndexedTitle[];
  /** The folded syllables of each title and of each keyword. */
  words: readonly string[][];
  /** How rare each folded syllable is among the titles: the logarithm of titles per occurrence. */
  rarity: ReadonlyMap<string, number>;
  vocabulary: Vocabulary;
}

interface IndexedTitle {
  title: Title;
  /** The title, then each keyword. */
  forms: TitleForm[];
  /** The words by which the index finds the document's number. */
  numbers: string[];
}

/** Prepares a list of titles to be searched. */
export function indexTitles(titles: readonly Title[]): TitleIndex {
  const folded = new Map<string, number>();
  const marked = new Map<string, number>();
  const entries = titles.map(prepare);
  for (const { forms } of entries) {
    for (const word of new Set(forms.flatMap(({ words }) => words)))
      folded.set(word, (folded.get(word) ?? 0) + 1);
    for (const word of forms.flatMap(({ normalised }) => syllablesOf(normalised)))
      marked.set(word, (marked.get(word) ?? 0) + 1);
  }
  const rarity = new Map(
    [...folded].map(([word, count]) => [word, Math.log(1 + titles.length / count)] as const),
  );
  const commonest = [...marked].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const words = entries.flatMap(({ forms }) => forms.map((form) => form.words));
  return { entries, words, rarity, vocabulary: vocabularyOf(commonest, words) };
}

/** Finds the titles a query may mean, best first. The last word of the query may be half typed. */
export function matchTitles(index: TitleIndex, query: string, limit: number): TitleMatch[] {
  const scoreOf = scorerOf(index, query);
  return index.entries
    .map((entry) => ({ title: entry.title, score: scoreOf(entry) }))
    .filter(({ score }) => score > MIN_SCORE)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** Scores titles that need not be in the list; how rare their words are is taken from the list. */
export function scoreTitles(index: TitleIndex, query: string, titles: readonly Title[]): number[] {
  return titles.map(prepare).map(scorerOf(index, query));
}

function prepare(title: Title): IndexedTitle {
  const forms = [title.title, ...title.keywords].map((text) => ({
    words: foldedSyllables(text),
    normalised: normalise(text),
  }));
  const numbers = title.kind === 'van-ban' ? numberTokens(/số (\S+)/u.exec(title.title)?.[1] ?? '') : [];
  return { title, forms, numbers };
}

/** Gives the function that scores a title for a query. The query is read only once, because there are many titles. */
function scorerOf(index: TitleIndex, query: string): (entry: IndexedTitle) => number {
  const typed = query.normalize('NFC').trim();
  const tokens = findNumbers(typed).numbers.map(({ token }) => token);
  const { isQuestion, asksFor } = toKeywords(typed);
  const readings = readingsOf(typed, index);
  return ({ title, forms, numbers }) => {
    if (tokens.some((token) => numbers.includes(token))) return 1;
    let best = 0;
    for (const [rank, reading] of readings.entries())
      for (const [place, form] of forms.entries())
        best = Math.max(
          best,
          (rank === 0 ? 1 : OTHER_READING) *
            (place === 0 ? 1 : KEYWORD) *
            titleLikeness(reading, form, index.rarity),
        );
    if (asksFor && title.answer && CONTACT_ANSWERS[asksFor].test(title.answer)) {
      if (title.kind === 'giao-dich') return Math.max(best + PLACE_BONUS, MIN_CONTACT_SCORE);
      if (title.kind === 'lanh-dao') return Math.max(best + LEADER_BONUS, MIN_CONTACT_SCORE);
    }
    return isQuestion && title.kind === 'thu-tuc' ? best * PROCEDURE : best;
  };
}

/** The form of an answer to each question. */
const CONTACT_ANSWERS: Record<ContactQuestion, RegExp> = {
  hours: /\d\s*(?:giờ|h|:)/u,
  phone: /\d{2}[\s.]?\d{3}/,
};

/** Lists the ways a query may be meant: as typed, in other spellings, and without the words of a question. */
function readingsOf(typed: string, index: TitleIndex): QueryReading[] {
  const { words, isQuestion } = toKeywords(typed);
  const place = toLocation(typed);
  return [
    typed,
    ...otherSpellings(typed),
    isQuestion ? words.join(' ') : undefined,
    place,
    ...(place === undefined ? [] : [toBareLocation(place), ...respell(place)]),
  ]
    .filter((text) => text !== undefined)
    .map((text) => ({
      words: correctWords(text, index),
      normalised: hasMarks(text) ? normalise(text) : '',
    }));
}

/** Gives the folded words of a text, with the typos corrected for which the list has a likelier word. */
function correctWords(text: string, { vocabulary, rarity }: TitleIndex): string[] {
  const typed = syllablesOf(text);
  const folded = foldedSyllables(text);
  const isCorrect = (word: string, isLast: boolean) =>
    rarity.has(word) ||
    /\d/.test(word) ||
    (isLast && [...rarity.keys()].some((other) => other.startsWith(word)));
  return folded.map((word, at) => {
    if (isCorrect(word, at === folded.length - 1)) return word;
    const undone = undoKeystrokes(typed[at] ?? word);
    if (undone && rarity.has(stripMarks(undone))) return stripMarks(undone);
    return correctionsOf(word, vocabulary, folded[at - 1], folded[at + 1])[0] ?? word;
  });
}

function normalise(text: string): string {
  return normaliseTone(text.toLowerCase());
}
