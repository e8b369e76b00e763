import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isDownloadable } from '../checks/attachments.ts';
import { decode, MAX_TEXT_BYTES } from '../reading/decode.ts';
import { addressableName } from '../reading/file-role.ts';
import { tell } from '../problems/problem.ts';
import { formatBytes } from '../text/format.ts';
import { Failure } from '../terminal/failure.ts';
import { writeSynced } from '../terminal/replace-file.ts';
import { openPicture } from '../pictures/raster.ts';

/** Files by their path inside a folder. */
export type NewFiles = ReadonlyMap<string, string | Uint8Array>;

/** A file to be kept beside an entry, under a name that may stand in an address. */
export interface Attached {
  name: string;
  bytes: Uint8Array;
}

/** Pictures and files given with a flag may weigh this much. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** The long side of a picture that is put beside an article, in pixels. */
const LONG_SIDE = 2000;

/** Writes one new file: whole or not at all, and never over another. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  await placing(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeSynced(beside, content);
      // A link, unlike a renaming, fails where something is; some disks know no links.
      await link(beside, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') throw error;
        return copyFile(beside, path, constants.COPYFILE_EXCL);
      });
    } finally {
      await rm(beside, { force: true });
    }
  });
}

/** Writes a new folder with its files: whole or not at all, and never over another. */
export async function writeNewFolder(folder: string, files: NewFiles): Promise<void> {
  const beside = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.tmp`);
  await placing(folder, async () => {
    if (await stat(folder).catch(() => null)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    try {
      for (const [path, content] of files) {
        await mkdir(dirname(join(beside, path)), { recursive: true });
        await writeSynced(join(beside, path), content);
      }
      await rename(beside, folder);
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  });
}

/** Reads a file that a flag names; a folder, a missing or an overweight file is a Failure. */
export async function readGiven(path: string, limit = MAX_FILE_BYTES): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Failure(`Không có tệp ${path}.`);
  if (!found.isFile()) throw new Failure(`${path} không phải một tệp.`);
  if (found.size > limit)
    throw new Failure(`Tệp ${path} nặng ${formatBytes(found.size)}, quá mức ${formatBytes(limit)}.`);
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`Không mở được tệp ${path} (${error.code}). Kiểm tra quyền đọc tệp.`);
  });
}

/** Reads the Markdown body that `--body` names: a file, or `-` for what is piped in. */
export async function readBodyFile(path: string): Promise<string> {
  if (path === '-' && process.stdin.isTTY)
    throw new Failure('--body - nhận nội dung từ lệnh đứng trước dấu |; ở đây hãy ghi tên tệp.');
  if (/\.docx?$/i.test(path)) throw new Failure(`Tệp Word thì dùng: npm run new -- import ${path}`);
  const bytes = path === '-' ? await buffer(process.stdin) : await readGiven(path, MAX_TEXT_BYTES);
  const decoded = decode(path, bytes);
  if ('problem' in decoded) throw new Failure(`${path}: ${tell(decoded.problem).message}`);
  return decoded.text;
}

/** Reads a picture of the editor's and makes it fit to publish; one that cannot be opened is a Failure. */
export async function attachPicture(path: string): Promise<Attached> {
  const made = await publishable(await readGiven(path));
  if (!made) throw new Failure(`Tệp ảnh ${path} bị hỏng hoặc không phải ảnh.`);
  const name = addressableName(basename(path, extname(path))) || 'anh';
  return { name: `${name}.${made.ending}`, bytes: made.bytes };
}

/** Reads a file of the editor's that is offered for download. */
export async function attachFile(path: string): Promise<Attached> {
  const name = addressableName(basename(path));
  if (!name || !isDownloadable(name)) throw new Failure(`Tệp ${path} thuộc loại không được đăng để tải về.`);
  return { name, bytes: await readGiven(path) };
}

/**
 * Makes a picture fit to publish: upright, its long side 2,000 pixels at most, without EXIF, so that neither the place
 * nor the camera is told. Null for what is not a picture or lies about its size.
 */
export async function publishable(bytes: Uint8Array): Promise<{ bytes: Uint8Array; ending: string } | null> {
  try {
    const picture = await openPicture(bytes);
    const { format } = await picture.metadata();
    const kept = KEPT[format as keyof typeof KEPT];
    if (!kept) return null;
    const { as, ending } = kept;
    const made = await picture
      .autoOrient()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .toFormat(as, as === 'jpeg' ? { quality: 85, mozjpeg: true } : {})
      .toBuffer();
    return { bytes: made, ending };
  } catch {
    return null;
  }
}

/** The formats that can be opened, and what each is kept as. */
const KEPT = {
  jpeg: { as: 'jpeg', ending: 'jpg' },
  png: { as: 'png', ending: 'png' },
  webp: { as: 'webp', ending: 'webp' },
  gif: { as: 'png', ending: 'png' },
  tiff: { as: 'jpeg', ending: 'jpg' },
  heif: { as: 'jpeg', ending: 'jpg' },
} as const;

async function placing(path: string, place: () => Promise<void>): Promise<void> {
  try {
    await place();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      code === 'EEXIST' || code === 'ENOTEMPTY'
        ? `Đã có ${path}; lệnh này không ghi đè.`
        : `Không ghi được vào ${path} (${code}). Kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa.`,
    );
  }
}
