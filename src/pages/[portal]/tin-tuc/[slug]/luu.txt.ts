import type { APIRoute } from 'astro';
import { copyOfArticle } from '../../../../views/page-list.ts';

/** Serves the copy on the local server. A build writes it together with the page, which shares the rendered body. */
export const GET: APIRoute = async ({ locals: { portal }, params }) => {
  const article = portal.articles.find(({ slug }) => slug === params['slug'])!;
  return new Response(await copyOfArticle(portal, article), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
