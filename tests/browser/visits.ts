import type { BrowserContext, Page } from 'playwright-core';

/** What a browser complained about while a page was open. */
export interface Complaints {
  /** Errors and warnings of the console, and exceptions nobody caught. */
  messages: string[];
  /** Requests that got no answer, or an answer of 400 and above. */
  failed: string[];
  /** Requests to a host that is not the page's own. */
  foreign: string[];
  /** Dialogs that a script opened. */
  dialogs: string[];
}

/** Opens each path in one of a few tabs side by side, and gives what was made of each, in the order asked. */
export async function visitEach<T>(
  context: BrowserContext,
  paths: string[],
  visit: (page: Page, path: string) => Promise<T>,
): Promise<T[]> {
  const results = new Array<T>(paths.length);
  let next = 0;
  const tab = async () => {
    const page = await context.newPage();
    while (next < paths.length) {
      const index = next++;
      results[index] = await visit(page, paths[index]!);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, tab));
  return results;
}

/** Collects what goes wrong on a tab from now on, until `stop` is called. */
export function listen(page: Page, address: string): Complaints & { stop(): void } {
  const complaints: Complaints = { messages: [], failed: [], foreign: [], dialogs: [] };
  const { host } = new URL(address);
  const handlers = {
    console: (message: { type(): string; text(): string }) => {
      if (['error', 'warning'].includes(message.type()) && !IGNORED.test(message.text()))
        complaints.messages.push(`${message.type()}: ${message.text()}`);
    },
    pageerror: (error: Error) => void complaints.messages.push(String(error)),
    dialog: (dialog: { message(): string; dismiss(): Promise<void> }) => {
      complaints.dialogs.push(dialog.message());
      void dialog.dismiss();
    },
    request: (request: { url(): string }) => {
      if (new URL(request.url()).host !== host) complaints.foreign.push(request.url());
    },
    requestfailed: (request: { url(): string; failure(): { errorText: string } | null }) => {
      // The icon of a page may still be on its way when the tab moves on; a missing one answers 404.
      const reason = request.failure()?.errorText;
      if (reason !== 'net::ERR_ABORTED') complaints.failed.push(`${reason} ${request.url()}`);
    },
    response: (response: { url(): string; status(): number }) => {
      if (response.status() >= 400) complaints.failed.push(`${response.status()} ${response.url()}`);
    },
  };
  for (const [event, handler] of Object.entries(handlers)) page.on(event as 'console', handler as never);
  return {
    ...complaints,
    stop: () => {
      for (const [event, handler] of Object.entries(handlers)) page.off(event as 'console', handler as never);
    },
  };
}

/**
 * What Playwright itself says in a tab that keeps no service worker; and what Chromium says when a busy machine takes
 * seconds to use what was asked for ahead, which a test of its own sees used.
 */
const IGNORED =
  /^Service Worker registration blocked by Playwright$|was preloaded using link preload but not used within/;

/** No complaint at all. */
export const NONE: Complaints = { messages: [], failed: [], foreign: [], dialogs: [] };

/** Two cores serve the pages and draw them; more tabs only wait for each other. */
const TABS = 4;
