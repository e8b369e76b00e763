import { articleLabels, valuesOf, type ArticleLabel, type topics } from '../schemas/vocabulary.ts';
import type { Shown, ShownPortal } from './portals.ts';

type Article = Shown<'articles'>;
type Listed = Pick<ShownPortal, 'listed'>;

/** Returns the articles on a content of administrative reform, of whatever section, newest first. */
export function articlesOnTopic({ listed }: Listed, topic: keyof typeof topics): Article[] {
  return listed.filter(({ data }) => data.topics.includes(topic));
}

/** Returns the articles that carry a label, newest first. */
export function articlesLabelled({ listed }: Listed, label: ArticleLabel): Article[] {
  return listed.filter(({ data }) => data.labels.includes(label));
}

/** Returns the labels that an article on the lists carries, in the order of the vocabulary. */
export function labelsOf(portal: Listed): ArticleLabel[] {
  return valuesOf(articleLabels).filter((label) => articlesLabelled(portal, label).length > 0);
}

/** Returns the clips on administrative reform, newest first: those of its section, and those that name a content of it. */
export function clipsOf({ listed }: Listed): Article[] {
  return listed.filter(
    ({ data: { genre, section, topics } }) => genre === 'video' && (section === 'cchc' || topics.length > 0),
  );
}

/** Returns the documents of a section, newest first. */
export function documentsIn(
  { documents }: Pick<ShownPortal, 'documents'>,
  section: string,
): Shown<'documents'>[] {
  return documents.filter(({ data }) => data.section === section);
}
