/** A built file: its path below the portal's folder, and what it weighs over the wire. */
export interface WeighedPage {
  path: string;
  bytes: number;
}

/** What the sheets of procedures may weigh together on somebody's phone, over the wire. */
export const MAX_SHEETS_BYTES = 150_000;

/** What somebody without a network needs most: whom to call and when to come, then what to bring. */
const ALWAYS = ['index.html', 'giao-dich/index.html', 'lanh-dao/index.html', 'thu-tuc/index.html'];

/**
 * Chooses the pages that are saved at the first visit: home, contacts, leaders, the list of procedures, and of the
 * sheets, in the order of their addresses, as many as the budget allows.
 */
export function choosePrecached(pages: WeighedPage[], budget: number = MAX_SHEETS_BYTES): string[] {
  const sheets = pages
    .filter(({ path }) => /^thu-tuc\/[^/]+\/index\.html$/.test(path))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  let left = budget;
  const fitting = sheets.filter(({ bytes }) => {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  });
  const paths = pages.map(({ path }) => path);
  return [...ALWAYS.filter((path) => paths.includes(path)), ...fitting.map(({ path }) => path)];
}
