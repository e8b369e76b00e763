import type { Shown, ShownPortal } from './portals.ts';

type Article = Shown<'articles'>;

/** An article as others lead to it. */
export interface Linked {
  slug: string;
  title: string;
}

/** The articles offered at the end of one: those before and after it in its section, and some about the same. */
export interface Neighbours {
  newer: Linked | undefined;
  older: Linked | undefined;
  related: Linked[];
}

/** Finds the neighbours of an article among those that lists still show. */
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
    if (related.length === RELATED) break;
    const isShown = other.slug === slug || other === newer || other === older;
    if (!isShown && isListed(other) && sharesTopic(other.data.topics, data.topics)) related.push(other);
  }
  return { newer: newer && linkTo(newer), older: older && linkTo(older), related: related.map(linkTo) };
}

function linkTo({ slug, data: { title } }: Article): Linked {
  return { slug, title };
}

const RELATED = 4;

/** The first of a list, walking from a place, that passes. */
function nearest<T>(list: T[], place: number, step: 1 | -1, passes: (each: T) => boolean): T | undefined {
  for (let at = place + step; at >= 0 && at < list.length; at += step) if (passes(list[at]!)) return list[at];
  return undefined;
}

interface Section {
  /** Newest first. */
  articles: Article[];
  places: Map<string, number>;
}

/** Kept by portal: a section of ten thousand articles is walked once, not once per article. */
const known = new WeakMap<ShownPortal, Map<string, Section>>();

function sectionsOf(portal: ShownPortal): Map<string, Section> {
  const kept = known.get(portal);
  if (kept) return kept;
  const sections = new Map<string, Section>();
  for (const [id, articles] of Map.groupBy(portal.articles, ({ data }) => data.section))
    sections.set(id, { articles, places: new Map(articles.map(({ slug }, place) => [slug, place])) });
  known.set(portal, sections);
  return sections;
}

/** An article without a topic is about whatever its section is about. */
function sharesTopic(one: string[], other: string[]): boolean {
  return other.length === 0 || one.some((topic) => other.includes(topic));
}
