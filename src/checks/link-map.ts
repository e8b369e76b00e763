import { addressesOf, OWN_FILES, OWN_FOLDERS } from '../addresses/addresses.ts';
import { decodeSafely, resolveInPortal } from '../addresses/relative.ts';
import { outlineOfEntry } from '../reading/body.ts';
import { allEntries, pathInPortal, type Listed, type PortalContent } from '../reading/content.ts';
import { nearest } from '../reading/nearest.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import type { Day } from '../schemas/day.ts';
import { slugify } from '../text/fold.ts';
import { allowance, type MayLookFor } from './allowance.ts';
import { isDownloadable } from './attachments.ts';
import { withoutToDos } from './filled-in.ts';

/** Where the links of one portal may lead. */
export interface LinkMap {
  /** Judges a link as it is written in an entry, or in portal.yaml when there is none. */
  follow(href: string, from: Entry | null): Followed;
  /** Says whether an address of the portal, from its root, is a page or a file. */
  has(path: string): boolean;
  /** The address of the portal that is most like one that leads nowhere; empty when none is. */
  nearestTo(path: string): string;
}

/** What became of following a link; what a dead one may have meant is looked for when somebody asks. */
export type Followed =
  | { is: 'fine' | 'outside' | 'file' }
  | { is: 'unsafe' }
  | { is: 'dead'; nearest(): string }
  | { is: 'no-anchor'; nearest(): string };

/** Characters; no address of a portal is longer, and no browser or server passes on one much longer. */
const MAX_ADDRESS_LENGTH = 2000;

/** Draws the map of a portal: its addresses as the pages will have them, without the base path. */
export function linkMapOf(content: PortalContent, today: Day): LinkMap {
  const { portal } = content;
  const url = portal?.data.url ?? 'https://cong.invalid/';
  const addresses = addressesOf(url, '/');
  const { intro } = withoutToDos(content).entries;
  const hidden = new Set(
    [
      ...content.entries.article.filter(({ data }) => !isPublished(data, today)),
      ...content.entries.intro.filter((entry) => !intro.includes(entry)),
    ].map(({ file }) => file),
  );
  const pages = new Set<string>([
    '/',
    ...OWN_FOLDERS.map((folder) => `/${folder}/`),
    ...OWN_FILES.map((file) => `/${file}`),
  ]);
  for (const { kind, slug, file } of content.listing)
    if (!hidden.has(file)) pages.add(addresses.entry(kind, slug).split('#', 1)[0]!);
  for (const { id } of portal?.data.sections ?? []) {
    pages.add(addresses.section(id));
    pages.add(addresses.rss(id));
  }
  for (const { from } of portal?.data.redirects ?? []) pages.add(withSlash(from));
  const byAddress = new Map(
    allEntries(content.entries).map((entry) => [addresses.entry(entry.kind, entry.slug), entry]),
  );

  const has = (path: string) =>
    pages.has(path) || pages.has(withSlash(path)) || PAGED.test(path) || isFile(path);
  const isFile = (path: string) => {
    const inFolder = path.startsWith('/tep/') ? resolveInPortal('', path.slice('/tep/'.length)) : null;
    return inFolder !== null && content.files.has(inFolder) && isDownloadable(inFolder);
  };
  const mayLookFor = allowance();
  let suggestions: ((path: string) => string) | undefined;
  const nearestTo = (path: string) => (suggestions ??= suggestionsOf([...pages], mayLookFor))(path);

  // Many links may lead to places of one page.
  const anchors = new Map<Entry, Anchors>();
  const anchorsIn = (entry: Entry) => {
    const found = anchors.get(entry) ?? anchorsOf(entry);
    anchors.set(entry, found);
    return found;
  };

  const follow = (href: string, from: Entry | null): Followed => {
    if (PLAIN.test(href) && pages.has(href)) return { is: 'fine' };
    if (href.length > MAX_ADDRESS_LENGTH && !/^\s*[a-z][a-z0-9+.-]*:/i.test(href))
      return { is: 'dead', nearest: () => '' };
    const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
    const own = scheme ? withinPortal(href, url) : null;
    if (scheme && own === null)
      return { is: ['http', 'https', 'mailto', 'tel'].includes(scheme) ? 'outside' : 'unsafe' };
    if (href.startsWith('//')) return { is: 'unsafe' };
    if (href.startsWith('#'))
      return from ? anchorIn(from, href.slice(1), true, anchorsIn, mayLookFor) : { is: 'fine' };

    const written = own ?? href;
    const entryPage = from ? addresses.entry(from.kind, from.slug) : '/';
    const [path = '', anchor = ''] = split(new URL(written, new URL(entryPage, 'https://cong.invalid')));
    if (!written.startsWith('/') && /\.[a-z0-9]{2,5}$/i.test(path)) return followFile(written, from);
    if (!has(path)) return { is: 'dead', nearest: () => nearestTo(path) };
    const target = byAddress.get(withSlash(path));
    return anchor && target ? anchorIn(target, anchor, false, anchorsIn, mayLookFor) : { is: 'fine' };
  };

  let texts: Map<string, Listed> | undefined;
  // A link that does not begin where it stands leads to the same place from everywhere.
  const followed = new Map<string, Followed>();
  const followOnce = (href: string, from: Entry | null): Followed => {
    if (!/^(?:\/|https?:)/i.test(href)) return follow(href, from);
    const known = followed.get(href) ?? follow(href, from);
    followed.set(href, known);
    return known;
  };
  return { has, nearestTo, follow: followOnce };

  /** A file beside the entry is looked at where files are; a text of the portal has an address of its own. */
  function followFile(href: string, from: Entry | null): Followed {
    const path = resolveInPortal(from ? pathInPortal(content.id, from.file) : 'portal.yaml', href);
    const text = path === null ? undefined : (texts ??= textsByPath(content)).get(path);
    return text ? { is: 'dead', nearest: () => addresses.entry(text.kind, text.slug) } : { is: 'file' };
  }
}

