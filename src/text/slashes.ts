import { sep } from 'node:path';

/**
 * Writes a path with forward slashes, as everything here shows and stores it; Windows opens it as well. On other systems
 * a back slash may be part of a name.
 * @param separator what the system puts between folders
 */
export function withSlashes(path: string, separator: string = sep): string {
  return separator === '/' ? path : path.replaceAll(separator, '/');
}

/**
 * Says whether a path with forward slashes stays below a folder. A list of paths may be hostile, and must not name files
 * elsewhere.
 */
export function isBelow(path: string): boolean {
  return !/[\\\0]|(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}
