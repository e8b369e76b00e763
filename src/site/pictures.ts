import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPicture } from './raster.ts';

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
/** Part of every picture's name: pictures made with other settings are other files. */
const SETTINGS = JSON.stringify([WIDTHS, FORMATS, FALLBACK]);

/**
 * Makes every size of a picture in the cache, unless they are there already. Sizes are turned upright and carry
 * no EXIF, so neither the place nor the camera of a photo is published.
 * @param digest of its bytes (SHA-256), where it is known: then a picture made before need not be read
 */
export async function makePicture(file: string, cacheDir: string, digest?: string): Promise<Picture> {
  const key = hash('sha256', `${SETTINGS}${digest ?? hash('sha256', await readFile(file))}`).slice(0, 16);
  const record = join(cacheDir, `${key}.json`);
  const known = await readFile(record, 'utf8').catch(() => null);
  if (known) {
    const picture = JSON.parse(known) as Picture;
    if (namesOf(picture).every((name) => existsSync(join(cacheDir, name)))) return picture;
  }

  const bytes = await readFile(file);
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
  for (const width of widths) {
    const resized = upright.clone().resize(width, heightAt(width));
    for (const { ending, options } of FORMATS)
      await store(
        cacheDir,
        nameOf(width, ending),
        await resized.clone().toFormat(ending, options).toBuffer(),
      );
  }
  const flat = upright.clone().resize(largest, heightAt(largest)).flatten({ background: '#ffffff' });
  await store(cacheDir, nameOf(largest, FALLBACK.ending), await flat.jpeg(FALLBACK.options).toBuffer());

  const picture: Picture = {
    width: largest,
    height: heightAt(largest),
    sources: FORMATS.map(({ type, ending }) => ({
      type,
      files: widths.map((width) => ({ name: nameOf(width, ending), width })),
    })),
    fallback: { name: nameOf(largest, FALLBACK.ending), width: largest, height: heightAt(largest) },
  };
  await store(cacheDir, `${key}.json`, Buffer.from(JSON.stringify(picture)));
  return picture;
}

function namesOf({ sources, fallback }: Picture): string[] {
  return [...sources.flatMap(({ files }) => files.map(({ name }) => name)), fallback.name];
}

async function store(cacheDir: string, name: string, bytes: Uint8Array): Promise<void> {
  const beside = join(cacheDir, `.${name}.${process.pid}`);
  await writeFile(beside, bytes);
  await rename(beside, join(cacheDir, name)).catch(() => rm(beside, { force: true }));
}
