/** Loads Pagefind for the search page, searches it, and finds out whether a part of its index is missing. */
import type { SearchPageHead } from '../../search/preload.ts';
import { find, type SearchHit, type SearchHits, type TitledItem } from '../../search/find.ts';
import type { IndexMatch } from '../../search/index-match.ts';
import { searchKinds, type SearchKind } from '../../search/kinds.ts';
import type { IndexFacts } from '../../search/title-list.ts';
import type { Title, TitleIndex } from '../../search/titles.ts';
import { vocabularyOf, type Vocabulary } from '../../search/vocabulary.ts';
import { stripMarks } from '../../text/fold.ts';
import { fromIndexSpelling, toIndexSpelling } from '../../text/index-spelling.ts';
import { foldedSyllables } from '../../text/syllables.ts';

/** A loaded result, with everything the page shows of it. */
export interface SearchResult extends TitledItem {
  text: string;
  section?: string;
  unit?: string;
  day?: string;
  answer?: string;
}

/** A result in its place among the others, perhaps not loaded yet. */
export interface PendingResult {
  /** The index's own id; undefined for a title that the index did not find. */
  id: string | undefined;
  /** Whether it holds every word of the query. */
  isComplete: boolean;
  /** What the table of titles has of it, which can be shown at once. */
  title?: Title | undefined;
  load(): Promise<SearchResult>;
}

/** The results of a query, and whether they are all. */
interface SearchOutcome extends Omit<SearchHits<SearchResult>, 'hits'> {
  /** Best first. */
  results: PendingResult[];
  /** Whether a part of the index is missing, so that there may be more results. */
  isPartial: boolean;
}

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

interface PagefindResult extends IndexMatch {
  data(): Promise<Fragment>;
}

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(
    query: string | null,
    options?: { filters: Record<string, string> },
  ): Promise<{ results: PagefindResult[] }>;
}

/**
 * Says whether the browser can run the engine of the full text. Browsers of before 2022 compile no WebAssembly on a page
 * that forbids scripts to be evaluated, because they do not know the exception that the header makes for it.
 */
