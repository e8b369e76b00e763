import { defineLiveCollection } from 'astro:content';
import { entryCollection, portalCollection } from './astro/collections.ts';

export const collections = {
  portals: defineLiveCollection(portalCollection()),
  intros: defineLiveCollection(entryCollection('intro')),
  leaders: defineLiveCollection(entryCollection('leader')),
  contacts: defineLiveCollection(entryCollection('contact')),
  articles: defineLiveCollection(entryCollection('article')),
  procedures: defineLiveCollection(entryCollection('procedure')),
  documents: defineLiveCollection(entryCollection('document')),
  feedbacks: defineLiveCollection(entryCollection('feedback')),
  activities: defineLiveCollection(entryCollection('activity')),
  publications: defineLiveCollection(entryCollection('publication')),
};
