import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileForFloor, LAYER_ORDER } from '../../src/astro/older-browsers.ts';
import { openTab } from './browser.ts';
import { kindsOfElements } from './element-kinds.ts';
import { elementsOf, pagesOf, portals, shippedPortals, templatesOf } from './portals.ts';

describe('tệp kiểu viết cho trình duyệt cũ', () => {
  /** The sheets before they are compiled for older browsers, by name. */
  let layered: Record<string, string>;
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, '../astro/layered-sheets.ts')],
      { env: { ...process.env, NODE_ENV: 'production' }, maxBuffer: 1_000_000 },
    );
    layered = JSON.parse(stdout) as Record<string, string>;
  });

  test('trình duyệt mới vẽ mọi kiểu phần tử y như tệp kiểu có tầng', async () => {
    const page = await openTab();
    const [portal] = shippedPortals;
    const known = new Set<string>();
    const faults: string[] = [];
    for (const path of templatesOf(portal!)) {
      await page.goto(portal!.address + path);
      const fresh = (await page.evaluate(kindsOfElements)).map((kind) => !known.has(kind) && known.add(kind));
      const places = fresh.flatMap((isFresh, place) => (isFresh ? [place] : []));
      if (places.length === 0) continue;
      for (const [media, width] of VIEWS) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ media });
        const different = await page.evaluate(compareSheets, { others: layered, places });
        for (const each of different) faults.push(`/${path} ${media} ${width}: ${each}`);
      }
    }
    expect(known.size).toBeGreaterThan(700);
    expect(faults.slice(0, 20)).toEqual([]);
  });

  test('không còn gì mà Chrome 64, Safari 12, Firefox 60 không hiểu, trừ những gì bỏ qua cũng được', async () => {
    for (const [name, sheet] of Object.entries(layered)) {
      const compiled = await compileForFloor(`${name}.css`, sheet);
      const strange =
        /@layer|:is\(|:where\(|@media[^{]*\bnot \(|[({;]inset-|(?<!scroll-padding)-(?:inline|block)(?:-\w+)?:|\(width/;
      expect(strange.exec(compiled)?.[0]).toBeUndefined();
    }
  });

  test('thứ tự các tầng là thứ tự ghi trong tệp kiểu', () => {
    const sheet = readFileSync(join(import.meta.dirname, '../../src/styles/portal.css'), 'utf8');
    expect(/^@layer ([^;]*);/.exec(sheet)?.[1]).toBe(LAYER_ORDER.join(', '));
  });

  test('tầng nào chưa có chỗ trong thứ tự thì không biên dịch được', async () => {
    await expect(compileForFloor('a.css', '@layer la{p{margin:0}}')).rejects.toThrow('“la”');
    const sheet = LAYER_ORDER.toReversed().map((layer) => `@layer ${layer}{.${layer}{margin:0}}`);
    const compiled = await compileForFloor('a.css', `.khong-tang{margin:0}${sheet.join('')}`);
    expect(compiled.match(/\.[\w-]+/g)?.slice(0, 7)).toEqual(
      [...LAYER_ORDER, 'khong-tang'].map((name) => `.${name}`),
    );
  });
});

describe.each(portals)('khi tệp kiểu không tới được cổng $id', (portal) => {
  test('hình vẽ nào cũng có cỡ và màu của chính nó', () => {
    const drawings = pagesOf(portal).flatMap(({ path, tree }) =>
      [...elementsOf(tree)].filter(({ tagName }) => tagName === 'svg').map((svg) => ({ path, svg })),
    );
    expect(drawings.length).toBeGreaterThan(50);
    const bare = drawings.filter(({ svg: { properties } }) => !properties['width'] || !properties['height']);
    expect(bare.map(({ path, svg }) => `${path} ${String(svg.properties['className'])}`)).toEqual([]);
  });
});

/** The ways to look at a page, in which the sheets have rules of their own. */
const VIEWS = [
  ['screen', 360],
  ['screen', 1280],
  ['print', 800],
] as const;

/**
 * Runs in the page: compares how elements look with the linked sheets and with others in their place.
 * @param places the elements, by their number in the body
 */
function compareSheets({ others, places }: { others: Record<string, string>; places: number[] }): string[] {
  const all = [document.body, ...document.body.querySelectorAll('*')];
  const parts = places.flatMap((place) =>
    [null, '::before', '::after'].map((part) => ({ element: all[place]!, part })),
  );
  // Each element has the same ones; a list of them for every element takes longer than their values.
  const names = Array.from(getComputedStyle(document.body));
  const looks = () =>
    parts.map(({ element, part }) => {
      const style = getComputedStyle(element, part);
      return part && style.content === 'none' ? [] : names.map((name) => style.getPropertyValue(name));
    });
  // In a page written from left to right both words mean the same.
  const plain = (value = '') => value.replace(/^start$/, 'left').replace(/^end$/, 'right');
  const before = looks();
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet][href*="_astro/"]')];
  const sheets = links.map(({ href }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(others[/_astro\/([\w-]+)\./.exec(href)![1]!]!);
    return sheet;
  });
  for (const link of links) link.disabled = true;
  document.adoptedStyleSheets = sheets;
  const after = looks();
  document.adoptedStyleSheets = [];
  for (const link of links) link.disabled = false;
  return before.flatMap((look, index) => {
    const changed = look.flatMap((value, at) => {
      const other = after[index]![at];
      return value === other || plain(value) === plain(other) ? [] : `${names[at]}: ${value}`;
    });
    return changed.length > 0
      ? `${parts[index]!.element.outerHTML.slice(0, 80)} ${changed.slice(0, 3).join('; ')}`
      : [];
  });
}
