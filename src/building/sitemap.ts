import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig, AstroIntegrationLogger, IntegrationResolvedRoute } from 'astro';

/**
 * What the site map integration asks of Astro, as far as it reads it. The package gives out nothing but the integration,
 * and Astro runs that once for all it builds, while each portal here has a map and an address of its own; so its hooks,
 * which are documented, are called with what Astro would hand them. As methods they may take less than Astro has.
 */
interface SitemapHooks {
  'astro:config:done'?(given: {
    config: Pick<AstroConfig, 'site' | 'base' | 'trailingSlash'> & {
      build: Pick<AstroConfig['build'], 'format'>;
    };
  }): void | Promise<void>;
  'astro:routes:resolved'?(given: { routes: IntegrationResolvedRoute[] }): void | Promise<void>;
  'astro:build:done'?(given: {
    dir: URL;
    pages: { pathname: string }[];
    logger: Pick<AstroIntegrationLogger, 'info' | 'warn' | 'error'>;
  }): void | Promise<void>;
}

/** Writes the site map of a portal. @param pages the addresses of its pages, below its own */
export async function writeSitemap(folder: string, url: string, pages: string[]): Promise<void> {
  const { origin, pathname } = new URL(url);
  const hooks: SitemapHooks = sitemap().hooks;
  await hooks['astro:config:done']?.({
    config: { site: origin, base: pathname, trailingSlash: 'always', build: { format: 'directory' } },
  });
  await hooks['astro:routes:resolved']?.({ routes: [] });
  await hooks['astro:build:done']?.({
    dir: pathToFileURL(`${folder}/`),
    pages: pages.map((page) => ({ pathname: page.replace(/^\//, '') })),
    logger: QUIET,
  });
}

/** The integration only tells of what went wrong and goes on; a site without its map is not whole. */
const QUIET = {
  info: () => undefined,
  warn: () => undefined,
  error: (reason: string) => {
    throw new Error(reason);
  },
};
