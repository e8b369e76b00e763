import { HIDDEN_FILES } from '../serving/headers.ts';
import { isBelow } from '../text/slashes.ts';

/** A file of a site: its size in bytes and its digest (SHA-256, 64 letters). */
export interface SiteFile {
  size: number;
  digest: string;
}

/** What a site consists of: whose it is, where it lives, when it was listed, and every file by its path. */
export interface SiteManifest {
  portal: string;
  /** The address of the portal, with a final slash. */
  url: string;
  /** The moment of signing in UTC, to the second: `2026-11-29T05:10:00Z`. */
  signed: string;
  files: ReadonlyMap<string, SiteFile>;
}

/**
 * The name of the manifest in the folder of a deployed site. It is served with the pages, so that anybody who has the
 * public key can compare; it names nothing that is not served itself. Its name begins with no dot, because servers hide
 * those.
 */
export const SITE_MANIFEST = 'ban-ke.txt';

/**
 * Writes a manifest in the one form in which it is signed: a head of five lines, an empty line, then a line for each
 * file with digest, size and path, sorted by path.
 */
export function writeSiteManifest({ portal, url, signed, files }: SiteManifest): string {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  let text = `${FORMAT}\nportal ${portal}\nurl ${url}\nsigned ${signed}\nfiles ${files.size}\n\n`;
  for (const [path, { size, digest }] of sorted) text += `${digest} ${size} ${path}\n`;
  return text;
}

/** Why a text is not a manifest: cut off, another format, or a line that names a file elsewhere. */
export interface ManifestFault {
  fault: 'format' | 'cut-off' | 'line';
  /** The first wrong line, counted from 1. */
  line: number;
}

/**
 * Reads what `writeSiteManifest` wrote. Trusts nothing: a manifest comes from a machine that others may have changed.
 */
export function readSiteManifest(text: string): SiteManifest | ManifestFault {
  const head = HEAD.exec(text);
  if (!head) return { fault: 'format', line: 1 };
  const [whole, portal, url, signed, count] = head;
  if (Number(count) > MAX_FILES) return { fault: 'format', line: 5 };
  const files = new Map<string, SiteFile>();
  let at = whole.length;
  for (let line = HEAD_LINES + 1; at < text.length; line++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return { fault: 'cut-off', line };
    const [, digest, size, path] = FILE.exec(text.slice(at, end)) ?? [];
    if (path === undefined || !isNamed(path) || files.has(path)) return { fault: 'line', line };
    files.set(path, { size: Number(size), digest: digest! });
    at = end + 1;
  }
  if (files.size !== Number(count)) return { fault: 'cut-off', line: files.size + HEAD_LINES + 1 };
  return { portal: portal!, url: url!, signed: signed!, files };
}

/** Says whether a manifest may name a file by this path, and a site be deployed with it. */
export function isNamed(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && isBelow(path) && !CONTROL.test(path) && !isHidden(path);
}

/** Says whether servers show the file at a path of a site. They hide a file of headers, and have no address for copies
 * that are only compressed. */
export function isServed(path: string, files: ReadonlyMap<string, unknown>): boolean {
  const original = COMPRESSED.exec(path)?.[1];
  return !HIDDEN_FILES.some((file) => file === path) && (original === undefined || !files.has(original));
}

/** The most files that a site may have. */
export const MAX_FILES = 1_000_000;

/** The most bytes of a manifest that are read. */
export const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;

const FORMAT = 'cong-xa-ban-ke 1';
const HEAD =
  /^cong-xa-ban-ke 1\nportal ([a-z\d_-]{1,200})\nurl (https:\/\/[^\s"<>\\]{1,1000}\/)\nsigned (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\nfiles (\d{1,7})\n\n/;
const HEAD_LINES = 6;
const FILE = /^([\da-f]{64}) (\d{1,15}) (.+)$/;
const MAX_PATH_LENGTH = 1000;
const CONTROL = /\p{Cc}|\p{Zl}|\p{Zp}/u;
const COMPRESSED = /^(.+)\.(?:br|gz|zst)$/;

/** Dot files stay at home, but for the one that the law of the internet puts in a dot folder (RFC 9116). */
function isHidden(path: string): boolean {
  return /(?:^|\/)\./.test(path) && path !== '.well-known/security.txt';
}
