import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from './failure.ts';

/** Writes a file beside its place and then renames it there, so that a failure leaves the old file whole. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  if (
    await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
  )
    throw new Failure(`Không ghi được vào ${path}: đây là một thư mục. Hãy ghi tên tệp.`);
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Failure(
      `Không ghi được vào ${path} (${(error as NodeJS.ErrnoException).code}). Kiểm tra đường dẫn và quyền ghi.`,
    );
  }
}
