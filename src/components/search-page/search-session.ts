/** Opens the full text for the search page and searches it together with the table of titles. */
import { find, type SearchHit, type SearchHits } from '../../search/find.ts';
import { FullTextIndex, type IndexedItem, type IndexFilter } from '../../search/full-text-index.ts';
import type { IndexFacts } from '../../search/title-list.ts';
import type { TitleTable } from '../search-box/titles.ts';
import type { TitleEntry, TitleIndex } from '../../search/title-index.ts';
import { makeVocabulary, type Vocabulary } from '../../search/vocabulary.ts';

/** A result in its place among the others, perhaps not loaded yet. */
export interface PendingResult {
  /** The index's own id; undefined for a title that the index did not find. */
  id: string | undefined;
  /** Whether it holds every word of the query. */
  isComplete: boolean;
  /** What the table of titles has of it, which can be shown at once. */
  title?: TitleEntry | undefined;
  load(): Promise<IndexedItem>;
}

/** The results of a query, and whether they are all. */
interface SearchOutcome extends Omit<SearchHits<IndexedItem>, 'hits'> {
  /** Best first. */
  results: PendingResult[];
  /** Whether a part of the index is missing, so that there may be more results. */
  isPartial: boolean;
}

/** The full text of a portal, and what it told of itself. */
export interface FullText {
  index: FullTextIndex;
  facts: IndexFacts;
}

/** The full text of a portal and its table of titles, ready to be searched. */
export class SearchSession {
  readonly #index: FullTextIndex;
  readonly #titles: TitleIndex | undefined;
  readonly #vocabulary: Vocabulary;
  readonly #facts: IndexFacts;

  private constructor({ index, facts }: FullText, titles: TitleIndex | undefined) {
    this.#index = index;
    this.#titles = titles;
    this.#facts = facts;
    this.#vocabulary = makeVocabulary(facts.syllables.split(' '), titles?.vocabulary ?? NO_TITLES);
  }

  /** Waits for what every search needs, which may still be loading. */
  static async open(
    fullText: Promise<FullText>,
    loading: Promise<TitleTable | undefined>,
  ): Promise<SearchSession> {
    const [text, titles] = await Promise.all([fullText, loading]);
    if (text.facts.indexes.length === 0) throw new Error('Cổng chưa có chỉ mục.');
    return new SearchSession(text, titles?.());
  }

  /** Finds the results of a query, best first. Rejects when nothing of the full text could be read for it. */
  async find(query: string): Promise<SearchOutcome> {
    const { build, sizes } = this.#facts;
    let [read, missing] = [0, 0];
    const count = (wasRead: boolean) => (wasRead ? read++ : missing++);
    const { hits, ...rest } = await find<IndexedItem>(query, {
      ask: (text, exactMarks) => this.#index.itemsWith(text, exactMarks, count),
      load: (id) => this.#index.item(id),
      titles: this.#titles,
      vocabulary: this.#vocabulary,
      items: sizes.reduce((sum, size) => sum + size, 0),
      sizes: build === this.#titles?.build ? sizes : undefined,
    });
    if (missing > 0 && read === 0) throw new Error('Không tải được tệp nào của chỉ mục.');
    return { results: hits.map((hit) => this.#toPending(hit)), isPartial: missing > 0, ...rest };
  }

  #toPending(hit: SearchHit<IndexedItem>): PendingResult {
    const { id, isComplete, title } = hit;
    if (id === undefined) return pendingTitle(hit.title, isComplete);
    const { item } = hit;
    return { id, isComplete, title, load: item ? async () => item : () => this.#index.item(id) };
  }

  /** Gives the value of a filter for every item that has one, by the item's id. */
  filterValues(filter: IndexFilter): Promise<Map<string, string>> {
    return this.#index.filterValues(filter);
  }
}

const NO_TITLES: Pick<Vocabulary, 'pairCount' | 'counts'> = { pairCount: () => 0, counts: new Map() };

/** Makes a result of a title alone. */
export function pendingTitle(title: TitleEntry, isComplete: boolean): PendingResult {
  return { id: undefined, isComplete, title, load: async () => ({ ...title, text: '' }) };
}
