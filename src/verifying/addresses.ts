import { hash } from 'node:crypto';
import { isServed, type SiteManifest } from '../deploying/site-manifest.ts';

/**
 * Gives the address of a file of a site.
 * @example addressOf('https://vidu.gov.vn/', 'tin-tuc/bai/index.html') // 'https://vidu.gov.vn/tin-tuc/bai/'
 */
export function addressOf(url: string, path: string): string {
  const shown = path === 'index.html' ? '' : path.replace(/\/index\.html$/, '/');
  return url + shown.split('/').map(encodeURIComponent).join('/');
}

/**
 * Gives the path of the file that an address of a site stands for, whether or not it is there; null for an address
 * outside the site.
 */
export function pathOf(url: string, address: string): string | null {
  const found = URL.parse(address);
  const base = new URL(url);
  if (found?.host !== base.host || !found.pathname.startsWith(base.pathname)) return null;
  const inside = decode(found.pathname.slice(base.pathname.length));
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}

/** Says whether a site has a file for a path, also where the path only lacks the final slash. */
export function knows({ files }: SiteManifest, path: string): boolean {
  return files.has(path) || files.has(`${path}/index.html`);
}

/**
 * Orders the files of a site for a check that may have to stop early: first what every visitor and every search engine
 * opens, then the rest as the seed has it, another order each time.
 */
export function inCheckingOrder({ files }: SiteManifest, seed: string): string[] {
  const served = [...files.keys()].filter((path) => isServed(path, files));
  const first = served.filter(isEssential);
  const rest = served
    .filter((path) => !isEssential(path))
    .map((path) => ({ path, at: hash('sha1', `${seed}\n${path}`) }))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  return [...first, ...rest.map(({ path }) => path)];
}

/**
 * Says whether a file is compared byte by byte on a day although the server says that it has not changed: every file is
 * once in a week, because a server that somebody has changed can say anything.
 */
export function isFullCheckDay(path: string, day: string): boolean {
  const turn = Number.parseInt(hash('sha1', path).slice(0, 8), 16);
  return (turn + Date.parse(day) / (24 * 3600 * 1000)) % DAYS_BETWEEN === 0;
}

const DAYS_BETWEEN = 7;

/**
 * Addresses that no portal has, and where strangers like to put pages: site maps and scripts of other systems. The
 * first stands for any address at all.
 */
export function strangeAddresses(url: string, seed: string): string[] {
  const nobodys = `${hash('sha1', seed).slice(0, 12)}-khong-co/`;
  const strange = ['sitemap.xml', 'sitemap_index.xml', 'wp-sitemap.xml', 'index.php', 'wp-login.php'];
  return [nobodys, ...strange].map((path) => url + path);
}

function isEssential(path: string): boolean {
  return /^(?:(?:en\/|tim-kiem\/)?index\.html|404\.html|robots\.txt|sw\.js|sitemap[\w-]{0,20}\.xml|rss\.xml)$/.test(
    path,
  );
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
