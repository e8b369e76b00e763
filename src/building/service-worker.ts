import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OWN_FOLDERS } from '../addresses/addresses.ts';
import { choosePrecached, countWithin, orderSaved } from '../offline/precache.ts';
import type { SiteFolder } from './site-folder.ts';

/** Folders without pages: readers download their files, or scripts fetch them. */
const FOLDERS_WITHOUT_PAGES = ['api', 'pagefind', 'tep'];

/** The site that a worker is written for. */
type Site = Pick<SiteFolder, 'path' | 'pages' | 'digestOf'>;

/**
 * Returns the text of a portal's service worker, `sw.js`. The same pages give the same file. For a portal with `offline: false`,
 * returns a worker that removes an earlier one from readers' devices.
 */
export async function writeWorker(site: Site, base: string, offline: boolean): Promise<string> {
  const source = sourceOf(offline ? 'worker' : 'unregister-worker');
  const build = offline ? await buildOf(site, base, source) : { base };
  return `const BUILD = ${JSON.stringify(build)};\n${source}`;
}

async function buildOf(site: Site, base: string, source: string) {
  const id = createHash('sha256').update(source);
  const weighed = [];
  for (const [path, { hash }] of Object.entries(site.pages)) {
    if (!path.endsWith('.html')) continue;
    id.update(path).update(hash);
    const bytes = path.startsWith('thu-tuc/') ? gzipSync(await readFile(join(site.path, path))).length : 0;
    weighed.push({ path, bytes });
  }
  const shared = ['_astro', 'mau'].filter((name) => existsSync(join(site.path, name)));
  const files = await Promise.all(
    shared.map(async (name) =>
      (await readdir(join(site.path, name))).sort().map((file) => `${name}/${file}`),
    ),
  );
  const saved = await Promise.all(
    orderSaved(choosePrecached(weighed), files.flat()).map(async (path) => {
      const hash = site.digestOf(path)!.slice(0, 16);
      const bytes = sizesByHash.get(hash) ?? gzipSync(await readFile(join(site.path, path))).length;
      sizesByHash.set(hash, bytes);
      return { address: base + path.replace(/(^|\/)index\.html$/, '$1'), hash, bytes };
    }),
  );
  const entries = await readdir(site.path, { withFileTypes: true });
  const places = entries
    .filter(
      (entry) =>
        entry.isDirectory() &&
        OWN_FOLDERS.includes(entry.name) &&
        !FOLDERS_WITHOUT_PAGES.includes(entry.name),
    )
    .map(({ name }) => name);
  return {
    base,
    id: id.digest('hex').slice(0, 16),
    places: ['', ...places.sort()],
    saved: saved.map(({ address, hash }) => [address, hash]),
    few: countWithin(saved.map(({ bytes }) => bytes)),
  };
}

/** The compressed sizes of saved files: every portal saves the same sheets and scripts. */
const sizesByHash = new Map<string, number>();

const sources = new Map<string, string>();

/** Gives the text of a worker without its types. */
function sourceOf(name: 'worker' | 'unregister-worker'): string {
  const cached = sources.get(name);
  if (cached !== undefined) return cached;
  const source = stripTypeScriptTypes(
    readFileSync(join(import.meta.dirname, `../offline/${name}.ts`), 'utf8'),
  );
  sources.set(name, source);
  return source;
}
