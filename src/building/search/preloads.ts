import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexHead } from '../../search/preload.ts';
import { readIndexHead } from './pagefind-files.ts';

/**
 * Adds to the search page what it must load, so that a browser requests everything at once instead of step by step,
 * each of which takes a second on a slow line: the modules that its scripts import, and the head of the full-text
 * index. The page also gets the list of word files, from which its script requests those for a query.
 * @param base the portal's base path
 * @returns the new page
 */
export async function preloadSearch(folder: string, base: string): Promise<string> {
  const page = join(folder, 'tim-kiem/index.html');
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/<script type="module" src="[^"]*\/_astro\/([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  const modules = new Set(scripts);
  for (const name of scripts) {
    const source = readFileSync(join(folder, '_astro', name), 'utf8');
    for (const [, module] of source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      modules.add(module!);
  }
  const index = await readIndexHead(join(folder, 'pagefind'));
  const links = [
    ...[...modules].map((module) => `<link rel="modulepreload" href="${base}_astro/${module}">`),
    ...(index ? headLinks(index, base) : []),
  ];
  const preloading = html.replace('</head>', () => `${links.join('')}</head>`);
  writeFileSync(page, preloading);
  return preloading;
}

function headLinks({ file, ...head }: IndexHead & { file: string }, base: string): string[] {
  const files = [`pagefind/${file}`, `pagefind/pagefind-entry.json?ts=${head.name}`];
  return [
    ...files.map(
      (name) =>
        `<link rel="preload" as="fetch" crossorigin="anonymous" fetchpriority="low" href="${base}${name}">`,
    ),
    // Escapes `<`, because the words come from the content and none of them may end the script.
    `<script type="application/json" id="dau-chi-muc">${JSON.stringify(head).replace(/</g, '\\u003c')}</script>`,
  ];
}
