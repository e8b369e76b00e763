import { securityOf, TRANSPORT_HEADERS } from '../serving/headers.ts';
import type { SiteFile, SiteManifest } from '../deploying/site-manifest.ts';
import { addressOf, knows, pathOf } from './addresses.ts';
import type { Finding } from './finding.ts';
import { hostsIn, strangeScripts } from './page-links.ts';

/** What a server answered, after whatever it did to compress it is undone. */
export interface Answer {
  status: number;
  /** The headers, by their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The digest (SHA-256) of the body. */
  digest: string;
  /** The bytes of the body, as far as it was read. */
  size: number;
  /** Whether the body was longer than anybody wanted to read. */
  isCut: boolean;
  /** The body of a text that is not too long. */
  text: string | null;
}

/** A file of a site that was asked for. */
export interface RequestedFile {
  url: string;
  path: string;
  file: SiteFile;
  manifest: SiteManifest;
  /** Whether the answer came over https. */
  isSecure: boolean;
}

/** Says what is wrong with the answer for a file of a site. A header that fell away is reported once per address here. */
export function validateAnswer(
  { url, path, file, manifest, isSecure }: RequestedFile,
  answer: Answer,
): Finding[] {
  const address = addressOf(url, path);
  const { status, headers, digest, size, isCut, text } = answer;
  if (status >= 300 && status < 400)
    return [{ code: 'redirected', address, to: wholeLocation(headers['location'] ?? '', address) }];
  if (status !== 200) return [{ code: 'missing', address, status }];
  const wrongHeaders = validateHeaders(path, address, headers, isSecure);
  if (digest === file.digest && !isCut) return wrongHeaders;
  const isPage = text !== null && path.endsWith('.html');
  const isKnown = (each: string) => {
    const found = pathOf(url, each);
    return found !== null && knows(manifest, found);
  };
  return [
    {
      ...{ code: 'changed', address, size: file.size, found: size, isCut },
      scripts: isPage ? strangeScripts(text, address, isKnown) : [],
      hosts: isPage ? hostsIn(text, address) : [],
    },
    ...wrongHeaders,
  ];
}

/**
 * Gives where a redirect may be followed: to another way to write the same address on the same host, with or without a
 * final slash, `index.html` or `.html`; null for anywhere else.
 */
export function sameAddress(address: string, location: string): string | null {
  const [from, to] = [new URL(address), URL.parse(location, address)];
  const plain = (path: string) => path.replace(/(?:\/index)?(?:\.html)?\/?$/, '');
  return to?.host === from.host &&
    plain(to.pathname) === plain(from.pathname) &&
    to.protocol === from.protocol
    ? to.href
    : null;
}

/** Gathers the findings about headers: one for each header, with how many addresses lack it. */
export function gatherHeaders(findings: Finding[]): Finding[] {
  const gathered = new Map<string, Finding & { addresses: number }>();
  const others: Finding[] = [];
  for (const finding of findings)
    if (finding.code === 'header-missing' || finding.code === 'header-changed') {
      const key = `${finding.code} ${finding.header}`;
      const first = gathered.get(key);
      if (first) first.addresses += finding.addresses;
      else gathered.set(key, { ...finding });
    } else others.push(finding);
  return [...others, ...gathered.values()];
}

function validateHeaders(
  path: string,
  address: string,
  found: Answer['headers'],
  isSecure: boolean,
): Finding[] {
  const wanted = { ...securityOf(path), ...(isSecure ? TRANSPORT_HEADERS : {}) };
  return Object.entries(wanted).flatMap(([header, value]): Finding[] => {
    const served = found[header.toLowerCase()];
    if (served === undefined) return [{ code: 'header-missing', address, header, addresses: 1 }];
    return isEqual(served, value) || isAsLong(served, value)
      ? []
      : [{ code: 'header-changed', address, header, found: served.slice(0, 200), addresses: 1 }];
  });
}

function isEqual(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(one) === plain(other);
}

/** Says whether a header of transport holds for at least as long as it should; a proxy may make it stricter. */
function isAsLong(one: string, other: string): boolean {
  const ages = [one, other].map((text) => Number(/^max-age=(\d{1,12})/i.exec(text)?.[1]));
  return ages[0]! >= ages[1]!;
}

function wholeLocation(location: string, address: string): string {
  return URL.parse(location, address)?.href ?? location;
}
