import { oncePerPortal } from './once-per-portal.ts';
import type { Shown, ShownPortal } from './portals.ts';

type Article = Shown<'articles'>;

/** A link to an article. */
export interface Linked {
  slug: string;
  title: string;
}

/** The articles offered at the end of one: the next newer and older of its section, and some on the same topics. */
export interface Neighbours {
  newer: Linked | undefined;
  older: Linked | undefined;
  related: Linked[];
}

/** Finds the neighbours of an article among the articles that have not expired. */
export function neighboursOf(
  portal: ShownPortal,
  { slug, data }: Pick<Article, 'slug' | 'data'>,
): Neighbours {
  const section = sectionsOf(portal).get(data.section)!;
  const place = section.places.get(slug)!;
  const isListed = ({ data: { expires } }: Article) => !expires || expires >= portal.today;
  const newer = nearest(section.articles, place, -1, isListed);
  const older = nearest(section.articles, place, 1, isListed);

  const related: Article[] = [];
  for (const other of section.articles) {
    if (related.length === MAX_RELATED) break;
    const isOffered = other.slug === slug || other === newer || other === older;
    if (!isOffered && isListed(other) && sharesTopic(other.data.topics, data.topics)) related.push(other);
  }
  return { newer: newer && linkTo(newer), older: older && linkTo(older), related: related.map(linkTo) };
}

function linkTo({ slug, data: { title } }: Article): Linked {
  return { slug, title };
}

const MAX_RELATED = 4;

/** Returns the closest element on one side of a place that passes the test. */
function nearest<T>(list: T[], place: number, step: 1 | -1, passes: (each: T) => boolean): T | undefined {
  for (let at = place + step; at >= 0 && at < list.length; at += step) if (passes(list[at]!)) return list[at];
  return undefined;
}

interface Section {
  /** Newest first. */
  articles: Article[];
  places: Map<string, number>;
}

/** The sections by their names. */
const sectionsOf = oncePerPortal(
  ({ articles }: ShownPortal): Map<string, Section> =>
    new Map(
      [...Map.groupBy(articles, ({ data }) => data.section)].map(([id, own]) => [
        id,
        { articles: own, places: new Map(own.map(({ slug }, place) => [slug, place])) },
      ]),
    ),
);

/** Says whether two articles share a topic. If the second has none, any article of its section is on the same topic. */
function sharesTopic(one: string[], other: string[]): boolean {
  return other.length === 0 || one.some((topic) => other.includes(topic));
}
