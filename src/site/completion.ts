import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegrationLogger } from 'astro';
import { decodeHTML } from 'entities';
import { addressesOf, type Addresses } from '../addresses/addresses.ts';
import { isDownloadable } from '../checks/attachments.ts';
import { HEADERS_FILE } from '../serving/headers.ts';
import { writeHeadersFile } from '../serving/headers-file.ts';
import { ASSETS_ADDRESS } from './assets.ts';
import { writeWorker } from './offline.ts';
import { publishPicture } from './pictures.ts';
import { writeSearch } from './search-index.ts';
import { preloadSearch } from './search-preloads.ts';
import { settings } from './settings.ts';

/** A portal whose pages Astro has written, to be made into a web site of its own. */
export interface RawPortal {
  id: string;
  url: string;
  /** Whether its pages may be kept to be read without a network. */
  offline: boolean;
  /** The folder Astro wrote its pages to. */
  folder: string;
  /** What the portals of a batch share: the style sheet, the scripts, the files of `public/`. */
  shared: string;
  /** The portals of the batch, whose folders stand beside what is shared. */
  batch: string[];
  contentDir: string;
  pictureCache: string;
}

/** What became of one portal of a batch. */
export type Completed =
  { portal: string; pages: number; folder: string } | { portal: string; failure: string };

/** Completes a portal's folder: assets, pictures, files, site map and search index, each at the portal's own addresses. */
export async function completePortal(
  portal: RawPortal,
  logger: AstroIntegrationLogger,
): Promise<{ pages: number }> {
  const addresses = addressesOf(portal.url);
  await copyShared(portal);
  await rename(join(portal.folder, '404/index.html'), join(portal.folder, '404.html'));
  await rm(join(portal.folder, '404'), { recursive: true });

  const pages = (await readdir(portal.folder, { recursive: true }))
    .filter((path) => path.endsWith('.html'))
    .sort();
  const used = { pictures: new Set<string>(), files: new Set<string>() };
  const listed: string[] = [];

  for (const page of pages) {
    const path = join(portal.folder, page);
    const html = (await readFile(path, 'utf8')).replaceAll(`${ASSETS_ADDRESS}/`, addresses.base);
    await writeFile(path, html);
    collectUsed(html, addresses, used);
    if (!html.includes('<meta name="robots" content="noindex"')) listed.push(addressOfPage(page));
  }
  await publishUsed(portal, used);
  await writeSitemap(portal, listed, logger);
  await writeSearch(portal.folder, portal.contentDir, portal.id, settings.asOf);
  await preloadSearch(portal.folder, addresses.base);
  await writeFile(join(portal.folder, HEADERS_FILE), writeHeadersFile(addresses.base));
  await writeWorker(portal.folder, addresses.base, pages, portal.offline);
  return { pages: pages.length };
}

/** Every portal gets its own copy, so that its folder can be taken anywhere. */
async function copyShared({ folder, shared, batch }: RawPortal): Promise<void> {
  for (const name of await readdir(shared))
    if (!batch.includes(name)) await cp(join(shared, name), join(folder, name), { recursive: true });
}

interface Used {
  pictures: Set<string>;
  files: Set<string>;
}

function collectUsed(html: string, { base }: Addresses, used: Used): void {
  const picture = new RegExp(`[" ]${escape(base)}anh/([0-9a-f]{16}-\\d+\\.(?:avif|webp|jpg))`, 'g');
  for (const [, name] of html.matchAll(picture)) used.pictures.add(name!);
  for (const [, path] of html.matchAll(new RegExp(`"${escape(base)}tep/([^"]+)"`, 'g')))
    used.files.add(path!);
}

async function publishUsed(
  { id, folder, contentDir, pictureCache }: RawPortal,
  { pictures, files }: Used,
): Promise<void> {
  if (pictures.size > 0) await mkdir(join(folder, 'anh'), { recursive: true });
  for (const name of pictures) await publishPicture(pictureCache, name, join(folder, 'anh', name));

  for (const address of files) {
    const path = decodeURIComponent(decodeHTML(address));
    if (path.split('/').includes('..') || !isDownloadable(path)) continue;
    const target = join(folder, 'tep', path);
    await mkdir(dirname(target), { recursive: true });
    // A file of a Mac may be spelt in NFD; addresses are NFC.
    const source = join(contentDir, 'portals', id);
    await copyFile(join(source, path), target).catch(() =>
      copyFile(join(source, path.normalize('NFD')), target),
    );
  }
}

/** Runs the site map integration for one portal of many, as Astro would for the only one. */
async function writeSitemap(
  { folder, url }: RawPortal,
  pages: string[],
  logger: AstroIntegrationLogger,
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const { hooks } = sitemap();
  const config = { site: origin, base: pathname, trailingSlash: 'always', build: { format: 'directory' } };
  await hooks['astro:config:done']?.({ config } as never);
  await hooks['astro:routes:resolved']?.({ routes: [] } as never);
  await hooks['astro:build:done']?.({
    dir: pathToFileURL(`${folder}/`),
    pages: pages.map((page) => ({ pathname: page.replace(/^\//, '') })),
    logger,
  } as never);
}

function addressOfPage(page: string): string {
  return `/${page.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
