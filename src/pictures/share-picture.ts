import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContentFile } from '../store/content-file.ts';
import type { Hex } from '../theme/colour.ts';
import { colourOf } from '../theme/tokens.ts';
import { getOrMakePicture, type Picture } from './picture-cache.ts';
import { blankPicture, letter, openPicture } from './raster.ts';

/** What the picture of a portal shows. */
export interface ShareFacts {
  name: string;
  province: string;
  /** The colour of the line below. */
  accent: Hex;
  /** The picture of the portal's mark, with its digest (SHA-256); the national flag stands where there is none. */
  mark?: { file: string; digest: string } | undefined;
}

/**
 * Draws, once for the same facts, the picture that other sites show when somebody shares a page without a picture of
 * its own: the portal's mark and name, in the size that Zalo and Facebook ask for.
 */
export function makeSharePicture(facts: ShareFacts, cacheDir: string): Promise<Picture> {
  const { name, province, accent, mark } = facts;
  const key = hash('sha256', JSON.stringify([LAYOUT, name, province, accent, mark?.digest])).slice(0, 16);
  const file = { name: `${key}-${LAYOUT.width}.png`, width: LAYOUT.width, height: LAYOUT.height };
  return getOrMakePicture(cacheDir, key, async (save) => {
    await save(file.name, await draw(facts));
    return { width: file.width, height: file.height, sources: [], fallback: file };
  });
}

/** The measures of the picture, in pixels; part of its name in the cache. */
const LAYOUT = {
  ...{ width: 1200, height: 630, margin: 80, line: 20 },
  ...{ mark: 200, flagWidth: 300, small: 42, gap: 14 },
  /** The sizes tried for the name, until its lines fit. */
  name: [92, 76, 60, 46],
  maxNameHeight: 210,
  colours: 64,
} as const;

async function draw({ name, province, accent, mark }: ShareFacts): Promise<Buffer> {
  const { width, height, margin, line, gap, colours } = LAYOUT;
  const emblem = mark ? await drawMark(mark.file, mark.digest) : await drawFlag();
  const quiet = colourOf('quiet', 'light');
  const kind = await drawText('Cổng thông tin điện tử', LAYOUT.small, quiet);
  const title = await drawName(name);
  const place = await drawText(province, LAYOUT.small, quiet);

  const placeTop = height - line - margin / 2 - place.height;
  const titleTop = placeTop - gap - title.height;
  const kindTop = titleTop - gap - kind.height;
  const ground = await blankPicture(width, height, colourOf('page', 'light'));
  const bottom = await blankPicture(width, line, accent);
  return ground
    .composite([
      { input: emblem, left: margin, top: Math.max(margin / 2, Math.round((kindTop - LAYOUT.mark) / 2)) },
      { input: kind.input, left: margin, top: kindTop },
      { input: title.input, left: margin, top: titleTop },
      { input: place.input, left: margin, top: placeTop },
      { input: await bottom.png().toBuffer(), left: 0, top: height - line },
    ])
    .png({ palette: true, colours })
    .toBuffer();
}

async function drawMark(file: string, digest: string): Promise<Buffer> {
  const opened = await openPicture(readContentFile(file, digest));
  const box = { width: LAYOUT.flagWidth, height: LAYOUT.mark, fit: 'inside' } as const;
  return opened.autoOrient().resize(box).png().toBuffer();
}

async function drawFlag(): Promise<Buffer> {
  const opened = await openPicture(readFileSync(join(FOLDER, 'flag.png')));
  // The flag is as wide as one and a half times its height; the picture of it is wider.
  const box = { width: LAYOUT.flagWidth, height: LAYOUT.mark, fit: 'cover' } as const;
  return opened.resize(box).png().toBuffer();
}

/** Draws the name as large as its lines fit. */
async function drawName(name: string): Promise<Drawn> {
  const colour = colourOf('text', 'light');
  for (const size of LAYOUT.name) {
    const drawn = await drawText(name, size, colour);
    if (drawn.height <= LAYOUT.maxNameHeight) return drawn;
  }
  return drawText(name, LAYOUT.name.at(-1)!, colour, LAYOUT.maxNameHeight);
}

interface Drawn {
  input: Buffer;
  height: number;
}

/** @param height makes the letters as small as they must be to stand in this height */
async function drawText(text: string, size: number, colour: Hex, height?: number): Promise<Drawn> {
  // Of hidden characters alone nothing can be drawn.
  const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : '…';
  const escaped = visible.normalize('NFC').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const lettering = await letter({
    text: `<span foreground="${colour}">${escaped}</span>`,
    font: `Be Vietnam Pro SemiBold ${size}`,
    fontfile: join(FOLDER, 'be-vietnam-pro-semibold.ttf'),
    width: LAYOUT.width - 2 * LAYOUT.margin,
    wrap: 'word-char',
    rgba: true,
    ...(height === undefined ? { dpi: 72 } : { height }),
  });
  const { data, info } = await lettering.png().toBuffer({ resolveWithObject: true });
  return { input: data, height: info.height };
}

const FOLDER = join(import.meta.dirname, 'share');
