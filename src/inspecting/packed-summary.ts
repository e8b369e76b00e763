import type { Item } from '../report/item.ts';
import { SKETCH_LENGTH } from '../text/likeness.ts';
import type { PortalSummary } from './portal-results.ts';

/**
 * A summary as it passes between processes: with its articles key by key, because sending an object for each article
 * takes several times as long, for either process, and fills the memory of the receiver with equal values.
 */
export interface PackedSummary {
  /** Without its articles. */
  summary: PortalSummary;
  columns: Column[];
  /** The sketches of the articles whose own are undefined, one after the other. */
  sketches: Uint32Array;
}

/**
 * The values of one key, article by article; or each value once, where few differ, and where the value of each article
 * is.
 */
interface Column {
  key: keyof Item;
  values: unknown[];
  places?: Uint16Array;
}

/** Packs a summary for another process. */
export function packSummary(summary: PortalSummary): PackedSummary {
  const { evidence } = summary;
  if (!evidence) return { summary, columns: [], sketches: new Uint32Array() };
  const { articles } = evidence;
  const keys = new Set<keyof Item>();
  for (const article of articles) for (const key in article) keys.add(key as keyof Item);
  const columns = [...keys].map((key) =>
    key === 'sketch' ? sketchColumn(articles) : columnOf(articles, key),
  );
  return {
    summary: { ...summary, evidence: { ...evidence, articles: [] } },
    columns,
    sketches: sketchesOf(articles),
  };
}

function columnOf(articles: Item[], key: keyof Item): Column {
  const values: unknown[] = articles.map((article) => article[key]);
  const known = new Map<unknown, number>();
  const places = new Uint16Array(values.length);
  for (const [index, value] of values.entries()) {
    const place = known.get(value) ?? known.size;
    if (place === known.size) {
      if (place === MAX_DISTINCT) return { key, values };
      known.set(value, place);
    }
    places[index] = place;
  }
  return { key, values: [...known.keys()], places };
}

/** A column of more values is sent as it is. Sections, kinds and units are few; titles and addresses are not. */
const MAX_DISTINCT = 64;

/** Null stays, so that it is not taken for a packed sketch. */
function sketchColumn(articles: Item[]): Column {
  return { key: 'sketch', values: articles.map(({ sketch }) => (sketch ? undefined : null)) };
}

function sketchesOf(articles: Item[]): Uint32Array {
  const sketches = articles.flatMap(({ sketch }) => sketch ?? []);
  const packed = new Uint32Array(sketches.length * SKETCH_LENGTH);
  for (const [index, sketch] of sketches.entries()) packed.set(sketch, index * SKETCH_LENGTH);
  return packed;
}

/**
 * Gives the summary that another process packed. A key that an article lacked is undefined where other articles have
 * it.
 */
export function unpackSummary({ summary, columns, sketches }: PackedSummary): PortalSummary {
  const { evidence } = summary;
  const [first] = columns;
  if (!evidence || !first) return summary;
  const count = (first.places ?? first.values).length;
  // Copied for each article, because an object that gets its keys one by one takes several pieces of memory.
  const template = Object.fromEntries(columns.map(({ key }) => [key, undefined]));
  let start = 0;
  for (let index = 0; index < count; index++) {
    const article: Partial<Record<keyof Item, unknown>> = { ...template };
    for (const { key, values, places } of columns) article[key] = values[places ? places[index]! : index];
    if (article.sketch === undefined) article.sketch = sketches.subarray(start, (start += SKETCH_LENGTH));
    evidence.articles.push(article as Item);
  }
  return summary;
}
