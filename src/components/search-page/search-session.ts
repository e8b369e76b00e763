/** The search page's dealings with Pagefind: loading it, asking it, and telling when it is not whole. */
import type { IndexHead } from '../../search/preload.ts';
import type { IndexMatch } from '../../search/answers.ts';
import { find, type Hits, type Titled } from '../../search/find.ts';
import { searchKinds, type SearchKind } from '../../search/kinds.ts';
import type { IndexFacts } from '../../search/title-list.ts';
import type { TitleIndex } from '../../search/titles.ts';
import { vocabularyOf, type Vocabulary } from '../../search/typing.ts';
import { stripMarks } from '../../text/fold.ts';
import { fromIndexSpelling, toIndexSpelling } from '../../text/index-spelling.ts';
import { foldedSyllables } from '../../text/syllables.ts';
import { loadTitles } from '../search-box/titles.ts';

/** A result with all that is shown of it. */
export interface SearchResult extends Titled {
  text: string;
  section?: string;
  unit?: string;
  day?: string;
  answer?: string;
}

/** A result that has its place in the order but is perhaps not loaded yet. */
export interface Pending {
  /** The index's own id; a title of the small list has none. */
  id: string | undefined;
  /** Whether it holds every word of the query, and does not only come near. */
  isWhole: boolean;
  kind?: SearchResult['kind'];
  load(): Promise<SearchResult>;
}

export interface SearchOutcome extends Omit<Hits<SearchResult>, 'hits'> {
  results: Pending[];
  /** Whether a part of the index is not there, so that there may be more. */
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

/** The full text of a portal, ready to be asked. */
export class SearchSession {
  /** The path all addresses of the portal start with. */
  readonly base: string;
  readonly #pagefind: Pagefind;
  readonly #titles: TitleIndex | undefined;
  readonly #vocabulary: Vocabulary;
  /** Folded syllables that certainly stand in the full text. */
  readonly #common: ReadonlySet<string>;
  readonly #items: number;
  readonly #known = new Map<string, PagefindResult>();
  readonly #labels = new Map<string, Promise<Map<string, string>>>();

  private constructor(base: string, pagefind: Pagefind, titles: TitleIndex | undefined, facts: IndexFacts) {
    this.base = base;
    this.#pagefind = pagefind;
    this.#titles = titles;
    this.#items = facts.items;
    const syllables = facts.syllables.split(' ');
    this.#common = new Set(syllables.map(stripMarks));
    this.#vocabulary = vocabularyOf(
      syllables,
      titles?.entries.flatMap(({ forms }) => forms.map(({ words }) => words)) ?? [],
    );
  }

  /**
   * Loads everything at once; rejects when the index is not there.
   * @param head what the page knows of the index
   */
  static async open(searchPage: string, head: IndexHead): Promise<SearchSession> {
    const base = new URL('../', searchPage).pathname;
    const bundle = `${base}pagefind/`;
    const [client, titles, facts] = await Promise.all([
      import(/* @vite-ignore */ `${bundle}pagefind.js`) as Promise<{
        createInstance(options: Record<string, unknown>): Pagefind;
      }>,
      loadTitles(fetch(new URL('de-muc.json', searchPage))),
      fetch(new URL('tu.json', searchPage)).then((response) => response.json() as Promise<IndexFacts>),
    ]);
    const pagefind = client.createInstance({
      basePath: bundle,
      noWorker: true,
      // The page asks for this index's entry ahead, by the same address.
      metaCacheTag: head.name,
    });
    await pagefind.init();
    const others = Array.from({ length: facts.indexes - 1 }, (_, at) => `${bundle}${at + 2}/`);
    await Promise.all(others.map((part) => pagefind.mergeIndex(part, { baseUrl: base })));
    return new SearchSession(base, pagefind, titles, facts);
  }

  /** Finds what answers a query, best first. */
  async find(query: string): Promise<SearchOutcome> {
    const { hits, ...told } = await find<SearchResult>(query, {
      ask: (text, exactMarks) => this.#ask(text, exactMarks),
      load: (id) => this.#load(id),
      procedures: async () =>
        new Set([...(await this.labels('loai'))].filter(([, kind]) => kind === 'thu-tuc').map(([id]) => id)),
      titles: this.#titles,
      vocabulary: this.#vocabulary,
      items: this.#items,
    });
    const isPartial =
      hits.every(({ id }) => id === undefined) && (lacksFiles() || (await this.#lacksWords(query)));
    if (hits.length === 0 && isPartial) throw new Error('Thư mục pagefind không đủ tệp.');
    const results = hits.map((hit): Pending => {
      const { isWhole } = hit;
      if (hit.id === undefined)
        return {
          id: undefined,
          isWhole,
          kind: hit.title.kind,
          load: async () => ({ ...hit.title, text: '' }),
        };
      const { id, item } = hit;
      return { id, isWhole, load: item ? async () => item : () => this.#load(id) };
    });
    return { results, isPartial, ...told };
  }

  /** Gives the value of a filter for every item that has one. */
  labels(filter: 'loai' | 'nam' | 'muc' | 'donvi'): Promise<Map<string, string>> {
    const known = this.#labels.get(filter);
    if (known) return known;
    const loading = this.#readLabels(filter);
    this.#labels.set(filter, loading);
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
    for (const result of results) this.#known.set(result.id, result);
    return results;
  }

  /** Says whether the index does not know a word that was in it when it was made: a file of it is cut short. */
  async #lacksWords(query: string): Promise<boolean> {
    const words = foldedSyllables(query).filter((word) => this.#common.has(word));
    const found = await Promise.all(words.map((word) => this.#ask(`"${word}"`)));
    return found.some(({ length }) => length === 0);
  }

  async #load(id: string): Promise<SearchResult> {
    const { url, content, meta, filters } = await this.#known.get(id)!.data();
    const [section, unit] = [filters['muc']?.[0], filters['donvi']?.[0]];
    return {
      // Without the portal's base, as in the list of titles.
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

/** Pagefind keeps silent about a part of the index that is not there; the browser remembers. */
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
