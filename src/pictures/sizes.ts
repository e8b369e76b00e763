import { hash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfContentFile, readContentFile } from '../store/content-file.ts';
import { openPicture } from './raster.ts';
import { sealJson, unsealJson } from '../store/sealed.ts';

/** A picture as a page shows it: every size that was made of it, and the one that any browser reads. */
export interface Picture {
  width: number;
  height: number;
  /** For each modern format, best first. */
  sources: { type: string; files: { name: string; width: number }[] }[];
  /** JPEG, the largest that was made. */
  fallback: { name: string; width: number; height: number };
}

const WIDTHS = [400, 800, 1200];
/** The tallest that a WebP can be; the other formats go further. */
const MAX_HEIGHT = 16_383;
const FORMATS = [
  { type: 'image/avif', ending: 'avif', options: { quality: 50, effort: 2 } },
  { type: 'image/webp', ending: 'webp', options: { quality: 74, effort: 4 } },
] as const;
const FALLBACK = { ending: 'jpg', options: { quality: 78, mozjpeg: true } } as const;
/** What the cache knows of a picture: with the digest of each file that was made. */
interface KeptPicture extends Picture {
  digests: Record<string, string>;
}

/** Part of every picture's name: pictures made with other settings are other files. */
const SETTINGS = JSON.stringify([WIDTHS, FORMATS, FALLBACK]);

/**
 * Makes every size of a picture in the cache, unless they are there already, as they were made. Sizes are turned upright
 * and carry no EXIF, so neither the place nor the camera of a photo is published.
 * @param digest of its bytes (SHA-256), where it is known: then a picture made before need not be read, and one that
 * has other bytes by now is refused
 */
export async function makePicture(file: string, cacheDir: string, digest?: string): Promise<Picture> {
  const key = hash('sha256', `${SETTINGS}${digest ?? digestOfContentFile(file)}`).slice(0, 16);
  const known = readKept(cacheDir, key);
  if (known) {
    const { digests, ...picture } = known;
    if (namesOf(picture).every((name) => isAsMade(cacheDir, name, digests[name]))) return picture;
  }

  const bytes = readContentFile(file, digest);
  const opened = await openPicture(bytes);
  const { autoOrient } = await opened.metadata();
  const upright = opened.autoOrient();
  // A picture as tall as none is shown is shown narrower.
  const tallest = Math.floor((autoOrient.width * MAX_HEIGHT) / autoOrient.height);
  const ownWidth = Math.max(1, Math.min(autoOrient.width, tallest));
  const widths = WIDTHS.filter((width) => width < ownWidth);
  if (widths.length < WIDTHS.length) widths.push(Math.min(ownWidth, WIDTHS.at(-1)!));
  const heightAt = (width: number) =>
    Math.min(MAX_HEIGHT, Math.max(1, Math.round((width * autoOrient.height) / autoOrient.width)));
  const largest = widths.at(-1)!;
  const nameOf = (width: number, ending: string) => `${key}-${width}.${ending}`;

  await mkdir(cacheDir, { recursive: true });
  const digests: Record<string, string> = {};
  const keep = async (name: string, made: Uint8Array) => {
    digests[name] = hash('sha256', made);
    await store(cacheDir, name, made);
  };
  for (const width of widths) {
    const resized = upright.clone().resize(width, heightAt(width));
    for (const { ending, options } of FORMATS)
      await keep(nameOf(width, ending), await resized.clone().toFormat(ending, options).toBuffer());
  }
  const flat = upright.clone().resize(largest, heightAt(largest)).flatten({ background: '#ffffff' });
  await keep(nameOf(largest, FALLBACK.ending), await flat.jpeg(FALLBACK.options).toBuffer());

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

/** Gives the digest of a file that was made of a picture (SHA-256); null when it is not in the cache as it was made. */
export function digestOfMade(cacheDir: string, name: string): string | null {
  const digest = readKept(cacheDir, name.split('-')[0]!)?.digests[name];
  return digest !== undefined && isAsMade(cacheDir, name, digest) ? digest : null;
}

function readKept(cacheDir: string, key: string): KeptPicture | null {
  try {
    return unsealJson(readFileSync(join(cacheDir, `${key}.json`), 'utf8')) as KeptPicture;
  } catch {
    return null;
  }
}

function isAsMade(cacheDir: string, name: string, digest: string | undefined): boolean {
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
  const [beside, place] = [join(cacheDir, `.${name}.${randomUUID()}`), join(cacheDir, name)];
  await writeFile(beside, bytes);
  await rename(beside, place).catch(async () => {
    // Only a folder keeps a file from taking its place; it is none of ours.
    await rm(place, { recursive: true, force: true });
    await rename(beside, place);
  });
}
