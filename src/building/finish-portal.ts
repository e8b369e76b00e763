import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDownloadable } from '../checks/attachments.ts';
import { addressesOf } from '../addresses/addresses.ts';
import type { PhaseSeconds } from './summary.ts';
import type { Sources } from './reason.ts';
import { hasNotes, withoutMetadata } from '../reading/picture-metadata.ts';
import { pathInPortal } from '../reading/content.ts';
import { wordsIn } from '../search/plain-words.ts';
import type { Move } from '../reading/moves.ts';
import {
  HEADERS_FILE,
  OLD_ADDRESSES_FILE,
  REDIRECTS_FILE,
  WEB_CONFIG_FILE,
  WORKER_FILE,
} from '../serving/headers.ts';
import { writeHeadersFile } from '../serving/headers-file.ts';
import { writeOldAddresses } from '../serving/old-addresses.ts';
import { writeRedirectsFile } from '../serving/redirects-file.ts';
import { expiryOf, SECURITY_FILE, writeSecurityFile } from '../serving/security-file.ts';
import { writeWebConfig } from '../serving/web-config.ts';
import { writeCompressedCopies } from './compressed-copies.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { copyContentFile, readContentFile } from '../store/content-file.ts';
import { keepForReaders } from './kept-files.ts';
import type { LastSite } from './last-site.ts';
import { Cache } from '../store/cache.ts';
import { MANIFEST_FILE, writeManifest, type ManifestPage, type Manifest } from './manifest.ts';
import { dayOfMoment, type Minute } from '../schemas/day.ts';
import { nextChange } from './next-change.ts';
import { writeWorker } from './service-worker.ts';
import { lastChanges, writeSitemap } from './sitemap.ts';
import { digestInCache } from '../pictures/picture-cache.ts';
import { writeSearch, type WrittenSearch } from './search/write-index.ts';
import { INDEX_HEAD_FILE } from './search/pagefind-files.ts';
import { finishSearchPage } from './search/search-page.ts';
import type { Portal } from '../schemas/portal.ts';
import type { BuildSettings } from '../store/settings.ts';
import type { PortalSource } from '../views/portal-source.ts';
import type { SiteFolder } from './site-folder.ts';

/** How long finishing took, and the next minute at which the pages change without any edit. */
interface FinishedPortal extends Omit<PhaseSeconds, 'pages'> {
  nextChange: Minute | null;
  /** How many items the search box does not suggest. */
  unsuggested: number;
}

/** What `finishPortal` needs besides the pages. */
interface FinishingTools {
  settings: BuildSettings;
  sources: Sources;
  /** The old addresses of the portal. */
  moves: Move[];
  /** The last site, when this version of the program built it and pages may be carried over. */
  before: LastSite | null;
  /** The last site, whatever version of the program built it. */
  published: LastSite | null;
  compiled: CompiledPages;
  /** The promise that `beginSearch` returned. */
  searching: Promise<WrittenSearch> | undefined;
}

/**
 * Completes the site in a folder that already contains the portal's pages: adds assets, pictures, files and site map,
 * each at the portal's own addresses, and waits for the search index.
 */
export async function finishPortal(
  source: PortalSource,
  site: SiteFolder,
  tools: FinishingTools,
): Promise<FinishedPortal> {
  const started = performance.now();
  const { content } = source;
  const { settings, sources, before, published, compiled } = tools;
  const { url } = content.portal!.data;
  const { pages } = site;

  for (const name of compiled.shared) site.write(name, sharedFile(compiled, name));
  copyPictures(source, site, before, pages);
  const files = copyDownloads(source, site, before, pages);
  const listed = Object.keys(pages).filter((path) => !pages[path]!.hidden);
  await writeSitemap(site.path, url, listed.map(addressOfPage), lastChanges(content.entries, url));

  const searchFrom = performance.now();
  const { build, indexes, unsuggested } = (await tools.searching) ?? NO_SEARCH;
  if (build !== undefined) site.rewritePage('tim-kiem/index.html', finishSearchPage(site.path, build));
  const search = (performance.now() - searchFrom) / 1000;

  await writeServerFiles(content.portal!.data, site, tools);
  if (settings.compress) writeCompressedCopies(site, before);
  const until = nextChange(content, settings.asOf);
  const manifest: Manifest = {
    ...{ program: settings.program, sources, asOf: dayOfMoment(settings.asOf), until },
    ...{ pages, files, indexes, others: site.others },
  };
  writeFileSync(join(site.path, MANIFEST_FILE), writeManifest(manifest));
  if (published) keepForReaders(site, published, Date.now());
  const completion = (performance.now() - started) / 1000 - search;
  return { completion, search, nextChange: until, unsuggested };
}

