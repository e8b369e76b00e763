import { defineCollection } from 'astro:content';
import { entryCollection, portalCollection } from './site/collections.ts';

export const collections = {
  portals: defineCollection(portalCollection()),
  intros: defineCollection(entryCollection('intro')),
  leaders: defineCollection(entryCollection('leader')),
  contacts: defineCollection(entryCollection('contact')),
  articles: defineCollection(entryCollection('article')),
  procedures: defineCollection(entryCollection('procedure')),
  documents: defineCollection(entryCollection('document')),
  feedbacks: defineCollection(entryCollection('feedback')),
  activities: defineCollection(entryCollection('activity')),
  publications: defineCollection(entryCollection('publication')),
};
