import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sealJson, unsealJson } from '../store/sealed.ts';
import { isBelow } from '../text/slashes.ts';

const below = z.string().refine(isBelow);

/** Checks all entries at once, because a schema for each takes too long for the ten thousand files of a large site. */
const digests = z.custom<Record<string, string>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([path, digest]) => isBelow(path) && typeof digest === 'string'),
);

const manifestPage = z.object({
  /** The digest of everything the page shows. A page without this key is rendered by every build. */
  cacheKey: z.string().exactOptional(),
  /** The digest of the page itself, as `digestOfBytes` gives it. */
  hash: z.string(),
  /** The path of the plain-text copy that was made together with the page. */
  textCopy: below.exactOptional(),
  /** The names of the pictures and the paths of the files that the page needs. */
  pictures: z.array(below).exactOptional(),
  files: z.array(below).exactOptional(),
  /** Whether the page asks search engines to skip it, and so is not in the site map. */
  hidden: z.literal(true).exactOptional(),
});

const manifest = z.object({
  /** The digest of the program that made the site. Another program makes every page anew. */
  program: z.string(),
  sources: z.object({
    files: z.record(z.string(), z.string()),
    plans: z.string(),
    daysOff: z.string(),
    drafts: z.boolean(),
    compressed: z.boolean().exactOptional(),
  }),
  /** The day of the build, and the minute from which its pages are out of date: see `PreviousBuild` in `reason.ts`. */
  asOf: z.string(),
  until: z.string().nullable(),
  /** All pages, by their paths in the site. */
  pages: z.record(below, manifestPage),
  /** The digests of the files offered for download, by their paths in the portal's folder. */
  files: z.record(below, z.string()),
  /** For each full-text index, in order, a digest of its records. */
  indexes: z.array(z.string()),
  /** The digests of all other files of the site, by their paths. */
  others: digests,
});

/** The record in a built site of how it was made, from which the next build sees what has not changed. */
export type Manifest = z.output<typeof manifest>;

/** A page of a site, as its manifest holds it. */
export type ManifestPage = z.output<typeof manifestPage>;

/**
 * The manifest's file name in a site's folder. Servers must not show it: its digests betray drafts, its `until` a coming
 * day.
 */
export const MANIFEST_FILE = '.cong-xa.json';

/**
 * Writes a manifest as text, with a digest of itself. Sorts the pictures and files of each page, so that
 * equal sites have equal manifests.
 */
export function writeManifest(manifest: Manifest): string {
  const pages = Object.entries(manifest.pages).map(([path, page]) => [
    path,
    {
      ...page,
      ...(page.pictures ? { pictures: page.pictures.toSorted() } : {}),
      ...(page.files ? { files: page.files.toSorted() } : {}),
    },
  ]);
  return sealJson({ ...manifest, pages: Object.fromEntries(pages) });
}

/**
 * Reads a site's manifest; null when it is missing or damaged.
 * @param program the digest of a program; when given, also returns null for a site that another program made
 */
export function readManifest(site: string, program?: string): Manifest | null {
  try {
    const read = manifest.parse(unsealJson(readFileSync(join(site, MANIFEST_FILE), 'utf8')));
    return program === undefined || read.program === program ? read : null;
  } catch {
    return null;
  }
}

/** Gives the digests of all built files of a site but the manifest, by their paths. */
export function filesOf({ pages, others }: Manifest): Map<string, string> {
  const files = new Map(Object.entries(others));
  for (const [path, { hash }] of Object.entries(pages)) files.set(path, hash);
  return files;
}

/**
 * The length of a digest in a manifest: a whole SHA-256 in hexadecimal, so that a deployment signs a site without
 * reading its files.
 */
export const DIGEST_LETTERS = 64;
