import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals: { portal } }) => {
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
