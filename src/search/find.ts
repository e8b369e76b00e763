import { answer, type Ask } from './answers.ts';
import { mergeResults } from './merge.ts';
import type { NumberInQuery } from './numbers.ts';
import { matchTitles, scoreTitles, type Title, type TitleIndex } from './titles.ts';
import type { Vocabulary } from './typing.ts';

/** What can be asked of a portal: its full text, and the small list of titles when it is there. */
export interface Source<T extends Titled> {
  ask: Ask;
  load(id: string): Promise<T>;
  /** The ids of the procedures; asked for with questions only. */
  procedures(): Promise<ReadonlySet<string>>;
  titles: TitleIndex | undefined;
  vocabulary: Vocabulary;
  /** How many items the full text holds. */
  items: number;
}

/** What is known of an item once it is loaded. */
export interface Titled {
  kind: Title['kind'];
  /** Below the portal's address. */
  address: string;
  title: string;
}

/** A result: an item of the full text, loaded or not yet, or a title that the full text did not bring up. */
export type Hit<T extends Titled> = ({ id: string; item?: T } | { id: undefined; title: Title }) & {
  /** Whether it holds every word of the query, and does not only come near. */
  isWhole: boolean;
};

export interface Hits<T extends Titled> {
  /** Best first, each once. */
  hits: Hit<T>[];
  /** The query as it was probably meant, when that was searched for too. */
  meant?: string;
  /** A number that was asked for and that nothing bears. */
  missingNumber?: NumberInQuery;
}

/** Finds what answers a query in the full text and among the titles. */
export async function find<T extends Titled>(
  query: string,
  { ask, load, procedures, titles, vocabulary, items }: Source<T>,
): Promise<Hits<T>> {
  const { found, whole, meant, missingNumber } = await answer(query, ask, vocabulary, items, procedures);
  const asked = meant ?? query;
  const told = titles ? matchTitles(titles, asked, FIRST).filter(({ score }) => score > TELLING) : [];
  const scoreOf = new Map(found.map(({ id, score }) => [id, score]));
  const loadAll = (ids: string[]) =>
    Promise.all(ids.map(async (id) => ({ id, score: scoreOf.get(id) ?? 0, item: await load(id) })));

  // Of a document that is not there the nearest are documents; what else names its number says nothing of it.
  const areDocuments = whole.size === 0 && (missingNumber?.signs.length ?? 0) > 0;
  let loaded = await loadAll(found.slice(0, areDocuments ? FURTHER : FIRST).map(({ id }) => id));
  if (areDocuments) {
    const hits = loaded
      .filter(({ item }) => item.kind === 'van-ban')
      .map(({ id, item }) => ({ id, item, isWhole: false }));
    return { hits, missingNumber: missingNumber! };
  }
  const missing = () =>
    told.filter(({ title }) => !loaded.some(({ item }) => item.address === title.address));
  const isBestMissing = () => missing()[0] !== undefined && missing()[0] === told[0];
  // The title that is what was asked for may stand a little further down in the full text, or far down.
  if (isBestMissing())
    loaded = [...loaded, ...(await loadAll(found.slice(FIRST, FURTHER).map(({ id }) => id)))];
  if (isBestMissing() && loaded.length < found.length)
    loaded = [...loaded, ...(await namesakesOf(told[0]!.title, ask, loadAll))];
  // Only when all the full text found is known, a title that it lacks can be told from one still to come.
  const alone = missing().slice(0, loaded.length >= found.length ? FIRST : Number(isBestMissing()));

  const keywords = new Map(titles?.entries.map(({ title }) => [title.address, title.keywords]));
  const known = loaded.map(({ item: { kind, address, title } }) => ({
    kind,
    address,
    title,
    keywords: keywords.get(address) ?? [],
  }));
  const scores = titles ? scoreTitles(titles, asked, known) : known.map(() => 0);
  const order = mergeResults(
    loaded.map(({ item, score }, at) => ({ address: item.address, score, titleScore: scores[at]! })),
    told
      .filter((match) => alone.includes(match) || !missing().includes(match))
      .map(({ title, score }) => ({ address: title.address, score })),
  );
  const hits = new Map<string, Hit<T>>(
    alone.map(({ title }) => [title.address, { id: undefined, title, isWhole: true }]),
  );
  for (const { id, item } of loaded) hits.set(item.address, { id, item, isWhole: whole.has(id) });
  const ids = new Set(loaded.map(({ id }) => id));
  return {
    hits: [
      ...order.map((address) => hits.get(address)!),
      ...found.filter(({ id }) => !ids.has(id)).map(({ id }) => ({ id, isWhole: whole.has(id) })),
    ],
    ...(meant !== undefined && { meant }),
    ...(missingNumber !== undefined && { missingNumber }),
  };
}

/** Looks a title up in the full text by its own words. */
async function namesakesOf<L extends { item: Titled }>(
  { kind, title, address }: Title,
  ask: Ask,
  loadAll: (ids: string[]) => Promise<L[]>,
): Promise<L[]> {
  if (kind === 'chuyen-muc') return [];
  const found = await ask(`"${title.split(': ', 1)[0]!.replaceAll('"', ' ')}"`, true);
  const loaded = await loadAll(found.slice(0, NAMESAKES).map(({ id }) => id));
  return loaded.filter(({ item }) => item.address === address);
}

/** So many of the full text are put in order by their titles: as many as a browser fetches at once. */
const FIRST = 6;
const FURTHER = 20;

/** So many items of one name are looked at for the one that is meant. */
const NAMESAKES = 4;

/** A title of the list that is less like the query has no place of its own among the results. */
const TELLING = 0.85;
