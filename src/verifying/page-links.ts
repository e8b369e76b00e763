/** Gives every address that a page or site map names, made whole against its own address. */
export function linksIn(text: string, address: string): string[] {
  const named = [
    ...[...text.matchAll(ATTRIBUTE)].map(([, quoted, single, bare]) => quoted ?? single ?? bare ?? ''),
    ...[...text.matchAll(LOCATION)].map(([, found]) => found ?? ''),
  ];
  const whole = named.flatMap((each) => {
    const found = URL.parse(each.trim().replaceAll('&amp;', '&'), address);
    if (!found || !/^https?:$/.test(found.protocol)) return [];
    found.hash = '';
    found.search = '';
    return [found.href];
  });
  return [...new Set(whole)];
}

/** Gives the other hosts that a page leads to, but for those of the state, which every portal leads to. */
export function hostsIn(text: string, address: string): string[] {
  const own = new URL(address).host;
  const hosts = linksIn(text, address).map((link) => new URL(link).host);
  return [...new Set(hosts)].filter((host) => host !== own && !/(?:^|\.)(?:gov|chinhphu)\.vn$/.test(host));
}

/**
 * Gives the scripts of a page that no built page has: those inside the page, which the portal's own policy forbids, and
 * those from an address that the site does not know.
 */
export function strangeScripts(
  text: string,
  address: string,
  isKnown: (address: string) => boolean,
): string[] {
  return [...text.matchAll(SCRIPT)].flatMap(([, attributes = '']) => {
    if (/application\/(?:ld\+)?json|speculationrules/i.test(attributes)) return [];
    const [source] = linksIn(attributes, address);
    if (source === undefined) return ['viết thẳng trong trang'];
    return isKnown(source) ? [] : [source];
  });
}

const ATTRIBUTE = /\b(?:href|src|action)=(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})'|([^\s"'<>]{1,2000}))/gi;
const LOCATION = /<loc>([^<>]{1,2000})<\/loc>/gi;
const SCRIPT = /<script\b([^<>]{0,2000})>/gi;
