import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS_PLACEHOLDER } from '../astro/asset-prefix.ts';
import type { LastSite } from './last-site.ts';
import { type ManifestPage } from './manifest.ts';
import { FolderMaker, linkOrCopy } from './link-or-copy.ts';
import { encodePieces, encodeText } from '../terminal/encode-text.ts';
import { withSlashes } from '../text/slashes.ts';

/** The folder that the site of a portal is written to. It records every page and file that it receives. */
export class SiteFolder {
  readonly path: string;
  readonly #base: string;
  readonly #folders: FolderMaker;
  readonly #cacheKeys = new Map<string, string>();
  /** The digests of files, pages included. */
  readonly #files = new Map<string, string>();
  readonly #pictures = new Set<string>();
  readonly #downloads = new Set<string>();
  readonly #pages = new Map<string, ManifestPage>();
  /** The number of pages that were rendered; the others were carried over. */
  rendered = 0;

  /** @param base the base path of the portal's addresses */
  constructor(path: string, base: string) {
    this.path = path;
    this.#base = base;
    this.#folders = new FolderMaker(path);
  }

  /** The pages, sorted by path, with the pictures and files that each needs. */
  get pages(): Record<string, ManifestPage> {
    return Object.fromEntries([...this.#pages].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** The digests of all files that are not pages, by path. Reads the files that others, such as Pagefind, added. */
  get others(): Record<string, string> {
    const written = [...this.#files.keys(), ...filesOfOthersIn(this.path)];
    const paths = [...new Set(written)].filter((path) => !this.#pages.has(path)).sort();
    return Object.fromEntries(
      paths.map((path) => [
        path,
        this.#files.get(path) ?? digestOfBytes(readFileSync(join(this.path, path))),
      ]),
    );
  }

  /** The digests of the files written so far, by path, pages included. */
  get digests(): [path: string, digest: string][] {
    return [...this.#files];
  }

  /** The number of pages. */
  get size(): number {
    return this.#pages.size;
  }

  /** The digest of a file written so far; undefined for others. */
  digestOf(path: string): string | undefined {
    return this.#files.get(path);
  }

  /** Says whether a file was written or carried over already. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** Returns the full path of a file, and creates the folders above it. */
  pathFor(path: string): string {
    return this.#folders.forFile(path);
  }

  /** Begins a page: pictures and files noted from now on belong to it. */
  beginPage(): void {
    this.#pictures.clear();
    this.#downloads.clear();
  }

  /** Records a picture that the page shows. */
  notePicture(name: string): void {
    this.#pictures.add(name);
  }

  /** Records a file for download, by its path in the portal's folder. */
  noteFile(path: string): void {
    this.#downloads.add(path);
  }

  /** Records the cache key of a page that will be rendered. */
  noteCacheKey(page: string, cacheKey: string): void {
    this.#cacheKeys.set(page, cacheKey);
  }

  /**
   * Writes a page, with the portal's base path in the addresses of assets, and the page's plain-text copy.
   * @param html the page in pieces, none of which ends within a tag
   */
  writePage(path: string, html: readonly string[], copy?: { path: string; text: string }): void {
    const bytes = encodePieces(html.map((piece) => this.#withAssets(piece)));
    this.write(path, bytes);
    if (copy) this.write(copy.path, copy.text);
    this.rendered++;
    const cacheKey = this.#cacheKeys.get(path);
    this.#pages.set(path, {
      ...(cacheKey === undefined ? {} : { cacheKey }),
      hash: this.#files.get(path)!,
      ...(copy === undefined ? {} : { textCopy: copy.path }),
      ...(this.#pictures.size > 0 ? { pictures: [...this.#pictures].sort() } : {}),
      ...(this.#downloads.size > 0 ? { files: [...this.#downloads].sort() } : {}),
      // Only the layout writes this tag, because every `<` from the content is escaped.
      ...(bytes.includes('<meta name="robots" content="noindex"') ? { hidden: true } : {}),
    });
  }

  #withAssets(html: string): string {
    return html.includes(ASSETS_PLACEHOLDER)
      ? html.replaceAll(`${ASSETS_PLACEHOLDER}/`, () => this.#base)
      : html;
  }

  /** Writes a file that is not a page. */
  write(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? encodeText(content) : content;
    writeFileSync(this.pathFor(path), bytes);
    this.#files.set(path, digestOfBytes(bytes));
  }

  /** Records a file that the caller wrote to `pathFor(path)`, with its digest. */
  noteWritten(path: string, digest: string): void {
    this.#files.set(path, digest);
  }

  /** Replaces the text of a page. */
  rewritePage(path: string, text: string): void {
    this.write(path, text);
    this.#pages.get(path)!.hash = this.#files.get(path)!;
  }

  /**
   * Links or copies a file of another folder into the site.
   * @param digest as `digestOfBytes` returns it
   */
  add(path: string, from: string, digest: string): void {
    linkOrCopy(from, this.pathFor(path));
    this.#files.set(path, digest);
  }

  /** Carries a file over from the last site. Returns false when the last site does not have it as it was built. */
  carry(path: string, last: LastSite): boolean {
    const digest = last.digestOf(path);
    if (digest === undefined) return false;
    this.add(path, `${last.folder}/${path}`, digest);
    return true;
  }

  /** Carries files over from the last site: all, or none and returns false when it lacks one as it was built. */
  carryAll(paths: string[], last: LastSite): boolean {
    return (
      paths.every((path) => last.digestOf(path) !== undefined) &&
      paths.every((path) => this.carry(path, last))
    );
  }

  /** Carries a page and its copy over from the last site. Returns false when it lacks either as it was built. */
  carryPage(path: string, page: ManifestPage, last: LastSite): boolean {
    const isCarried = this.carryAll(page.textCopy === undefined ? [path] : [path, page.textCopy], last);
    if (isCarried) this.#pages.set(path, page);
    return isCarried;
  }
}

/** Returns the SHA-256 digest of a file, as manifests contain it. */
export function digestOfBytes(content: string | Uint8Array): string {
  return hash('sha256', content);
}

/** Lists the files in the folders that other programs write into. Skips the many folders with pages, to save time. */
function filesOfOthersIn(site: string): string[] {
  return FOLDERS_OF_OTHERS.flatMap((folder) => {
    const path = join(site, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path, { recursive: folder !== '', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => withSlashes(`${entry.parentPath}/${entry.name}`.slice(site.length + 1)));
  });
}

/** The folder of the site map, and the two folders of the search. */
const FOLDERS_OF_OTHERS = ['', 'pagefind', 'tim-kiem'];
