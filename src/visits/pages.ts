import type { Hit } from './hit.ts';

/**
 * Says whether a request fetched a page: with GET, and it was there. Files that are a part of a page, or not a page at
 * all, end in a dot and letters.
 */
export function fetchesPage({ method, status, path }: Hit): boolean {
  return (status === 200 || status === 304) && method === 'GET' && isPage(path);
}

/** Says whether a page was fetched by the service worker, which saves it for later: nobody has opened it. */
export function isSavedForLater({ referer }: Hit): boolean {
  return referer.endsWith('/sw.js');
}

/** Says whether a request is one that no reader makes: of `robots.txt`, or a search for a weakness of the server. */
export function isByMachine({ status, path }: Hit): boolean {
  return (status >= 400 && SCANNED.test(path)) || ROBOTS.test(path);
}

/**
 * Paths of programs that no portal has. An `index.php` is left out, because the address of a former portal may begin
 * with it, and readers still follow links to it.
 */
const SCANNED =
  /(?<!\/index)\.php\d?(?:$|[/?])|\/\.(?!well-known\/)|\.(?:env|git|sql|bak|asp|cgi)(?:$|[/?])|\/wp-/i;
const ROBOTS = /\/robots\.txt(?:$|\?)/;

function isPage(path: string): boolean {
  const query = path.indexOf('?');
  const end = query < 0 ? path.length : query;
  const slash = path.lastIndexOf('/', end - 1);
  if (slash === end - 1) return true;
  const dot = path.lastIndexOf('.', end - 1);
  return dot < slash || /\.html?$/i.test(path.slice(dot, end));
}
