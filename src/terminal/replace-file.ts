import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeText } from './encode-text.ts';
import { Failure } from './failure.ts';
import { isRefused, removePatiently, renamePatiently } from './patient-files.ts';
import { withSlashes } from '../text/slashes.ts';

/**
 * Replaces a file: writes the new one under another name in the same folder, then renames it, so that a failure or a
 * power cut leaves the old file whole. The new file takes over the mode of the old one.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array | Iterable<string>,
): Promise<void> {
  const old = await stat(path).catch(() => null);
  if (old?.isDirectory())
    throw new Failure(`Không ghi được vào ${withSlashes(path)}: đây là một thư mục. Hãy ghi tên tệp.`);
  // Not made from the file's own name, because a longer name may be longer than the disk allows.
  const beside = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeSynced(beside, content);
    if (old) await chmod(beside, old.mode);
    renamePatiently(beside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    discard(beside);
    const advice =
      old && isRefused(error)
        ? 'Nếu tệp đang mở trong Word, Excel hay chương trình khác thì đóng lại rồi chạy lại lệnh; nếu không, kiểm tra quyền ghi.'
        : 'Kiểm tra đường dẫn và quyền ghi.';
    throw new Failure(
      `Không ghi được vào ${withSlashes(path)} (${(error as NodeJS.ErrnoException).code}). ${advice}`,
    );
  }
}

/** Removes what a failed try left. Where that fails as well, the first failure is the one to tell. */
function discard(path: string): void {
  try {
    removePatiently(path);
  } catch {
    // The path may lead through a file.
  }
}

/** Writes a new file and waits until the disk has it. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array | Iterable<string>,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for (const piece of content) await file.writeFile(encodeText(piece));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the list of a folder's files, on systems that can open a folder for this. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
