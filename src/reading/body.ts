import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { markdownToMdast } from 'satteri';
import { excessOf, LONG, type Excess } from '../markdown/limits.ts';
import { positionsIn, type Position } from './positions.ts';
import type { Entry } from './read.ts';

/** A picture or file that the body of an entry names. */
export interface BodyReference extends Position {
  is: 'picture' | 'link';
  target: string;
}

/** What a Markdown body is made of, as far as anybody asks, in the order it stands there. */
export interface Outline {
  pictures: (Position & { target: string; alt: string })[];
  links: (Position & { target: string; text: string })[];
  headings: (Position & { depth: number; text: string })[];
  /** Paragraphs that are bold from end to end. */
  boldLines: (Position & { text: string })[];
  tables: (Position & { hasHeader: boolean })[];
  /** Raw HTML, whatever it holds. */
  html: (Position & { value: string })[];
  /** Why the body is shown as plain text, with none of the above; null for nearly all. */
  excess: (Excess & Position) | null;
}

/** Lists what a Markdown body refers to, pictures and links, with the place of each in the file. */
export function referencesOf(body: string, firstLine: number): BodyReference[] {
  return mayRefer(body) ? referencesIn(outlineOf(body, firstLine)) : [];
}

/** Lists what the body of an entry refers to, as `referencesOf`. */
export function referencesOfEntry(entry: Entry): BodyReference[] {
  return mayRefer(entry.body) ? referencesIn(outlineOfEntry(entry)) : [];
}

/** Pictures and links that are written as such need one of these signs. */
function mayRefer(body: string): boolean {
  return body.includes('[') || body.includes('<');
}

