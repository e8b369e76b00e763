import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The success criteria of WCAG 2.2, levels A and AA, as axe checks them. */
export const WCAG: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Off unless asked for by name.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** The same without the rules that only a choice of colours can break, which take axe longer than all others. */
export const WCAG_BUT_COLOURS: RunOptions = {
  ...WCAG,
  rules: { ...WCAG.rules, 'color-contrast': { enabled: false } },
};

/** One rule that elements of a page break. */
export interface Violation {
  rule: string;
  /** Up to three of the elements, each with what axe says of it. */
  nodes: string[];
}

interface Axe {
  run(judged: Document | { include: Element[] }, rules: RunOptions): Promise<AxeResults>;
}

/** Brings axe into a page, past the page's own policy against foreign scripts. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(AXE);
}

/**
 * Has axe, which was brought in before, judge a page as it is now.
 * @param places the elements to judge with all that is in them, by their number in the body; without it the whole page
 */
export async function violationsOf(page: Page, rules: RunOptions, places?: number[]): Promise<Violation[]> {
  const { violations } = await page.evaluate(
    ({ rules, places }) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const all = [document.body, ...document.body.querySelectorAll('*')];
      return axe.run(places ? { include: places.map((place) => all[place]!) } : document, rules);
    },
    { rules, places },
  );
  return violations.map(({ id, nodes }) => ({
    rule: id,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
}
