import type { Browser } from 'playwright-core';
import { openSlowPage } from '../slow-line.ts';

/**
 * Returns the milliseconds from the start of a visit on a slow line until the first words of the main part are drawn.
 */
export async function readableAfter(browser: Browser, address: string): Promise<number> {
  const { page } = await openSlowPage(browser, {
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  await page.addInitScript(() => {
    const look = () => {
      const words = document.querySelector('main :is(h1, p, li)');
      const isDrawn = performance.getEntriesByName('first-contentful-paint').length > 0;
      if (isDrawn && words && words.getBoundingClientRect().height > 0) performance.mark('readable');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const moment = await page.waitForFunction(
    () => performance.getEntriesByName('readable')[0]?.startTime,
    null,
    { timeout: 30_000 },
  );
  const milliseconds = await moment.jsonValue();
  await page.context().close();
  return milliseconds!;
}
