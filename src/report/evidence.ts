import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { completeness } from '../checks/required-parts.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { hashOf, wordsOf } from '../text/fingerprint.ts';
import { sketch } from '../text/likeness.ts';
import { joinCopies } from './copies.ts';
import type { Appearance, Item } from './item.ts';

/** One of the eight required parts of a portal. */
export interface RequiredPart {
  path: string;
  title: string;
  url: string | null;
  complete: boolean;
}

/** Everything that the targets of a portal are counted from. */
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
 * Reduces a portal's content to its evidence, ordered by day, then path. Returns null when its portal.yaml has errors.
 * @param measure replaces `measureArticle` for callers that cache what it returns
 */
export function evidenceOf(
  content: PortalContent,
  measure: (article: Entry<'article'>) => ArticleMeasure = measureArticle,
): Evidence | null {
  const { id, portal, visits, entries } = content;
  if (!portal) return null;
  const addresses = addressesOf(portal.data.url);
  const { name, kind, plans, units } = portal.data;
  const articles = entries.article.map((article) => articleItem(article, addresses, measure(article)));
  return {
    portal: id,
    name,
    kind,
    plans,
    units: units.map((unit) => unit.id),
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    articles: joinCopies(articles.sort(byDayThenPath)),
    publications: entries.publication.map(publicationItem).sort(byDayThenPath),
    activities: entries.activity.map((activity) => activityItem(activity, addresses)).sort(byDayThenPath),
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

function articleItem(
  { file, slug, data }: Entry<'article'>,
  addresses: Addresses,
  measure: ArticleMeasure,
): Item {
  return {
    ...commonOf(file, data),
    url: addresses.absolute(addresses.entry('article', slug)),
    draft: data.draft,
    section: data.section,
    genre: data.genre,
    origin: data.origin,
    ...measure,
  };
}

function publicationItem({ file, data }: Entry<'publication'>): Item {
  return {
    ...commonOf(file, data),
    url: data.url ?? null,
    channel: data.channel,
    genre: data.genre,
    origin: data.origin,
    fingerprint:
      data.url && !isBroadcast(data.channel)
        ? data.url
        : [data.url ?? hashOf(wordsOf(data.title)), data.outlet, dayOfMoment(data.date)].join(' '),
  };
}

function activityItem({ file, slug, data }: Entry<'activity'>, addresses: Addresses): Item {
  return {
    ...commonOf(file, data),
    url: addresses.absolute(addresses.entry('activity', slug)),
    form: data.form,
    times: data.times,
    people: data.people.total,
    fingerprint: [hashOf(wordsOf(data.title)), data.date, data.form, data.unit ?? ''].join(' '),
  };
}

/** The facts of an article that are computed from its text. */
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

/** Adds the day on which each item came into the repository, looked up by its path in the content folder. */
export function withAppearances(evidence: Evidence, firstSeen: ReadonlyMap<string, Appearance>): Evidence {
  const seen = (items: Item[]) => items.map((item) => ({ ...item, appearance: firstSeen.get(item.path) }));
  return {
    ...evidence,
    articles: seen(evidence.articles),
    publications: seen(evidence.publications),
    activities: seen(evidence.activities),
  };
}

/** Says whether items of a channel may share an address, because a programme has one address for all its issues. */
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