/** Writes what servers and browsers read: headers, redirects, old addresses, the contact for security, the worker. */
async function writeServerFiles(
  { url, offline, measurement, incident, predecessors }: Portal,
  site: SiteFolder,
  { settings, moves }: FinishingTools,
): Promise<void> {
  const { base } = addressesOf(url);
  const measured = settings.drafts ? undefined : measurement;
  const formerHosts = predecessors.flatMap(({ host }) => host ?? []);
  site.write(HEADERS_FILE, writeHeadersFile(base, measured));
  site.write(REDIRECTS_FILE, writeRedirectsFile(base, moves));
  site.write(WEB_CONFIG_FILE, writeWebConfig(base, moves, measured));
  site.write(OLD_ADDRESSES_FILE, writeOldAddresses(moves, formerHosts));
  if (incident)
    site.write(SECURITY_FILE, writeSecurityFile(incident, url, expiryOf(dayOfMoment(settings.asOf))));
  site.write(WORKER_FILE, await writeWorker(site, base, offline));
}

/** Stands in for the search of a portal that is built without one. */
const NO_SEARCH: Omit<WrittenSearch, 'build'> & { build?: string } = { indexes: [], unsuggested: 0 };

/** The files that every portal receives, by their paths, so that each is read once. */
const sharedFiles = new Map<string, Buffer>();

function sharedFile({ folder }: CompiledPages, name: string): Buffer {
  const bytes = sharedFiles.get(name) ?? readFileSync(join(folder, name));
  sharedFiles.set(name, bytes);
  return bytes;
}

/** Adds the pictures that the pages show: carried over from the last build, or from the cache. */
function copyPictures(
  { settings: { pictureCache } }: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
  pages: Record<string, ManifestPage>,
): void {
  for (const name of new Set(Object.values(pages).flatMap(({ pictures = [] }) => pictures))) {
    if (before && site.carry(`anh/${name}`, before)) continue;
    const digest = digestInCache(pictureCache, name);
    if (digest === null) throw new Error(`Ảnh ${name} trong bộ nhớ đệm vừa hỏng hoặc bị xóa; hãy chạy lại.`);
    site.add(`anh/${name}`, join(pictureCache, name), digest);
  }
}

/** Adds the files offered for download. Returns the digests of their originals by path. */
function copyDownloads(
  { id, settings, content: { files }, inventory }: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
  pages: Record<string, ManifestPage>,
): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const path of [...new Set(Object.values(pages).flatMap((page) => page.files ?? []))].sort()) {
    const onDisk = files.get(path);
    // Skips a missing file, because a check has reported it.
    if (onDisk === undefined || !isDownloadable(path)) continue;
    const digest = inventory.get(onDisk)!;
    const isCarried = before?.manifest.files[path] === digest && site.carry(`tep/${path}`, before);
    if (isCarried || copyDownload(join(settings.content, 'portals', id, onDisk), digest, site, `tep/${path}`))
      digests[path] = digest;
  }
  return digests;
}

/**
 * Copies a file into the site, without the metadata of a picture. Makes no link, because an editor may write into the
 * original.
 * @returns false for a damaged picture, whose metadata cannot be removed; a check has reported it
 */
function copyDownload(from: string, digest: string, site: SiteFolder, path: string): boolean {
  if (!hasNotes(path)) {
    copyContentFile(from, site.pathFor(path), digest);
    site.noteWritten(path, digest);
    return true;
  }
  const picture = withoutMetadata(readContentFile(from, digest));
  if (picture) site.write(path, picture);
  return picture !== null;
}

/** Starts writing the search indexes of a portal while its pages are rendered, because Pagefind runs in its own process. */
export function beginSearch(
  source: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
): Promise<WrittenSearch> {
  const searching = writeIndexes(source, site, before);
  // The awaiting caller sees the error; this handler only prevents an unhandled rejection.
  searching.catch(() => undefined);
  return searching;
}

async function writeIndexes(
  { settings, content, inventory, daysOff }: PortalSource,
  site: SiteFolder,
  before: LastSite | null,
): Promise<WrittenSearch> {
  const words = new Cache<string>('chu', settings.content, content.id);
  const syllables = new Cache<Map<string, number>>('am-tiet', settings.content, content.id);
  const written = await writeSearch(site.path, content, settings.asOf, daysOff(), {
    indexes: before?.manifest.indexes ?? [],
    carry: (folder) => before !== null && carryIndex(folder, site, before),
    // The key is the digest of the entry's file, so a cached entry need not be read.
    wordsOf: (entry) =>
      words.getOrCompute(inventory.get(pathInPortal(content.id, entry.file))!, () => wordsIn(entry.body)),
    syllables,
  });
  words.save();
  syllables.save();
  return written;
}

function carryIndex(folder: string, site: SiteFolder, before: LastSite): boolean {
  const below = `${folder}/`;
  // The folders `2/`, `3/` and so on below it are other indexes.
  const isOwn = (path: string) => path.startsWith(below) && !/^\d+\//.test(path.slice(below.length));
  const files = before.others.filter(isOwn);
  return files.includes(below + INDEX_HEAD_FILE) && site.carryAll(files, before);
}

function addressOfPage(page: string): string {
  return `/${page.replace(/(^|\/)index\.html$/, '$1')}`;
}
