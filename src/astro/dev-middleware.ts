import { defineMiddleware } from 'astro/middleware';
import { findPage } from './dev-portals.ts';

/** Gives the pages of the local server the portal they show, as a build does, and answers for no others. */
export const onRequest = defineMiddleware(async ({ params, url, locals }, next) => {
  const found = await findPage(params['portal'], url.pathname);
  if (!found) return new Response('Không có trang này.', { status: 404 });
  locals.portal = found.portal;
  return found.renderedAt === url.pathname ? next() : next(found.renderedAt);
});
