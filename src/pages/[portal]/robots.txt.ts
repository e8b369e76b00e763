import type { APIRoute } from 'astro';
import { onePerPortal, type ShownPortal } from '../../views/portals.ts';

export const getStaticPaths = onePerPortal;

export const GET: APIRoute<{ portal: ShownPortal }> = ({ props: { portal } }) => {
  const { addresses } = portal;
  return new Response(
    [
      'User-agent: *',
      // The page itself may be found; what somebody asked it is nobody's.
      `Disallow: ${addresses.search}?`,
      '',
      `Sitemap: ${addresses.absolute(addresses.asset('sitemap-index.xml'))}`,
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
};
