import { hash } from 'node:crypto';
import { digestOfContentFile, readContentFile } from '../store/content-file.ts';
import { getOrMakePicture, type Picture, type Save } from './picture-cache.ts';
import { openPicture } from './raster.ts';

const WIDTHS = [400, 800, 1200];
/** The limit of WebP, in pixels. The other formats allow more. */
const MAX_HEIGHT = 16_383;
const FORMATS = [
  { type: 'image/avif', ending: 'avif', options: { quality: 50, effort: 2 } },
  { type: 'image/webp', ending: 'webp', options: { quality: 74, effort: 4 } },
] as const;
const FALLBACK = { ending: 'jpg', options: { quality: 78, mozjpeg: true } } as const;

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
  return getOrMakePicture(cacheDir, key, (save) => makeSizes(readContentFile(file, digest), key, save));
}

async function makeSizes(bytes: Uint8Array, key: string, save: Save): Promise<Picture> {
  const opened = await openPicture(bytes);
  const { autoOrient } = await opened.metadata();
  const upright = opened.autoOrient();
  const { widths, heightAt } = sizesFor(autoOrient);
  const largest = widths.at(-1)!;
  const nameOf = (width: number, ending: string) => `${key}-${width}.${ending}`;
  for (const width of widths) {
    const resized = upright.clone().resize(width, heightAt(width));
    for (const { ending, options } of FORMATS)
      await save(nameOf(width, ending), await resized.clone().toFormat(ending, options).toBuffer());
  }
  const flat = upright.clone().resize(largest, heightAt(largest)).flatten({ background: '#ffffff' });
  await save(nameOf(largest, FALLBACK.ending), await flat.jpeg(FALLBACK.options).toBuffer());
  return {
    width: largest,
    height: heightAt(largest),
    sources: FORMATS.map(({ type, ending }) => ({
      type,
      files: widths.map((width) => ({ name: nameOf(width, ending), width })),
    })),
    fallback: { name: nameOf(largest, FALLBACK.ending), width: largest, height: heightAt(largest) },
  };
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
