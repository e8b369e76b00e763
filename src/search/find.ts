import { answer, type FullText } from './answers.ts';
import { idsOf, type AskIndex, type IndexMatch } from './index-match.ts';
import { mergeResults } from './merge.ts';
import type { NumberInQuery } from './numbers.ts';
import { matchTitles, scoreTitles, type Title, type TitleIndex, type TitleMatch } from './titles.ts';

/** How many matches are loaded at once to be sorted by their titles: as many as a browser fetches side by side. */
const MAX_LOADED_FIRST = 6;

/** How many matches are loaded when the likeliest title is not among the first. */
const MAX_LOADED = 20;

/** How many items with the words of the likeliest title are loaded to find its own item. */
const MAX_NAMESAKES = 4;

/** A title at or below this score is not listed beside the results of the full text. */
const MIN_TITLE_SCORE = 0.85;

/** What a search uses: the full text of a portal, and the small list of titles when it could be loaded. */
interface SearchSource<T extends TitledItem> extends FullText {
  load(id: string): Promise<T>;
  titles: TitleIndex | undefined;
}

/** What every loaded item has. */
export interface TitledItem {
  kind: Title['kind'];
  /** Relative to the portal's address. */
  address: string;
  title: string;
}

/** A result: an item of the full text, perhaps not loaded yet, or a title that the full text did not find. */
export type SearchHit<T extends TitledItem> = ({ id: string; item?: T } | { id: undefined; title: Title }) & {
  /** Whether it holds every word of the query. */
  isComplete: boolean;
};

/** The results of a query. */
export interface SearchHits<T extends TitledItem> {
  /** Best first, each once. */
  hits: SearchHit<T>[];
  /** The query with its spelling corrected, when the results are for that. */
  correction?: string;
  /** A number in the query that belongs to no item. */
  missingNumber?: NumberInQuery;
}

/** Finds the results of a query in the full text and among the titles. */
export async function find<T extends TitledItem>(
  query: string,
  source: SearchSource<T>,
): Promise<SearchHits<T>> {
  const { matches, complete, correction, missingNumber } = await answer(query, source);
  if (complete.size === 0 && missingNumber && missingNumber.signs.length > 0)
    return { hits: await nearestDocuments(matches, source), missingNumber };
  const meaning = correction ?? query;
  const titles = source.titles
    ? matchTitles(source.titles, meaning, MAX_LOADED_FIRST).filter(({ score }) => score > MIN_TITLE_SCORE)
    : [];
  const loaded = await loadFirst(matches, titles, source);
  // While matches are left to load, a title without a loaded match may still be one of them, except the best title.
  const unmatched = withoutMatch(titles, loaded);
  const alone =
    loaded.length >= matches.length ? unmatched : unmatched.filter((title) => title === titles[0]);
  const ranked = titles.filter((title) => alone.includes(title) || !unmatched.includes(title));
  const hits = new Map<string, SearchHit<T>>(
    alone.map(({ title }) => [title.address, { id: undefined, title, isComplete: true }]),
  );
  for (const { id, item } of loaded) hits.set(item.address, { id, item, isComplete: complete.has(id) });
  const ids = idsOf(loaded);
  return {
    hits: [
      ...rank(meaning, loaded, ranked, source.titles).map((address) => hits.get(address)!),
      ...matches.filter(({ id }) => !ids.has(id)).map(({ id }) => ({ id, isComplete: complete.has(id) })),
    ],
    correction,
    missingNumber,
  };
}

/** A match of the full text together with its item. */
interface LoadedMatch<T> extends IndexMatch {
  item: T;
}

/** Gives the first matches that are documents. Other items may mention the missing number but say nothing about it. */
async function nearestDocuments<T extends TitledItem>(
  matches: readonly IndexMatch[],
  { load }: SearchSource<T>,
): Promise<SearchHit<T>[]> {
  const loaded = await loadAll(matches.slice(0, MAX_LOADED), load);
  return loaded
    .filter(({ item }) => item.kind === 'van-ban')
    .map(({ id, item }) => ({ id, item, isComplete: false }));
}

/** Loads the first matches, and more of them when the likeliest title is not among the first. */
async function loadFirst<T extends TitledItem>(
  matches: readonly IndexMatch[],
  titles: readonly TitleMatch[],
  { ask, load }: SearchSource<T>,
): Promise<LoadedMatch<T>[]> {
  const [best] = titles;
  let loaded = await loadAll(matches.slice(0, MAX_LOADED_FIRST), load);
  const lacksBest = () => best !== undefined && withoutMatch([best], loaded).length > 0;
  if (lacksBest())
    loaded = [...loaded, ...(await loadAll(matches.slice(MAX_LOADED_FIRST, MAX_LOADED), load))];
  if (lacksBest() && loaded.length < matches.length) {
    const scoreOf = (id: string) => matches.find((match) => match.id === id)?.score ?? 0;
    const found = (await searchTitle(best!.title, ask)).map(({ id }) => ({ id, score: scoreOf(id) }));
    const namesakes = await loadAll(found, load);
    loaded = [...loaded, ...namesakes.filter(({ item }) => item.address === best!.title.address)];
  }
  return loaded;
}

function loadAll<T>(
  matches: readonly IndexMatch[],
  load: (id: string) => Promise<T>,
): Promise<LoadedMatch<T>[]> {
  return Promise.all(matches.map(async ({ id, score }) => ({ id, score, item: await load(id) })));
}

/** Keeps only the titles whose item is not among the loaded matches. */
function withoutMatch(
  titles: readonly TitleMatch[],
  loaded: readonly LoadedMatch<TitledItem>[],
): TitleMatch[] {
  return titles.filter(({ title }) => !loaded.some(({ item }) => item.address === title.address));
}

/** Searches the full text for the words of a title. Sections are not in the full text. */
async function searchTitle({ kind, title }: Title, ask: AskIndex): Promise<readonly IndexMatch[]> {
  if (kind === 'chuyen-muc') return [];
  const found = await ask(`"${title.split(': ', 1)[0]!.replaceAll('"', ' ')}"`, true);
  return found.slice(0, MAX_NAMESAKES);
}

/**
 * Sorts loaded matches and titles together, best first.
 * @returns their addresses, each once
 */
function rank(
  query: string,
  loaded: readonly LoadedMatch<TitledItem>[],
  titles: readonly TitleMatch[],
  index: TitleIndex | undefined,
): string[] {
  const keywords = new Map(index?.entries.map(({ title }) => [title.address, title.keywords]));
  const items = loaded.map(({ item: { kind, address, title } }) => ({
    kind,
    address,
    title,
    keywords: keywords.get(address) ?? [],
  }));
  const titleScores = index ? scoreTitles(index, query, items) : items.map(() => 0);
  return mergeResults(
    loaded.map(({ item: { address }, score }, at) => ({ address, score, titleScore: titleScores[at]! })),
    titles.map(({ title: { address }, score }) => ({ address, score })),
  );
}
