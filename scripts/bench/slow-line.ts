import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** A telephone at the edge of a village: 400 kbit/s both ways, 400 ms until an answer begins. */
export const SLOW_LINE = {
  offline: false,
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
};

/** Opens an empty page behind a slow line, in a browser context of its own, so that nothing is cached. */
export async function openSlowPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; devTools: CDPSession }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', SLOW_LINE);
  return { page, devTools };
}
