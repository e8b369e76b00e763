import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals: { portal } }) => {
  const { addresses } = portal;
  return new Response(
    [
      'User-agent: *',
      // Search engines may list the search page, but not the queries of visitors.
      `Disallow: ${addresses.search}?`,
      '',
      `Sitemap: ${addresses.absolute(addresses.asset('sitemap-index.xml'))}`,
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
};
