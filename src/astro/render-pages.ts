import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describeError } from '../terminal/failure.ts';
import { withNoBreaksOnPage } from '../text/no-break.ts';
import { pagesOf, type ListedPage } from '../views/page-list.ts';
import type { ShownPortal } from '../views/portals.ts';
import { pathOf } from '../views/unchanged-pages.ts';

/** The entry module of the compiled pages, loaded. */
export type PageRenderer = typeof import('./compiled-entry.ts');

/** The site that pages are written to. */
export interface PageWriter {
  /** Says whether a file was written or carried over already. */
  has(path: string): boolean;
  /** Begins a page: pictures and files noted from now on belong to it. */
  beginPage(): void;
  /** @param html the page in pieces */
  writePage(path: string, html: readonly string[], copy?: { path: string; text: string }): void;
  /** Writes a file that is not a page. */
  write(path: string, text: string): void;
}

/** Loads the compiled pages. */
export async function loadPages(entry: string): Promise<PageRenderer> {
  return import(pathToFileURL(entry).href);
}

/**
 * Writes the pages of a portal into the folder of its site.
 * @param choose returns the pages that must be rendered
 * @param onWritten called after each page; its promise is awaited
 */
export async function writePages(
  renderer: PageRenderer,
  portal: ShownPortal,
  {
    site,
    choose,
    onWritten,
  }: {
    site: PageWriter;
    choose(pages: ListedPage[]): ListedPage[];
    onWritten(): Promise<void> | undefined;
  },
): Promise<void> {
  // Every page is requested below the name of the portal's folder, as on the local server.
  const root = `${new URL(portal.data.url).origin}/${portal.id}/`;
  for (const [route, pages] of Object.entries(pagesOf(portal))) {
    // Yields to the event loop, which rendering never does, so that messages of Pagefind and the end of the parent
    // process are noticed.
    await setImmediate();
    for (const page of choose(pages)) {
      const path = pathOf(page);
      if (site.has(path)) continue;
      const request = root + (page.renderedAt ?? page.address);
      site.beginPage();
      try {
        if (path.split('/').includes('..')) throw new Error(`Địa chỉ ${path} ra ngoài thư mục của cổng.`);
        if (path.endsWith('.html')) {
          const html = await renderer.renderPage(request, { portal });
          const copy = page.copy && { path: page.copy.address, text: await page.copy.write() };
          site.writePage(path, withNoBreaksOnPage(html), copy);
        } else site.write(path, await textOf(await renderer.answerRequest(request, { portal })));
      } catch (error) {
        throw new Error(`trang ${path}, khuôn /[portal]${route}: ${describeError(error)}`, { cause: error });
      }
      await onWritten();
    }
  }
}

async function textOf(response: Response): Promise<string> {
  const text = await response.text();
  if (!response.ok) throw new Error(text || `trả lời ${response.status}`);
  return text;
}
