/** A built file: its path in the site, and its size on the line, compressed. */
interface SizedFile {
  path: string;
  bytes: number;
}

/** How many bytes the pages of procedures may take together on the line, compressed. */
const MAX_PROCEDURES_BYTES = 150_000;

/** What a reader without a network needs most: whom to call, when to come, what to bring. */
const ALWAYS = ['index.html', 'giao-dich/index.html', 'lanh-dao/index.html', 'thu-tuc/index.html'];

/**
 * Chooses the pages that a device saves at the first visit: home, contacts, leaders, the list of procedures, and as
 * many pages of procedures as the budget allows, in the order of their addresses.
 */
export function choosePrecached(pages: SizedFile[], budget: number = MAX_PROCEDURES_BYTES): string[] {
  const procedures = pages
    .filter(({ path }) => /^thu-tuc\/[^/]+\/index\.html$/.test(path))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  let left = budget;
  const fitting = procedures.filter(({ bytes }) => {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  });
  const paths = pages.map(({ path }) => path);
  return [...ALWAYS.filter((path) => paths.includes(path)), ...fitting.map(({ path }) => path)];
}

/** How many bytes a device saves ahead, compressed, on a line that its browser calls 2g or 3g. */
export const MAX_SLOW_BYTES = 60_000;

/**
 * Orders what a device saves at the first visit: the pages that are needed most, the files that every page shares, the
 * other pages. Of the files, style sheets come first, because the pages have no look without them.
 */
export function orderSaved(pages: string[], files: string[]): string[] {
  const needed = pages.filter((path) => ALWAYS.includes(path));
  const isSheet = (path: string) => path.endsWith('.css');
  return [
    ...needed,
    ...files.filter(isSheet),
    ...files.filter((path) => !isSheet(path)),
    ...pages.filter((path) => !needed.includes(path)),
  ];
}

/** Counts the first files that weigh no more than a budget together. */
export function countWithin(sizes: number[], budget: number = MAX_SLOW_BYTES): number {
  let left = budget;
  const over = sizes.findIndex((bytes) => (left -= bytes) < 0);
  return over < 0 ? sizes.length : over;
}
