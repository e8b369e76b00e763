import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegExpParser } from '@eslint-community/regexpp';
import { parse, type Node } from 'acorn';
import { describe, expect, test } from 'vitest';
import { browser } from './browser.ts';
import { shippedPortals } from './portals.ts';

const portal = shippedPortals.find(({ id }) => id === 'xa-minh-hoa')!;

describe('mã gửi tới trình duyệt chỉ dùng những gì Chrome 64, Safari 12, Firefox 60 đều có', () => {
  const scripts = ['', '_astro/'].flatMap((folder) =>
    readdirSync(join(portal.folder, folder))
      .filter((name) => name.endsWith('.js'))
      .map((name) => folder + name),
  );

  test.each(scripts)('%s', (file) => {
    expect(lackingIn(readFileSync(join(portal.folder, file), 'utf8'))).toEqual([]);
  });

  test.each([
    ['import("./a.js")', 'Unexpected token'],
    ['fetch(import.meta.url)', 'Unexpected token'],
    ['try { a() } catch { b() }', 'Unexpected token'],
    ['a?.b', 'Unexpected token'],
    ['a ?? b', 'Unexpected token'],
    ['class A { #b = 1 }', 'Unexpected'],
    ['/\\p{L}/u.test(a)', '/\\p{L}/u'],
    ['/(?<=a)b/.test(a)', '/(?<=a)b/'],
    ['/(?<name>a)/.exec(a)', '/(?<name>a)/'],
    ['/a/s.test(a)', '/a/s'],
    ['RegExp(`\\\\p{M}`, `gu`)', '/\\p{M}/gu'],
    ['a.at(-1)', 'at'],
    ['document.body.toggleAttribute("hidden")', 'toggleAttribute'],
    ['structuredClone(a)', 'structuredClone'],
  ])('mã có “%s” thì bị nêu tên', (code, words) => {
    expect(lackingIn(code).join()).toContain(words);
  });
});

describe('trình duyệt thiếu những gì Firefox 60 thiếu', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(forget);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));

  test('gõ vào ô tìm vẫn có gợi ý, có kiểu dáng; Enter ra kết quả của toàn văn', async () => {
    await page.goto(portal.address);
    await page.locator('#tim').focus();
    await page.keyboard.type('Đkí khai si');
    const option = page.locator('[role=option]', { hasText: 'Đăng ký khai sinh' }).first();
    await option.waitFor();
    expect(await page.locator('.suggestions').evaluate((list) => getComputedStyle(list).position)).toBe(
      'absolute',
    );
    await page.locator('#tim').fill('khai sinh');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('#trang-thai').innerText(), { timeout: 15_000 })
      .toMatch(/^Có \d+ kết quả cho “khai sinh”[^.]{0,40}\.$/);
    expect(errors).toEqual([]);
  });

  test('bấm vào một gợi ý thì tới trang của nó', async () => {
    await page.goto(portal.address);
    await page.locator('#tim').focus();
    await page.keyboard.type('khai tu');
    await page.locator('[role=option]', { hasText: 'Đăng ký khai tử' }).first().click();
    await page.waitForURL('**/thu-tuc/dang-ky-khai-tu/');
  });
});

/** The version of the language that these browsers know; its expressions are a year ahead of them. */
const LANGUAGE = 2018;
const EXPRESSIONS = new RegExpParser({ ecmaVersion: 2017 });

/** Functions and classes that one of these browsers lacks. */
const LACKING_NAMES = new Set([
  ...['structuredClone', 'queueMicrotask', 'requestIdleCallback', 'AbortController', 'ResizeObserver'],
  ...['BigInt', 'WeakRef'],
]);

/** Methods that one of these browsers lacks. */
const LACKING_METHODS = new Set([
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  ...['replaceAll', 'matchAll', 'trimStart', 'trimEnd', 'toWellFormed', 'isWellFormed'],
  ...['fromEntries', 'hasOwn', 'groupBy', 'allSettled', 'withResolvers'],
  ...['toggleAttribute', 'replaceChildren', 'requestSubmit', 'showModal', 'replaceSync'],
]);

