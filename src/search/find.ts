import { foldedSyllables } from '../text/syllables.ts';
import { splitPhrases } from './clean-query.ts';
import type { IndexMatch } from './index-match.ts';
import { placeOfItem } from './item-id.ts';
import type { NumberInQuery } from './numbers.ts';
import { searchFullText, type FullTextSource } from './search-full-text.ts';
import { mayBeQuoted } from './story.ts';
import type { TitleEntry, TitleIndex } from './title-index.ts';
import { kindFactor, scoreTable, scoreTitles, titleMatches, type TitleMatch } from './title-scores.ts';
import * as WEIGHTS from './weights.ts';

/**
 * How many matches outside the table of titles are loaded, to be scored by their titles: as many as a browser fetches
 * at once.
 */
const MAX_LOADED = 6;

/** How many results are shown at first, each with a few words of its text. */
const MAX_SHOWN = 10;

/** The most results that are found by their titles. */
const MAX_TITLES = 30;

/** From this score on, a title answers the query for sure. Such a title keeps its place when the full text comes. */
const SURE = 0.3;

/** The least score of such a title, as a share of the best. */
const MIN_SURE_SHARE = 0.5;

/** A text that holds every word of a typed sentence gets this bonus, so that no title alone scores higher. */
const QUOTED = 2;

/** Stands for the quoted items of a query that is no quotation. */
const NO_IDS: ReadonlySet<string> = new Set();

/** What a search uses: the full text of a portal, and the table of titles when it could be loaded. */
interface SearchSource<T extends TitledItem> extends FullTextSource {
  load(id: string): Promise<T>;
  titles: TitleIndex | undefined;
  /** How many items each of the indexes has; undefined when the table belongs to another build than the indexes. */
  sizes: readonly number[] | undefined;
}

/** What every loaded item has. */
export interface TitledItem {
  kind: TitleEntry['kind'];
  /** Relative to the portal's address. */
  address: string;
  title: string;
}

/**
 * A result: an item of the full text, perhaps not loaded yet, or a title that the full text did not find. Every item in
 * the table has its title.
 */
export type SearchHit<T extends TitledItem> = (
  { id: string; item?: T | undefined; title?: TitleEntry | undefined } | { id: undefined; title: TitleEntry }
) & {
  /** Whether its text holds every telling word of the query, or its title scores `SURE` or more. */
  isComplete: boolean;
};

/** The results of a query. */
export interface SearchHits<T extends TitledItem> {
  /** Best first, each once. */
  hits: SearchHit<T>[];
  /** The query with its spelling corrected, when the results answer the corrected query. */
  correction?: string | undefined;
  /** A number in the query that belongs to no item. */
  missingNumber?: NumberInQuery | undefined;
}

/** Finds the results of a query in the full text and in the table of titles. */
export async function find<T extends TitledItem>(
  query: string,
  source: SearchSource<T>,
): Promise<SearchHits<T>> {
  const { matches, complete, correction, missingNumber } = await searchFullText(query, source);
  const found = matches.map((match) => ({ ...match, title: titleOf(match, source) }));
  if (complete.size === 0 && missingNumber && missingNumber.letters.length > 0)
    return { hits: await nearestDocuments(found, source), missingNumber };
  const { titles } = source;
  const meaning = correction ?? query;
  const scores = titles ? scoreTable(titles, meaning, false) : [];
  const likely = titles ? matchesIn(titles, query, scores).slice(0, MAX_TITLES) : [];
  // A long query whose words all stand in one text is a quotation from it, not a story.
  const quoted = mayBeQuoted(query) ? complete : NO_IDS;
  const sure = quoted.size > 0 ? [] : sureOf(likely).map(({ title }) => title.address);
  const loading = loadUnknown(found, source);
  requestFirst(sure, found, source);
  const items = await loading;
  const titleScores = scoreFound(items, meaning, source, scores);

  const ranked = new Map<string, RankedHit<T>>();
  for (const { title, score } of likely)
    ranked.set(title.address, { id: undefined, title, isComplete: score >= SURE, score });
  for (const match of found) {
    const item = items.get(match.id);
    const address = (item ?? match.title)?.address;
    ranked.set(address ?? match.id, rankMatch(match, item, titleScores(match), { complete, quoted }));
  }
  return { hits: inOrder(ranked, sure), correction, missingNumber };
}

/**
 * Requests the texts of the titles that answer the query for sure: these are the first results whatever else is found.
 */
function requestFirst<T extends TitledItem>(
  sure: readonly string[],
  found: readonly FoundMatch[],
  source: SearchSource<T>,
): void {
  for (const address of sure.slice(0, MAX_SHOWN)) {
    const match = found.find(({ title }) => title?.address === address);
    if (match) source.load(match.id).catch(() => undefined);
  }
}

/**
 * Scores the titles of matches: those in the table, and those of loaded items.
 * @param scores those of the table
 */
