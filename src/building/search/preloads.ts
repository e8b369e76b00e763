import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexHead, SearchPageHead } from '../../search/preload.ts';
import { readIndexHead } from './pagefind-files.ts';

/**
 * Writes into the search page what a search loads, so that its script requests everything at once instead of step by
 * step, each of which takes a second on a slow line: the engine, the heads of the full-text indexes, and the list of word
 * files, of which each query needs some. A page that is opened without a query loads none of it.
 * @param base the portal's base path
 * @returns the new page
 */
export async function preloadSearch(folder: string, base: string): Promise<string> {
  const page = join(folder, 'tim-kiem/index.html');
  const html = readFileSync(page, 'utf8');
  const bundle = join(folder, 'pagefind');
  const folders = ['pagefind/', ...partsOf(bundle).map((part) => `pagefind/${part}/`)];
  const read = folders.map(async (each) => ({ folder: each, ...(await readIndexHead(join(folder, each))) }));
  const indexes = (await Promise.all(read)).filter((index) => index.file !== undefined) as FoundIndex[];
  const heads = indexes.flatMap(({ folder: each, file, name }) => [
    `${each}${file}`,
    `${each}pagefind-entry.json?ts=${name}`,
  ]);
  const head: SearchPageHead = {
    indexes: indexes.map(({ folder: each, name, chunks }) => ({ folder: each, name, chunks })),
    fullText: ['pagefind/pagefind.js', 'tim-kiem/tu.json', ...heads, 'pagefind/wasm.unknown.pagefind'].map(
      (name) => base + name,
    ),
  };
  // Escapes `<`, because the words come from the content and none of them may end the script.
  const json = JSON.stringify(head).replace(/</g, '\\u003c');
  const preloading = html.replace(
    '</head>',
    () => `<script type="application/json" id="dau-chi-muc">${json}</script></head>`,
  );
  writeFileSync(page, preloading);
  return preloading;
}

type FoundIndex = IndexHead & { folder: string; file: string };

/** Lists the folders of the indexes beside the first, which are numbered. */
function partsOf(bundle: string): string[] {
  return readdirSync(bundle)
    .filter((name) => /^\d+$/.test(name))
    .sort((one, other) => Number(one) - Number(other));
}
