import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegrationLogger } from 'astro';
import { decodeHTML } from 'entities';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import type { PhaseSeconds } from '../builds/account.ts';
import type { Sources } from '../builds/reason.ts';
import { isDownloadable } from '../checks/attachments.ts';
import type { PortalContent } from '../reading/content.ts';
import { HEADERS_FILE } from '../serving/headers.ts';
import { writeHeadersFile } from '../serving/headers-file.ts';
import { ASSETS_ADDRESS } from './assets.ts';
import { digestOf } from './digests.ts';
import { Memory } from './memory.ts';
import { MANIFEST_FILE, type MadePage, type Manifest } from './manifest.ts';
import { nextChange } from './next-change.ts';
import { writeWorker } from './offline.ts';
import { lastManifest, makingOf } from './page-making.ts';
import { Folders, placeFile } from './placing.ts';
import { writeSearch } from './search-index.ts';
import { preloadSearch } from './search-preloads.ts';
import { settings } from './settings.ts';
import { shownContent, shownInventory } from './shown-content.ts';

/** A portal whose pages Astro has written, to be made into a web site of its own. */
export interface RawPortal {
  id: string;
  /** The folder Astro wrote its pages to, in which the whole site is put together. */
  site: string;
  /** What the portals of a batch share: the style sheet, the scripts, the files of `public/`. */
  shared: string;
  /** The portals of the batch, whose folders stand beside what is shared. */
  batch: string[];
  sources: Sources;
}

/** What became of one portal of a batch. */
export type Completed =
  | { portal: string; pages: number; made: number; site: string; seconds: PhaseSeconds }
  | { portal: string; failure: string };

/**
 * Puts a portal's site together: the pages just made and those carried over from its last build, then assets, pictures,
 * files, site map and search index, each at the portal's own addresses.
 */
export async function completePortal(
  portal: RawPortal,
  logger: AstroIntegrationLogger,
): Promise<{ pages: number; made: number; seconds: Omit<PhaseSeconds, 'pages'> }> {
  const started = performance.now();
  const { id, site } = portal;
  const content = shownContent(id);
  const { url, offline } = content.portal!.data;
  const addresses = addressesOf(url);
  const last = join(settings.out, id);
  const before = lastManifest(id);

  const folders = new Folders();
  const made = finishPages(portal, addresses);
  layShared(portal, folders);
  const { carried } = makingOf(id);
  for (const [path, { beside }] of carried)
    for (const each of beside ? [path, beside] : [path])
      placeFile(join(last, each), folders.forFile(join(site, each)));
  const pages = inOrder([...made, ...carried]);
  layPictures(site, last, pages, folders);
  const files = layFiles(portal, last, before, pages, folders);

  const html = Object.keys(pages).filter((path) => path.endsWith('.html'));
  await writeSitemap(site, url, html.filter((path) => !pages[path]!.hidden).map(addressOfPage), logger);
  const searchFrom = performance.now();
  const indexes = settings.search ? await laySearch(site, content, last, before) : [];
  if (settings.search) pages['tim-kiem/index.html']!.is = digestOf(await preloadSearch(site, addresses.base));
  const search = (performance.now() - searchFrom) / 1000;
  writeFileSync(join(site, HEADERS_FILE), writeHeadersFile(addresses.base));
  await writeWorker(site, addresses.base, pages, offline);
  const manifest: Manifest = {
    program: settings.program,
    sources: portal.sources,
    asOf: settings.asOf,
    until: nextChange(content, settings.asOf),
    pages,
    files,
    indexes,
  };
  writeFileSync(join(site, MANIFEST_FILE), JSON.stringify(manifest));
  return {
    pages: html.length,
    made: html.filter((path) => made.has(path)).length,
    seconds: { completion: (performance.now() - started) / 1000 - search, search },
  };
}

/** Every portal gets its own copy, so that its folder can be taken anywhere. */
function layShared({ shared, batch, site }: RawPortal, folders: Folders): void {
  for (const name of readdirSync(shared))
    if (!batch.includes(name))
      cpSync(join(shared, name), folders.forFile(join(site, name)), { recursive: true });
}

