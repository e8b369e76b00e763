import { statSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { resolveInPortal } from '../addresses/relative.ts';
import { isDownloadable } from '../checks/attachments.ts';
import type { PictureSources } from '../markdown/transform.ts';
import { renderMarkdown, type Rendered } from '../markdown/render.ts';
import { picturesIn } from '../reading/body.ts';
import { pathInPortal } from '../reading/content.ts';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import type { Entry } from '../reading/read.ts';
import { readContentFile } from '../store/content-file.ts';
import { makePicture, type Picture } from '../pictures/sizes.ts';
import type { PortalSource } from './portal-source.ts';

/**
 * Renders the body of an entry with its links and pictures at the portal's addresses; empty when there is no body. The
 * page of an entry and its copy in plain text are made one after the other, so the last body of a portal is kept.
 */
export function renderBody(portal: PortalSource, entry: Entry): Promise<Rendered> {
  const last = lastBodies.get(portal);
  if (last?.entry === entry) return last.rendered;
  const rendered = renderEntry(portal, entry);
  lastBodies.set(portal, { entry, rendered });
  return rendered;
}

const lastBodies = new WeakMap<PortalSource, { entry: Entry; rendered: Promise<Rendered> }>();

async function renderEntry(source: PortalSource, { kind, slug, file, body }: Entry): Promise<Rendered> {
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
export async function pictureAt(
  portal: PortalSource,
  path: string,
  addresses: Addresses,
): Promise<PictureSources> {
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

function madeOf({ id, settings, inventory }: PortalSource, path: string): Promise<Picture> {
  const digest = inventory.get(path)!;
  const known =
    made.get(digest) ??
    makePicture(join(settings.content, 'portals', id, path), settings.pictureCache, digest);
  made.set(digest, known);
  return known;
}

/** Weighs a file of a portal's folder, however the disk spells its name, as it is offered for download. */
export function fileSizeAt({ id, settings, content }: PortalSource, path: string): number {
  const spelt = content.files.get(path) ?? path;
  const onDisk = join(settings.content, 'portals', id, spelt);
  const picture = hasNotes(path) ? withoutMetadata(readContentFile(onDisk)) : null;
  return picture?.length ?? statSync(onDisk).size;
}

/**
 * The addresses of a portal, where it lives or on the local server. The page being made takes note of the files and
 * pictures that it leads to.
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

/** Follows a link to another page from the page it stands on. */
function relativeTo(address: string, href: string): string {
  const { pathname, search, hash } = new URL(href, new URL(address, 'https://cong.invalid'));
  return pathname + search + hash;
}
