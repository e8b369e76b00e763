import type { Engine } from './engine.ts';
import type { Query } from './query.ts';

/** How well a list of answers serves queries. Shares are between 0 and 1. */
export interface Quality {
  /** The share of queries that the first answer serves. */
  first: number;
  /** The share that an answer of the list serves: ten on the page, eight in the box. */
  listed: number;
  /** The mean of one through the place of the first answer that serves. */
  reciprocalRank: number;
}

/** How the page and the box serve a set of queries. */
export interface Measured {
  count: number;
  page: Quality;
  box: Quality;
  /** The mean time that the page takes for a query. */
  milliseconds: number;
  /** The queries for which the page proposes another spelling than the one meant. */
  corrections: { text: string; correction: string }[];
  /** The queries that the first answer of the page does not serve. */
  misses: Miss[];
}

/** A query that another page than one of its answers leads. */
interface Miss {
  text: string;
  /** The place of its answer, from 1; 0 when it is not listed. */
  place: number;
  leader: string | undefined;
  boxPlace: number;
}

/** Asks an engine every query, on the page and in the box. */
export async function measureEngine(engine: Engine, queries: readonly Query[]): Promise<Measured> {
  const [pagePlaces, boxPlaces]: [number[], number[]] = [[], []];
  const [corrections, misses]: [Measured['corrections'], Miss[]] = [[], []];
  let milliseconds = 0;
  for (const { text, meant, answers } of queries) {
    const start = performance.now();
    const { addresses, correction } = await engine.page(text);
    milliseconds += performance.now() - start;
    const place = placeOf(answers, addresses);
    const boxPlace = placeOf(answers, engine.box(text));
    pagePlaces.push(place);
    boxPlaces.push(boxPlace);
    if (correction !== undefined && correction.toLowerCase() !== meant?.toLowerCase())
      corrections.push({ text, correction });
    if (place !== 1) misses.push({ text, place, leader: addresses[0], boxPlace });
  }
  const count = queries.length;
  return {
    count,
    page: qualityOf(pagePlaces),
    box: qualityOf(boxPlaces),
    milliseconds: milliseconds / Math.max(1, count),
    corrections,
    misses,
  };
}

/** Asks another search every query. */
export async function measureSearch(
  search: (query: string) => Promise<string[]>,
  queries: readonly Query[],
): Promise<Quality> {
  const places: number[] = [];
  for (const { text, answers } of queries) places.push(placeOf(answers, await search(text)));
  return qualityOf(places);
}

function qualityOf(places: readonly number[]): Quality {
  const share = (sum: number) => sum / Math.max(1, places.length);
  return {
    first: share(places.filter((place) => place === 1).length),
    listed: share(places.filter((place) => place > 0).length),
    reciprocalRank: share(places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0)),
  };
}

/** Gives the place of the first address that answers, from 1; 0 when none does. */
function placeOf(answers: readonly string[], addresses: readonly string[]): number {
  return addresses.findIndex((address) => answers.some((answer) => serves(address, answer))) + 1;
}

/**
 * Says whether an address is that of an answer. An answer that is a whole page is served by every part of it; one that
 * is a part is served by its whole page too, because an index of pages can give nothing finer.
 */
function serves(address: string, answer: string): boolean {
  if (address === answer) return true;
  return withoutAnchor(address) === withoutAnchor(answer) && !(address.includes('#') && answer.includes('#'));
}

function withoutAnchor(address: string): string {
  return address.split('#', 1)[0]!;
}