function textsByPath({ id, listing }: PortalContent): Map<string, Listed> {
  return new Map(listing.map((text) => [pathInPortal(id, text.file), text]));
}

/** Prepares the search for the address most like another: by its last part, in the same folder first. */
function suggestionsOf(pages: string[], mayLookFor: MayLookFor): (path: string) => string {
  const byFolder = new Map<string, Map<string, string>>();
  const byName = new Map<string, string>();
  for (const page of pages) {
    const { folder, name } = partsOf(page);
    const names = byFolder.get(folder) ?? new Map<string, string>();
    byFolder.set(folder, names.set(name, page));
    byName.set(name, page);
  }
  const within = (folder: string, name: string) => {
    const names = byFolder.get(folder);
    if (!names || !mayLookFor(name, names.size)) return '';
    const near = nearest(name, [...names.keys()].filter(Boolean));
    const longer =
      name.length >= 4
        ? [...names.keys()].find((each) => each.includes(name) || (each && name.includes(each)))
        : undefined;
    return names.get(near || longer || '\0') ?? '';
  };
  const found = new Map<string, string>();
  return (path) => {
    const known = found.get(path);
    if (known !== undefined) return known;
    const { folder, name } = partsOf(path);
    const suggestion = (name && byName.get(name)) || within(folder, name);
    found.set(path, suggestion);
    return suggestion;
  };
}

/** The folder and the last part of an address, as they are compared. */
function partsOf(page: string): { folder: string; name: string } {
  const parts = page
    .replace(/\/$/, '')
    .split('/')
    .map((part) => slugify(part));
  return { name: parts.pop() ?? '', folder: parts.join('/') };
}

/** Headings get ids from their text; within one page a link may leave the prefix out. */
function anchorIn(
  entry: Entry,
  anchor: string,
  isSamePage: boolean,
  anchorsIn: (entry: Entry) => Anchors,
  mayLookFor: MayLookFor,
): Followed {
  // Other kinds of page have places of their own besides the headings of the body.
  if (!isSamePage && entry.kind !== 'article' && entry.kind !== 'intro') return { is: 'fine' };
  if (anchor === '' || /^(user-content-)?fn/.test(anchor)) return { is: 'fine' };
  const { ids, own } = anchorsIn(entry);
  const wanted = decodeSafely(anchor);
  if (ids.has(wanted) || ids.has(wanted.replace(/-\d+$/, '')) || own.has(wanted)) return { is: 'fine' };
  if (isSamePage && ids.has(`muc-${wanted}`)) return { is: 'fine' };
  return {
    is: 'no-anchor',
    nearest: () => {
      const meant = `muc-${slugify(wanted).replace(/^muc-/, '')}`;
      const near = mayLookFor(meant, ids.size) ? nearest(meant, [...ids]) : '';
      return near && `#${near}`;
    },
  };
}

/** The places within a page: those of its headings, and those its HTML names itself. */
interface Anchors {
  ids: ReadonlySet<string>;
  own: ReadonlySet<string>;
}

function anchorsOf(entry: Entry): Anchors {
  const { headings, html } = outlineOfEntry(entry);
  return {
    ids: new Set(headings.map(({ text }) => `muc-${slugify(text)}`)),
    own: new Set(
      html.flatMap(({ value }) => [...value.matchAll(/\sid\s*=\s*["']?([^\s"'>]+)/gi)].map(([, id]) => id!)),
    ),
  };
}

/** An address that stands as it is among those of the pages. */
const PLAIN = /^\/(?:[a-z0-9-]+\/)*$/;

/** Lists of pages and filters of lists, which are made as there is need of them. */
const PAGED =
  /^\/(?:tin-tuc\/trang\/\d+|chuyen-muc\/[a-z0-9-]+\/trang\/\d+|van-ban\/[a-z-]+\/[a-z0-9-]+)\/?$/;

/** Says whether a link leads out of a portal, whatever the portal holds. */
export function leadsOutside(href: string, url: string): boolean {
  return /^\s*[a-z][a-z0-9+.-]*:/i.test(href) && withinPortal(href, url) === null;
}

/** The part of a full address that lies in the portal; null for one that leads elsewhere. */
function withinPortal(href: string, url: string): string | null {
  const target = URL.parse(href.trim());
  const home = new URL(url);
  if (target?.host !== home.host || !`${target.pathname}/`.startsWith(home.pathname)) return null;
  return `/${target.pathname.slice(home.pathname.length)}${target.search}${target.hash}`;
}

function split({ pathname, hash }: URL): [string, string] {
  return [decodeSafely(pathname).normalize('NFC'), hash.slice(1)];
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
