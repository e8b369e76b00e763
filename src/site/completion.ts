import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import { isDownloadable } from '../checks/attachments.ts';
import { addressesOf } from '../addresses/addresses.ts';
import type { PhaseSeconds } from '../builds/account.ts';
import type { Sources } from '../builds/reason.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import { wordsIn } from '../search/records.ts';
import { HEADERS_FILE } from '../serving/headers.ts';
import { writeHeadersFile } from '../serving/headers-file.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { digestOf } from './digests.ts';
import { Memory } from './memory.ts';
import { MANIFEST_FILE, type MadePage, type Manifest } from './manifest.ts';
import { nextChange } from './next-change.ts';
import { writeWorker } from './offline.ts';
import { placeFile } from './placing.ts';
import { writeSearch } from './search-index.ts';
import { preloadSearch } from './search-preloads.ts';
import { settings } from './settings.ts';
import { shownContent, shownInventory } from './shown-content.ts';
import type { SiteFolder } from './site-folder.ts';

/**
 * Makes a whole site of the folder that holds a portal's pages: adds assets, pictures, files and site map, each at the
 * portal's own addresses, and waits for the search.
 * @param before what the last build left to go on from
 * @param searching as `beginSearch` gave it
 */
export async function completePortal(
  id: string,
  site: SiteFolder,
  {
    sources,
    before,
    compiled,
    searching,
  }: {
    sources: Sources;
    before: Manifest | null;
    compiled: CompiledPages;
    searching: Promise<string[]> | undefined;
  },
): Promise<Omit<PhaseSeconds, 'pages'>> {
  const started = performance.now();
  const content = shownContent(id);
  const { url, offline } = content.portal!.data;
  const { base } = addressesOf(url);
  const last = join(settings.out, id);
  const { pages } = site;

  // Copies, so that no portal is touched for the sake of another.
  for (const name of compiled.shared) copyFileSync(join(compiled.folder, name), site.placeFor(name));
  layPictures(site, last, pages);
  const files = layFiles(id, site, last, before, pages);

  const shown = Object.keys(pages).filter((path) => !pages[path]!.hidden);
  await writeSitemap(site.path, url, shown.map(addressOfPage));
  const searchFrom = performance.now();
  const indexes = (await searching) ?? [];
  if (searching) pages['tim-kiem/index.html']!.is = digestOf(await preloadSearch(site.path, base));
  const search = (performance.now() - searchFrom) / 1000;
  site.write(HEADERS_FILE, writeHeadersFile(base));
  await writeWorker(site.path, base, pages, offline);
  const manifest: Manifest = {
    program: settings.program,
    sources,
    asOf: settings.asOf,
    until: nextChange(content, settings.asOf),
    pages,
    files,
    indexes,
  };
  writeFileSync(join(site.path, MANIFEST_FILE), JSON.stringify(manifest));
  return { completion: (performance.now() - started) / 1000 - search, search };
}

/** Puts the pictures beside the pages: from the cache, or else, for a page carried over, from the last build. */
function layPictures(site: SiteFolder, last: string, pages: Record<string, MadePage>): void {
  for (const name of new Set(Object.values(pages).flatMap(({ pictures = [] }) => pictures))) {
    const made = join(settings.pictureCache, name);
    placeFile(existsSync(made) ? made : join(last, 'anh', name), site.placeFor(`anh/${name}`));
  }
}

/** Puts the files offered for download in their places, and tells their digests. */
function layFiles(
  id: string,
  site: SiteFolder,
  last: string,
  before: Manifest | null,
  pages: Record<string, MadePage>,
): Record<string, string> {
  const { files } = shownContent(id);
  const inventory = shownInventory(id);
  const laid: Record<string, string> = {};
  for (const path of [...new Set(Object.values(pages).flatMap((page) => page.files ?? []))].sort()) {
    const onDisk = files.get(path);
    // A check told of a file that is not there; its page does without.
    if (onDisk === undefined || !isDownloadable(path)) continue;
    const digest = inventory.get(onDisk) ?? '';
    const carried = join(last, 'tep', path);
    const to = site.placeFor(`tep/${path}`);
    if (before?.files[path] === digest && existsSync(carried)) placeFile(carried, to);
    // A copy, since an editor may write into the original.
    else copyFileSync(join(settings.content, 'portals', id, onDisk), to);
    laid[path] = digest;
  }
  return laid;
}

/**
 * Begins to make a portal searchable, beside the making of its pages: Pagefind works in a process of its own.
 * @returns what its indexes are of, once they are written
 */
export function beginSearch(id: string, site: SiteFolder, before: Manifest | null): Promise<string[]> {
  const searching = laySearch(site.path, shownContent(id), join(settings.out, id), before);
  // Whoever waits for it is told; pages that fail before that are not to bring the process down for its sake.
  searching.catch(() => undefined);
  return searching;
}

async function laySearch(
  site: string,
  content: PortalContent,
  last: string,
  before: Manifest | null,
): Promise<string[]> {
  const words = new Memory<string>('chu', settings.content, content.id);
  const syllables = new Memory<Map<string, number>>('am-tiet', settings.content, content.id);
  const inventory = shownInventory(content.id);
  const indexes = await writeSearch(site, content, settings.asOf, {
    site: last,
    indexes: before?.indexes ?? [],
    // By the digest of its file, so that a body need not even be read.
    wordsOf: (entry) =>
      words.get(inventory.get(pathInPortal(content.id, entry.file))!, () => wordsIn(entry.body)),
    syllables,
  });
  words.save();
  syllables.save();
  return indexes;
}

/** Runs the site map integration for one portal of many, as Astro would for the only one. */
async function writeSitemap(site: string, url: string, pages: string[]): Promise<void> {
  const { origin, pathname } = new URL(url);
  const { hooks } = sitemap();
  const config = { site: origin, base: pathname, trailingSlash: 'always', build: { format: 'directory' } };
  await hooks['astro:config:done']?.({ config } as never);
  await hooks['astro:routes:resolved']?.({ routes: [] } as never);
  await hooks['astro:build:done']?.({
    dir: pathToFileURL(`${site}/`),
    pages: pages.map((page) => ({ pathname: page.replace(/^\//, '') })),
    logger: QUIET,
  } as never);
}

/** The integration only tells of what went wrong and goes on; a site without its map is not whole. */
const QUIET = {
  info: () => undefined,
  warn: () => undefined,
  error: (reason: string) => {
    throw new Error(reason);
  },
};

function addressOfPage(page: string): string {
  return `/${page.replace(/(^|\/)index\.html$/, '$1')}`;
}
