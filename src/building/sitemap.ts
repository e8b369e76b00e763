import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { EntriesByKind } from '../reading/content.ts';
import { addressesOf } from '../addresses/addresses.ts';
import { withZone } from '../views/structured-data.ts';
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
 * @param changes as `lastChanges` returns them
 */
export async function writeSitemap(
  folder: string,
  url: string,
  pages: string[],
  changes: Map<string, string>,
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const hooks: SitemapHooks = sitemap({
    serialize: (page) => {
      const lastmod = changes.get(page.url);
      return lastmod === undefined ? page : { ...page, lastmod };
    },
  }).hooks;
  await hooks['astro:config:done']?.({
    config: { site: origin, base: pathname, trailingSlash: 'always', build: { format: 'directory' } },
  });
  await hooks['astro:routes:resolved']?.({ routes: [] });
  await hooks['astro:build:done']?.({
    dir: pathToFileURL(`${folder}/`),
    pages: pages.map((page) => ({ pathname: page.replace(/^\//, '') })),
    logger: STRICT_LOGGER,
  });
}

/**
 * Gives the moment of the last change of the pages whose entries name one, by the full address. Never takes the time of
 * the build or of a file, because a page that was only built again has not changed.
 */
export function lastChanges({ article, intro, feedback }: EntriesByKind, url: string): Map<string, string> {
  const addresses = addressesOf(url);
  const changes: [address: string, moment: string | undefined][] = [
    ...article.map(({ slug, data }) => [addresses.article(slug), data.updated ?? data.date] as const),
    ...intro.map(({ slug, data }) => [addresses.intro(slug), data.updated] as const),
    ...feedback.map(({ slug, data }) => [addresses.feedback(slug), data.answered ?? data.received] as const),
  ].map(([address, moment]) => [addresses.absolute(address), moment]);
  return new Map(changes.flatMap(([address, moment]) => (moment ? [[address, withZone(moment)]] : [])));
}

/** Throws on errors, which the integration only logs: a site without its map is incomplete. */
const STRICT_LOGGER = {
  info: () => undefined,
  warn: () => undefined,
  error: (reason: string) => {
    throw new Error(reason);
  },
};
