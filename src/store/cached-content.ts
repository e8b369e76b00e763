import { hash } from 'node:crypto';
import { join } from 'node:path';
import { leadsOutside } from '../checks/link-map.ts';
import { outlineOfEntry, referencesOfEntry } from '../reading/body.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import { readBody, type Entry, type ReadResult } from '../reading/read.ts';
import type { Problem } from '../problems/problem.ts';
import { evidenceOf, measureArticle, type Evidence, type ArticleMeasure } from '../report/evidence.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { readContentFile } from './content-file.ts';
import { readPortal } from './portal-folder.ts';
import { digestOfEntry } from './digests.ts';
import { takeInventory, type Inventory } from './inventory.ts';
import { Cache } from './cache.ts';

/** A portal's folder, of which only the files that have changed since an earlier run were read. */
export interface CachedContent {
  content: PortalContent;
  inventory: Inventory;
  /** Another one whenever the entry's file, or a picture or file of the portal that it names, has changed. */
  digestOf(entry: Entry): string;
  /** Whether the body of an entry holds a link into the portal; what such links lead to lies in other files. */
  isLinked(entry: Entry): boolean;
  /** What the report counts. */
  evidence(): Evidence | null;
}

/**
 * Reads a portal's folder. An entry that an earlier run read is not opened: its data is looked up, and its body is read
 * when somebody asks for it.
 * @param onFile told of each file before it is read or measured
 * @param inventory taken before: a file that has changed since is read again next time, instead of taken for known
 * @param isStrict has such a file refused with an error instead
 */
export function readCached(
  contentDir: string,
  id: string,
  inventory: Inventory = takeInventory(contentDir, id),
  onFile: (file: string) => void = () => undefined,
  isStrict = false,
): CachedContent {
  const memory = new Cache<CachedEntry>('noi-dung', contentDir, id);
  const known = new Map<string, CachedEntry>();
  const lookUp = <K extends EntryKind>(
    file: string,
    read: () => ReadResult<Entry<K>>,
  ): ReadResult<Entry<K>> => {
    const path = pathInPortal(id, file);
    const digest = inventory.get(path);
    const key = `${path}\n${digest}`;
    const remembered = memory.get(key);
    if (remembered) {
      known.set(file, remembered);
      const reread = () => bytesOf(join(contentDir, file), digest);
      return { ok: lazyEntry(remembered, reread, read) as Entry<K>, problems: remembered.problems };
    }
    const fresh = read();
    if (!('ok' in fresh)) return fresh;
    const facts = factsOf(fresh.ok, fresh.problems);
    known.set(file, facts);
    // A file that has changed since the inventory may be set back: nothing is remembered of what it held meanwhile.
    if (justRead === digest) memory.set(key, facts);
    return fresh;
  };
  let justRead = '';
  const seen = (bytes: Uint8Array, file: string) => {
    justRead = hash('sha256', bytes);
    const known = inventory.get(pathInPortal(id, file));
    if (isStrict && justRead !== known) throw new Error(`Tệp ${file} vừa đổi trong lúc dựng; hãy chạy lại.`);
  };
  const content = readPortal(contentDir, id, { lookUp, onRead: seen, onFile });
  memory.save();
  const gone = content.failed.find(({ code }) => code === 'symbolic-link' || code === 'unreadable');
  if (isStrict && gone) throw new Error(`Tệp ${gone.file} vừa đổi trong lúc dựng; hãy chạy lại.`);
  return {
    content,
    inventory,
    digestOf: (entry) => digestOfEntry(content, entry, known.get(entry.file)!.targets, inventory),
    isLinked: ({ file }) =>
      known.get(file)!.links.some((href) => !leadsOutside(href, content.portal?.data.url ?? NOWHERE)),
    evidence: () => {
      const measures = new Cache<ArticleMeasure>('do-bai', contentDir, id);
      const evidence = evidenceOf(content, (article) => {
        onFile(article.file);
        const digest = inventory.get(pathInPortal(id, article.file));
        return measures.getOrCompute(`${article.file}\n${digest}`, () => measureArticle(article));
      });
      measures.save();
      return evidence;
    },
  };
}

/** What is remembered of an entry. */
interface CachedEntry extends Pick<Entry, 'kind' | 'file' | 'slug' | 'data'> {
  problems: Problem[];
  /** The pictures and links of its body, as far as they may name files. */
  targets: string[];
  /** All links of its body. */
  links: string[];
}

function factsOf(entry: Entry, problems: Problem[]): CachedEntry {
  const { kind, file, slug, data, body } = entry;
  const targets = referencesOfEntry(entry).map(({ target }) => target);
  const links = mayLink(body) ? outlineOfEntry(entry).links.map(({ target }) => target) : [];
  return { kind, file, slug, data, problems, targets, links };
}

/** Stands for the address of a portal that has none. */
const NOWHERE = 'https://cong.invalid/';

/** Without one of these nothing in a body can be a link. */
function mayLink(body: string): boolean {
  return ['[', '<', '://', '@'].some((sign) => body.includes(sign)) || /www\./i.test(body);
}

/**
 * An entry whose body is read when somebody asks for it.
 * @param reread gives the bytes of its file as long as they are those it was known by
 */
function lazyEntry(
  { kind, file, slug, data }: CachedEntry,
  reread: () => Uint8Array | null,
  read: () => ReadResult<Entry>,
): Entry {
  let whole: Entry | undefined;
  const readWhole = (): Entry => {
    if (whole) return whole;
    const found = read();
    if (!('ok' in found)) throw new Error(`Tệp ${file} vừa đổi trong lúc dựng; hãy chạy lại.`);
    return (whole = found.ok);
  };
  let opened: Pick<Entry, 'body' | 'bodyLine'> | undefined;
  const open = () => {
    if (opened) return opened;
    const bytes = whole ? null : reread();
    return (opened = bytes ? readBody(bytes) : readWhole());
  };
  return {
    ...{ kind, file, slug, data },
    get body() {
      return open().body;
    },
    get bodyLine() {
      return open().bodyLine;
    },
    positionOf: (path) => readWhole().positionOf(path),
  };
}

/** The bytes of a file; null when they are not, or no longer, those of a digest. */
function bytesOf(path: string, digest: string | undefined): Uint8Array | null {
  try {
    return readContentFile(path, digest ?? '');
  } catch {
    return null;
  }
}
