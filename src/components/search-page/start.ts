/** Loads the code of the search page only when there is something to search for: most of the page's bytes are code. */
import { requestTitles } from '../search-box/title-requests.ts';

/** Whether this is the page that shows results; known by its address, before the page is read. */
export const isSearchPage = location.pathname.endsWith('/tim-kiem/');

let started: Promise<Response>[] | undefined;

/**
 * Starts the search page, once, when the browser has read it to its end. When its code cannot be loaded or started, the
 * page says so.
 * @returns the files that `requestTitles` requests
 */
export function startSearchPage(): Promise<Response>[] {
  if (started) return started;
  const files = (started = requestTitles(location.href));
  const code = import('./search.ts');
  const start = () => {
    code
      .then((search) => search.showSearchPage(files))
      .catch(() => {
        started = undefined;
        document.querySelector<HTMLElement>('#loi')!.hidden = false;
      });
  };
  if (document.readyState === 'loading') document.addEventListener('readystatechange', start, { once: true });
  else start();
  return files;
}
