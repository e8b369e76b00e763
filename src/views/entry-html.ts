import { statSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { resolveInPortal } from '../addresses/relative.ts';
import { isDownloadable } from '../checks/attachments.ts';
import { linkMapOf, type LinkMap } from '../checks/link-map.ts';
import type { PictureSources } from '../markdown/transform.ts';
import { renderMarkdown, type Rendered } from '../markdown/render.ts';
import { picturesIn } from '../reading/body.ts';
import { allEntries, pathInPortal, type PortalContent } from '../reading/content.ts';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import type { Entry } from '../reading/read.ts';
import { readContentFile } from '../store/content-file.ts';
import type { Picture } from '../pictures/picture-cache.ts';
import { makePicture } from '../pictures/sizes.ts';
import type { PortalSource } from './portal-source.ts';

/**
 * Renders the body of an entry, with links and pictures at the portal's addresses. Returns empty HTML for an empty body.
 * Caches the last body of each portal, because the build writes the page of an entry and its plain-text copy in turn.
 */
export function renderBody(portal: PortalSource, entry: Entry): Promise<Rendered> {
  const last = lastBodies.get(portal);
  if (last?.entry === entry) return last.rendered;
  const rendered = renderEntry(portal, entry);
  lastBodies.set(portal, { entry, rendered });
  return rendered;
}

const lastBodies = new WeakMap<PortalSource, { entry: Entry; rendered: Promise<Rendered> }>();

async function renderEntry(source: PortalSource, entry: Entry): Promise<Rendered> {
  const { kind, slug, file, body } = entry;
  const { id, portal, files } = source.content;
  if (body.trim() === '' || !portal) return { html: '', text: () => '' };
  const addresses = addressesOfPortal(source, portal.data.url);
  const from = pathInPortal(id, file);
  const fileAddress = (path: string | null) =>
    path && files.has(path) && isDownloadable(path) ? addresses.file(path) : null;
  const pictures = new Map<string, PictureSources>();
  for (const target of picturesIn(body)) {
    const path = resolveInPortal(from, target);
    if (path && files.has(path)) pictures.set(path, await pictureAt(source, files.get(path)!, addresses));
  }
  return renderMarkdown(body, {
    pictureOf: (src) =>
      pictures.get(resolveInPortal(from, src) ?? '') ?? (source.settings.local ? missingPicture(src) : null),
    addressOf: (href) => {
      // The texts of procedures are official ones, in which nobody of the portal mends a link.
      if (kind === 'procedure' && linksOf(source).follow(href, entry).is === 'dead') return null;
      if (/^([a-z][a-z0-9+.-]*:|#)/i.test(href)) return href;
      if (href.startsWith('//') || href.startsWith('/anh/')) return null;
      if (href.startsWith('/tep/')) return fileAddress(resolveInPortal('', href.slice('/tep/'.length)));
      if (href.startsWith('/')) return addresses.asset(href.slice(1));
      const isPage = !/\.[a-z0-9]+$/i.test(href.split(/[?#]/, 1)[0]!);
      if (isPage) return relativeTo(addresses.entry(kind, slug), href);
      return fileAddress(resolveInPortal(from, href));
    },
  });
}

/** Finds where the links of a portal lead, once for each portal. */
function linksOf({ content, settings }: PortalSource): LinkMap {
  const known = linkMaps.get(content);
  if (known) return known;
  const shown = new Set([...allEntries(content.entries)].map(({ file }) => file));
  const listing = content.listing.filter(({ file }) => shown.has(file));
  const links = linkMapOf({ ...content, listing }, settings.asOf);
  linkMaps.set(content, links);
  return links;
}

const linkMaps = new WeakMap<PortalContent, LinkMap>();

/** Returns the addresses of a picture in all its sizes. Makes the sizes that the cache lacks. */
export async function pictureAt(
  portal: PortalSource,
  path: string,
  addresses: Addresses,
): Promise<PictureSources> {
  const ready = await readyPicture(portal, path, addresses);
  return ready();
}

/** Makes the sizes of a picture. Returns a function that each page calls for their addresses, so that each records them. */
export async function readyPicture(
  portal: PortalSource,
  path: string,
  addresses: Addresses,
): Promise<() => PictureSources> {
  const made = await pictureOf(portal, path).catch((error: unknown) => {
    if (portal.settings.local) return null;
    throw error;
  });
  if (!made) return () => missingPicture(path);
  const { sources, fallback } = made;
  const names = [...sources.flatMap(({ files }) => files.map(({ name }) => name)), fallback.name];
  const shown: PictureSources = {
    sources: sources.map(({ type, files }) => ({
      type,
      srcset: files.map(({ name, width }) => `${addresses.picture(name)} ${width}w`).join(', '),
    })),
    src: addresses.picture(fallback.name),
    width: fallback.width,
    height: fallback.height,
  };
  return () => {
    for (const name of names) portal.notes?.notePicture(name);
    return shown;
  };
}

/**
 * The pictures by the digests of their files. An article's picture is on its page, in lists and on the home page, and
 * other portals may use the same file.
 */
const picturesByDigest = new Map<string, Promise<Picture>>();

async function pictureOf({ id, settings, inventory }: PortalSource, path: string): Promise<Picture> {
  const digest = inventory.get(path);
  if (digest === undefined) throw new Error(`không có ảnh ${path}`);
  const picture =
    picturesByDigest.get(digest) ??
    makePicture(join(settings.content, 'portals', id, path), settings.pictureCache, digest);
  picturesByDigest.set(digest, picture);
  return picture;
}

/** Stands on the local server for a picture that is missing or broken: a box with the name that was typed. */
function missingPicture(name: string): PictureSources {
  // The end of a long name tells more than its beginning, which is the folder.
  const end = name.length > MAX_NAME_IN_BOX ? `…${name.slice(-MAX_NAME_IN_BOX)}` : name;
  const text = end.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const [width, height] = [800, 450];
  const line = (y: number, words: string) =>
    `<text x="400" y="${y}" text-anchor="middle" font-family="sans-serif" font-size="28" fill="#b3261e">${words}</text>`;
  const box = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M3 3h794v444H3z" fill="#fff" stroke="#b3261e" stroke-width="6" stroke-dasharray="20 12"/>${line(215, 'Thiếu ảnh')}${line(260, text)}</svg>`;
  return { sources: [], src: `data:image/svg+xml,${encodeURIComponent(box)}`, width, height };
}

/** As many letters as the box has room for. */
const MAX_NAME_IN_BOX = 44;

/** Returns the size in bytes of a file as it is offered for download: a picture without its metadata. */
export function fileSizeAt({ id, settings, content }: PortalSource, path: string): number {
  // The name on disk may be in another Unicode form.
  const spelt = content.files.get(path) ?? path;
  const onDisk = join(settings.content, 'portals', id, spelt);
  const picture = hasNotes(path) ? withoutMetadata(readContentFile(onDisk)) : null;
  // The local server shows pages whose file is not there yet.
  return picture?.length ?? statSync(onDisk, { throwIfNoEntry: !settings.local })?.size ?? 0;
}

/**
 * Returns the addresses of a portal: the public ones, or those on the local server. Records in `notes` each file and
 * picture whose address a page requests.
 */
export function addressesOfPortal({ id, settings, notes }: PortalSource, url: string): Addresses {
  const addresses = settings.local ? addressesOf(url, `/${id}/`) : addressesOf(url);
  if (!notes) return addresses;
  return {
    ...addresses,
    file: (path) => {
      notes.noteFile(path);
      return addresses.file(path);
    },
    picture: (name) => {
      notes.notePicture(name);
      return addresses.picture(name);
    },
  };
}

/** Resolves a link to another page against the address of the page that contains it. */
function relativeTo(address: string, href: string): string {
  const { pathname, search, hash } = new URL(href, new URL(address, 'https://cong.invalid'));
  return pathname + search + hash;
}
