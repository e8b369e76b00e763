import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../terminal/failure.ts';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';
import { writeSynced } from '../terminal/replace-file.ts';
import { withSlashes } from '../text/slashes.ts';

/** Files by their path inside a folder. */
type NewFiles = ReadonlyMap<string, string | Uint8Array>;

/** Writes a new file: whole or not at all, and never over another. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryBeside(path);
  await explainErrors(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeSynced(temporary, content);
      // Linking, unlike renaming, fails where a file exists. Some file systems have no links.
      await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') throw error;
        return copyFile(temporary, path, constants.COPYFILE_EXCL);
      });
    } finally {
      removePatiently(temporary);
    }
  });
}

/** Writes a new folder with its files: whole or not at all, and never over another. */
export async function writeNewFolder(folder: string, files: NewFiles): Promise<void> {
  const temporary = temporaryBeside(folder);
  await explainErrors(folder, async () => {
    if (await stat(folder).catch(() => null)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    try {
      for (const [path, content] of files) {
        await mkdir(dirname(join(temporary, path)), { recursive: true });
        await writeSynced(join(temporary, path), content);
      }
      renamePatiently(temporary, folder);
    } finally {
      removePatiently(temporary);
    }
  });
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

/** Turns an error of writing into a Failure that says what to do. */
async function explainErrors(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      code === 'EEXIST' || code === 'ENOTEMPTY'
        ? `Đã có ${withSlashes(path)}; lệnh này không ghi đè.`
        : `Không ghi được vào ${withSlashes(path)} (${code}). Kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa.`,
    );
  }
}
