import { defineMiddleware } from 'astro:middleware';
import { countPage } from './site/rendered-pages.ts';

/** Lets whoever waits for a build know how far it is. */
export const onRequest = defineMiddleware((_context, next) => {
  countPage();
  return next();
});
