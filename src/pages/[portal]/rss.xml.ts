import type { APIRoute } from 'astro';
import { writeFeed } from '../../site/feeds.ts';
import { onePerPortal, type ShownPortal } from '../../site/portals.ts';

export const getStaticPaths = onePerPortal;

export const GET: APIRoute<{ portal: ShownPortal }> = ({ props: { portal } }) => writeFeed(portal);
