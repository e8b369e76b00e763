import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { decodeSafely, resolveInPortal } from '../addresses/relative.ts';
import { allEntries, pathInPortal, type ListedEntry, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { Day } from '../schemas/day.ts';
import { allowance, type MayLookFor } from './allowance.ts';
import { anchorsReader, hasAnchor, nearestAnchor, type Anchors } from './anchors.ts';
import { nearestAddressAmong } from './nearest-address.ts';
import { isOfferedFile, isPage, pageAddressesOf, withSlash } from './page-addresses.ts';

/** Where the links of one portal may lead. */
export interface LinkMap {
  /** Follows a link as it is written in an entry, or in portal.yaml when `from` is null. */
  follow(href: string, from: Entry | null): Followed;
  /** Says whether an address of the portal, from its root, is a page or a file. */
  has(path: string): boolean;
  /** Finds the address of the portal most like one that leads nowhere; empty when none is near. */
  nearestTo(path: string): string;
}

/** Where a link leads. `nearest` looks for the meant address only when it is called, because that takes long. */
type Followed =
  | { is: 'fine' | 'outside' | 'file' }
  | { is: 'unsafe' }
  | { is: 'dead'; nearest(): string }
  | { is: 'no-anchor'; nearest(): string };

/** Makes the link map of a portal from the addresses that its pages will have, without the base path. */
export function linkMapOf(content: PortalContent, today: Day): LinkMap {
  const url = content.portal?.data.url ?? `${NOWHERE}/`;
  const addresses = addressesOf(url, '/');
  const pages = pageAddressesOf(content, addresses, today);
  const mayLookFor = allowance();
  const has = (path: string) => isPage(pages, path) || isOfferedFile(content, path);
  const nearestAddress = lazily(() => nearestAddressAmong(pages, mayLookFor));
  const nearestTo = (path: string) => nearestAddress()(path);
  const portal: LinkedPortal = {
    ...{ content, url, addresses, pages, mayLookFor, has, nearestTo },
    entries: new Map(
      allEntries(content.entries).map((entry) => [addresses.entry(entry.kind, entry.slug), entry]),
    ),
    textsByPath: lazily(
      () => new Map(content.listing.map((text) => [pathInPortal(content.id, text.file), text])),
    ),
    anchorsOf: anchorsReader(),
  };
  return { has, nearestTo, follow: cachedFollow(portal) };
}

/** The base of paths, and the address of a portal without one. No host of this name exists. */
const NOWHERE = 'https://cong.invalid';

/** A portal as its links see it. */
interface LinkedPortal extends Pick<LinkMap, 'has' | 'nearestTo'> {
  content: PortalContent;
  url: string;
  addresses: Addresses;
  pages: ReadonlySet<string>;
  mayLookFor: MayLookFor;
  /** The valid entries by the address of their page. */
  entries: ReadonlyMap<string, Entry>;
  /** All entry files by their path in the folder of the portal. */
  textsByPath(): ReadonlyMap<string, ListedEntry>;
  anchorsOf(entry: Entry): Anchors;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Follows each link that does not depend on its page only once. */
function cachedFollow(portal: LinkedPortal): LinkMap['follow'] {
  const cache = new Map<string, Followed>();
  return (href, from) => {
    if (!/^(?:\/|https?:)/i.test(href)) return follow(portal, href, from);
    const followed = cache.get(href) ?? follow(portal, href, from);
    cache.set(href, followed);
    return followed;
  };
}

function follow(portal: LinkedPortal, href: string, from: Entry | null): Followed {
  if (PLAIN.test(href) && portal.pages.has(href)) return { is: 'fine' };
  if (href.length > MAX_ADDRESS_LENGTH && !/^\s*[a-z][a-z0-9+.-]*:/i.test(href))
    return { is: 'dead', nearest: () => '' };
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  const own = scheme ? withinPortal(href, portal.url) : null;
  if (scheme && own === null)
    return { is: ['http', 'https', 'mailto', 'tel'].includes(scheme) ? 'outside' : 'unsafe' };
  if (href.startsWith('//')) return { is: 'unsafe' };
  if (href.startsWith('#')) return from ? followAnchor(portal, from, href.slice(1), true) : { is: 'fine' };
  return followAddress(portal, own ?? href, from);
}

/** An address that needs no decoding to be compared with those of the pages. */
const PLAIN = /^\/(?:[a-z0-9-]+\/)*$/;

/** Characters. No address of a portal is longer, and browsers and servers pass on none that is much longer. */
const MAX_ADDRESS_LENGTH = 2000;

/** Follows an address of the portal, from its root or from the page of an entry. */
function followAddress(portal: LinkedPortal, written: string, from: Entry | null): Followed {
  const page = from ? portal.addresses.entry(from.kind, from.slug) : '/';
  const [path = '', anchor = ''] = split(new URL(written, new URL(page, NOWHERE)));
  if (!written.startsWith('/') && /\.[a-z0-9]{2,5}$/i.test(path)) return followFile(portal, written, from);
  if (!portal.has(path)) return { is: 'dead', nearest: () => portal.nearestTo(path) };
  const target = portal.entries.get(withSlash(path));
  return anchor && target ? followAnchor(portal, target, anchor, false) : { is: 'fine' };
}

/** Follows a link to a file. One to the file of an entry is dead, because the entry has an address instead. */
function followFile(
  { content, addresses, textsByPath }: LinkedPortal,
  href: string,
  from: Entry | null,
): Followed {
  const path = resolveInPortal(from ? pathInPortal(content.id, from.file) : 'portal.yaml', href);
  const text = path === null ? undefined : textsByPath().get(path);
  return text ? { is: 'dead', nearest: () => addresses.entry(text.kind, text.slug) } : { is: 'file' };
}

/** Follows a link to a heading, or to an element with an id, within the page of an entry. */
function followAnchor(
  { anchorsOf, mayLookFor }: LinkedPortal,
  entry: Entry,
  anchor: string,
  isSamePage: boolean,
): Followed {
  // The pages of other kinds have anchors of their own besides the headings of the body.
  if (!isSamePage && entry.kind !== 'article' && entry.kind !== 'intro') return { is: 'fine' };
  // The renderer makes the ids of footnotes, so links to them always lead somewhere.
  if (anchor === '' || /^(user-content-)?fn/.test(anchor)) return { is: 'fine' };
  const anchors = anchorsOf(entry);
  return hasAnchor(anchors, anchor, isSamePage)
    ? { is: 'fine' }
    : { is: 'no-anchor', nearest: () => nearestAnchor(anchors, anchor, mayLookFor) };
}

/** Says whether a link leads out of a portal, whatever pages the portal has. */
export function leadsOutside(href: string, url: string): boolean {
  return /^\s*[a-z][a-z0-9+.-]*:/i.test(href) && withinPortal(href, url) === null;
}

/** Gives the part of a full address below the base of the portal; null for an address outside it. */
function withinPortal(href: string, url: string): string | null {
  const target = URL.parse(href.trim());
  const home = new URL(url);
  if (target?.host !== home.host || !`${target.pathname}/`.startsWith(home.pathname)) return null;
  return `/${target.pathname.slice(home.pathname.length)}${target.search}${target.hash}`;
}

function split({ pathname, hash }: URL): [string, string] {
  return [decodeSafely(pathname).normalize('NFC'), hash.slice(1)];
}
