import type { PictureView } from '../scaffold/word-drawings.ts';
import { isDrawing, isHeic, MAX_PIXELS, openPicture } from './raster.ts';

/** The longer side of a picture beside an entry, in pixels, at most. */
const MAX_SIDE_PIXELS = 2000;

/** The most pixels of a JPEG, which alone can be made small while it is read: the cameras of phones make up to 200 million. */
const MAX_JPEG_PIXELS = 250_000_000;

/**
 * A picture fit to publish, with what it lost where it lost something; or the reason why there is none and the way out. Both
 * are the end of a sentence about the picture.
 */
export type PublishablePicture = { bytes: Uint8Array; extension: string; loss?: string } | { fault: string };

/**
 * Makes a picture fit to publish: as it is shown, upright, at most 2,000 pixels on its longer side, and without EXIF, which
 * would give away the place and the camera.
 * @param view how a Word document shows it
 */
export async function toPublishablePicture(
  bytes: Uint8Array,
  view: PictureView = {},
): Promise<PublishablePicture> {
  if (isHeic(bytes)) return { fault: HEIC };
  if (isDrawing(bytes.subarray(0, 4096))) return { fault: DRAWING };
  const foreign = FOREIGN.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (foreign) return { fault: `(${foreign[0]}) không chuyển được; hãy lưu thành JPG hoặc PNG` };
  try {
    const { format, width, height, pages = 1 } = await (await openPicture(bytes, false)).metadata();
    const target = TARGETS[format as keyof typeof TARGETS];
    if (!target) return { fault: BROKEN };
    const pixels = width * height;
    if (pixels > (format === 'jpeg' ? MAX_JPEG_PIXELS : MAX_PIXELS)) return { fault: tooLarge(pixels) };
    const { as, extension } = target;
    const picture = await openPicture(await asShown(bytes, view), false);
    const published = await picture
      .autoOrient()
      .resize({ width: MAX_SIDE_PIXELS, height: MAX_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
      // JPEG has no transparency; a browser shows what was transparent on white.
      .flatten(as === 'jpeg' ? { background: '#fff' } : false)
      .toFormat(as, as === 'jpeg' ? { quality: 85, mozjpeg: true } : {})
      .toBuffer();
    return { bytes: published, extension, ...(pages > 1 && format !== 'tiff' ? { loss: STILL } : {}) };
  } catch {
    return { fault: BROKEN };
  }
}

const BROKEN = 'bị hỏng hoặc không phải ảnh; hãy mở trên máy, lưu lại thành JPG hoặc PNG';
const STILL = 'là ảnh động; chỉ hình đầu được giữ';

/** Formats that no browser shows and nothing here opens, by their first bytes. */
const FOREIGN: [name: string, start: number[]][] = [
  ['EMF', [1, 0, 0, 0]],
  ['WMF', [0xd7, 0xcd, 0xc6, 0x9a]],
  ['WMF', [1, 0, 9, 0]],
  ['EMF, WMF', [0x1f, 0x8b]],
  ['BMP', [0x42, 0x4d]],
];

const DRAWING = 'là hình vẽ SVG; hãy lưu thành PNG';
const HEIC =
  'là ảnh HEIC của điện thoại iPhone; hãy lưu lại thành JPG (để ảnh chụp sau là JPG: Cài đặt › Camera › Định dạng › Tương thích nhất)';

function tooLarge(pixels: number): string {
  const millions = (count: number) => Math.round(count / 1e6);
  return `có ${millions(pixels)} triệu điểm ảnh, quá mức ${millions(MAX_PIXELS)} triệu; hãy thu nhỏ, cạnh dài khoảng 2.000 điểm ảnh là đủ`;
}

/** For each format that can be opened, the format it is published in. */
const TARGETS = {
  jpeg: { as: 'jpeg', extension: 'jpg' },
  png: { as: 'png', extension: 'png' },
  webp: { as: 'webp', extension: 'webp' },
  gif: { as: 'png', extension: 'png' },
  tiff: { as: 'jpeg', extension: 'jpg' },
  heif: { as: 'jpeg', extension: 'jpg' },
} as const;

/**
 * Cuts, mirrors and turns a picture as Word shows it. Word cuts and turns the picture as it is stored; where Word does not
 * turn it, the camera's note on its orientation holds.
 */
async function asShown(bytes: Uint8Array, view: PictureView): Promise<Uint8Array> {
  if (Object.keys(view).length === 0) return bytes;
  const stored = await smallEnough(bytes);
  const { width, height, orientation = 1 } = await (await openPicture(stored)).metadata();
  const isPlaced = view.turn !== undefined || view.isMirrored === true || view.isUpsideDown === true;
  const {
    isMirrored = false,
    isUpsideDown = false,
    turn = 0,
  } = isPlaced ? view : (ORIENTATIONS[orientation] ?? {});
  const cut = (await openPicture(stored))
    .extract(regionOf(width, height, view))
    .flop(isMirrored)
    .flip(isUpsideDown);
  const placed = await cut.png({ compressionLevel: 1 }).toBuffer();
  return turn === 0
    ? placed
    : (await openPicture(placed)).rotate(turn).png({ compressionLevel: 1 }).toBuffer();
}

/** Makes a very large photo smaller and leaves it as it is stored, because cutting and turning take it whole into memory. */
async function smallEnough(bytes: Uint8Array): Promise<Uint8Array> {
  const picture = await openPicture(bytes, false);
  const { width, height, orientation } = await picture.metadata();
  if (width * height <= MAX_PIXELS) return bytes;
  return picture
    .resize({ width: 3 * MAX_SIDE_PIXELS, height: 3 * MAX_SIDE_PIXELS, fit: 'inside' })
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** Gives the part of a picture that is not cut away; at least one pixel. */
function regionOf(width: number, height: number, { crop }: PictureView) {
  const { left: fromLeft, top: fromTop, right, bottom } = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  // Rounded inwards, so that nothing that was cut away comes back.
  const left = Math.min(Math.ceil(width * fromLeft), width - 1);
  const top = Math.min(Math.ceil(height * fromTop), height - 1);
  return {
    left,
    top,
    width: Math.max(Math.floor(width * (1 - right)) - left, 1),
    height: Math.max(Math.floor(height * (1 - bottom)) - top, 1),
  };
}

/** How a picture becomes upright, by the number in which a camera notes its orientation (EXIF). */
const ORIENTATIONS: Record<number, Omit<PictureView, 'crop'>> = {
  2: { isMirrored: true },
  3: { turn: 180 },
  4: { isUpsideDown: true },
  5: { isMirrored: true, turn: 270 },
  6: { turn: 90 },
  7: { isMirrored: true, turn: 90 },
  8: { turn: 270 },
};