function scoreFound<T extends TitledItem>(
  items: ReadonlyMap<string, T>,
  meaning: string,
  { titles }: SearchSource<T>,
  scores: readonly number[],
): (match: FoundMatch) => number {
  if (!titles) return () => 0;
  const scoreOf = new Map(titles.titles.map((title, at) => [title, scores[at]!]));
  const loaded = [...items.values()].map((item) => ({ ...item, keywords: [] }));
  const loadedScores = scoreTitles(titles, meaning, loaded);
  const scoreOfLoaded = new Map([...items.keys()].map((id, at) => [id, loadedScores[at]!]));
  return ({ id, title }) => (title ? scoreOf.get(title) : scoreOfLoaded.get(id)) ?? 0;
}

/** Ranks a match by its title and by how much of the query its text holds. */
function rankMatch<T extends TitledItem>(
  { id, score: part, title }: FoundMatch,
  item: T | undefined,
  titleScore: number,
  { complete, quoted }: { complete: ReadonlySet<string>; quoted: ReadonlySet<string> },
): RankedHit<T> {
  const ofText = WEIGHTS.text * kindFactor((item ?? title)?.kind ?? 'tin-tuc') * part ** 2;
  const score = titleScore + ofText + (quoted.has(id) ? QUOTED : 0);
  return { id, item, title, isComplete: complete.has(id) || titleScore >= SURE, score };
}

/** Orders hits: first those whose addresses are `sure`, in that order, then the others, best first. */
function inOrder<T extends TitledItem>(
  ranked: ReadonlyMap<string, RankedHit<T>>,
  sure: readonly string[],
): RankedHit<T>[] {
  const rest = [...ranked].filter(([address]) => !sure.includes(address));
  rest.sort(([one, { score }], [other, { score: otherScore }]) =>
    score === otherScore ? compareText(one, other) : otherScore - score,
  );
  return [...sure.map((address) => ranked.get(address)!), ...rest.map(([, hit]) => hit)];
}

/**
 * Finds the results of a query in the table of titles alone. Titles that answer it for sure are first in `find` too,
 * unless the query is quoted or corrected.
 */
export function findTitles(query: string, titles: TitleIndex): { title: TitleEntry; isComplete: boolean }[] {
  return matchesIn(titles, query, scoreTable(titles, query, false))
    .slice(0, MAX_TITLES)
    .map(({ title, score }) => ({ title, isComplete: score >= SURE }));
}

/** A match of the full text, with its title if that is in the table. */
interface FoundMatch extends IndexMatch {
  title: TitleEntry | undefined;
}

type RankedHit<T extends TitledItem> = SearchHit<T> & { score: number };

/** Gives the title of a match from its place among all items; the sections come before them in the table. */
function titleOf<T extends TitledItem>(
  { id }: IndexMatch,
  { titles, sizes }: SearchSource<T>,
): TitleEntry | undefined {
  const place = sizes && placeOfItem(id, sizes);
  return titles && place !== undefined ? titles.titles[titles.sections + place] : undefined;
}

/** Lists the titles that match a query and hold its phrases in quotes, best first. */
function matchesIn(titles: TitleIndex, query: string, scores: readonly number[]): TitleMatch[] {
  const { phrases } = splitPhrases(query);
  return titleMatches(titles, scores).filter(({ title }) => holdsPhrases(title, phrases));
}

function holdsPhrases({ title, keywords }: TitleEntry, phrases: readonly string[]): boolean {
  const names = [title, ...keywords].map((name) => ` ${foldedSyllables(name).join(' ')} `);
  return phrases.every((phrase) =>
    names.some((name) => name.includes(` ${foldedSyllables(phrase).join(' ')} `)),
  );
}

/** Keeps the titles that answer a query whatever the full text holds. */
function sureOf(likely: readonly TitleMatch[]): TitleMatch[] {
  const least = Math.max(SURE, (likely[0]?.score ?? 0) * MIN_SURE_SHARE);
  return likely.filter(({ score }) => score >= least);
}

/** Gives the first matches that are documents. Other items may mention the missing number but say nothing about it. */
async function nearestDocuments<T extends TitledItem>(
  found: readonly FoundMatch[],
  source: SearchSource<T>,
): Promise<SearchHit<T>[]> {
  const items = await loadUnknown(found, source);
  return found
    .map(({ id, title }) => ({ id, item: items.get(id), title, isComplete: false }))
    .filter(({ item, title }) => (item ?? title)?.kind === 'van-ban');
}

/** Loads the first of the matches whose title is not in the table. */
async function loadUnknown<T extends TitledItem>(
  found: readonly FoundMatch[],
  { load }: SearchSource<T>,
): Promise<Map<string, T>> {
  const unknown = found.filter(({ title }) => title === undefined).slice(0, MAX_LOADED);
  const items = new Map<string, T>();
  // An item whose file is missing keeps the place that its score gives it.
  const loading = unknown.map(({ id }) =>
    load(id).then(
      (item) => items.set(id, item),
      () => undefined,
    ),
  );
  await Promise.all(loading);
  return items;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : 1;
}