export function canRunEngine(): boolean {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** The smallest module: its signature and its version. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The full text of a portal, ready to be searched. */
export class SearchSession {
  /** The path with which all addresses of the portal begin. */
  readonly base: string;
  readonly #pagefind: Pagefind;
  readonly #titles: TitleIndex | undefined;
  readonly #vocabulary: Vocabulary;
  /** Folded syllables that the full text held when the index was written. */
  readonly #common: ReadonlySet<string>;
  readonly #facts: IndexFacts;
  /** Every result of Pagefind so far, by its id. */
  readonly #pagefindResults = new Map<string, PagefindResult>();
  /** The labels of each filter that `labels` has read. */
  readonly #labelCache = new Map<string, Promise<Map<string, string>>>();

  private constructor(base: string, pagefind: Pagefind, titles: TitleIndex | undefined, facts: IndexFacts) {
    this.base = base;
    this.#pagefind = pagefind;
    this.#titles = titles;
    this.#facts = facts;
    const syllables = facts.syllables.split(' ');
    this.#common = new Set(syllables.map(stripMarks));
    this.#vocabulary = vocabularyOf(syllables, titles?.words ?? []);
  }

  /**
   * Loads the engine and the facts side by side. Rejects when the index is missing.
   * @param loading the table of titles, perhaps still loading
   * @param head what the page itself holds about the indexes
   */
  static async open(
    searchPage: string,
    loading: Promise<TitleIndex | undefined>,
    head: SearchPageHead,
  ): Promise<SearchSession> {
    if (!canRunEngine()) throw new Error('Trình duyệt này không chạy được bộ máy tìm.');
    const base = new URL('../', searchPage).pathname;
    const [client, titles, facts] = await Promise.all([
      import(/* @vite-ignore */ `${base}pagefind/pagefind.js`) as Promise<PagefindModule>,
      loading,
      fetch(new URL('tu.json', searchPage).href).then((response) => response.json() as Promise<IndexFacts>),
    ]);
    const pagefind = await Promise.race([openIndexes(client, base, head), uncaughtFailure()]);
    return new SearchSession(base, pagefind, titles, facts);
  }

  /** Finds the results of a query, best first. Rejects when there are none and a part of the index is missing. */
  async find(query: string): Promise<SearchOutcome> {
    const { build, sizes } = this.#facts;
    const { hits, ...rest } = await find<SearchResult>(query, {
      ask: (text, exactMarks) => this.#ask(text, exactMarks),
      load: (id) => this.#load(id),
      titles: this.#titles,
      vocabulary: this.#vocabulary,
      items: sizes.reduce((sum, size) => sum + size, 0),
      sizes: build === this.#titles?.build ? sizes : undefined,
    });
    const isPartial =
      lacksFiles() || (hits.every(({ id }) => id === undefined) && (await this.#lacksWords(query)));
    if (hits.length === 0 && isPartial) throw new Error('Thư mục pagefind không đủ tệp.');
    return { results: hits.map((hit) => this.#toPending(hit)), isPartial, ...rest };
  }

  #toPending(hit: SearchHit<SearchResult>): PendingResult {
    const { id, isComplete, title } = hit;
    if (id === undefined) return pendingTitle(hit.title, isComplete);
    const { item } = hit;
    return { id, isComplete, title, load: item ? async () => item : () => this.#load(id) };
  }

  /** Gives the value of a filter for every item that has one, by the item's id. */
  labels(filter: 'loai' | 'nam' | 'muc' | 'donvi'): Promise<Map<string, string>> {
    const cached = this.#labelCache.get(filter);
    if (cached) return cached;
    const loading = this.#readLabels(filter);
    this.#labelCache.set(filter, loading);
    return loading;
  }

  async #readLabels(filter: string): Promise<Map<string, string>> {
    const values =
      filter === 'loai'
        ? Object.keys(searchKinds)
        : Object.keys((await this.#pagefind.filters())[filter] ?? {});
    const labels = new Map<string, string>();
    for (const value of values) {
      const { results } = await this.#pagefind.search(null, { filters: { [filter]: value } });
      for (const { id } of results) labels.set(id, value);
    }
    return labels;
  }

  async #ask(text: string, exactMarks = false): Promise<IndexMatch[]> {
    await this.#pagefind.options({ exactDiacritics: exactMarks });
    const { results } = await this.#pagefind.search(toIndexSpelling(text));
    for (const result of results) this.#pagefindResults.set(result.id, result);
    return results;
  }

  /** Says whether the index lacks a word that it held when it was written, because one of its files is cut off. */
  async #lacksWords(query: string): Promise<boolean> {
    const words = foldedSyllables(query).filter((word) => this.#common.has(word));
    const matches = await Promise.all(words.map((word) => this.#ask(`"${word}"`)));
    return matches.some(({ length }) => length === 0);
  }

  async #load(id: string): Promise<SearchResult> {
    const { url, content, meta, filters } = await this.#pagefindResults.get(id)!.data();
    const [section, unit] = [filters['muc']?.[0], filters['donvi']?.[0]];
    return {
      // Relative to the portal's address, as in the list of titles.
      address: url.slice(this.base.length),
      kind: filters['loai']![0] as SearchKind,
      title: fromIndexSpelling(meta['title'] ?? url),
      text: fromIndexSpelling(content),
      ...(section && { section }),
      ...(unit && { unit }),
      ...(meta['day'] && { day: meta['day'] }),
      ...(meta['answer'] && { answer: fromIndexSpelling(meta['answer']) }),
    };
  }
}

interface PagefindModule {
  createInstance(options: Record<string, unknown>): Pagefind;
}

/** Opens all indexes of a portal with one engine. */
async function openIndexes(
  { createInstance }: PagefindModule,
  base: string,
  { indexes: [first, ...others] }: SearchPageHead,
): Promise<Pagefind> {
  // The page preloads the head of each index, whose address ends in this tag.
  const pagefind = createInstance({
    basePath: `${base}pagefind/`,
    noWorker: true,
    ...(first && { metaCacheTag: first.name }),
  });
  await pagefind.init();
  await Promise.all(
    others.map(({ folder, name }) =>
      pagefind.mergeIndex(base + folder, { baseUrl: base, metaCacheTag: name }),
    ),
  );
  return pagefind;
}

/** Rejects when a promise of Pagefind does that nobody waits for: without a head or without its engine it waits for ever. */
function uncaughtFailure(): Promise<never> {
  return new Promise((_, reject) =>
    addEventListener('unhandledrejection', (event) => {
      if (!/pagefind|wasm/i.test(String(event.reason))) return;
      event.preventDefault();
      reject(new Error('Thư mục pagefind không mở được.'));
    }),
  );
}

/** Makes a result of a title alone. */
export function pendingTitle(title: Title, isComplete: boolean): PendingResult {
  return { id: undefined, isComplete, title, load: async () => ({ ...title, text: '' }) };
}

/** Says whether the browser failed to load a file of the index, because Pagefind does not report that. */
function lacksFiles(): boolean {
  return performance
    .getEntriesByType('resource')
    .some(
      (entry) =>
        entry.name.includes('/pagefind/') &&
        entry.name.includes('.pf_') &&
        ((entry as PerformanceResourceTiming).responseStatus ?? 200) >= 400,
    );
}
