import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { digestOfProgram, PROJECT_CACHE } from './program.ts';
import { seal, unseal } from './sealed.ts';

/**
 * The kinds of things remembered: digests of files and of built pages, data of entries, findings of checks about portals,
 * entries and pictures, accounts and measures for the report, words and syllables for the search.
 */
const KINDS = [
  ...(['tep', 'trang', 'noi-dung', 'kiem-tra', 'kiem-bai', 'kiem-anh'] as const),
  ...(['bao-cao', 'do-bai', 'chu', 'am-tiet'] as const),
] as const;

/**
 * What earlier runs worked out, kept in `.cache/` until it is asked for again. It may be lost at any time: that costs
 * time, never a wrong answer, since everything is kept under a digest of all that it follows from, and sealed.
 */
export class Cache<T> {
  readonly #file: string;
  readonly #known: Map<string, T>;
  readonly #kept = new Map<string, T>();

  /** Opens what is remembered of one kind of thing about one portal of a content folder, or about all of them. */
  constructor(kind: (typeof KINDS)[number], contentDir: string, portal = '') {
    this.#file = join(PROJECT_CACHE, kind, hash('sha1', `${contentDir}\n${portal}`));
    const told = readCache<T>(this.#file);
    // Another program may work out something else.
    const isOurs = told?.program === digestOfProgram() && told.values instanceof Map;
    this.#known = isOurs ? told.values : new Map<string, T>();
  }

  /** Gives what is remembered under a key. */
  get(key: string): T | undefined {
    const value = this.#known.get(key) ?? this.#kept.get(key);
    return value === undefined ? undefined : this.set(key, value);
  }

  /** Remembers a value under a digest of all that it follows from. */
  set(key: string, value: T): T {
    this.#kept.set(key, value);
    return value;
  }

  /** Gives what is remembered under a key; works it out, and remembers that, when nothing is. */
  getOrCompute(key: string, workOut: () => T): T {
    return this.get(key) ?? this.set(key, workOut());
  }

  /**
   * Writes what was asked for since it was opened, and lets go of the rest.
   * @param most of the rest are kept all the same, for whoever asks for only some of it at a time
   */
  save(most = 0): void {
    const rest = most === 0 ? [] : [...this.#known].filter(([key]) => !this.#kept.has(key)).slice(-most);
    const isSame =
      rest.length + this.#kept.size === this.#known.size &&
      [...this.#kept.keys()].every((key) => this.#known.has(key));
    if (isSame) return;
    const values = most === 0 ? this.#kept : new Map([...rest, ...this.#kept]);
    writeCache<T>(this.#file, { program: digestOfProgram(), values });
  }
}

/** Lets go of what nobody has needed for long, such as the portals of a content folder that is gone. */
export function pruneCaches(): void {
  const longAgo = Date.now() - LONG_DAYS * 24 * 3600 * 1000;
  for (const kind of KINDS)
    for (const file of list(join(PROJECT_CACHE, kind)))
      if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < longAgo) removeIfThere(file);
}

const LONG_DAYS = 60;

function list(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

interface CacheFile<T> {
  program: string;
  values: Map<string, T>;
}

/** Removes something from the cache; what cannot be removed takes up room and does no other harm. */
export function removeIfThere(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Nor can it be removed where it could not be written.
  }
}

function readCache<T>(file: string): CacheFile<T> | undefined {
  try {
    // Of damaged bytes V8 may make anything, or run out of memory.
    const content = unseal(readFileSync(file));
    return content ? (deserialize(content) as CacheFile<T>) : undefined;
  } catch {
    return undefined;
  }
}

function writeCache<T>(file: string, value: CacheFile<T>): void {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, seal(serialize(value)));
    renameSync(beside, file);
  } catch {
    // A full disk is told where it matters, when pages are written.
    removeIfThere(beside);
  }
}
