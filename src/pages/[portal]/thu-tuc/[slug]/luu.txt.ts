import type { APIRoute } from 'astro';
import { copyOfProcedure } from '../../../../views/page-list.ts';

/** The local server asks here; a build writes the copy as it makes the page, whose body is then at hand. */
export const GET: APIRoute = async ({ locals: { portal }, params }) => {
  const procedure = portal.procedures.find(({ slug }) => slug === params['slug'])!;
  return new Response(await copyOfProcedure(portal, procedure), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
