import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexHead, SearchPageHead } from '../../search/preload.ts';
import type { IndexFacts } from '../../search/title-list.ts';
import { INDEX_HEAD_FILE } from './pagefind-files.ts';

/**
 * Writes into the search page which words are in which file of the full-text indexes, so that its script requests at
 * once what a query needs instead of step by step, each of which takes a second on a slow line.
 * @returns the new page
 */
export function preloadSearch(folder: string): string {
  const page = join(folder, 'tim-kiem/index.html');
  // Escapes `<`, because the words come from the content and none of them may end the script.
  const json = JSON.stringify(readHead(folder)).replace(/</g, '\\u003c');
  const preloading = readFileSync(page, 'utf8').replace(
    '</head>',
    () => `<script type="application/json" id="dau-chi-muc">${json}</script></head>`,
  );
  writeFileSync(page, preloading);
  return preloading;
}

/** Reads what a search page has to know of the indexes in the folder of a portal. */
export function readHead(folder: string): SearchPageHead {
  const { build } = JSON.parse(readFileSync(join(folder, 'tim-kiem/tu.json'), 'utf8')) as IndexFacts;
  const folders = ['pagefind/', ...partsOf(join(folder, 'pagefind')).map((part) => `pagefind/${part}/`)];
  const indexes = folders
    .map((each) => [each, join(folder, each, INDEX_HEAD_FILE)] as const)
    // Pagefind writes nothing for an index without records.
    .filter(([, path]) => existsSync(path))
    .map(([each, path]) => ({
      folder: each,
      ...(JSON.parse(readFileSync(path, 'utf8')) as Omit<IndexHead, 'folder'>),
    }));
  return { build, indexes };
}

/** Lists the folders of the indexes beside the first, which are numbered. */
function partsOf(bundle: string): string[] {
  if (!existsSync(bundle)) return [];
  return readdirSync(bundle)
    .filter((name) => /^\d+$/.test(name))
    .sort((one, other) => Number(one) - Number(other));
}
