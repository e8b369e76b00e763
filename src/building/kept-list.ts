import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sealJson, unsealJson } from '../store/sealed.ts';
import { isBelow } from '../text/slashes.ts';

const keptFiles = z.record(
  z.string().refine(isBelow),
  z.object({
    /** The digest of the file, as in a manifest. */
    hash: z.string(),
    /** The moment from which no page of the site needs it. */
    since: z.iso.datetime(),
  }),
);

/** Files of earlier builds that stay in a site for a day, by their paths. */
export type KeptFiles = z.output<typeof keptFiles>;

/** Names the list of these files in a site's folder. The manifest does not count them among the site's files. */
export const KEPT_FILE = '.cong-xa-cu.json';

/** Reads the list of a site; empty where there is none, or a damaged one. */
export function readKept(site: string): KeptFiles {
  try {
    const { files } = unsealJson(readFileSync(join(site, KEPT_FILE), 'utf8')) as { files: unknown };
    return keptFiles.parse(files);
  } catch {
    return {};
  }
}

/** Gives the list as text, with a digest of itself. */
export function serializeKept(files: KeptFiles): string {
  return sealJson({ files });
}
