import { defineMiddleware } from 'astro/middleware';
import { findPage } from './dev-portals.ts';

/** Passes the portal to the pages of the local server, as a build does. Answers 404 for all other addresses. */
export const onRequest = defineMiddleware(async ({ params, url, locals }, next) => {
  const found = await findPage(params['portal'], url.pathname);
  if (!found) return new Response('Không có trang này.', { status: 404 });
  locals.portal = found.portal;
  return found.renderedAt === url.pathname ? next() : next(found.renderedAt);
});
