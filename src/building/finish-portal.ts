import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDownloadable } from '../checks/attachments.ts';
import { addressesOf } from '../addresses/addresses.ts';
import type { PhaseSeconds } from './summary.ts';
import type { Sources } from './reason.ts';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import { pathInPortal } from '../reading/content.ts';
import { wordsIn } from '../search/plain-words.ts';
import { HEADERS_FILE } from '../serving/headers.ts';
import { writeHeadersFile } from '../serving/headers-file.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { copyContentFile, readContentFile } from '../store/content-file.ts';
import { keepForReaders } from './kept-files.ts';
import type { LastSite } from './last-site.ts';
import { Cache } from '../store/cache.ts';
import { DIGEST_LETTERS, MANIFEST_FILE, writeManifest, type MadePage, type Manifest } from './manifest.ts';
import { nextChange } from './next-change.ts';
import { writeWorker } from './service-worker.ts';
import { writeSitemap } from './sitemap.ts';
import { digestOfMade } from '../pictures/sizes.ts';
import { writeSearch } from './search/write-index.ts';
import { preloadSearch } from './search/preloads.ts';
import type { BuildSettings } from '../store/settings.ts';
import type { PortalSource } from '../views/portal-source.ts';
import type { SiteFolder } from './site-folder.ts';

/**
 * Makes a whole site of the folder that holds a portal's pages: adds assets, pictures, files and site map, each at the
 * portal's own addresses, and waits for the search.
 * @param before what the last build left to go on from
 * @param standing what stands in the portal's place, whoever built it
 * @param searching as `beginSearch` gave it
 */
export async function finishPortal(
  source: PortalSource,
  site: SiteFolder,
  {
    settings,
    sources,
    before,
    standing,
    compiled,
    searching,
  }: {
    settings: BuildSettings;
    sources: Sources;
    before: LastSite | null;
    standing: LastSite | null;
    compiled: CompiledPages;
    searching: Promise<string[]> | undefined;
  },
): Promise<Omit<PhaseSeconds, 'pages'>> {
  const started = performance.now();
  const { content } = source;
  const { url, offline } = content.portal!.data;
  const { base } = addressesOf(url);
  const { pages } = site;

  for (const name of compiled.shared) site.write(name, sharedFile(compiled, name));
  copyPictures(source, site, before, pages);
  const files = copyDownloads(source, site, before, pages);

  const shown = Object.keys(pages).filter((path) => !pages[path]!.hidden);
  await writeSitemap(site.path, url, shown.map(addressOfPage));
  const searchFrom = performance.now();
  const indexes = (await searching) ?? [];
  if (searching) site.rewritePage('tim-kiem/index.html', await preloadSearch(site.path, base));
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
    others: site.others,
  };
  writeFileSync(join(site.path, MANIFEST_FILE), writeManifest(manifest));
  if (standing) keepForReaders(site, standing, Date.now());
  return { completion: (performance.now() - started) / 1000 - search, search };
}

/** What every portal gets, read once. */
const shared = new Map<string, Buffer>();

function sharedFile({ folder }: CompiledPages, name: string): Buffer {
  const bytes = shared.get(name) ?? readFileSync(join(folder, name));
  shared.set(name, bytes);
  return bytes;
}

/** Puts the pictures beside the pages: from the last build, or else from the cache. */
function copyPictures(
  { settings: { pictureCache } }: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
  pages: Record<string, MadePage>,
): void {
  for (const name of new Set(Object.values(pages).flatMap(({ pictures = [] }) => pictures))) {
    if (before && site.carry(`anh/${name}`, before)) continue;
    const digest = digestOfMade(pictureCache, name);
    if (digest === null) throw new Error(`Ảnh ${name} trong bộ nhớ đệm vừa hỏng hoặc bị xóa; hãy chạy lại.`);
    site.add(`anh/${name}`, join(pictureCache, name), digest.slice(0, DIGEST_LETTERS));
  }
}

/** Puts the files offered for download in their places, and tells the digests of their originals. */
function copyDownloads(
  { id, settings, content: { files }, inventory }: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
  pages: Record<string, MadePage>,
): Record<string, string> {
  const laid: Record<string, string> = {};
  for (const path of [...new Set(Object.values(pages).flatMap((page) => page.files ?? []))].sort()) {
    const onDisk = files.get(path);
    // A check told of a file that is not there; its page does without.
    if (onDisk === undefined || !isDownloadable(path)) continue;
    const digest = inventory.get(onDisk)!;
    const isCarried = before?.manifest.files[path] === digest && site.carry(`tep/${path}`, before);
    if (isCarried || layFile(join(settings.content, 'portals', id, onDisk), digest, site, `tep/${path}`))
      laid[path] = digest;
  }
  return laid;
}

/**
 * Puts a file in its place: a copy, since an editor may write into the original; of a picture, without what a camera noted
 * in it.
 * @returns false for a picture of which nobody can say what else is in it; a check told of it
 */
function layFile(from: string, digest: string, site: SiteFolder, path: string): boolean {
  if (!hasNotes(path)) {
    copyContentFile(from, site.pathFor(path), digest);
    return true;
  }
  const picture = withoutMetadata(readContentFile(from, digest));
  if (picture) site.write(path, picture);
  return picture !== null;
}

/**
 * Begins to make a portal searchable, beside the making of its pages: Pagefind works in a process of its own.
 * @returns what its indexes are of, once they are written
 */
export function beginSearch(
  source: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
): Promise<string[]> {
  const searching = laySearch(source, site, before);
  // Whoever waits for it is told; pages that fail before that are not to bring the process down for its sake.
  searching.catch(() => undefined);
  return searching;
}

async function laySearch(
  { settings, content, inventory }: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
): Promise<string[]> {
  const words = new Cache<string>('chu', settings.content, content.id);
  const syllables = new Cache<Map<string, number>>('am-tiet', settings.content, content.id);
  const indexes = await writeSearch(site.path, content, settings.asOf, {
    indexes: before?.manifest.indexes ?? [],
    carry: (place) => before !== null && carryIndex(place, site, before),
    // By the digest of its file, so that a body need not even be read.
    wordsOf: (entry) =>
      words.getOrCompute(inventory.get(pathInPortal(content.id, entry.file))!, () => wordsIn(entry.body)),
    syllables,
  });
  words.save();
  syllables.save();
  return indexes;
}

function carryIndex(place: string, site: SiteFolder, before: LastSite): boolean {
  const below = `${place}/`;
  const isOwn = (path: string) => path.startsWith(below) && !/^\d+\//.test(path.slice(below.length));
  const files = before.others.filter(isOwn);
  return files.includes(`${below}pagefind-entry.json`) && site.carryAll(files, before);
}

function addressOfPage(page: string): string {
  return `/${page.replace(/(^|\/)index\.html$/, '$1')}`;
}
