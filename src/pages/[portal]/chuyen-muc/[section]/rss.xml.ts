import type { APIRoute } from 'astro';
import { writeFeed } from '../../../../views/feed.ts';

export const GET: APIRoute = ({ locals: { portal }, params }) =>
  writeFeed(
    portal,
    portal.data.sections.find(({ id }) => id === params['section']),
  );
