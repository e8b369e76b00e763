import { addressesOf } from '../addresses/addresses.ts';
import { completeness } from '../checks/required-parts.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { hashOf, wordsOf } from '../text/fingerprint.ts';
import { sketch, type Sketch } from '../text/likeness.ts';
import { joinCopies } from './copies.ts';

/** Something a target may count: an article, a publication or an activity, reduced to what targets ask about. */
export interface Item {
  path: string;
  title: string;
  day: Day;
  url: string | null;
  draft: boolean;
  section?: string;
  topics: string[];
  genre?: string;
  origin?: string;
  channel?: string;
  form?: string;
  unit?: string;
  /** Infinity for records that have no text of their own. */
  words: number;
  /** Two items with the same fingerprint are the same text, or nearly, published twice. */
  fingerprint: string;
  /** By which near copies are told; absent or null for what is too short. */
  sketch?: Sketch;
  /** When it came into the repository, where the history tells. */
  appearance?: Appearance | undefined;
  times: number;
  people: number;
}

/** When an item came into the repository. */
export interface Appearance {
  commit: string;
  /** The day of the commit in Việt Nam. */
  day: Day;
}

/** One of the eight required parts of a portal. */
export interface RequiredPart {
  path: string;
  title: string;
  url: string | null;
  complete: boolean;
}

/** All that the targets of a portal are counted from. */
export interface Evidence {
  portal: string;
  name: string;
  kind: Portal['kind'];
  plans: string[];
  units: string[];
  /** Names of the units, by id. */
  unitNames?: ReadonlyMap<string, string>;
  articles: Item[];
  publications: Item[];
  activities: Item[];
  visits: { from: Day; to: Day; visits: number; source: string; path: string }[];
  parts: RequiredPart[];
}

/**
 * Reduces a portal's content to its evidence, ordered by day, then path. Null when its portal.yaml is not in order.
 * @param measure as `measureArticle`, for whoever has measured an article before
 */
export function evidenceOf(
  content: PortalContent,
  measure: (article: Entry<'article'>) => ArticleMeasure = measureArticle,
): Evidence | null {
  const { id, portal, visits, entries } = content;
  if (!portal) return null;
  const addresses = addressesOf(portal.data.url);
  const permalink = (kind: 'article' | 'activity', slug: string) =>
    addresses.absolute(addresses.entry(kind, slug));

  const articles = entries.article
    .map((article): Item => {
      const { file, slug, data } = article;
      return {
        ...commonOf(file, data),
        url: permalink('article', slug),
        draft: data.draft,
        section: data.section,
        genre: data.genre,
        origin: data.origin,
        ...measure(article),
      };
    })
    .sort(byDayThenPath);

  return {
    portal: id,
    name: portal.data.name,
    kind: portal.data.kind,
    plans: portal.data.plans,
    units: portal.data.units.map((unit) => unit.id),
    unitNames: new Map(portal.data.units.map((unit) => [unit.id, unit.name])),
    articles: joinCopies(articles),
    publications: entries.publication
      .map(({ file, data }): Item => ({
        ...commonOf(file, data),
        url: data.url,
        channel: data.channel,
        genre: data.genre,
        origin: data.origin,
        fingerprint: isBroadcast(data.channel) ? `${data.url} ${dayOfMoment(data.date)}` : data.url,
      }))
      .sort(byDayThenPath),
    activities: entries.activity
      .map(({ file, slug, data }): Item => ({
        ...commonOf(file, data),
        url: permalink('activity', slug),
        form: data.form,
        times: data.times,
        people: data.people,
        fingerprint: [hashOf(wordsOf(data.title)), data.date, data.form, data.unit ?? ''].join(' '),
      }))
      .sort(byDayThenPath),
    visits: (visits?.data ?? []).map(({ from, to, visits: count, source }) => ({
      from,
      to,
      visits: count,
      source,
      path: visits!.file,
    })),
    parts: completeness(content, addresses),
  };
}

/** What the text of an article comes to. */
export type ArticleMeasure = Required<Pick<Item, 'words' | 'fingerprint' | 'sketch'>>;

/** Measures the text of an article. */
export function measureArticle({ data, body }: Entry<'article'>): ArticleMeasure {
  const words = wordsOf(body);
  return {
    words: words.length,
    fingerprint: `${hashOf(wordsOf(data.title))} ${hashOf(words)}`,
    sketch: sketch(words),
  };
}

/** Adds to the evidence when each item came into the repository, by its path in the content folder. */
export function withAppearances(evidence: Evidence, firstSeen: ReadonlyMap<string, Appearance>): Evidence {
  const seen = (items: Item[]) => items.map((item) => ({ ...item, appearance: firstSeen.get(item.path) }));
  return {
    ...evidence,
    articles: seen(evidence.articles),
    publications: seen(evidence.publications),
    activities: seen(evidence.activities),
  };
}

/** A programme keeps one address while its issues differ by day; a written item is known by its address alone. */
function isBroadcast(channel: string): boolean {
  return channel === 'dai-tinh' || channel === 'truyen-thanh-xa';
}

function commonOf(file: string, data: { title: string; date: string; topics: string[]; unit?: string }) {
  const { title, date, topics, unit } = data;
  return {
    path: file,
    title,
    day: dayOfMoment(date),
    draft: false,
    topics,
    unit,
    words: Infinity,
    times: 1,
    people: 0,
  };
}

function byDayThenPath(a: Item, b: Item): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}
