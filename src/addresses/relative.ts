import { posix } from 'node:path';

/**
 * Resolves the path of a file that an entry names relative to itself, to a path inside the portal's folder.
 * Returns null for an address with a scheme, an absolute path, or a path that leaves the folder.
 * @example resolveInPortal('tin-tuc/2026/le/index.md', './truong.jpg') // 'tin-tuc/2026/le/truong.jpg'
 */
export function resolveInPortal(from: string, target: string): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(target)) return null;
  const bare = decodeSafely(target.split(/[?#]/, 1)[0] ?? '').normalize('NFC');
  if (bare.includes('\0') || bare.includes('\\')) return null;
  const path = posix.normalize(posix.join(posix.dirname(from), bare));
  return path.startsWith('../') || path === '..' || path === '.' ? null : path;
}

/** Decodes the percent signs of an address; keeps a malformed one as it is. */
export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
