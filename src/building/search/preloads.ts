import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchPageHead } from '../../search/preload.ts';
import { TITLE_FILES } from '../../search/title-files.ts';
import { readIndexHead } from './pagefind-files.ts';

/**
 * Writes into the search page what a search loads, so that its script requests everything at once instead of step by
 * step, each of which takes a second on a slow line: the code and the table of titles, the head of the full-text index,
 * and the list of word files, of which each query needs some. A page that is opened without a query loads none of it.
 * @param base the portal's base path
 * @returns the new page
 */
export async function preloadSearch(folder: string, base: string): Promise<string> {
  const page = join(folder, 'tim-kiem/index.html');
  const html = readFileSync(page, 'utf8');
  const index = await readIndexHead(join(folder, 'pagefind'));
  const { file = '', ...facts } = index ?? { name: '', chunks: [] };
  const head: SearchPageHead = {
    ...facts,
    first: [
      ...codeOfSearch(html, join(folder, '_astro')).map((name) => `${base}_astro/${name}`),
      ...TITLE_FILES.map((name) => `${base}tim-kiem/${name}`),
    ],
    fullText: index
      ? [
          `${base}pagefind/pagefind.js`,
          `${base}tim-kiem/tu.json`,
          `${base}pagefind/${file}`,
          `${base}pagefind/pagefind-entry.json?ts=${facts.name}`,
          `${base}pagefind/wasm.unknown.pagefind`,
        ]
      : [],
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

/** Lists the scripts of the search page: the one that a script of the page imports later, and those that this one imports. */
function codeOfSearch(html: string, assets: string): string[] {
  const read = (name: string) => readFileSync(join(assets, name), 'utf8');
  const entries = [...html.matchAll(/<script type="module" src="[^"]*\/_astro\/([^"]+)"/g)]
    .map(([, name]) => /import\(\s*["'`]\.\/(search\.[\w-]+\.js)["'`]/.exec(read(name!))?.[1])
    .filter((name) => name !== undefined);
  const imported = entries.flatMap((name) => [
    ...read(name).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g),
  ]);
  return [...entries, ...imported.map(([, name]) => name!)];
}
