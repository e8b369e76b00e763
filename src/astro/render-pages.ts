import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { APIContext, APIRoute, RouteData, SSRManifest, SSRResult } from 'astro';
import { createAstro, renderToString } from 'astro/runtime/server/index.js';
import { describeError } from '../terminal/failure.ts';

/** A page module as Astro compiled it. */
interface PageModule {
  default: Parameters<typeof renderToString>[1];
  GET?: APIRoute;
  getStaticPaths(): Promise<StaticPath[]>;
}

interface StaticPath {
  params: Record<string, string | undefined>;
  props: Record<string, unknown>;
}

/** The site that pages are written to. */
export interface PageWriter {
  /** Says whether a page or text is there. */
  has(path: string): boolean;
  /** Begins a page: what is noted from now on belongs to it. */
  beginPage(): void;
  writePage(path: string, html: string): void;
  /** Writes a file that is no page. */
  write(path: string, text: string): void;
}

/**
 * Writes every page of the shown portal that has to be made into the folder of its site.
 * @param onWritten told after each page; what it gives is waited for
 */
export type WritePages = (site: PageWriter, onWritten: () => Promise<void> | undefined) => Promise<void>;

/**
 * Loads the compiled pages. They are rendered without Astro's own loop over all pages, which makes a request, a
 * response and some ten promises for each: half of what a page costs.
 */
export async function loadPages(entry: string): Promise<WritePages> {
  const { manifest } = (await import(pathToFileURL(entry).href)) as { manifest: SSRManifest };
  return async (site, onWritten) => {
    for (const route of manifest.routes) {
      const { routeData } = route;
      const { page } = await manifest.pageMap!.get(routeData.component)!();
      const module = (await page()) as unknown as PageModule;
      const newResult = resultsFor(manifest, route);
      const paths = await module.getStaticPaths();
      // Rendering alone would never let this process hear from others: from Pagefind, or that its parent is gone.
      await setImmediate();
      for (const { params, props } of paths) {
        const path = pathOf(routeData, params);
        // Of two pages at one address the more particular stands, as Astro orders its routes.
        if (site.has(path)) continue;
        site.beginPage();
        try {
          if (routeData.type === 'endpoint') {
            const response = await module.GET!({ params, props } as unknown as APIContext);
            site.write(path, await response.text());
          } else {
            const html = await renderToString(newResult(), module.default, props, {}, true, routeData);
            site.writePage(path, html as string);
          }
        } catch (error) {
          throw new Error(`trang ${path}, khuôn ${routeData.route}: ${describeError(error)}`, {
            cause: error,
          });
        }
        await onWritten();
      }
    }
  };
}

/** Gives the file of a page below the site of its portal; the first part of its address names the portal. */
function pathOf({ segments, type }: RouteData, params: StaticPath['params']): string {
  const parts = segments
    .slice(1)
    .map((segment) =>
      segment
        .map(({ content, dynamic }) => (dynamic ? (params[content.replace('...', '')] ?? '') : content))
        .join(''),
    )
    .filter(Boolean)
    .join('/');
  if (parts.split('/').includes('..')) throw new Error(`Địa chỉ ${parts} ra ngoài thư mục của cổng.`);
  if (type === 'endpoint') return parts;
  return parts === '404' ? '404.html' : join(parts, 'index.html');
}

/**
 * Gives what the components of a page are rendered with: the part of Astro's own record that pages without islands
 * need, made anew for each page from what all pages of a route share.
 */
function resultsFor(
  {
    assetsPrefix,
    entryModules,
    componentMetadata,
    compressHTML,
    inlinedScripts,
    clientDirectives,
  }: SSRManifest,
  { routeData, styles }: SSRManifest['routes'][number],
): () => SSRResult {
  const addressOf = (file: string) => `${String(assetsPrefix)}/${file}`;
  const sheets = styles.flatMap((style) =>
    style.type === 'external'
      ? [{ props: { rel: 'stylesheet', href: addressOf(style.src) }, children: '' }]
      : [],
  );
  const shared = {
    createAstro: (props: unknown) => ({ __proto__: ASTRO, props, self: null }),
    resolve: async (script: string) => addressOf(entryModules[script]!),
    ...{ componentMetadata, compressHTML, inlinedScripts, clientDirectives },
    ...{ base: '/', userAssetsBase: '', pathname: routeData.route, partial: false, cancelled: false },
    ...{ renderers: [], shouldInjectCspMetaTags: false },
  };
  return () =>
    ({
      ...shared,
      styles: new Set(sheets),
      scripts: new Set(),
      links: new Set(),
      _metadata: {
        hasHydrationScript: false,
        hasRenderedHead: false,
        hasRenderedServerIslandRuntime: false,
        routeHasPropagation: false,
        headInTree: true,
        templateDepth: 0,
        extraHead: [],
        extraStyleHashes: [],
        extraScriptHashes: [],
        pendingSlotEvaluations: [],
        renderedScripts: new Set(),
        rendererSpecificHydrationScripts: new Set(),
        hasDirectives: new Set(),
        propagators: new Set(),
      },
    }) as unknown as SSRResult;
}

/** Pages show what they are given; to ask Astro for anything else, such as the address of the request, is an error. */
const ASTRO = createAstro(undefined);
