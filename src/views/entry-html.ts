import { statSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { resolveInPortal } from '../addresses/relative.ts';
import { isDownloadable } from '../checks/attachments.ts';
import type { PictureSources } from '../markdown/transform.ts';
import { renderMarkdown, type Rendered } from '../markdown/render.ts';
import { picturesIn } from '../reading/body.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import type { Entry } from '../reading/read.ts';
import { readContentFile } from '../store/content-file.ts';
import { withNotes } from './unchanged-pages.ts';
import { makePicture, type Picture } from '../pictures/sizes.ts';
import { settings } from '../store/settings.ts';
import { shownContent, shownInventory } from './shown-content.ts';

/** Renders the body of an entry with its links and pictures at the portal's addresses; empty when there is no body. */
export async function renderEntry(
  { id, portal, files }: PortalContent,
  { kind, slug, file, body }: Entry,
): Promise<Rendered> {
  if (body.trim() === '' || !portal) return { html: '', text: () => '' };
  const addresses = addressesOfPortal(id, portal.data.url);
  const from = pathInPortal(id, file);
  const fileAddress = (path: string | null) =>
    path && files.has(path) && isDownloadable(path) ? addresses.file(path) : null;
  const pictures = new Map<string, PictureSources>();
  for (const target of picturesIn(body)) {
    const path = resolveInPortal(from, target);
    if (path && files.has(path)) pictures.set(path, await pictureAt(id, files.get(path)!, addresses));
  }
  return renderMarkdown(body, {
    pictureOf: (src) => pictures.get(resolveInPortal(from, src) ?? '') ?? null,
    addressOf: (href) => {
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

/** Turns a picture of a portal into addresses; makes its sizes first where they are not in the cache. */
export async function pictureAt(portal: string, path: string, addresses: Addresses): Promise<PictureSources> {
  const { sources, fallback } = await madeOf(portal, path);
  return {
    sources: sources.map(({ type, files }) => ({
      type,
      srcset: files.map(({ name, width }) => `${addresses.picture(name)} ${width}w`).join(', '),
    })),
    src: addresses.picture(fallback.name),
    width: fallback.width,
    height: fallback.height,
  };
}

/** By their digests: an article's picture stands on its page, in lists and at home, and other portals may have it too. */
const made = new Map<string, Promise<Picture>>();

function madeOf(portal: string, path: string): Promise<Picture> {
  const digest = shownInventory(portal).get(path)!;
  const known =
    made.get(digest) ??
    makePicture(join(settings.content, 'portals', portal, path), settings.pictureCache, digest);
  made.set(digest, known);
  return known;
}

/** Weighs a file of a portal's folder, however the disk spells its name, as it is offered for download. */
export function fileSizeAt(portal: string, path: string): number {
  const spelt = shownContent(portal).files.get(path) ?? path;
  const onDisk = join(settings.content, 'portals', portal, spelt);
  const picture = hasNotes(path) ? withoutMetadata(readContentFile(onDisk)) : null;
  return picture?.length ?? statSync(onDisk).size;
}

/** The addresses of a portal, where it lives or on the local server. */
export function addressesOfPortal(id: string, url: string): Addresses {
  return settings.local ? addressesOf(url, `/${id}/`) : withNotes(addressesOf(url));
}

/** Follows a link to another page from the page it stands on. */
function relativeTo(address: string, href: string): string {
  const { pathname, search, hash } = new URL(href, new URL(address, 'https://cong.invalid'));
  return pathname + search + hash;
}
