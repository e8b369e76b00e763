import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Failure } from '../terminal/failure.ts';

/** With these, Node leaves links as they are, so that no path turns into the one that was to be hidden. */
const KEEP_LINKS = ['--preserve-symlinks', '--preserve-symlinks-main'];

/** Says whether this process was started under such a path, which Vite then has to keep as well. */
export function isBehindLink(): boolean {
  return process.execArgv.includes(KEEP_LINKS[0]!);
}

/**
 * Says whether Vite can work in a folder: it takes some signs of a path for those of an address (`#`, `?`, `%`), and
 * others for patterns.
 */
export function isPlainPath(path: string): boolean {
  return path.split(sep).every((part) => /^(?:[A-Z]:|[\p{L}\p{M}\p{N} _.,~@=-]*)$/u.test(part));
}

/** A folder under a path in which Vite can work. */
export interface PlainPath {
  path: string;
  /** What Node is to be started with there. */
  flags: string[];
  /** Takes the path away again. */
  close(): void;
}

/** Gives a folder a path in which Vite can work: its own, or else a link for the time being. */
export function openPlainPath(folder: string): PlainPath {
  if (isPlainPath(folder)) return { path: folder, flags: [], close: () => undefined };
  const around = realpathSync(tmpdir());
  if (!isPlainPath(around))
    throw new Failure(
      `Đường dẫn ${folder} có ký tự mà bộ biên dịch trang không đọc được, và thư mục tạm ${around} cũng vậy. Đặt TMPDIR tới một thư mục tên thường, hoặc chuyển phần mềm tới đó.`,
    );
  const holder = mkdtempSync(join(around, 'cong-xa-'));
  const path = join(holder, 'cong-xa');
  symlinkSync(folder, path, 'junction');
  return { path, flags: KEEP_LINKS, close: () => rmSync(holder, { recursive: true, force: true }) };
}
