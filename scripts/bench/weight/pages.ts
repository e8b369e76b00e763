import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What one built page weighs over the wire in bytes, gzipped, without its pictures. */
export interface PageWeight {
  path: string;
  html: number;
  styles: number;
  scripts: number;
  total: number;
}

/** How many bytes a page of each kind and its scripts may weigh; a page belongs to the first kind that fits. */
export const BUDGETS = [
  { kind: 'trang chủ', is: (path: string) => path === '', total: 24_000, scripts: 3_000 },
  { kind: 'tin bài', is: isArticle, total: 18_000, scripts: 3_000 },
  // Says whether the office is open, for which it may take 600 bytes more.
  { kind: 'thủ tục', is: isProcedure, total: 18_000, scripts: 3_600 },
  { kind: 'tìm kiếm', is: (path: string) => path === 'tim-kiem/', total: 30_000, scripts: 3_000 },
  { kind: 'trang khác', is: () => true, total: Infinity, scripts: 3_000 },
];

/** Weighs every page of a built portal: its HTML, and the style sheets and scripts that a browser fetches for it. */
export function weighPages(folder: string, base: string): PageWeight[] {
  const weightOf = weigherOf(folder);
  const sum = (paths: Set<string>) => [...paths].reduce((total, path) => total + weightOf(path), 0);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const { styles, scripts } = fetchedBy(folder, file, base);
      const weight = { html: weightOf(file), styles: sum(styles), scripts: sum(scripts) };
      return {
        path: file.replace(/(^|\/)index\.html$/, '$1'),
        ...weight,
        total: weight.html + weight.styles + weight.scripts,
      };
    });
}

/** Returns a function that weighs a file of a folder, each file only once. */
function weigherOf(folder: string): (path: string) => number {
  const weights = new Map<string, number>();
  return (path) => {
    const weight = weights.get(path) ?? gzipSync(readFileSync(join(folder, path)), { level: 6 }).length;
    weights.set(path, weight);
    return weight;
  };
}

function fetchedBy(
  folder: string,
  file: string,
  base: string,
): { styles: Set<string>; scripts: Set<string> } {
  const html = readFileSync(join(folder, file), 'utf8');
  const local = (target: string) => target.slice(base.length);
  const sheets = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)];
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)];
  return {
    styles: new Set(sheets.map(([tag]) => local(/href="([^"]+)"/.exec(tag)![1]!))),
    scripts: new Set(scripts.flatMap(([, source]) => withImports(folder, local(source!)))),
  };
}

function isArticle(path: string): boolean {
  return /^tin-tuc\/(?!trang\/)[^/]+\/$/.test(path);
}

function isProcedure(path: string): boolean {
  return /^thu-tuc\/(?!niem-yet\/|thay-doi\/|noi-khac\/)[^/]+\/$/.test(path);
}

/** Lists a script and the scripts that it imports, because a browser fetches them with it. */
function withImports(folder: string, path: string, found = new Set<string>()): string[] {
  if (found.has(path)) return [...found];
  found.add(path);
  const code = readFileSync(join(folder, path), 'utf8');
  for (const [, target] of code.matchAll(/(?:import|from)\s*["'`](\.[^"'`]+)["'`]/g))
    withImports(folder, posix.join(posix.dirname(path), target!), found);
  return [...found];
}
