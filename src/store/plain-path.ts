import { mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Failure } from '../terminal/failure.ts';
import { removePatiently } from '../terminal/patient-files.ts';
import { withSlashes } from '../text/slashes.ts';

/** Flags that keep Node from resolving links, so that no path turns back into the one that the link hides. */
const KEEP_LINKS = ['--preserve-symlinks', '--preserve-symlinks-main'];

/** Says whether this process was started through a link of `openPlainPath`. Vite must not resolve links then either. */
export function isBehindLink(): boolean {
  return process.execArgv.includes(KEEP_LINKS[0]!);
}

/**
 * Says whether Vite can work in a folder. Vite reads some characters of a path as parts of an address (`#`, `?`, `%`),
 * and others as patterns.
 */
function isPlainPath(path: string): boolean {
  return path.split(sep).every((part) => /^(?:[A-Z]:|[\p{L}\p{M}\p{N} _.,~@=-]*)$/u.test(part));
}

/** A path to a folder in which Vite can work. */
export interface PlainPath {
  path: string;
  /** The flags to start Node with there. */
  flags: string[];
  /** Removes the link. */
  close(): void;
}

/** Gives a path to a folder in which Vite can work: the folder's own, or a temporary link to it. */
export function openPlainPath(folder: string): PlainPath {
  if (isPlainPath(folder)) return { path: folder, flags: [], close: () => undefined };
  const temporary = realpathSync(tmpdir());
  if (!isPlainPath(temporary))
    throw new Failure(
      `Đường dẫn ${withSlashes(folder)} có ký tự mà bộ biên dịch trang không đọc được, và thư mục tạm ${withSlashes(temporary)} cũng vậy. Đặt TMPDIR tới một thư mục tên thường, hoặc chuyển phần mềm tới đó.`,
    );
  const holder = mkdtempSync(join(temporary, 'cong-xa-'));
  const path = join(holder, 'cong-xa');
  symlinkSync(folder, path, 'junction');
  return { path, flags: KEEP_LINKS, close: () => removePatiently(holder) };
}
