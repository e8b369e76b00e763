import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets the search page ask at once for what it would only learn of step by step: the modules its scripts import, and
 * the head of the full-text index, whose name is known when the index is written. On a slow line each step is a second.
 * @param base the portal's base path
 * @returns the page as it now is
 */
export function preloadSearch(folder: string, base: string): string {
  const page = join(folder, 'tim-kiem/index.html');
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/<script type="module" src="[^"]*\/_astro\/([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  const imported = new Set<string>();
  for (const name of scripts) {
    const source = readFileSync(join(folder, '_astro', name), 'utf8');
    for (const [, module] of source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      if (!scripts.includes(module!)) imported.add(module!);
  }
  const heads = readdirSync(join(folder, 'pagefind')).filter((name) => name.endsWith('.pf_meta'));
  const links = [
    ...[...imported].map((name) => `<link rel="modulepreload" href="${base}_astro/${name}">`),
    ...heads.map(
      (name) => `<link rel="preload" as="fetch" crossorigin="anonymous" href="${base}pagefind/${name}">`,
    ),
  ];
  const preloading = html.replace('</head>', `${links.join('')}</head>`);
  writeFileSync(page, preloading);
  return preloading;
}
