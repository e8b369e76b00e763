import { hash, randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealJson, unsealJson } from '../store/sealed.ts';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';

/** A picture as a page shows it: the sizes made from it, and one that any browser reads. */
export interface Picture {
  width: number;
  height: number;
  /** The sizes in each modern format, best format first. */
  sources: { type: string; files: { name: string; width: number }[] }[];
  /** The largest size, in a format that every program reads. */
  fallback: { name: string; width: number; height: number };
}

/** Keeps the bytes of a file under its name. */
export type Save = (name: string, bytes: Uint8Array) => Promise<void>;

/** A picture as the cache holds it. */
interface CachedPicture extends Picture {
  /** The digests (SHA-256) of its files, by their names. */
  digests: Record<string, string>;
}

/**
 * Returns a picture from the cache, or makes it when the cache has none of its key or has damaged files.
 * @param key stands for everything that decides what the picture is; the names of its files begin with it and a hyphen
 */
export async function getOrMakePicture(
  cacheDir: string,
  key: string,
  make: (save: Save) => Promise<Picture>,
): Promise<Picture> {
  const cached = readCachedPicture(cacheDir, key);
  if (cached) {
    const { digests, ...picture } = cached;
    if (namesOf(picture).every((name) => isIntact(cacheDir, name, digests[name]))) return picture;
  }
  await mkdir(cacheDir, { recursive: true });
  const digests: Record<string, string> = {};
  const picture = await make(async (name, bytes) => {
    digests[name] = hash('sha256', bytes);
    await store(cacheDir, name, bytes);
  });
  await store(cacheDir, `${key}.json`, Buffer.from(sealJson({ ...picture, digests })));
  return picture;
}

/** Gives the digest (SHA-256) of a picture's file in the cache; null when it is missing or damaged. */
export function digestInCache(cacheDir: string, name: string): string | null {
  const digest = readCachedPicture(cacheDir, name.split('-')[0]!)?.digests[name];
  return digest !== undefined && isIntact(cacheDir, name, digest) ? digest : null;
}

function readCachedPicture(cacheDir: string, key: string): CachedPicture | null {
  try {
    return pictures.of(join(cacheDir, `${key}.json`));
  } catch {
    return null;
  }
}

function isIntact(cacheDir: string, name: string, digest: string | undefined): boolean {
  try {
    return fileDigests.of(join(cacheDir, name)) === digest;
  } catch {
    return false;
  }
}

/** What is read from files, once while their size, time and inode stay: a page, a list and other portals show a picture. */
class FileReadings<T> {
  readonly #read: (path: string) => T;
  readonly #known = new Map<string, { stamp: string; reading: T }>();

  constructor(read: (path: string) => T) {
    this.#read = read;
  }

  /** @throws for a file that is missing, or that `read` refuses */
  of(path: string): T {
    const { size, mtimeMs, ino } = statSync(path);
    const stamp = `${size} ${mtimeMs} ${ino}`;
    const known = this.#known.get(path);
    if (known?.stamp === stamp) return known.reading;
    const reading = this.#read(path);
    this.#known.set(path, { stamp, reading });
    return reading;
  }
}

const pictures = new FileReadings((path) => unsealJson(readFileSync(path, 'utf8')) as CachedPicture);
const fileDigests = new FileReadings((path) => hash('sha256', readFileSync(path)));

function namesOf({ sources, fallback }: Picture): string[] {
  return [...sources.flatMap(({ files }) => files.map(({ name }) => name)), fallback.name];
}

async function store(cacheDir: string, name: string, bytes: Uint8Array): Promise<void> {
  const [temporary, path] = [join(cacheDir, `.${name}.${randomUUID()}`), join(cacheDir, name)];
  await writeFile(temporary, bytes);
  try {
    renamePatiently(temporary, path);
  } catch {
    // A folder has this name, which this program never makes.
    removePatiently(path);
    renamePatiently(temporary, path);
  }
}