/** Names what a script has that these browsers lack. What stands in a `try` block may fail. */
function lackingIn(code: string): string[] {
  const found: string[] = [];
  try {
    visit(parse(code, { ecmaVersion: LANGUAGE, sourceType: 'module' }), (node) => {
      const lacking = lackingAt(node);
      if (lacking !== undefined) found.push(lacking);
    });
  } catch (error) {
    found.push(String(error));
  }
  return found;
}

/** Shows every node of a tree outside of `try` blocks. */
function visit(node: Node, show: (node: Record<string, unknown>) => void): void {
  const fields = { ...node } as Record<string, unknown>;
  show(fields);
  for (const [name, value] of Object.entries(fields))
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child) && !(node.type === 'TryStatement' && name === 'block')) visit(child, show);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function lackingAt(node: Record<string, unknown>): string | undefined {
  if (node['type'] === 'Literal' && node['regex'])
    return refused(node['regex'] as { pattern: string; flags: string });
  if (node['type'] !== 'CallExpression' && node['type'] !== 'NewExpression') return undefined;
  const { name, property, computed, object } = node['callee'] as Callee;
  if (name === 'RegExp') {
    const [pattern, flags = ''] = (node['arguments'] as Node[]).map(textOf);
    return pattern === undefined ? undefined : refused({ pattern, flags });
  }
  // The worker has its pages from `clients.matchAll`, which is older than that of texts.
  const method = computed || object?.property?.name === 'clients' ? undefined : property?.name;
  return (
    [name].find((each) => LACKING_NAMES.has(each!)) ?? [method].find((each) => LACKING_METHODS.has(each!))
  );
}

/** What is called: a name, or a property of something. */
interface Callee {
  name?: string;
  property?: { name?: string };
  computed?: boolean;
  object?: { property?: { name?: string } };
}

/** Gives a text that is written out; undefined for one that is put together. */
function textOf(node: Node): string | undefined {
  const { value, quasis } = node as { value?: unknown; quasis?: { value: { cooked: string } }[] };
  if (quasis) return quasis.length === 1 ? quasis[0]!.value.cooked : undefined;
  return typeof value === 'string' ? value : undefined;
}

function refused({ pattern, flags }: { pattern: string; flags: string }): string | undefined {
  try {
    EXPRESSIONS.parseFlags(flags);
    EXPRESSIONS.parsePattern(pattern, 0, pattern.length, { unicode: flags.includes('u') });
    return undefined;
  } catch {
    return `/${pattern}/${flags}`;
  }
}

/** Runs in the page before its scripts: takes away what Firefox 60 and Chrome 64 lack. */
function forget(): void {
  for (const [holder, names] of [
    [Array.prototype, ['flat', 'flatMap', 'at', 'findLast', 'toSorted', 'toReversed']],
    [String.prototype, ['matchAll', 'replaceAll', 'trimStart', 'trimEnd', 'at']],
    [Element.prototype, ['toggleAttribute', 'replaceChildren']],
    [Document.prototype, ['adoptedStyleSheets']],
    [Object, ['fromEntries', 'hasOwn', 'groupBy']],
    [Promise, ['allSettled', 'any', 'withResolvers']],
  ] as const)
    for (const name of names) Reflect.deleteProperty(holder, name);
  const make = (source: unknown) => {
    if (/\\[pP]\{|\(\?</.test(String(source))) throw new SyntaxError('invalid identity escape');
  };
  window.RegExp = new Proxy(RegExp, {
    apply: (real, self, given: unknown[]) => {
      make(given[0]);
      return Reflect.apply(real, self, given) as unknown;
    },
    construct: (real, given: unknown[]) => {
      make(given[0]);
      return Reflect.construct(real, given) as RegExp;
    },
  });
}
