import type { APIRoute } from 'astro';
import { writeFeed } from '../../views/feed.ts';
import { onePerPortal, type ShownPortal } from '../../views/portals.ts';

export const getStaticPaths = onePerPortal;

export const GET: APIRoute<{ portal: ShownPortal }> = ({ props: { portal } }) => writeFeed(portal);
