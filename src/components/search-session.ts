/** The search page's dealings with Pagefind: loading it, asking it, and telling when it is not whole. */
import { answer, type Found } from '../search/answers.ts';
import { searchKinds, type SearchKind } from '../search/kinds.ts';
import type { IndexFacts } from '../search/list.ts';
import { mergeResults } from '../search/merge.ts';
import { matchTitles, scoreTitles, type TitleIndex } from '../search/titles.ts';
import { vocabularyOf, type Vocabulary } from '../search/typing.ts';
import { fromIndexSpelling, toIndexSpelling } from '../text/index-spelling.ts';
import { loadTitles } from './suggestions.ts';

/** A result with all that is shown of it. */
export interface Result {
  address: string;
  kind: SearchKind;
  title: string;
  text: string;
  section?: string;
  unit?: string;
  day?: string;
  answer?: string;
}

/** A result that has its place in the order but is not loaded yet. */
export interface Pending {
  id: string;
  load(): Promise<Result>;
}

export interface Outcome {
  results: Pending[];
  meant?: string;
}

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

interface PagefindResult extends Found {
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
  readonly #pagefind: Pagefind;
  readonly #titles: TitleIndex | undefined;
  readonly #vocabulary: Vocabulary;
  readonly #items: number;
  readonly #known = new Map<string, PagefindResult>();
  readonly #labels = new Map<string, Promise<Map<string, string>>>();

  private constructor(pagefind: Pagefind, titles: TitleIndex | undefined, facts: IndexFacts) {
    this.#pagefind = pagefind;
    this.#titles = titles;
    this.#items = facts.items;
    this.#vocabulary = vocabularyOf(
      facts.syllables.split(' '),
      titles?.entries.flatMap(({ forms }) => forms.map(({ words }) => words)) ?? [],
    );
  }

  /** Loads everything at once; rejects when the index is not there. */
  static async open(searchPage: string): Promise<SearchSession> {
    const bundle = new URL('../pagefind/', searchPage).pathname;
    for (const name of [`pagefind-entry.json?ts=${TAG}`, 'wasm.unknown.pagefind']) preload(bundle + name);
    const [client, titles, facts] = await Promise.all([
      import(/* @vite-ignore */ `${bundle}pagefind.js`) as Promise<{
        createInstance(options: Record<string, unknown>): Pagefind;
      }>,
      loadTitles(searchPage),
      fetch(new URL('tu.json', searchPage)).then((response) => response.json() as Promise<IndexFacts>),
    ]);
    const pagefind = client.createInstance({ basePath: bundle, noWorker: true, metaCacheTag: TAG });
    await pagefind.init();
    for (let part = 2; part <= facts.indexes; part++)
      await pagefind.mergeIndex(`${bundle}${part}/`, { baseUrl: new URL('../', searchPage).pathname });
    return new SearchSession(pagefind, titles, facts);
  }

  /** Finds what answers a query, best first. */
  async find(query: string): Promise<Outcome> {
    const { found, meant } = await answer(
      query,
      (text, exactMarks) => this.#ask(text, exactMarks),
      this.#vocabulary,
      this.#items,
      new Set([...(await this.labels('loai'))].filter(([, kind]) => kind === 'thu-tuc').map(([id]) => id)),
    );
    if (found.length === 0 && isBroken()) throw new Error('Thư mục pagefind không đủ tệp.');
    const loaded = await Promise.all(
      found.slice(0, RERANKED).map(async ({ id, score }) => ({ id, score, result: await this.#load(id) })),
    );
    const rest = found.slice(RERANKED).map(({ id }) => this.#pending(id));
    const asked = meant ?? query;
    const order = this.#order(asked, loaded);
    const byAddress = new Map(
      loaded.map(({ id, result }) => [result.address, { id, load: async () => result }]),
    );
    return {
      results: [...order.flatMap((address) => byAddress.get(address) ?? []), ...rest],
      ...(meant !== undefined && { meant }),
    };
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

  async #ask(text: string, exactMarks = false): Promise<Found[]> {
    await this.#pagefind.options({ exactDiacritics: exactMarks });
    const { results } = await this.#pagefind.search(toIndexSpelling(text));
    for (const result of results) this.#known.set(result.id, result);
    return results;
  }

  #pending(id: string): Pending {
    return { id, load: () => this.#load(id) };
  }

  async #load(id: string): Promise<Result> {
    const { url, content, meta, filters } = await this.#known.get(id)!.data();
    const [section, unit] = [filters['muc']?.[0], filters['donvi']?.[0]];
    return {
      address: url,
      kind: filters['loai']![0] as SearchKind,
      title: fromIndexSpelling(meta['title'] ?? url),
      text: fromIndexSpelling(content),
      ...(section && { section }),
      ...(unit && { unit }),
      ...(meta['day'] && { day: meta['day'] }),
      ...(meta['answer'] && { answer: fromIndexSpelling(meta['answer']) }),
    };
  }

  /** The order of the first results, now that their titles are known. */
  #order(query: string, loaded: { score: number; result: Result }[]): string[] {
    const titles = this.#titles;
    if (!titles) return loaded.map(({ result }) => result.address);
    const scores = scoreTitles(
      titles,
      query,
      loaded.map(({ result: { kind, address, title } }) => ({
        kind,
        address,
        title,
        keywords: this.#keywordsOf(address),
      })),
    );
    const own = new Set(loaded.map(({ result }) => result.address));
    return mergeResults(
      loaded.map(({ score, result }, at) => ({ address: result.address, score, titleScore: scores[at]! })),
      matchTitles(titles, query, RERANKED)
        .map(({ title, score }) => ({ address: title.address, score }))
        .filter(({ address }) => own.has(address)),
    );
  }

  #keywordsOf(address: string): readonly string[] {
    return (
      this.#titles?.entries.find(({ title }) => address.endsWith(`/${title.address}`))?.title.keywords ?? []
    );
  }
}

/** So many of the first results are put in order by their titles. */
const RERANKED = 12;

/** Pagefind asks for its entry under a new address each time unless told a tag; a server's own check is enough. */
const TAG = '1';

function preload(href: string): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  document.head.append(link);
}

/** Pagefind keeps silent about a part of the index that is not there; the browser remembers. */
function isBroken(): boolean {
  return performance
    .getEntriesByType('resource')
    .some(
      (entry) =>
        /\/pagefind\/.*\.pf_/.test(entry.name) &&
        ((entry as PerformanceResourceTiming).responseStatus ?? 200) >= 400,
    );
}
