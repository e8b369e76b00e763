import { hash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { hindrancesOf, type ExaminedEntry, type Hindrances } from '../checks/held-back.ts';
import { leadsOutside } from '../checks/link-map.ts';
import type { Problem } from '../problems/problem.ts';
import { outlineOfEntry, referencesOfEntry } from '../reading/body.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry, ReadResult } from '../reading/read.ts';
import { measureArticle, type ArticleMeasure } from '../report/article-measure.ts';
import { evidenceOf, type Evidence } from '../report/evidence.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { Cache } from './cache.ts';
import { readContentFile } from './content-file.ts';
import { digestOfEntry } from './entry-digests.ts';
import { InventoryTaking, takeInventory, type Inventory } from './inventory.ts';
import { lazyEntry } from './lazy-entry.ts';
import { readPortal } from './portal-folder.ts';

/** The content of a portal's folder, for which only the files that changed since an earlier run were read. */
export interface CachedContent {
  content: PortalContent;
  inventory: Inventory;
  /**
   * Gives a digest that changes whenever the entry's file changes, or a picture or file of the portal that it names.
   */
  digestOf(entry: Entry): string;
  /** Says whether the body of an entry has a link into the portal. What such a link leads to lies in other files. */
  isLinked(entry: Entry): boolean;
  /** Gives what the report counts. */
  evidence(): Evidence | null;
}

/**
 * Reads a portal's folder. Takes the data of an entry that an earlier run read from the cache, and opens the entry's
 * file only when somebody asks for its body.
 * @param inventory taken before the call. A file that has changed since is read, but not cached
 * @param onFile called before each file is read or measured
 * @param isStrict whether a file that has changed since the inventory is an error instead
 */
export function readCached(
  contentDir: string,
  id: string,
  inventory: Inventory = takeInventory(contentDir, id),
  onFile: (file: string) => void = () => undefined,
  isStrict = false,
): CachedContent {
  const entries = new CachedEntries(contentDir, id, inventory, isStrict);
  const content = entries.readPortal(onFile);
  const gone = content.failed.find(({ code }) => code === 'symbolic-link' || code === 'unreadable');
  if (isStrict && gone) throw changedWhileBuilding(gone.file);
  return withDigests(contentDir, { content, entries, inventory }, onFile);
}

/** Reads a portal's folder that no earlier run has read, and takes its inventory at the same time. */
export function readFirst(
  contentDir: string,
  id: string,
  onFile: (file: string) => void = () => undefined,
): CachedContent {
  const taking = new InventoryTaking(contentDir, id);
  const entries = new CachedEntries(contentDir, id, taking);
  const content = entries.readPortal(onFile);
  const inventory = taking.complete((path) => onFile(`portals/${id}/${path}`));
  return withDigests(contentDir, { content, entries, inventory }, onFile);
}

function withDigests(
  contentDir: string,
  { content, entries, inventory }: Pick<CachedContent, 'content' | 'inventory'> & { entries: CachedEntries },
  onFile: (file: string) => void,
): CachedContent {
  const digests = new Map<Entry, string>();
  return {
    content,
    inventory,
    digestOf: (entry) => {
      const digest =
        digests.get(entry) ?? digestOfEntry(content, entry, entries.factsOf(entry).targets, inventory);
      digests.set(entry, digest);
      return digest;
    },
    isLinked: (entry) =>
      entries.factsOf(entry).links.some((href) => !leadsOutside(href, content.portal?.data.url ?? NOWHERE)),
    evidence: () => cachedEvidence(contentDir, content, inventory, onFile),
  };
}

/** Stands for the address of a portal that has none. */
const NOWHERE = 'https://cong.invalid/';

/** What the cache holds about an entry. */
interface CachedEntry extends Pick<Entry, 'kind' | 'file' | 'slug' | 'data'> {
  problems: Problem[];
  /** The pictures and links of its body that may name files of the portal. */
  targets: string[];
  /** All links of its body. */
  links: string[];
  hindrances: Hindrances;
}

/** Reads the entries of one portal through the cache. */
class CachedEntries {
  readonly #contentDir: string;
  readonly #portal: string;
  readonly #inventory: Inventory | InventoryTaking;
  readonly #isStrict: boolean;
  readonly #cache: Cache<CachedEntry>;
  /** By the entry's file. */
  readonly #facts = new Map<string, CachedEntry>();
  #lastReadDigest = '';

  /** @param inventory an inventory that is being taken, where no earlier run has read the portal */
  constructor(contentDir: string, portal: string, inventory: Inventory | InventoryTaking, isStrict = false) {
    this.#contentDir = contentDir;
    this.#portal = portal;
    this.#inventory = inventory;
    this.#isStrict = isStrict;
    this.#cache = new Cache<CachedEntry>('noi-dung', contentDir, portal);
  }

  /** Reads the portal, and caches the entries that are new. */
  readPortal(onFile: (file: string) => void): PortalContent {
    const content = readPortal(this.#contentDir, this.#portal, {
      lookUp: (file, read) => this.#lookUp(file, read),
      onRead: (bytes, file, status) => this.#noteRead(bytes, file, status),
      onFile,
    });
    this.#cache.save();
    return content;
  }

  factsOf({ file }: Entry): CachedEntry {
    return this.#facts.get(file)!;
  }

  /** Gives an entry from the cache; reads and caches it where it is new. */
  #lookUp<K extends EntryKind>(file: string, read: () => ReadResult<Entry<K>>): ReadResult<Entry<K>> {
    const digest = this.#digestOf(file);
    const keyFor = (ofBytes: string | undefined) => `${pathInPortal(this.#portal, file)}\n${ofBytes}`;
    const cached = digest === undefined ? undefined : this.#cache.get(keyFor(digest));
    if (cached) {
      this.#facts.set(file, cached);
      const readBytes = () => readIfUnchanged(join(this.#contentDir, file), digest);
      const entry = lazyEntry(cached, { readBytes, readEntry: read }) as Entry<K>;
      // So that the file need not be opened again for them.
      const examined: ExaminedEntry<K> = Object.assign(entry, { hindrances: cached.hindrances });
      return { ok: examined, problems: cached.problems };
    }
    const fresh = read();
    if (!('ok' in fresh)) return fresh;
    const facts = factsAbout(fresh.ok, fresh.problems);
    this.#facts.set(file, facts);
    // Do not cache a file that changed after the inventory was taken: its old bytes may return, under the old digest.
    const isOfInventory = this.#inventory instanceof InventoryTaking || this.#lastReadDigest === digest;
    if (isOfInventory) this.#cache.set(keyFor(this.#lastReadDigest), facts);
    return fresh;
  }

  /** Notes which bytes of a file were read. */
  #noteRead(bytes: Uint8Array, file: string, status: Stats): void {
    this.#lastReadDigest = hash('sha256', bytes);
    if (this.#inventory instanceof InventoryTaking)
      this.#inventory.note(pathInPortal(this.#portal, file), this.#lastReadDigest, status);
    else if (this.#isStrict && this.#lastReadDigest !== this.#digestOf(file))
      throw changedWhileBuilding(file);
  }

  #digestOf(file: string): string | undefined {
    return this.#inventory instanceof InventoryTaking
      ? undefined
      : this.#inventory.get(pathInPortal(this.#portal, file));
  }
}

function factsAbout(entry: Entry, problems: Problem[]): CachedEntry {
  const { kind, file, slug, data, body } = entry;
  const targets = referencesOfEntry(entry).map(({ target }) => target);
  const links = mayLink(body) ? outlineOfEntry(entry).links.map(({ target }) => target) : [];
  return { kind, file, slug, data, problems, targets, links, hindrances: hindrancesOf(entry) };
}

/**
 * Says whether a body may hold a link. Every form of link needs one of these characters; parsing the body costs more.
 */
function mayLink(body: string): boolean {
  return ['[', '<', '://', '@'].some((sign) => body.includes(sign)) || /www\./i.test(body);
}

/** Reads a file; gives null when it cannot be read or its bytes no longer have the digest. */
function readIfUnchanged(path: string, digest: string | undefined): Uint8Array | null {
  try {
    return readContentFile(path, digest ?? '');
  } catch {
    return null;
  }
}

/** Gives what the report counts, with each article's measure from the cache where its file has not changed. */
function cachedEvidence(
  contentDir: string,
  content: PortalContent,
  inventory: Inventory,
  onFile: (file: string) => void,
): Evidence | null {
  const measures = new Cache<ArticleMeasure>('do-bai', contentDir, content.id);
  const evidence = evidenceOf(content, (article) => {
    onFile(article.file);
    const digest = inventory.get(pathInPortal(content.id, article.file));
    return measures.getOrCompute(`${article.file}\n${digest}`, () => measureArticle(article));
  });
  measures.save();
  return evidence;
}

function changedWhileBuilding(file: string): Error {
  return new Error(`Tệp ${file} vừa đổi trong lúc dựng; hãy chạy lại.`);
}
