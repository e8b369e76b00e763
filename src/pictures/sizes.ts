import { hash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfContentFile, readContentFile } from '../store/content-file.ts';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';
import { openPicture } from './raster.ts';
import { sealJson, unsealJson } from '../store/sealed.ts';

/** A picture as a page shows it: the sizes made from it, and one that any browser reads. */
export interface Picture {
  width: number;
  height: number;
  /** The sizes in each modern format, best format first. */
  sources: { type: string; files: { name: string; width: number }[] }[];
  /** The largest size, as a JPEG. */
  fallback: { name: string; width: number; height: number };
}

const WIDTHS = [400, 800, 1200];
/** The limit of WebP, in pixels. The other formats allow more. */
const MAX_HEIGHT = 16_383;
const FORMATS = [
  { type: 'image/avif', ending: 'avif', options: { quality: 50, effort: 2 } },
  { type: 'image/webp', ending: 'webp', options: { quality: 74, effort: 4 } },
] as const;
const FALLBACK = { ending: 'jpg', options: { quality: 78, mozjpeg: true } } as const;

/** A picture as the cache holds it. */
interface CachedPicture extends Picture {
  /** The digests (SHA-256) of its files, by their names. */
  digests: Record<string, string>;
}

/** Goes into every picture's name, so that pictures made with other settings are other files. */
const SETTINGS = JSON.stringify([WIDTHS, FORMATS, FALLBACK]);

/**
 * Makes every size of a picture in the cache, unless the cache has them undamaged. The sizes are upright and hold no
 * EXIF, so that neither the place nor the camera of a photo is published.
 * @param digest the digest of its bytes (SHA-256), where it is known. With it a picture that is in the cache is not
 * read, and one whose bytes have changed is refused
 */
export async function makePicture(file: string, cacheDir: string, digest?: string): Promise<Picture> {
  const key = hash('sha256', `${SETTINGS}${digest ?? digestOfContentFile(file)}`).slice(0, 16);
  const cached = readCachedPicture(cacheDir, key);
  if (cached) {
    const { digests, ...picture } = cached;
    if (namesOf(picture).every((name) => isIntact(cacheDir, name, digests[name]))) return picture;
  }

  const bytes = readContentFile(file, digest);
  const opened = await openPicture(bytes);
  const { autoOrient } = await opened.metadata();
  const upright = opened.autoOrient();
  const { widths, heightAt } = sizesFor(autoOrient);
  const largest = widths.at(-1)!;
  const nameOf = (width: number, ending: string) => `${key}-${width}.${ending}`;

  await mkdir(cacheDir, { recursive: true });
  const digests: Record<string, string> = {};
  const save = async (name: string, made: Uint8Array) => {
    digests[name] = hash('sha256', made);
    await store(cacheDir, name, made);
  };
  for (const width of widths) {
    const resized = upright.clone().resize(width, heightAt(width));
    for (const { ending, options } of FORMATS)
      await save(nameOf(width, ending), await resized.clone().toFormat(ending, options).toBuffer());
  }
  const flat = upright.clone().resize(largest, heightAt(largest)).flatten({ background: '#ffffff' });
  await save(nameOf(largest, FALLBACK.ending), await flat.jpeg(FALLBACK.options).toBuffer());

  const picture: Picture = {
    width: largest,
    height: heightAt(largest),
    sources: FORMATS.map(({ type, ending }) => ({
      type,
      files: widths.map((width) => ({ name: nameOf(width, ending), width })),
    })),
    fallback: { name: nameOf(largest, FALLBACK.ending), width: largest, height: heightAt(largest) },
  };
  await store(cacheDir, `${key}.json`, Buffer.from(sealJson({ ...picture, digests })));
  return picture;
}

/** Chooses the widths to make of an upright picture, none above its own, and the height for each. */
function sizesFor({ width, height }: { width: number; height: number }): {
  widths: number[];
  heightAt(width: number): number;
} {
  // A picture that would be too tall for WebP is made narrower.
  const maxWidth = Math.max(1, Math.min(width, Math.floor((width * MAX_HEIGHT) / height)));
  const widths = WIDTHS.filter((each) => each < maxWidth);
  if (widths.length < WIDTHS.length) widths.push(Math.min(maxWidth, WIDTHS.at(-1)!));
  const heightAt = (each: number) => Math.min(MAX_HEIGHT, Math.max(1, Math.round((each * height) / width)));
  return { widths, heightAt };
}

/** Gives the digest (SHA-256) of a picture's file in the cache; null when it is missing or damaged. */
export function digestOfMade(cacheDir: string, name: string): string | null {
  const digest = readCachedPicture(cacheDir, name.split('-')[0]!)?.digests[name];
  return digest !== undefined && isIntact(cacheDir, name, digest) ? digest : null;
}

function readCachedPicture(cacheDir: string, key: string): CachedPicture | null {
  try {
    return unsealJson(readFileSync(join(cacheDir, `${key}.json`), 'utf8')) as CachedPicture;
  } catch {
    return null;
  }
}

function isIntact(cacheDir: string, name: string, digest: string | undefined): boolean {
  try {
    return hash('sha256', readFileSync(join(cacheDir, name))) === digest;
  } catch {
    return false;
  }
}

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
