import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach } from 'vitest';
import { startBrowser } from '../../scripts/programs/chromium.ts';

/** The browser of this test process. Its test files share it: each opens a context, which shares nothing. */
export const browser = await startBrowser();

/**
 * Opens one tab for all tests of a file, because a context for each costs more than what most tests do in it. The tab
 * keeps no service worker; tests of what a device keeps, or of a first visit, open a context of their own.
 */
export async function openTab(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  afterEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (options.viewport) await page.setViewportSize(options.viewport);
  });
  afterAll(() => context.close());
  return page;
}
