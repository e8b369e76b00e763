import { cachingOf, IMMUTABLE } from '../serving/headers.ts';
import type { SiteFile } from './site-manifest.ts';

/** What has to happen so that one site becomes another; paths are sorted. */
export interface Transfer {
  /** The files that travel: new ones and changed ones. */
  sent: string[];
  unchanged: string[];
  removed: string[];
  /** The bytes of the files that travel. */
  bytes: number;
}

/**
 * Plans how the site that is deployed becomes the one that is built, from their manifests alone.
 * @param there the files that are deployed; none to send everything
 */
export function planTransfer(
  built: ReadonlyMap<string, Pick<SiteFile, 'digest'> & { size?: number }>,
  there: ReadonlyMap<string, SiteFile>,
): Omit<Transfer, 'bytes'> {
  const sent: string[] = [];
  const unchanged: string[] = [];
  for (const [path, { digest }] of built) (there.get(path)?.digest === digest ? unchanged : sent).push(path);
  const removed = [...there.keys()].filter((path) => !built.has(path));
  return { sent: sent.sort(), unchanged: unchanged.sort(), removed: removed.sort() };
}

/**
 * Orders files for a place that cannot switch a whole site: first the files whose names come from their content, which
 * no page that is there asks for; then what pages need under lasting names; then pages, the home page last. A page
 * never stands there before what it needs.
 */
export function inOrder(paths: string[]): { lasting: string[]; parts: string[]; pages: string[] } {
  const groups = { lasting: [] as string[], parts: [] as string[], pages: [] as string[] };
  for (const path of paths) groups[groupOf(path)].push(path);
  return groups;
}

function groupOf(path: string): 'lasting' | 'parts' | 'pages' {
  if (cachingOf(path) === IMMUTABLE) return 'lasting';
  return path.endsWith('.html') || path.endsWith('.xml') ? 'pages' : 'parts';
}
