import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What one built page weighs over the wire, gzipped, without its pictures. */
export interface PageWeight {
  path: string;
  html: number;
  styles: number;
  scripts: number;
  total: number;
}

/** What a page of a kind may weigh, and its scripts; every page is of one kind. */
export const BUDGETS = [
  { kind: 'trang chủ', is: (path: string) => path === '', total: 24_000, scripts: 3_000 },
  { kind: 'tin bài', is: isArticle, total: 18_000, scripts: 3_000 },
  { kind: 'tìm kiếm', is: (path: string) => path === 'tim-kiem/', total: Infinity, scripts: Infinity },
  { kind: 'trang khác', is: () => true, total: Infinity, scripts: 3_000 },
];

/** Weighs every page of a built portal: its HTML, and the style sheets and scripts it makes a browser fetch. */
export function weighPages(folder: string, base: string): PageWeight[] {
  const weights = new Map<string, number>();
  const weightOf = (path: string) => {
    const known = weights.get(path) ?? gzipSync(readFileSync(join(folder, path)), { level: 6 }).length;
    weights.set(path, known);
    return known;
  };
  const sum = (paths: Set<string>) => [...paths].reduce((total, path) => total + weightOf(path), 0);

  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      const local = (target: string) => target.slice(base.length);
      const styles = new Set(
        [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) =>
          local(/href="([^"]+)"/.exec(tag)![1]!),
        ),
      );
      const scripts = new Set(
        [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].flatMap(([, src]) =>
          withImports(folder, local(src!)),
        ),
      );
      const weight = { html: weightOf(file), styles: sum(styles), scripts: sum(scripts) };
      return {
        path: file.replace(/(^|\/)index\.html$/, '$1'),
        ...weight,
        total: weight.html + weight.styles + weight.scripts,
      };
    });
}

function isArticle(path: string): boolean {
  return /^tin-tuc\/(?!trang\/)[^/]+\/$/.test(path);
}

/** A script and the scripts it imports, which a browser fetches with it. */
function withImports(folder: string, path: string, found = new Set<string>()): string[] {
  if (found.has(path)) return [...found];
  found.add(path);
  const code = readFileSync(join(folder, path), 'utf8');
  for (const [, target] of code.matchAll(/(?:import|from)\s*["'`](\.[^"'`]+)["'`]/g))
    withImports(folder, posix.join(posix.dirname(path), target!), found);
  return [...found];
}
