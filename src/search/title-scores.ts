import { foldedSyllables } from '../text/syllables.ts';
import { likenesses, OF_STORY, type LikenessMeasure, type QueryReading } from './likeness.ts';
import { namesWithPhrase, type NameIndex } from './names.ts';
import { findNumbers, numberTokens } from './numbers.ts';
import { prepareQuery, type PreparedQuery } from './prepare-query.ts';
import { scoreAsAnswer } from './question-scores.ts';
import { indexWith, type TitleEntry, type TitleIndex } from './title-index.ts';

/** A title that a query may mean. */
export interface TitleMatch {
  title: TitleEntry;
  /** The likeness of its best name with all factors and bonuses; comparable within one query only. */
  score: number;
}

/**
 * Finds the titles a query may mean, best first; the same titles in the same order each time.
 * @param isHalfTyped whether the last word may be half typed, as while a reader types
 */
export function matchTitles(
  index: TitleIndex,
  query: string,
  limit: number,
  isHalfTyped = true,
): TitleMatch[] {
  return titleMatches(index, scoreTable(index, query, isHalfTyped)).slice(0, limit);
}

/** Lists the titles with scores high enough, best first; among equals the order of the table. */
export function titleMatches(index: TitleIndex, scores: readonly number[]): TitleMatch[] {
  const least = Math.max(MIN_SCORE, scores.reduce((best, score) => Math.max(best, score), 0) * MIN_SHARE);
  return scores
    .map((score, at) => ({ title: index.titles[at]!, score }))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score);
}

/** Titles below this score hardly fit a query: they are not shown and not counted. */
const MIN_SCORE = 0.05;

/** Titles below this share of the best score are no match either. */
const MIN_SHARE = 0.2;

/** Scores titles that need not be in the table; how rare their words are is taken from the table. */
export function scoreTitles(index: TitleIndex, query: string, titles: readonly TitleEntry[]): number[] {
  const others = { ...indexWith(titles, index.names.rarity), build: '', vocabulary: index.vocabulary };
  return scoreAll(others, prepareQuery(index, query, false));
}

/**
 * Scores every title of the table for a query. Keeps the last scores, because the page asks twice: when the table
 * comes, and with the full text.
 */
export function scoreTable(index: TitleIndex, query: string, isHalfTyped: boolean): number[] {
  const known = lastScores.get(index);
  if (known?.query === query && known.isHalfTyped === isHalfTyped) return known.scores;
  const scores = scoreAll(index, prepareQuery(index, query, isHalfTyped));
  lastScores.set(index, { query, isHalfTyped, scores });
  return scores;
}

const lastScores = new WeakMap<TitleIndex, { query: string; isHalfTyped: boolean; scores: number[] }>();

function scoreAll(index: TitleIndex, query: PreparedQuery): number[] {
  const { typed, meaning, readings, completions, stretches } = query;
  const scores = nameLikenesses(index, readings);
  takeMaxima(scores, nameLikenesses(index, completions));
  const isStory = stretches.length > 0;
  if (isStory) takeMaxima(scores, nameLikenesses(index, stretches, OF_STORY));
  const tokens = findNumbers(typed).numbers.map(({ token }) => token);
  const verbatim = verbatimFactors(index, typed, scores);
  return index.titles.map((title, at) => {
    if (tokens.length > 0 && numbersOf(title).some((number) => tokens.includes(number))) return 1;
    const { factor, isItem } = verbatim(at);
    const mentioned = isStory && title.kind !== 'thu-tuc' ? MENTIONED_FACTOR : 1;
    const score = isItem ? 1 : scores[at]! * priorFactor(title) * factor * mentioned;
    return Math.max(score, scoreAsAnswer(title, score, meaning));
  });
}

/** Factor for what is no procedure and stands in a story, which mentions many places and wants none of them. */
const MENTIONED_FACTOR = 0.7;

function takeMaxima(scores: Float64Array, others: Float64Array): void {
  for (let at = 0; at < scores.length; at++) scores[at] = Math.max(scores[at]!, others[at]!);
}

/** Gives the factor of a likeness for a kind. */
export function kindFactor(kind: TitleEntry['kind']): number {
  return KIND_FACTORS[kind];
}

/**
 * The factor of a likeness, by the title's kind. When a procedure and an article fit alike, residents want the
 * procedure, even when the article has the shorter title.
 */
const KIND_FACTORS: Record<TitleEntry['kind'], number> = {
  'thu-tuc': 1,
  'giao-dich': 0.97,
  'lanh-dao': 0.97,
  'chuyen-muc': 0.9,
  'gioi-thieu': 0.9,
  'van-ban': 0.7,
  'tin-tuc': 0.5,
  'phan-anh': 0.5,
  'hoat-dong': 0.5,
};

/**
 * Says how likely a title is wanted before anything is typed: by its kind, and by how many names residents have for it.
 */
