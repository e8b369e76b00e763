import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Random } from '../random.ts';

/** The day on which everything is measured: no made-up item has a later date. */
export const DAY = '2026-11-20';

/** The folder of a portal's articles. */
export const ARTICLES = 'tin-tuc/2026';

const PLAN = readFileSync(join(import.meta.dirname, 'plan.yaml'), 'utf8');
const COMMUNE = parse(readFileSync(join(import.meta.dirname, 'portal.yaml'), 'utf8')) as Record<
  string,
  unknown
>;
const SYLLABLES = readFileSync(join(import.meta.dirname, 'syllables.txt'), 'utf8').trim().split(/\s+/);

/** Writes the plan that binds every made-up commune. */
export function writeCommunePlan(content: string): void {
  writeFile(join(content, 'plans/ke-hoach.yaml'), PLAN);
}

/** Writes the portal.yaml of a commune and returns the portal's folder. */
export function writeCommunePortal(content: string, id: string, more: Record<string, unknown> = {}): string {
  const root = join(content, 'portals', id);
  const number = id.slice('xa-'.length);
  const own = { name: `Xã Số ${number}`, code: number, url: `https://${id}.vidu.gov.vn/` };
  mkdirSync(join(root, ARTICLES), { recursive: true });
  writeFile(join(root, 'portal.yaml'), stringify({ ...own, ...COMMUNE, ...more }));
  return root;
}

/** Writes a Markdown file with the folders that lead to it. */
export function writeEntry(path: string, frontMatter: Record<string, unknown>, body: string): void {
  writeFile(path, `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}`);
}

/** Names a commune by its number: xa-0000, xa-0001 … */
export function portalId(number: number): string {
  return `xa-${String(number).padStart(4, '0')}`;
}

/** Returns a function that makes up texts of so many syllables. */
export function wordsFrom(random: Random): (count: number) => string {
  return (count) => Array.from({ length: count }, () => random.pick(SYLLABLES)).join(' ');
}

/**
 * Returns the front matter of a made-up article, with a title that no other article has.
 * @param months how many months of 2026 the articles are spread over
 */
export function articleFacts(number: number, months: number, random: Random) {
  const words = wordsFrom(random);
  return {
    title: `${words(9)} ${number}`,
    date: `2026-${twoDigits(1 + random.below(months))}-${twoDigits(1 + random.below(28))}`,
    section: random.next() < 0.6 ? 'cchc' : 'thong-bao',
    summary: words(25),
    topics: ['chinh-quyen-so'],
    unit: 'van-phong',
  };
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
