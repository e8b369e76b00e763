import { stripMarks } from '../text/fold.ts';
import { fromIndexSpelling, toIndexSpelling } from '../text/index-spelling.ts';
import { CborReader } from './cbor.ts';
import { chunkOf, type IndexHead } from './index-head.ts';
import { itemId, placeInIndex } from './item-id.ts';
import { askedWords, chunksFor } from './preload.ts';
import type { TitleEntry } from './title-index.ts';
import { unpackIndexFile } from './unpack.ts';
import { WordFile, type WordPlaces } from './word-file.ts';

/** The length of the name of an item's file. */
export const ITEM_NAME_LETTERS = 5;

/** What the full text has of an item. */
export interface IndexedItem {
  kind: TitleEntry['kind'];
  /** Relative to the portal's address. */
  address: string;
  title: string;
  text: string;
  section?: string;
  unit?: string;
  day?: string;
  answer?: string;
}

/** The bytes of a file as the server sent them. */
type IndexFile = Uint8Array<ArrayBuffer>;

/** The filters of results: kind; year; section, field or form, by the kind; unit. */
export type IndexFilter = 'loai' | 'nam' | 'muc' | 'donvi';

/**
 * The full-text indexes of a portal, which Pagefind wrote. It loads only the files that have the words of a query. It
 * answers a query the same way whatever it was asked before.
 */
export class FullTextIndex {
  readonly #indexes: readonly IndexHead[];
  readonly #readFile: (path: string) => Promise<IndexFile>;
  readonly #files = new Map<string, Promise<unknown>>();

  /** @param readFile reads a file of the portal by its path below the portal's address */
  constructor(indexes: readonly IndexHead[], readFile: (path: string) => Promise<IndexFile>) {
    this.#indexes = indexes;
    this.#readFile = readFile;
  }

  /** Requests the word files that a query is likely to need, and then the lists of fragment names. */
  request(query: string): void {
    const words = askedWords(query);
    const files = this.#indexes.flatMap((head) =>
      chunksFor(words, head).map((name) => this.#wordFile(head, name)),
    );
    // Later callers see the error; this handler only prevents an unhandled rejection until then.
    for (const each of files) each.catch(() => undefined);
    this.requestFragmentNames().catch(() => undefined);
  }

  /** Requests for each index the list of its fragment names: Pagefind writes each item into a file, a fragment. */
  async requestFragmentNames(): Promise<void> {
    await Promise.all(this.#indexes.map((head) => this.#fragmentNames(head)));
  }

  /**
   * Finds the items that hold words side by side. Items that stand in a word file that cannot be read are missing.
   * @param exactMarks whether the words must have the marks they are typed with
   * @param onRead called for each file with whether it could be read
   */
  async itemsWith(
    text: string,
    exactMarks = false,
    onRead: (wasRead: boolean) => void = () => undefined,
  ): Promise<Set<string>> {
    const forms = toIndexSpelling(text.toLowerCase()).split(' ').filter(Boolean);
    const found = this.#indexes.map(async (head, index) => {
      const places = await Promise.all(forms.map((form) => this.#placesOf(head, form, exactMarks, onRead)));
      return itemsSideBySide(places).map((place) => itemId(index, place));
    });
    return new Set((await Promise.all(found)).flat());
  }

  /** Loads an item. Rejects when a file of it is missing. */
  async item(id: string): Promise<IndexedItem> {
    const { index, place } = placeInIndex(id)!;
    const head = this.#indexes[index]!;
    const names = await this.#fragmentNames(head);
    const name = names.slice(place * ITEM_NAME_LETTERS, (place + 1) * ITEM_NAME_LETTERS);
    const path = `${head.folder}fragment/${name}.pf_fragment`;
    return toItem(await this.#once(path, async (bytes) => readJson<Fragment>(await unpackIndexFile(bytes))));
  }

  /** Gives each item's value of a filter, by the item's id; items without a value are left out. */
  async filterValues(filter: IndexFilter): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const read = this.#indexes.map(async ({ folder, filters }, index) => {
      const name = filters[filter];
      if (name === undefined) return;
      const values = await this.#once(`${folder}filter/${name}.pf_filter`, readFilter);
      for (const [value, places] of values)
        for (const place of places) found.set(itemId(index, place), value);
    });
    await Promise.all(read);
    return found;
  }

  async #placesOf(
    head: IndexHead,
    form: string,
    exactMarks: boolean,
    onRead: (wasRead: boolean) => void,
  ): Promise<WordPlaces> {
    const folded = stripMarks(form);
    const name = chunkOf(folded, head);
    if (name === undefined) return new Map();
    try {
      const file = await this.#wordFile(head, name);
      onRead(true);
      return file.placesOf(folded, exactMarks ? form : undefined);
    } catch {
      onRead(false);
      return new Map();
    }
  }

  #wordFile({ folder }: IndexHead, name: string): Promise<WordFile> {
    return this.#once(
      `${folder}index/${name}.pf_index`,
      async (bytes) => new WordFile(await unpackIndexFile(bytes)),
    );
  }

  /** Gives the fragment names of all items, each of `ITEM_NAME_LETTERS` letters, in one text. */
  #fragmentNames({ folder, items }: IndexHead): Promise<string> {
    return this.#once(`${folder}fragment/${items}.json`, readJson<string>);
  }

  /** Reads each file once. After a failed read, the next call tries again. */
  #once<T>(path: string, parse: (bytes: IndexFile) => T | Promise<T>): Promise<T> {
    const known = this.#files.get(path) as Promise<T> | undefined;
    if (known) return known;
    const reading = this.#readFile(path).then(parse);
    reading.catch(() => this.#files.delete(path));
    this.#files.set(path, reading);
    return reading;
  }
}

/** Lists the items that have words side by side, given the places of each word. */
function itemsSideBySide([first, ...others]: readonly WordPlaces[]): number[] {
  if (first === undefined) return [];
  if (others.length === 0) return [...first.keys()];
  const items: number[] = [];
  for (const [item, places] of first) {
    const following = others.map((other) => other.get(item));
    if (places.some((place) => following.every((each, at) => each?.includes(place + at + 1))))
      items.push(item);
  }
  return items;
}

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

function toItem({ url, content, meta, filters }: Fragment): IndexedItem {
  const [section, unit] = [filters['muc']?.[0], filters['donvi']?.[0]];
  return {
    address: url.replace(/^\//, ''),
    kind: filters['loai']![0] as TitleEntry['kind'],
    title: fromIndexSpelling(meta['title'] ?? url),
    text: fromIndexSpelling(content),
    ...(section && { section }),
    ...(unit && { unit }),
    ...(meta['day'] && { day: meta['day'] }),
    ...(meta['answer'] && { answer: fromIndexSpelling(meta['answer']) }),
  };
}

async function readFilter(bytes: IndexFile): Promise<[value: string, places: number[]][]> {
  const [, values] = new CborReader(await unpackIndexFile(bytes)).item() as [string, [string, number[]][]];
  return values;
}

function readJson<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
