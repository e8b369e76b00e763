import type { APIRoute } from 'astro';
import { copyOfArticle } from '../../../../views/page-list.ts';

/** The local server asks here; a build writes the copy as it makes the page, whose body is then at hand. */
export const GET: APIRoute = async ({ locals: { portal }, params }) => {
  const article = portal.articles.find(({ slug }) => slug === params['slug'])!;
  return new Response(await copyOfArticle(portal, article), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
