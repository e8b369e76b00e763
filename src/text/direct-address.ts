/**
 * Gives the address to which a link leads in the end, where it leads there by a page of a social network or a search engine,
 * or tells by whom it was passed on; null for any other link.
 * @example directAddress('https://l.facebook.com/l.php?u=https%3A%2F%2Fchinhphu.vn%2F&h=x') // { address: 'https://chinhphu.vn/', isRedirect: true }
 */
export function directAddress(href: string): { address: string; isRedirect: boolean } | null {
  if (href.length > MAX_LENGTH || !/^https?:\/\//i.test(href)) return null;
  const target = targetOf(href);
  const address = withoutTrackers(target ?? href);
  return target !== null || address !== href ? { address, isRedirect: target !== null } : null;
}

/** Says whether a parameter of an address only records by whom, or from where, the address was passed on. */
export function isTracker(parameter: string): boolean {
  return /^(?:utm_.*|fbclid|gclid|dclid|msclkid|zarsrc|igshid?|mibextid)$/i.test(parameter);
}

/** Characters. One address may contain another, which contains another. */
const MAX_LENGTH = 2000;

/** Pages that only send on to the address in one of their parameters. */
const REDIRECTS: { host: RegExp; path: RegExp; parameters: string[] }[] = [
  { host: /^lm?\.(?:facebook|messenger|instagram)\.com$/, path: /^\/(?:l\.php)?$/, parameters: ['u'] },
  { host: /^(?:www\.)?google\.com(?:\.vn)?$/, path: /^\/url$/, parameters: ['q', 'url'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^(?:[\w-]+\.)?zalo\.me$/, path: /^\/(?:v2\/)?(?:safe|link|redirect)/, parameters: ['url', 'u'] },
];

function targetOf(href: string): string | null {
  const url = URL.parse(href);
  if (!url) return null;
  const page = REDIRECTS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  const target = page?.parameters.map((name) => url.searchParams.get(name)).find(Boolean);
  if (!target || !/^https?:\/\/[^/\\]/i.test(target) || !URL.canParse(target)) return null;
  return targetOf(target) ?? target.replace(/[\s()<>"]/g, encodeURIComponent);
}

/** Takes the trackers off an address, and leaves every other letter of it as it was written. */
function withoutTrackers(address: string): string {
  const [, before = '', query, hash = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  if (query === undefined) return address;
  const all = query.split('&');
  const names = all.map((each) => each.split('=', 1)[0]!);
  if (!names.some((name) => /^(?:fbclid|gclid|dclid|msclkid|zarsrc|mibextid)$/i.test(name))) return address;
  const kept = all.filter((_each, index) => !isTracker(names[index]!));
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + hash;
}
