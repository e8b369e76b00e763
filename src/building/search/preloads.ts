import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexHead } from '../../search/preload.ts';
import { readIndexHead } from './pagefind-files.ts';

/**
 * Lets the search page ask at once for what it would only learn of step by step: its scripts with the modules they
 * import, the head of the full-text index, whose name is known when the index is written, and, told by the page itself,
 * the files that hold the words of a query. On a slow line each step is a second.
 * @param base the portal's base path
 * @returns the page as it now is
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
    ...files.map((name) => `<link rel="preload" as="fetch" crossorigin="anonymous" href="${base}${name}">`),
    // Words of the content stand in it, and none of them may end the script.
    `<script type="application/json" id="dau-chi-muc">${JSON.stringify(head).replace(/</g, '\\u003c')}</script>`,
  ];
}
