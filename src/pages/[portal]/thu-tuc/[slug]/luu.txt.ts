import type { APIRoute } from 'astro';
import { copyOfProcedure } from '../../../../views/page-list.ts';

/** Serves the copy on the local server. A build writes it together with the page, which shares the rendered body. */
export const GET: APIRoute = async ({ locals: { portal }, params }) => {
  const procedure = portal.procedures.find(({ slug }) => slug === params['slug'])!;
  return new Response(await copyOfProcedure(portal, procedure), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
