import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig, AstroIntegrationLogger, IntegrationResolvedRoute } from 'astro';

/**
 * The hooks of the site map integration, with only the arguments that it reads. The package exports only the
 * integration, and Astro would run it once for all portals, while each portal needs its own map and address. So this
 * module calls the documented hooks as Astro would. They are declared as methods, so that TypeScript accepts fewer
 * arguments than Astro passes.
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

/**
 * Writes the site map of a portal.
 * @param pages the addresses of its pages, relative to the portal's own
 */
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

/** Throws on errors, which the integration only logs: a site without its map is incomplete. */
const QUIET = {
  info: () => undefined,
  warn: () => undefined,
  error: (reason: string) => {
    throw new Error(reason);
  },
};
