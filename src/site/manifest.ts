import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonToBuild, type Reason, type Sources } from '../builds/reason.ts';
import type { Day } from '../schemas/day.ts';

/** A path below a folder. A manifest may be damaged, and nothing may be read or written elsewhere for its sake. */
const below = z
  .string()
  .refine(
    (path) =>
      !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
  );

const madePage = z.object({
  /** The digest of all it shows; a page without one is made anew each time. */
  shows: z.string().exactOptional(),
  /** The digest of the page itself. */
  is: z.string(),
  /** The path of a text that stands beside it and goes with it. */
  beside: below.exactOptional(),
  /** The pictures and files it needs, by name and by path. */
  pictures: z.array(below).exactOptional(),
  files: z.array(below).exactOptional(),
  /** Whether it keeps out of search engines, and so out of the site map. */
  hidden: z.literal(true).exactOptional(),
});

const manifest = z.object({
  /** With what it was made: another program makes every page anew. */
  program: z.string(),
  sources: z.object({ files: z.record(z.string(), z.string()), plans: z.string(), drafts: z.boolean() }),
  asOf: z.string(),
  until: z.string().nullable(),
  /** Every page, by its path in the site. */
  pages: z.record(below, madePage),
  /** The files offered for download, by their path in the portal's folder, with their digests. */
  files: z.record(below, z.string()),
  /** The full-text indexes, in order, by what is in them. */
  indexes: z.array(z.string()),
});

/** What a built site knows of how it was made, so that the next build need not make again what has not changed. */
export type Manifest = z.output<typeof manifest>;

/** A page of a site. */
export type MadePage = z.output<typeof madePage>;

/** Names the manifest in a site's folder. Servers show it to nobody: its digests tell of drafts, its `until` of a day to come. */
export const MANIFEST_FILE = '.cong-xa.json';

/** Reads a site's manifest; null where there is none that this program can go on from. */
export function readManifest(site: string, program: string): Manifest | null {
  try {
    const found = manifest.parse(JSON.parse(readFileSync(join(site, MANIFEST_FILE), 'utf8')));
    return found.program === program ? found : null;
  } catch {
    return null;
  }
}

/** Lists the sites of an output folder that none of the portals makes any more. */
export function findAbandonedSites(out: string, portals: string[]): string[] {
  return readdirSync(out).filter(
    (name) => !portals.includes(name) && existsSync(join(out, name, MANIFEST_FILE)),
  );
}

/** Says why a portal has to be built, given what stands in the place of its site; null when it need not. */
export function reasonFor(
  site: string,
  wanted: { program: string; sources: Sources; pathOf: (digest: string) => string; asOf: Day },
): Reason | null {
  if (!existsSync(site)) return { is: 'nothing-there' };
  const standing = readManifest(site, wanted.program);
  if (!standing) return { is: 'program' };
  const reason = reasonToBuild(standing, wanted.sources, wanted.pathOf, wanted.asOf);
  return reason ?? (isWhole(site, standing) ? null : { is: 'damaged' });
}

function isWhole(site: string, { pages, files }: Manifest): boolean {
  const pictures = new Set(existsSync(join(site, 'anh')) ? readdirSync(join(site, 'anh')) : []);
  return (
    Object.keys(pages).every((path) => existsSync(join(site, path))) &&
    Object.keys(files).every((path) => existsSync(join(site, 'tep', path))) &&
    Object.values(pages).every((page) => page.pictures?.every((name) => pictures.has(name)) ?? true)
  );
}