function priorFactor({ kind, keywords }: TitleEntry): number {
  const names = kind === 'thu-tuc' ? Math.min(keywords.length, MAX_COUNTED_NAMES) : 0;
  return KIND_FACTORS[kind] * (1 + FACTOR_PER_NAME * names);
}

/**
 * A procedure's factor grows by this with each name that residents have for it: they have many names for what they need
 * often.
 */
const FACTOR_PER_NAME = 0.03;

/** The most names that add to the factor. */
const MAX_COUNTED_NAMES = 10;

/**
 * Gives for each title the factor for holding a query word for word, because such a name is more likely meant than one
 * with the same words apart. A long query that only a few titles hold wants that very item, unless a procedure's name
 * holds it too.
 */
function verbatimFactors(
  { titles, titleOfName, names }: TitleIndex,
  query: string,
  scores: Float64Array,
): (title: number) => { factor: number; isItem: boolean } {
  const typed = foldedSyllables(query);
  const found = typed.length >= MIN_VERBATIM_WORDS ? namesWithPhrase(names, typed) : [];
  const titlesWithPhrase = new Set(found.map((name) => titleOfName[name]!));
  const inProcedure = [...titlesWithPhrase].some((title) => titles[title]!.kind === 'thu-tuc');
  const items = [...titlesWithPhrase].filter((title) => scores[title]! >= MIN_ITEM_SCORE);
  const isOfFew = typed.length >= MIN_ITEM_WORDS && !inProcedure && items.length <= MAX_ITEMS;
  return (title) => ({
    factor: titlesWithPhrase.has(title) ? 1 + VERBATIM_WORD * (typed.length - 1) : 1,
    isItem: isOfFew && items.includes(title),
  });
}

/** A query of fewer words is not searched for word for word, because one word stands in too many names. */
const MIN_VERBATIM_WORDS = 2;

/** What each word after the first adds to the factor of a name that holds the query word for word. */
const VERBATIM_WORD = 0.15;

/** From this many words on, an item that has them side by side in its title is what is wanted. */
const MIN_ITEM_WORDS = 5;

/** Words that stand side by side in more titles than this point to no single item. */
const MAX_ITEMS = 3;

/** A title with a lower likeness does not count as one that has the words of the query. */
const MIN_ITEM_SCORE = 0.3;

/** Gives for each title the likeness of the name that is most like the query. */
function nameLikenesses(
  { titles, titleOfName, names }: TitleIndex,
  readings: readonly QueryReading[],
  measure?: LikenessMeasure,
): Float64Array {
  const best = new Float64Array(titles.length);
  for (const [rank, reading] of readings.entries()) {
    const beginning = beginningOf(reading);
    const found = likenesses(reading, names, measure);
    for (let name = 0; name < found.length; name++) {
      const likeness = found[name]!;
      if (likeness === 0) continue;
      const title = titleOfName[name]!;
      const isKeyword = titleOfName[name - 1] === title;
      const score =
        likeness *
        (reading.factor ?? (rank === 0 ? 1 : OTHER_READING_FACTOR)) *
        (isKeyword ? KEYWORD_FACTOR : 1) *
        (beginning !== undefined && startsWith(names, name, beginning) ? START_FACTOR : 1);
      if (score > best[title]!) best[title] = score;
    }
  }
  return best;
}

/** Factor for a reading of the query other than as typed. */
const OTHER_READING_FACTOR = 0.98;

/** Factor for a keyword instead of the title. */
const KEYWORD_FACTOR = 0.95;

/** Factor for a name that starts as a half typed query does. */
const START_FACTOR = 1.3;

/** Gives the start for which a name gets `START_FACTOR`; undefined when more words are typed or the last is whole. */
function beginningOf({ words, isHalfTyped }: QueryReading): string | undefined {
  if (!isHalfTyped || words.length > MAX_STARTING_WORDS) return undefined;
  return words.map(({ folded }) => folded).join(' ');
}

/** A query of more words is no longer the start of a name. */
const MAX_STARTING_WORDS = 2;

/** Says whether a name begins with a text, also when it first has words that many procedures begin with. */
function startsWith({ texts, words }: NameIndex, name: number, beginning: string): boolean {
  const text = texts[name]!;
  const first = text.findIndex((word) => !LEADING_WORDS.has(words[word]!));
  return [0, Math.max(first, 0)].some((at) =>
    text
      .slice(at, at + MAX_STARTING_WORDS)
      .map((word) => words[word])
      .join(' ')
      .startsWith(beginning),
  );
}

/** Words that many names of procedures begin with, folded. */
const LEADING_WORDS = new Set('thu tuc dang ky lai cap doi the giay'.split(' '));

/** Lists the words by which the index finds a document's number. */
function numbersOf({ kind, title }: TitleEntry): string[] {
  return kind === 'van-ban' ? numberTokens(/số (\S+)/u.exec(title)?.[1] ?? '') : [];
}
