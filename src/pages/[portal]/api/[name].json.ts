import type { APIRoute } from 'astro';
import { isApiList, writeList } from '../../../views/open-data.ts';

export const GET: APIRoute = ({ locals: { portal }, params: { name } }) =>
  isApiList(name) ? writeList(name, portal) : new Response(null, { status: 404 });
