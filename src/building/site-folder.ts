import { transcode } from 'node:buffer';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS_ADDRESS } from '../astro/asset-prefix.ts';
import type { LastSite } from './last-site.ts';
import { DIGEST_LETTERS, type MadePage } from './manifest.ts';
import { Folders, linkOrCopy } from './link-or-copy.ts';

/** The folder in which a portal's site is put together. It takes note of every page and file that is put into it. */
export class SiteFolder {
  readonly path: string;
  readonly #base: string;
  readonly #folders: Folders;
  readonly #cacheKeys = new Map<string, string>();
  /** The digests of files, pages included. */
  readonly #files = new Map<string, string>();
  readonly #pictures = new Set<string>();
  readonly #downloads = new Set<string>();
  readonly #pages = new Map<string, MadePage>();
  /** How many of its pages were made anew. */
  made = 0;

  /** @param base the base path of the portal's addresses */
  constructor(path: string, base: string) {
    this.path = path;
    this.#base = base;
    this.#folders = new Folders(path);
  }

  /** The pages, by their paths in the site and in the order of these, with what each needs besides itself. */
  get pages(): Record<string, MadePage> {
    return Object.fromEntries([...this.#pages].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** The digests of all files that are no pages, by their paths; what was put there without a note is read. */
  get others(): Record<string, string> {
    const found = readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(this.path.length + 1))
      .filter((path) => !this.#pages.has(path))
      .sort();
    return Object.fromEntries(
      found.map((path) => [
        path,
        this.#files.get(path) ?? digestOfBytes(readFileSync(join(this.path, path))),
      ]),
    );
  }

  /** How many pages there are. */
  get size(): number {
    return this.#pages.size;
  }

  /** Says whether a page or text is there. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** Gives the place of a file in the folder, and makes the folders above it. */
  pathFor(path: string): string {
    return this.#folders.forFile(path);
  }

  /** Begins a page: what is noted from now on belongs to it. */
  beginPage(): void {
    this.#pictures.clear();
    this.#downloads.clear();
  }

  /** Takes note of a picture that the page shows. */
  notePicture(name: string): void {
    this.#pictures.add(name);
  }

  /** Takes note of a file, by its path in the portal's folder, that the page offers for download. */
  noteFile(path: string): void {
    this.#downloads.add(path);
  }

  /** Takes note of all that a page will show, in a digest. */
  takeNote(page: string, cacheKey: string): void {
    this.#cacheKeys.set(page, cacheKey);
  }

  /** Writes a page, with the addresses of assets put into it, and the text that goes with it. */
  writePage(path: string, html: string, copy?: { path: string; text: string }): void {
    const bytes = bytesOf(html.replaceAll(`${ASSETS_ADDRESS}/`, () => this.#base));
    this.write(path, bytes);
    if (copy) this.write(copy.path, copy.text);
    this.made++;
    const cacheKey = this.#cacheKeys.get(path);
    this.#pages.set(path, {
      ...(cacheKey === undefined ? {} : { cacheKey }),
      hash: this.#files.get(path)!,
      ...(copy === undefined ? {} : { beside: copy.path }),
      ...(this.#pictures.size > 0 ? { pictures: [...this.#pictures].sort() } : {}),
      ...(this.#downloads.size > 0 ? { files: [...this.#downloads].sort() } : {}),
      // A page shows no `<` that a content wrote but as a sign.
      ...(bytes.includes('<meta name="robots" content="noindex"') ? { hidden: true } : {}),
    });
  }

  /** Writes a file that is no page. */
  write(path: string, content: string | Uint8Array): void {
    writeFileSync(this.pathFor(path), content);
    this.#files.set(path, digestOfBytes(content));
  }

  /** Writes a page that is there once more, with something put into it. */
  rewritePage(path: string, text: string): void {
    this.write(path, text);
    this.#pages.get(path)!.hash = this.#files.get(path)!;
  }

  /** Puts a file of another folder in its place. @param digest as of a page */
  add(path: string, from: string, digest: string): void {
    linkOrCopy(from, this.pathFor(path));
    this.#files.set(path, digest);
  }

  /** Carries a file over from the last site; false when it is no longer there as it was built. */
  carry(path: string, last: LastSite): boolean {
    const digest = last.digestOf(path);
    if (digest === undefined) return false;
    this.add(path, `${last.folder}/${path}`, digest);
    return true;
  }

  /** Carries files over from the last site; none of them when one is no longer there as it was built. */
  carryAll(paths: string[], last: LastSite): boolean {
    return (
      paths.every((path) => last.digestOf(path) !== undefined) &&
      paths.every((path) => this.carry(path, last))
    );
  }

  /** Carries a page over from the last site, with the text beside it; false when either is no longer as it was built. */
  carryPage(path: string, page: MadePage, last: LastSite): boolean {
    const isCarried = this.carryAll(page.beside === undefined ? [path] : [path, page.beside], last);
    if (isCarried) this.#pages.set(path, page);
    return isCarried;
  }
}

/** Gives the digest of a file as manifests hold it. */
export function digestOfBytes(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, DIGEST_LETTERS);
}

/** Encodes a text as `Buffer.from` does, in half the time for Vietnamese. A text with half a letter is left to that. */
function bytesOf(text: string): Buffer {
  return text.isWellFormed() ? transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8') : Buffer.from(text);
}
