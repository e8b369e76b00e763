import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from './failure.ts';

/**
 * Writes a file beside its place and then renames it there, so that a failure, even of the power, leaves the old file
 * whole. What is replaced keeps its mode.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory())
    throw new Failure(`Không ghi được vào ${path}: đây là một thư mục. Hãy ghi tên tệp.`);
  // A name of its own: one longer than that of the file might be longer than the disk allows.
  const beside = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeSynced(beside, content);
    if (found) await chmod(beside, found.mode);
    await rename(beside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Failure(
      `Không ghi được vào ${path} (${(error as NodeJS.ErrnoException).code}). Kiểm tra đường dẫn và quyền ghi.`,
    );
  }
}

/** Writes a new file, and waits until it is on the disk. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until a folder's own list is on the disk, on systems where a folder can be opened for that. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
