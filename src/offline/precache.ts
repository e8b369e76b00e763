/** A built page: its path in the site, and its size on the line, compressed. */
interface SizedPage {
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
export function choosePrecached(pages: SizedPage[], budget: number = MAX_PROCEDURES_BYTES): string[] {
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
