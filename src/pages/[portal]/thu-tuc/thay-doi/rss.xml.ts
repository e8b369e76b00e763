import type { APIRoute } from 'astro';
import { writeChangesFeed } from '../../../../views/feed.ts';

export const GET: APIRoute = ({ locals: { portal } }) => writeChangesFeed(portal);
