import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { tell } from '../problems/problem.ts';
import { decode, MAX_TEXT_BYTES } from '../reading/decode.ts';
import { Failure } from '../terminal/failure.ts';
import { formatBytes } from '../text/format.ts';

/** The size limit of pictures and other files named by a flag. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Reads a file named by a flag. Throws a Failure for a folder, a missing file or a file over the limit. */
export async function readGivenFile(path: string, maxBytes = MAX_FILE_BYTES): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Failure(`Không có tệp ${path}.`);
  if (!found.isFile()) throw new Failure(`${path} không phải một tệp.`);
  if (found.size > maxBytes)
    throw new Failure(`Tệp ${path} nặng ${formatBytes(found.size)}, quá mức ${formatBytes(maxBytes)}.`);
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`Không mở được tệp ${path} (${error.code}). Kiểm tra quyền đọc tệp.`);
  });
}

/** Reads the Markdown body named by `--body`: a file, or standard input for `-`. */
export async function readGivenBody(path: string): Promise<string> {
  if (path === '-' && process.stdin.isTTY)
    throw new Failure('--body - nhận nội dung từ lệnh đứng trước dấu |; ở đây hãy ghi tên tệp.');
  if (/\.docx?$/i.test(path)) throw new Failure(`Tệp Word thì dùng: npm run new -- import "${path}"`);
  const bytes = path === '-' ? await buffer(process.stdin) : await readGivenFile(path, MAX_TEXT_BYTES);
  const decoded = decode(path, bytes);
  if ('problem' in decoded) throw new Failure(`${path}: ${tell(decoded.problem).message}`);
  return decoded.text;
}
