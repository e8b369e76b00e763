import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { htmlToHast } from 'satteri';
import type { Element, Nodes, Root } from 'hast';
import { inject } from 'vitest';
import { readPortal } from '../../src/store/portal-folder.ts';
import { isNightly } from '../fixtures/nightly.ts';

/** A portal that was built for these tests. */
export interface BuiltPortal {
  id: string;
  /** The folder it was built into. */
  folder: string;
  base: string;
  /** Where it is served, ending in a slash. */
  address: string;
  /** The content folder it was built from. */
  content: string;
  /** The day it was built for. */
  asOf: string;
}

/** One built page. */
export interface BuiltPage {
  /** Below the portal's address: `''`, `tin-tuc/…/`, `404.html`. */
  path: string;
  tree: Root;
}

declare module 'vitest' {
  export interface ProvidedContext {
    portals: BuiltPortal[];
  }
}

/** Every portal built: those that ship with the project, then the one with next to nothing in it. */
export const portals = inject('portals');

/** The portals that ship with the project. */
export const shippedPortals = portals.filter(({ id }) => id !== 'xa-toi-thieu');

/**
 * Those of them that most tests open: the one below a path of its host, where more can go wrong. The night opens each, and
 * other browsers the one at a root.
 */
export const triedPortals = isNightly ? shippedPortals : shippedPortals.slice(0, 1);

/** The portal of one leader and one article. */
export const smallPortal = portals.find(({ id }) => id === 'xa-toi-thieu')!;

/** Those in which what belongs to no content is tried: the ones before, and the one with next to nothing. */
export const framedPortals = isNightly ? portals : [...triedPortals, smallPortal];

/** Reads what a portal was built from. */
export function contentOf({ content, id }: BuiltPortal) {
  const { portal, entries } = readPortal(content, id);
  return { portal: portal!.data, entries };
}

/** Lists the paths of a portal's site map, below its address. */
export function sitemapOf({ folder, base }: BuiltPortal): string[] {
  const xml = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) =>
    new URL(loc!).pathname.slice(base.length),
  );
}

/** Reads every built page of a portal, those that the site map leaves out included; nobody changes what was read. */
export function pagesOf({ folder }: BuiltPortal): BuiltPage[] {
  const pages = read.get(folder) ?? readPages(folder);
  read.set(folder, pages);
  return pages;
}

const read = new Map<string, BuiltPage[]>();

function readPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => ({
      path: file.replace(/(^|\/)index\.html$/, '$1'),
      tree: htmlToHast(readFileSync(join(folder, file), 'utf8')) as Root,
    }));
}

/**
 * Gives one page of every template: of pages that only differ by their slug or by what they list, the one with the most
 * kinds of elements. The night looks at each list of months, contents and labels.
 */
export function templatesOf(portal: BuiltPortal): string[] {
  const byTemplate = Map.groupBy(pagesOf(portal), ({ path }) =>
    (isNightly ? path : withoutListed(path))
      .replace(/trang\/\d+\/$/, 'trang/')
      .replace(/^van-ban\/(loai|nam|co-quan)\/[^/]+\//, 'van-ban/$1/*/')
      .replace(
        /^(tin-tuc|chuyen-muc|thu-tuc|van-ban|phan-anh)\/(?!(?:trang|thay-doi|noi-khac|niem-yet)\/)[^/]+\/$/,
        '$1/*/',
      )
      .replace(/^gioi-thieu\/(?!ban-do-hanh-chinh)[^/]+\//, 'gioi-thieu/*/'),
  );
  return [...byTemplate.values()].map((pages) => pages.sort((a, b) => variety(b) - variety(a))[0]!.path);
}

/** Leaves out of the path of a list what it lists: the year, the month, the content, the label, the section. */
function withoutListed(path: string): string {
  return path
    .replace(/^(tin-tuc\/nam)\/\d+\/(?:(\d+)\/)?$/, (_, list: string, month?: string) =>
      month ? `${list}/*/*/` : `${list}/*/`,
    )
    .replace(/\/(noi-dung|nhan|chuyen-muc)\/[^/]+\/$/, '/$1/*/');
}

function variety({ tree }: BuiltPage): number {
  const kinds = [...elementsOf(tree)].map(
    ({ tagName, properties }) => `${tagName} ${String(properties['className'])}`,
  );
  return new Set(kinds).size;
}

/** Walks all elements below a node, in the order they are written. */
export function* elementsOf(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elementsOf(child);
}

/** Finds what is marked `data-element="…"`. */
export function marked(tree: Root, name: string): Element[] {
  return [...elementsOf(tree)].filter(({ properties }) => properties['dataElement'] === name);
}

/** Gives the words of a node, with single spaces. */
export function textOf(node: Nodes): string {
  return wordsOf(node).replace(/\s+/g, ' ').trim();
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
