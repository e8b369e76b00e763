import type { Reference } from '../checks/attachments.ts';
import type { checkPortal, CheckedEntry } from '../checks/check.ts';
import type { Problem } from '../problems/problem.ts';
import { Cache } from '../store/cache.ts';
import type { CachedContent } from '../store/cached-content.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';

/** An entry of any kind, as a check of its portal passes it. */
export type EntryToCheck = Parameters<NonNullable<Parameters<typeof checkPortal>[2]>>[0];

type CachedReference = Omit<Reference, 'position'>;

interface CachedCheck {
  problems: Problem[];
  named: CachedReference[];
}

/** The results of checks of a portal's entries, each cached under a digest of everything that it depends on. */
export class CachedChecks {
  readonly #cache: Cache<CachedCheck>;
  readonly #cached: CachedContent;
  /** A digest of what portals are checked against and of all files of the portal. */
  readonly #whole: string;
  /** The same with only the files that an entry depends on when it has neither links nor problems. */
  readonly #shared: string;

  constructor(contentDir: string, cached: CachedContent, contextDigest: string) {
    this.#cache = new Cache<CachedCheck>('kiem-bai', contentDir, cached.content.id);
    this.#cached = cached;
    this.#whole = digestOf([contextDigest, digestOfInventory(cached.inventory)]);
    this.#shared = digestOf([contextDigest, digestOfSharedFiles(cached.inventory)]);
  }

  /** Gives the result for an entry from the cache; checks the entry where it or what it depends on has changed. */
  lookUp(entry: EntryToCheck, check: () => CheckedEntry): CheckedEntry {
    const own = this.#cached.digestOf(entry);
    const keyFor = (files: string) => `${files} ${own} ${entry.file}`;
    const cached = this.#cache.get(keyFor(this.#whole)) ?? this.#cache.get(keyFor(this.#shared));
    if (cached) {
      const references = cached.named.map((each, index) => withLazyPosition(each, index, check));
      return { problems: cached.problems, references };
    }
    const fresh = check();
    // The target of a link, and the name that is most like a missing file's, depend on other files.
    const isIndependent = fresh.problems.length === 0 && !this.#cached.isLinked(entry);
    this.#cache.set(keyFor(isIndependent ? this.#shared : this.#whole), withoutPositions(fresh));
    return fresh;
  }

  /** Writes the results for later runs. */
  save(): void {
    this.#cache.save();
  }
}

/** Every entry is checked against portal.yaml, and against the people whose telephone numbers are public. */
function digestOfSharedFiles(inventory: Inventory): string {
  return digestOf([...inventory].filter(([path]) => /^(?:portal\.yaml$|lanh-dao\/|giao-dich\/)/.test(path)));
}

function withoutPositions({ problems, references }: CheckedEntry): CachedCheck {
  if (problems.length === 0 && references.length === 0) return NOTHING_FOUND;
  return {
    problems,
    named: references.map(({ is, file, target, path, inBody }) => ({ is, file, target, path, inBody })),
  };
}

/** One value for most entries, because a cache writes it only once. */
const NOTHING_FOUND: CachedCheck = { problems: [], named: [] };

/** Finds the position of a reference only when somebody asks for it, by checking its entry after all. */
function withLazyPosition(cached: CachedReference, index: number, check: () => CheckedEntry): Reference {
  return { ...cached, position: () => check().references[index]!.position() };
}
