import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';
import { digestOfProgram, PROJECT_CACHE } from './program.ts';
import { seal, unseal } from './sealed.ts';

/**
 * The kinds of values that are cached: digests of files and of built pages, data of entries, results of checks of
 * portals, entries and pictures, summaries and article measures for the report, words and syllables for the search, what
 * a served site last answered.
 */
const KINDS = [
  ...(['tep', 'trang', 'noi-dung', 'kiem-tra', 'kiem-bai', 'kiem-anh'] as const),
  ...(['bao-cao', 'do-bai', 'chu', 'am-tiet', 'kiem-chung'] as const),
] as const;

type Kind = (typeof KINDS)[number];

/**
 * Values that earlier runs computed, kept in `.cache/`. Losing them costs time but never gives a wrong answer: the key
 * of each value is a digest of everything the value follows from, and the file is sealed.
 */
export class Cache<T> {
  readonly #file: string;
  /** The values that the file held when the cache was opened. */
  readonly #stored: Map<string, T>;
  /** The values that this run asked for or set. */
  readonly #used = new Map<string, T>();

  /** Opens the values of one kind for one portal of a content folder, or for all its portals. */
  constructor(kind: Kind, contentDir: string, portal = '') {
    this.#file = cacheFileOf(kind, contentDir, portal);
    const read = readCacheFile<T>(this.#file);
    // Another version of the program may compute other values.
    const isOurs = read?.program === digestOfProgram() && read.values instanceof Map;
    this.#stored = isOurs ? read.values : new Map<string, T>();
  }

  /** Gives the value under a key. */
  get(key: string): T | undefined {
    const value = this.#stored.get(key) ?? this.#used.get(key);
    return value === undefined ? undefined : this.set(key, value);
  }

  /** Stores a value. @param key a digest of everything the value follows from */
  set(key: string, value: T): T {
    this.#used.set(key, value);
    return value;
  }

  /** Gives the value under a key; computes and stores it where there is none. */
  getOrCompute(key: string, compute: () => T): T {
    return this.get(key) ?? this.set(key, compute());
  }

  /**
   * Writes the values that were used since the cache was opened, and drops the others.
   * @param maxUnused how many of the others to keep, for callers that use only a part of the values in each run
   */
  save(maxUnused = 0): void {
    const unused =
      maxUnused === 0 ? [] : [...this.#stored].filter(([key]) => !this.#used.has(key)).slice(-maxUnused);
    const isSame =
      unused.length + this.#used.size === this.#stored.size &&
      [...this.#used.keys()].every((key) => this.#stored.has(key));
    if (isSame) return;
    const values = maxUnused === 0 ? this.#used : new Map([...unused, ...this.#used]);
    writeCacheFile<T>(this.#file, { program: digestOfProgram(), values });
  }
}

/** Says whether an earlier run cached values of a kind for a portal, whatever program it was. */
export function isCached(kind: Kind, contentDir: string, portal: string): boolean {
  return existsSync(cacheFileOf(kind, contentDir, portal));
}

function cacheFileOf(kind: Kind, contentDir: string, portal: string): string {
  return join(PROJECT_CACHE, kind, hash('sha1', `${contentDir}\n${portal}`));
}

/** Removes cache files that no run has written for `MAX_AGE_DAYS`, such as those of a content folder that is gone. */
export function pruneCaches(): void {
  const oldest = Date.now() - MAX_AGE_DAYS * 24 * 3600 * 1000;
  for (const kind of KINDS)
    for (const file of filesIn(join(PROJECT_CACHE, kind)))
      if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < oldest) removeIfThere(file);
}

const MAX_AGE_DAYS = 60;

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Removes something from the cache. What cannot be removed takes up room and does no other harm. */
export function removeIfThere(path: string): void {
  try {
    removePatiently(path);
  } catch {
    // The cache may lie on a disk that is only for reading.
  }
}

interface CacheFile<T> {
  program: string;
  values: Map<string, T>;
}

function readCacheFile<T>(file: string): CacheFile<T> | undefined {
  try {
    // Unsealed first: from damaged bytes V8 may make anything, or run out of memory.
    const content = unseal(readFileSync(file));
    return content ? (deserialize(content) as CacheFile<T>) : undefined;
  } catch {
    return undefined;
  }
}

function writeCacheFile<T>(file: string, value: CacheFile<T>): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, seal(serialize(value)));
    renamePatiently(temporary, file);
  } catch {
    // The run goes on without its cache; writing pages reports a full disk.
    removeIfThere(temporary);
  }
}
