import { stripMarks } from '../text/fold.ts';
import { foldedSyllables, hasMarks, normaliseTone, syllablesOf } from '../text/syllables.ts';
import type { SearchKind } from './kinds.ts';
import { findNumbers, numberTokens } from './numbers.ts';
import { toBareLocation, toKeywords, toLocation, type ContactQuestion } from './question.ts';
import { respell, swapEndings } from './spellings.ts';
import { correctionsOf, undoKeystrokes, vocabularyOf, type Vocabulary } from './typing.ts';

/** An entry of the small list that answers before the full text is there. */
export interface Title {
  kind: SearchKind | 'chuyen-muc';
  /** Below the portal's address. */
  address: string;
  title: string;
  /** What residents call it. */
  keywords: readonly string[];
  /** A phone number, hours or a day, shown with the title. */
  answer?: string;
}

export interface TitleMatch {
  title: Title;
  /** 1 is the title itself, in so many words. */
  score: number;
}

export interface TitleIndex {
  entries: readonly Indexed[];
  rarity: ReadonlyMap<string, number>;
  vocabulary: Vocabulary;
}

interface Indexed {
  title: Title;
  /** The title, then each keyword. */
  forms: { words: string[]; settled: string }[];
  numbers: string[];
}

/** Makes the list ready to be asked. */
export function indexTitles(titles: readonly Title[]): TitleIndex {
  const counts = new Map<string, number>();
  const marked = new Map<string, number>();
  const entries = titles.map(prepare);
  for (const { forms } of entries) {
    for (const word of new Set(forms.flatMap(({ words }) => words)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of forms.flatMap(({ settled }) => syllablesOf(settled)))
      marked.set(word, (marked.get(word) ?? 0) + 1);
  }
  const rarity = new Map(
    [...counts].map(([word, count]) => [word, Math.log(1 + titles.length / count)] as const),
  );
  const commonest = [...marked].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const vocabulary = vocabularyOf(
    commonest,
    entries.flatMap(({ forms }) => forms.map(({ words }) => words)),
  );
  return { entries, rarity, vocabulary };
}

/** Finds the titles a query may mean, best first. The last word may be half typed. */
export function matchTitles(index: TitleIndex, query: string, limit: number): TitleMatch[] {
  const scoreOf = scorerOf(index, query);
  return index.entries
    .map((entry) => ({ title: entry.title, score: scoreOf(entry) }))
    .filter(({ score }) => score > LEAST)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** Scores titles that the list may not hold, by how rare words are in the list. */
export function scoreTitles(index: TitleIndex, query: string, titles: readonly Title[]): number[] {
  return titles.map(prepare).map(scorerOf(index, query));
}

/** How an answer looks that tells what is asked for. */
const TELLS: Record<ContactQuestion, RegExp> = { hours: /\d\s*(?:giờ|h|:)/u, phone: /\d{2}[\s.]?\d{3}/ };

/** A title that holds less of a query than this is none of its answers. */
const LEAST = 0.45;

function prepare(title: Title): Indexed {
  const forms = [title.title, ...title.keywords].map((text) => ({
    words: foldedSyllables(text),
    settled: settle(text),
  }));
  const numbers = title.kind === 'van-ban' ? numberTokens(/số (\S+)/u.exec(title.title)?.[1] ?? '') : [];
  return { title, forms, numbers };
}

/** Reads a query once, in all the ways it may be meant, to score many titles by it. */
function scorerOf(index: TitleIndex, query: string): (entry: Indexed) => number {
  const typed = query.normalize('NFC').trim();
  const tokens = findNumbers(typed).numbers.map(({ token }) => token);
  const { words, isQuestion, asked } = toKeywords(typed);
  const place = toLocation(typed);
  const readings = [
    typed,
    ...respell(typed),
    swapEndings(typed),
    isQuestion ? words.join(' ') : undefined,
    place,
    ...(place === undefined ? [] : [toBareLocation(place), ...respell(place)]),
  ]
    .filter((text) => text !== undefined)
    .map((text, rank) => ({
      words: repair(foldedSyllables(text), syllablesOf(text), index),
      settled: hasMarks(text) ? settle(text) : undefined,
      weight: rank === 0 ? 1 : 0.98,
    }));
  return ({ title, forms, numbers }) => {
    if (tokens.some((token) => numbers.includes(token))) return 1;
    let best = 0;
    for (const reading of readings)
      for (const [place, form] of forms.entries())
        best = Math.max(
          best,
          reading.weight *
            (place === 0 ? 1 : 0.97) *
            likeness(reading.words, form, reading.settled, index.rarity),
        );
    if (asked && title.answer && TELLS[asked].test(title.answer)) {
      // Who asks for a number or for hours asks for a place first, then for a person.
      if (title.kind === 'giao-dich') return Math.max(best + 0.15, 0.5);
      if (title.kind === 'lanh-dao') return Math.max(best + 0.1, 0.5);
    }
    return isQuestion && title.kind === 'thu-tuc' ? best * 1.1 : best;
  };
}

/** Folded words in which slips of the fingers are corrected where the list knows better. */
function repair(folded: string[], typed: string[], { vocabulary, rarity }: TitleIndex): string[] {
  const known = (word: string, last: boolean) =>
    rarity.has(word) ||
    /\d/.test(word) ||
    (last && [...rarity.keys()].some((other) => other.startsWith(word)));
  return folded.map((word, at) => {
    if (known(word, at === folded.length - 1)) return word;
    const undone = undoKeystrokes(typed[at] ?? word);
    if (undone && rarity.has(stripMarks(undone))) return stripMarks(undone);
    return correctionsOf(word, vocabulary, folded[at - 1], folded[at + 1])[0] ?? word;
  });
}

/** From 0 to 1: how much of the query is in a title, side by side and marked as typed, and how much of the title that is. */
function likeness(
  words: string[],
  form: { words: string[]; settled: string },
  settled: string | undefined,
  rarity: ReadonlyMap<string, number>,
): number {
  let asked = 0;
  let found = 0;
  let beside = 0;
  let previous = -2;
  for (const [at, word] of words.entries()) {
    const weight = rarity.get(word) ?? 6;
    asked += weight;
    const isLast = at === words.length - 1;
    const fits = (other: string) => other === word || (isLast && other.startsWith(word));
    let place = fits(form.words[previous + 1] ?? '') ? previous + 1 : form.words.findIndex(fits);
    if (place < 0) place = -2;
    else {
      found += form.words[place] === word ? weight : weight * 0.9;
      if (place === previous + 1) beside++;
    }
    previous = place;
  }
  if (found === 0 || words.length === 0) return 0;
  const covered = found / asked;
  const inside = isInside(form.words, words) ? 0.6 + 0.4 * (sumOf(form.words, rarity) / asked) : 0;
  const whole = words.length / Math.max(words.length, form.words.length);
  const joined = words.length > 1 ? beside / (words.length - 1) : 1;
  const exact = settled !== undefined && form.settled.includes(settled) ? 1 : 0;
  return Math.max(
    inside,
    covered ** 2 *
      (0.7 + 0.12 * whole + 0.12 * Math.min(1, joined) + 0.06 * (settled === undefined ? 1 : exact)),
  );
}

/** Says whether a name of at least two words stands as it is within a query. */
function isInside(name: string[], words: string[]): boolean {
  return (
    name.length > 1 && words.some((_word, at) => name.every((each, offset) => words[at + offset] === each))
  );
}

function sumOf(words: string[], rarity: ReadonlyMap<string, number>): number {
  return words.reduce((sum, word) => sum + (rarity.get(word) ?? 6), 0);
}

function settle(text: string): string {
  return normaliseTone(text.toLowerCase());
}
