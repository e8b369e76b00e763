import type { APIRoute } from 'astro';
import { writeFeed } from '../../views/feed.ts';

export const GET: APIRoute = ({ locals: { portal } }) => writeFeed(portal);
