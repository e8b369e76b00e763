import type { Locator } from 'playwright-core';

/** Reads what an element shows, with plain spaces where the page keeps words on one line. */
export async function shownIn(place: Locator): Promise<string> {
  return (await place.innerText()).replaceAll('\u00a0', ' ');
}
