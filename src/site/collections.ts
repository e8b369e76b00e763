import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import pLimit from 'p-limit';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { resolveInPortal } from '../addresses/relative.ts';
import { isDownloadable } from '../checks/attachments.ts';
import { withoutToDos } from '../checks/filled-in.ts';
import type { PictureSources } from '../markdown/dress.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { tell } from '../problems/problem.ts';
import { writeTerminal } from '../problems/reporters.ts';
import { referencesOf } from '../reading/body.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import { entryFolders, schemas, type EntryKind } from '../schemas/kinds.ts';
import { outputOf } from './command.ts';
import { choosePortals, listPortals, readPortal } from './content-folder.ts';
import { makePicture } from './pictures.ts';
import { settings } from './settings.ts';

/**
 * A content collection of one kind over all portals shown. An entry's id is `<portal>/<slug>`; files it names are
 * given by their path in the portal's folder. Everything has been read and judged by the project's own reader, by
 * the same schema that types the collection.
 */
export function entryCollection<K extends EntryKind>(
  kind: K,
): { loader: Loader; schema: (typeof schemas)[K] } {
  const loader: Loader = {
    name: `cong-xa-${kind}`,
    async load({ store, watcher }) {
      const fill = async () => {
        const limit = pLimit(ENTRIES_AT_ONCE);
        const shown = readShown();
        store.clear();
        await Promise.all(
          shown.flatMap((content) =>
            content.entries[kind].filter(isShown).map((entry) =>
              limit(async () => {
                const html = await renderEntry(content, entry);
                store.set({
                  id: `${content.id}/${entry.slug}`,
                  data: withPortalPaths(content, entry),
                  rendered: { html },
                });
              }),
            ),
          ),
        );
      };
      await fill();
      watcher?.add(join(settings.content, 'portals'));
      const folder = `/${entryFolders[kind]}/`;
      watcher?.on('all', (_event, path) => {
        if (!path.startsWith(settings.content) || !path.includes(folder)) return;
        forget();
        tellProblems(folder);
        void fill();
      });
    },
  };
  return { loader, schema: schemas[kind] };
}

/** The collection of the portals themselves; an entry's id is the name of its folder. */
export function portalCollection(): { loader: Loader; schema: typeof schemas.portal } {
  const loader: Loader = {
    name: 'cong-xa-portal',
    async load({ store }) {
      store.clear();
      for (const { id, portal } of readShown()) if (portal) store.set({ id, data: portal.data });
    },
  };
  return { loader, schema: schemas.portal };
}

/** Turns a picture of a portal into addresses; makes its sizes first where they are not in the cache. */
export async function pictureAt(portal: string, path: string, addresses: Addresses): Promise<PictureSources> {
  const { sources, fallback } = await makePicture(
    join(settings.content, 'portals', portal, path),
    settings.pictureCache,
  );
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

/** Weighs a file of a portal's folder, however the disk spells its name. */
export function fileSizeAt(portal: string, path: string): number {
  const spelt = readShown()
    .find(({ id }) => id === portal)!
    .files.get(path);
  return statSync(join(settings.content, 'portals', portal, spelt ?? path)).size;
}

/** The addresses of a portal, where it lives or on the local server. */
export function addressesOfPortal(id: string, url: string): Addresses {
  return settings.local ? addressesOf(url, `/${id}/`) : addressesOf(url);
}

const ENTRIES_AT_ONCE = 16;

/** While an editor writes, a mistake in what was just saved is told at the terminal. */
function tellProblems(folder: string): void {
  const problems = readShown().flatMap((content) =>
    content.problems.filter(({ file }) => file.includes(folder)),
  );
  if (problems.length > 0) process.stderr.write(writeTerminal(problems.map(tell), outputOf(process.stderr)));
}

let read: PortalContent[] | undefined;

/** Reads the shown portals once for all collections. */
export function readShown(): PortalContent[] {
  read ??= choosePortals(listPortals(settings.content), settings.portals).map((id) => {
    const content = readPortal(settings.content, id);
    return settings.drafts ? content : withoutToDos(content);
  });
  return read;
}

function forget(): void {
  read = undefined;
}

/** Drafts, and articles of days to come, are not published. */
function isShown({ kind, data }: Entry): boolean {
  if (kind !== 'article' || settings.drafts) return true;
  return isPublished(data as Entry<'article'>['data'], settings.asOf);
}

async function renderEntry(
  { id, portal, files }: PortalContent,
  { kind, slug, file, body, bodyLine }: Entry,
): Promise<string> {
  if (body.trim() === '' || !portal) return '';
  const addresses = addressesOfPortal(id, portal.data.url);
  const from = pathInPortal(id, file);
  const fileAddress = (path: string | null) =>
    path && files.has(path) && isDownloadable(path) ? addresses.file(path) : null;
  const pictures = new Map<string, PictureSources>();
  for (const { is, target } of referencesOf(body, bodyLine)) {
    const path = resolveInPortal(from, target);
    if (is === 'picture' && path && files.has(path))
      pictures.set(path, await pictureAt(id, files.get(path)!, addresses));
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

/** Follows a link to another page from the page it stands on. */
function relativeTo(address: string, href: string): string {
  const { pathname, search, hash } = new URL(href, new URL(address, 'https://cong.invalid'));
  return pathname + search + hash;
}

/**
 * Files named relative to the entry become paths in the portal's folder, which pages can use wherever they are:
 * pictures as the disk spells them, files for download as their address does.
 */
function withPortalPaths({ id, files }: PortalContent, { file, data }: Entry): Record<string, unknown> {
  const resolve = (src: string) => resolveInPortal(pathInPortal(id, file), src) ?? src;
  const found: Record<string, unknown> = { ...data };
  for (const key of ['cover', 'photo', 'map']) {
    const picture = found[key] as { src: string } | string | undefined;
    if (typeof picture !== 'object') continue;
    const path = resolve(picture.src);
    found[key] = { ...picture, src: files.get(path) ?? path };
  }
  if (typeof found['file'] === 'string') found['file'] = resolve(found['file']);
  if (Array.isArray(found['attachments']))
    found['attachments'] = (found['attachments'] as { src: string }[]).map((each) => ({
      ...each,
      src: resolve(each.src),
    }));
  return found;
}
