import { articleLabels, valuesOf, type ArticleLabel, type topics } from '../schemas/vocabulary.ts';
import { groupByEach } from './group-by-each.ts';
import { oncePerPortal } from './once-per-portal.ts';
import type { Shown, ShownPortal } from './portals.ts';

type Article = Shown<'articles'>;
type Listed = Pick<ShownPortal, 'listed'>;

/** Returns the articles on a content of administrative reform, of whatever section, newest first. */
export function articlesOnTopic(portal: Listed, topic: keyof typeof topics): Article[] {
  return byTopic(portal).get(topic) ?? [];
}

/** Returns the articles that carry a label, newest first. */
export function articlesLabelled(portal: Listed, label: ArticleLabel): Article[] {
  return byLabel(portal).get(label) ?? [];
}

/** Returns the labels that an article on the lists carries, in the order of the vocabulary. */
export function labelsOf(portal: Listed): ArticleLabel[] {
  return valuesOf(articleLabels).filter((label) => byLabel(portal).has(label));
}

const byTopic = oncePerPortal(({ listed }: Listed) => groupByEach(listed, ({ data }) => data.topics));

const byLabel = oncePerPortal(({ listed }: Listed) => groupByEach(listed, ({ data }) => data.labels));

/** Returns the clips on administrative reform, newest first: those of its section, and those that name a content of it. */
export const clipsOf = oncePerPortal(({ listed }: Listed): Article[] =>
  listed.filter(
    ({ data: { genre, section, topics } }) => genre === 'video' && (section === 'cchc' || topics.length > 0),
  ),
);

/** Returns the articles of a section, newest first. */
export function articlesIn(portal: Listed, section: string): Article[] {
  return bySection(portal).get(section) ?? [];
}

const bySection = oncePerPortal(({ listed }: Listed) => Map.groupBy(listed, ({ data }) => data.section));

/** Returns the documents of a section, newest first. */
export function documentsIn(
  { documents }: Pick<ShownPortal, 'documents'>,
  section: string,
): Shown<'documents'>[] {
  return documents.filter(({ data }) => data.section === section);
}