/** Puts the addresses of assets into the pages that Astro wrote, and takes note of each. */
function finishPages({ id, site }: RawPortal, { base }: Addresses): Map<string, MadePage> {
  renameSync(join(site, '404/index.html'), join(site, '404.html'));
  rmSync(join(site, '404'), { recursive: true });
  const { shows, beside } = makingOf(id);
  const made = new Map<string, MadePage>();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(site.length + 1);
    if (!path.endsWith('.html')) continue;
    const html = readFileSync(file, 'utf8').replaceAll(`${ASSETS_ADDRESS}/`, base);
    writeFileSync(file, html);
    made.set(path, {
      ...(shows.has(path) ? { shows: shows.get(path)! } : {}),
      is: digestOf(html),
      ...(beside.has(path) ? { beside: beside.get(path)! } : {}),
      ...usedBy(html, base),
    });
  }
  return made;
}

/** Finds what a page needs besides itself, and whether it is for search engines. */
function usedBy(html: string, base: string): Omit<MadePage, 'is'> {
  const found = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map(([, name]) => name!))];
  const pictures = found(new RegExp(`[" ]${escape(base)}anh/([0-9a-f]{16}-\\d+\\.(?:avif|webp|jpg))`, 'g'));
  const files = found(new RegExp(`"${escape(base)}tep/([^"]+)"`, 'g'))
    .map((address) => decodeURIComponent(decodeHTML(address)))
    .filter((path) => !path.split('/').includes('..') && isDownloadable(path));
  return {
    ...(pictures.length > 0 ? { pictures } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(html.includes('<meta name="robots" content="noindex"') ? { hidden: true } : {}),
  };
}

function inOrder(pages: [string, MadePage][]): Record<string, MadePage> {
  return Object.fromEntries(pages.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Puts the pictures beside the pages: from the cache, or else, for a page carried over, from the last build. */
function layPictures(site: string, last: string, pages: Record<string, MadePage>, folders: Folders): void {
  for (const name of new Set(Object.values(pages).flatMap(({ pictures = [] }) => pictures))) {
    const made = join(settings.pictureCache, name);
    placeFile(existsSync(made) ? made : join(last, 'anh', name), folders.forFile(join(site, 'anh', name)));
  }
}

/** Puts the files offered for download in their places, and tells their digests. */
function layFiles(
  { id, site }: RawPortal,
  last: string,
  before: Manifest | null,
  pages: Record<string, MadePage>,
  folders: Folders,
): Record<string, string> {
  const { files } = shownContent(id);
  const inventory = shownInventory(id);
  const laid: Record<string, string> = {};
  for (const path of [...new Set(Object.values(pages).flatMap((page) => page.files ?? []))].sort()) {
    const onDisk = files.get(path) ?? path;
    const digest = inventory.get(onDisk) ?? '';
    const carried = join(last, 'tep', path);
    const to = folders.forFile(join(site, 'tep', path));
    if (before?.files[path] === digest && existsSync(carried)) placeFile(carried, to);
    // A copy, since an editor may write into the original.
    else copyFileSync(join(settings.content, 'portals', id, onDisk), to);
    laid[path] = digest;
  }
  return laid;
}

async function laySearch(
  site: string,
  content: PortalContent,
  last: string,
  before: Manifest | null,
): Promise<string[]> {
  const words = new Memory<string>('chu', settings.content, content.id);
  const syllables = new Memory<Map<string, number>>('am-tiet', settings.content, content.id);
  const indexes = await writeSearch(site, content, settings.asOf, {
    ...{ site: last, words, syllables },
    indexes: before?.indexes ?? [],
  });
  words.save();
  syllables.save();
  return indexes;
}

/** Runs the site map integration for one portal of many, as Astro would for the only one. */
async function writeSitemap(
  site: string,
  url: string,
  pages: string[],
  logger: AstroIntegrationLogger,
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const { hooks } = sitemap();
  const config = { site: origin, base: pathname, trailingSlash: 'always', build: { format: 'directory' } };
  await hooks['astro:config:done']?.({ config } as never);
  await hooks['astro:routes:resolved']?.({ routes: [] } as never);
  await hooks['astro:build:done']?.({
    dir: pathToFileURL(`${site}/`),
    pages: pages.map((page) => ({ pathname: page.replace(/^\//, '') })),
    logger,
  } as never);
}

function addressOfPage(page: string): string {
  return `/${page.replace(/(^|\/)index\.html$/, '$1')}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