function referencesIn({ pictures, links }: Outline): BodyReference[] {
  return [
    ...pictures.map(({ target, line, column }) => ({ is: 'picture' as const, target, line, column })),
    ...links.map(({ target, line, column }) => ({ is: 'link' as const, target, line, column })),
  ]
    .filter(({ target }) => target !== '')
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Lists the pictures that a Markdown body shows, as it names them. */
export function picturesIn(body: string): string[] {
  if (!/!\[|<img/i.test(body)) return [];
  return outlineOf(body, 1).pictures.map(({ target }) => target);
}

/** Takes the body of an entry apart, once for all who ask. */
export function outlineOfEntry(entry: Entry): Outline {
  const known = outlines.get(entry) ?? outlineOf(entry.body, entry.bodyLine);
  outlines.set(entry, known);
  return known;
}

const outlines = new WeakMap<Entry, Outline>();

/** Takes a Markdown body apart. @param firstLine the line of the file the body starts on, from 1 */
export function outlineOf(body: string, firstLine: number): Outline {
  const text = withoutWords(body);
  const start = { line: firstLine, column: 1 };
  const excess = body.length < LONG ? findExcess(text, start) : findExcess(body, start);
  const found: Outline = {
    ...{ pictures: [], links: [], headings: [], boldLines: [], tables: [], html: [] },
    excess,
  };
  if (excess || !MAY_HOLD_MORE_THAN_WORDS.test(text)) return found;

  const tree = markdownToMdast(text, { features: { frontmatter: false } }) as MarkdownNode;
  const positionOf = (node: MarkdownNode): Position => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    return { line: firstLine - 1 + line, column };
  };
  let definitions: Map<string, string> | undefined;
  const targetOf = (node: MarkdownNode) =>
    node.url ?? (definitions ??= definitionsOf(tree)).get(node.identifier ?? '') ?? '';

  const open: OpenTags = {};
  for (const node of nodesOf(tree)) {
    if (open.link && node.type !== 'html') open.link.text += node.value ?? node.alt ?? '';
    switch (node.type) {
      case 'image':
      case 'imageReference':
        found.pictures.push({ ...positionOf(node), target: targetOf(node), alt: node.alt ?? '' });
        break;
      case 'link':
      case 'linkReference':
        found.links.push({ ...positionOf(node), target: targetOf(node), text: textOf(node) });
        break;
      case 'heading':
        found.headings.push({ ...positionOf(node), depth: node.depth ?? 1, text: textOf(node) });
        break;
      case 'table':
        found.tables.push({
          ...positionOf(node),
          hasHeader: (node.children?.[0]?.children ?? []).some((cell) => textOf(cell).trim() !== ''),
        });
        break;
      case 'html':
        takeHtmlApart(node.value ?? '', positionOf(node), found, open);
    }
  }
  // The last line of a text heads nothing; there, a name in bold signs it.
  for (const node of tree.children?.slice(0, -1) ?? []) {
    const text = boldTextOf(node);
    if (text !== null) found.boldLines.push({ ...positionOf(node), text: text.trim() });
  }
  return found;
}

function findExcess(body: string, start: Position): Outline['excess'] {
  const excess = excessOf(body);
  return excess && { ...excess, ...positionsIn(body, start)(excess.at) };
}

/** Pictures, links, headings, tables, bold lines and HTML all need one of these signs. */
const MAY_HOLD_MORE_THAN_WORDS = /[[<#|]|\*\*|__|:\/\/|www\.|^(?:=+|-+)\s*$/m;

/**
 * A body in which a letter stands for each run of paragraphs that are nothing but words, which are most of it and need
 * no parser. All else stays on its line and means what it meant: of the blocks that go on from above an empty line into
 * a line that begins with a letter, code holds nothing that is asked for, and HTML is left as it is.
 */
function withoutWords(body: string): string {
  if (body.includes('<')) return body;
  return body.replace(RUN_OF_WORDS, (all, gap: string, run: string) =>
    run.includes('://') ? all : `${gap}x${'\n'.repeat(run.split('\n').length - 1)}`,
  );
}

/** A line that begins with a letter and holds no sign that means something to Markdown, nor the letter of www. */
const LINE_OF_WORDS = String.raw`[A-VX-Za-vx-zÀ-ỹ][^\n\0-\x1fWw<>[\]{}#*_~|\\&@$^=${'`'}]*\n`;
const RUN_OF_WORDS = new RegExp(
  String.raw`(^\n?|\n\n)(${LINE_OF_WORDS}(?:\n*${LINE_OF_WORDS})*)(?=\n|$)`,
  'g',
);

interface MarkdownNode {
  type: string;
  url?: string;
  alt?: string | null;
  value?: string;
  depth?: number;
  identifier?: string;
  children?: MarkdownNode[];
  position?: { start: Position };
}

/** Every node of a tree in the order of the text, however deep it is. */
function* nodesOf(tree: MarkdownNode): Generator<MarkdownNode> {
  const ahead = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    yield node;
    for (let index = (node.children?.length ?? 0) - 1; index >= 0; index--)
      ahead.push(node.children![index]!);
  }
}

/** Where the references of a text lead, by their names. */
function definitionsOf(tree: MarkdownNode): Map<string, string> {
  const found = new Map<string, string>();
  for (const { type, identifier, url } of nodesOf(tree))
    if (type === 'definition' && identifier) found.set(identifier, url ?? '');
  return found;
}

function textOf(node: MarkdownNode): string {
  let text = '';
  for (const { type, value, alt } of nodesOf(node)) if (type !== 'html') text += value ?? alt ?? '';
  return text;
}

/** The words of a paragraph that is bold from end to end, in Markdown or in HTML; null for any other. */
function boldTextOf(node: MarkdownNode): string | null {
  if (node.type === 'html') return BOLD_HTML.exec(node.value ?? '')?.[2] ?? null;
  const [first, ...others] = node.children ?? [];
  if (node.type !== 'paragraph' || !first) return null;
  if (first.type === 'strong') return others.length === 0 ? textOf(first) : null;
  if (first.type !== 'html' || !/^<(?:b|strong)>$/i.test(first.value ?? '')) return null;
  const inner = others.slice(0, -1);
  const isOne = /^<\/(?:b|strong)>$/i.test(others.at(-1)?.value ?? '');
  return isOne && inner.every(({ type }) => type !== 'html') ? inner.map(textOf).join('') : null;
}

const BOLD_HTML = /^\s*<p\b[^<>]*>\s*<(b|strong)>([^<>]*)<\/\1>\s*<\/p>\s*$/i;

/** What a piece of raw HTML opens and a later piece closes. */
interface OpenTags {
  link?: Outline['links'][number];
  table?: Outline['tables'][number];
}

/**
 * Raw HTML is not parsed, only searched: what it comes to is for the page's own reading of it to decide. A link or a
 * heading ends where the next of its kind begins, as neither may stand in another.
 */
function takeHtmlApart(value: string, position: Position, found: Outline, open: OpenTags): void {
  found.html.push({ ...position, value });
  const at = positionsIn(value, position);
  const tags = [...value.matchAll(/<(\/?)(img|a|h[1-6]|table|th)\b(?:([^<>]*)>)?/gi)].map(
    ({ 0: all, 1: slash, 2: name = '', 3: attributes, index }) => ({
      is: (slash ? '/' : '') + name.toLowerCase(),
      ...{ attributes, index, end: index + all.length },
    }),
  );
  const ends = endsOf(tags.map(({ is }) => is));
  if (open.table && tags.some(({ is }) => is === 'th')) open.table.hasHeader = true;
  if (tags.some(({ is }) => is === '/a')) delete open.link;
  if (tags.some(({ is }) => is === '/table')) delete open.table;
  const lastTableEnd = tags.findLastIndex(({ is }) => is === '/table');
  const openTables: Outline['tables'] = [];
  for (const [index, { is, attributes, end, index: offset }] of tags.entries()) {
    // Those around a table that is known to have a header are known to have one too.
    if (is === 'th')
      for (let up = openTables.length - 1; up >= 0 && !openTables[up]!.hasHeader; up--)
        openTables[up]!.hasHeader = true;
    if (is === '/table') openTables.pop();
    if (is.startsWith('/') || is === 'th' || attributes === undefined) continue;
    const closing = tags[ends[index]!];
    const inner = closing ? value.slice(end, closing.index) : '';
    if (is === 'img')
      found.pictures.push({
        ...at(offset),
        target: attributeOf(attributes, 'src'),
        alt: attributeOf(attributes, 'alt'),
      });
    else if (is === 'a') {
      const target = attributeOf(attributes, 'href');
      if (!target) continue;
      const link = { ...at(offset), target, text: htmlText(inner) };
      found.links.push(link);
      if (!closing) open.link = link;
    } else if (is === 'table') {
      const table = { ...at(offset), hasHeader: false };
      found.tables.push(table);
      openTables.push(table);
      if (index > lastTableEnd) open.table = table;
    } else found.headings.push({ ...at(offset), depth: Number(is[1]), text: htmlText(inner) });
  }
}

/** For each tag the index of the tag that ends what it begins: its closing tag, or the next of the same; -1 for none. */
function endsOf(tags: string[]): number[] {
  const next = new Map<string, number>();
  const ends: number[] = [];
  for (let index = tags.length - 1; index >= 0; index--) {
    const name = tags[index]!.replace('/', '');
    ends[index] = next.get(name) ?? -1;
    next.set(name, index);
  }
  return ends;
}

/** The words of a piece of HTML, those of its pictures included. */
function htmlText(html: string): string {
  return decodeHTML(
    html.replace(/<img\b[^<>]*>/gi, (picture) => attributeOf(picture, 'alt')).replace(/<[^<>]*>/g, ''),
  );
}

function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return decodeHTMLAttribute(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}
