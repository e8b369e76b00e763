import { readAsMeant } from '../markdown/as-meant.ts';
import { excessOf, MIN_COSTLY_LENGTH } from '../markdown/limits.ts';
import { takeHtmlApart, type OpenTags } from './html-outline.ts';
import type { Outline } from './outline.ts';
import { loadSatteri } from './parsers.ts';
import { positionsIn, type Position } from './positions.ts';
import type { Entry } from './read.ts';
import { outlineOfSimple } from './simple-outline.ts';

/** A picture or a link in a body. */
interface BodyReference extends Position {
  is: 'picture' | 'link';
  target: string;
}

/**
 * Lists the pictures and links of a Markdown body with their positions in the file. Exported for tests, which have no
 * entry.
 */
export function referencesOf(body: string, firstLine: number): BodyReference[] {
  return mayRefer(body) ? referencesIn(outlineOf(body, firstLine)) : [];
}

/** Lists the pictures and links in the body of an entry, as `referencesOf` does. */
export function referencesOfEntry(entry: Entry): BodyReference[] {
  return mayRefer(entry.body) ? referencesIn(outlineOfEntry(entry)) : [];
}

/** Says whether a body contains one of the characters that pictures and links need; bare addresses do not count. */
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

/** Lists the pictures of a Markdown body by the addresses they are written with. */
export function picturesIn(body: string): string[] {
  if (!/!\[|<img/i.test(body)) return [];
  return outlineOf(body, 1).pictures.map(({ target }) => target);
}

/** Outlines the body of an entry, once for all callers. */
export function outlineOfEntry(entry: Entry): Outline {
  const outline = outlines.get(entry) ?? outlineOf(entry.body, entry.bodyLine);
  outlines.set(entry, outline);
  return outline;
}

const outlines = new WeakMap<Entry, Outline>();

/**
 * Lists the parts of a Markdown body that rules look at. Exported for tests, which have no entry.
 * @param firstLine the line of the file on which the body starts, from 1
 */
export function outlineOf(body: string, firstLine: number): Outline {
  const simple = outlineOfSimple(body, firstLine);
  return simple
    ? { ...simple, boldLines: [], tables: [], html: [], rawSigns: [], excess: null }
    : parsedOutlineOf(body, firstLine);
}

/** Does what `outlineOf` does, with a parser in any case. Exported for its test. */
export function parsedOutlineOf(body: string, firstLine: number): Outline {
  const meant = readAsMeant(body);
  const text = withoutPlainParagraphs(meant.text);
  const start = { line: firstLine, column: 1 };
  const excess = body.length < MIN_COSTLY_LENGTH ? findExcess(text, start) : findExcess(body, start);
  const outline: Outline = {
    ...{ pictures: [], links: [], headings: [], boldLines: [], tables: [], html: [], rawSigns: [] },
    excess,
  };
  if (excess || !MAY_HAVE_PARTS.test(text)) return outline;

  const tree = loadSatteri().markdownToMdast(text, { features: { frontmatter: false } }) as MarkdownNode;
  const inFile = ({ line, column }: Position): Position => {
    const typed = meant.typedAt({ line, column });
    return { line: firstLine - 1 + typed.line, column: typed.column };
  };
  const positionOf = ({ position }: MarkdownNode) => inFile(position?.start ?? FIRST);
  const endLineOf = ({ position }: MarkdownNode) => inFile(position?.end ?? FIRST).line;
  let definitions: Map<string, string> | undefined;
  const targetOf = (node: MarkdownNode) =>
    node.url ?? (definitions ??= definitionsOf(tree)).get(node.identifier ?? '') ?? '';
  const open: OpenTags = {};
  for (const node of nodesOf(tree)) addNode(node, outline, { positionOf, endLineOf, targetOf, open });
  addBoldLines(tree, outline, positionOf);
  return outline;
}

const FIRST: Position = { line: 1, column: 1 };

interface NodeContext {
  positionOf(node: MarkdownNode): Position;
  endLineOf(node: MarkdownNode): number;
  /** Gives the address of a picture or a link, also where a reference definition holds it. */
  targetOf(node: MarkdownNode): string;
  open: OpenTags;
}

function addNode(
  node: MarkdownNode,
  outline: Outline,
  { positionOf, endLineOf, targetOf, open }: NodeContext,
): void {
  if (open.link && node.type !== 'html') open.link.text += node.value ?? node.alt ?? '';
  switch (node.type) {
    case 'image':
    case 'imageReference':
      outline.pictures.push({ ...positionOf(node), target: targetOf(node), alt: node.alt ?? '' });
      break;
    case 'link':
    case 'linkReference':
      outline.links.push({ ...positionOf(node), target: targetOf(node), text: wordsIn(node) });
      break;
    case 'heading':
      outline.headings.push({ ...positionOf(node), depth: node.depth ?? 1, text: wordsIn(node) });
      break;
    case 'table': {
      const cells = node.children?.[0]?.children ?? [];
      const hasHeader = cells.some((cell) => wordsIn(cell).trim() !== '');
      const typed = { columns: cells.length, lastLine: endLineOf(node) };
      outline.tables.push({ ...positionOf(node), hasHeader, typed });
      break;
    }
    case 'text':
      if (/\*\*|__/.test(node.value ?? '')) outline.rawSigns.push(positionOf(node));
      break;
    case 'html':
      takeHtmlApart(node.value ?? '', positionOf(node), outline, open);
  }
}

function addBoldLines(tree: MarkdownNode, outline: Outline, positionOf: NodeContext['positionOf']): void {
  // A bold last line is the name of the author, not a heading.
  for (const node of tree.children?.slice(0, -1) ?? []) {
    const text = boldTextOf(node);
    if (text !== null) outline.boldLines.push({ ...positionOf(node), text: text.trim() });
  }
}

function findExcess(body: string, start: Position): Outline['excess'] {
  const excess = excessOf(body);
  return excess && { ...excess, ...positionsIn(body, start)(excess.at) };
}

/** The characters of which every picture, link, heading, table, bold line and piece of HTML needs at least one. */
const MAY_HAVE_PARTS = /[[<#|]|\*\*|__|:\/\/|www\.|^(?:=+|-+)\s*$/m;

/**
 * Replaces each run of paragraphs of plain words by a single letter, because such paragraphs are most of a body and
 * need no parser. Everything else keeps its line and its meaning. Only two kinds of block can continue across an empty
 * line into a plain paragraph: code, in which rules look at nothing, and HTML, for which the body is left unchanged.
 */
function withoutPlainParagraphs(body: string): string {
  if (body.includes('<')) return body;
  return body.replace(PLAIN_PARAGRAPHS, (all, gap: string, run: string) =>
    run.includes('://') ? all : `${gap}x${'\n'.repeat(run.split('\n').length - 1)}`,
  );
}

/**
 * A line that begins with a letter and contains no character with a meaning in Markdown, and no “w”, with which bare
 * addresses begin.
 */
const PLAIN_LINE = String.raw`[A-VX-Za-vx-zÀ-ỹ][^\n\0-\x1fWw<>[\]{}#*_~|\\&@$^=${'`'}]*\n`;
const PLAIN_PARAGRAPHS = new RegExp(String.raw`(^\n?|\n\n)(${PLAIN_LINE}(?:\n*${PLAIN_LINE})*)(?=\n|$)`, 'g');

interface MarkdownNode {
  type: string;
  url?: string;
  alt?: string | null;
  value?: string;
  depth?: number;
  identifier?: string;
  children?: MarkdownNode[];
  position?: { start: Position; end: Position };
}

/** Walks over the nodes of a tree in the order of the text, without recursion because a tree may be very deep. */
function* nodesOf(tree: MarkdownNode): Generator<MarkdownNode> {
  const ahead = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    yield node;
    for (let index = (node.children?.length ?? 0) - 1; index >= 0; index--)
      ahead.push(node.children![index]!);
  }
}

/** Lists the addresses of the reference definitions by their names. */
function definitionsOf(tree: MarkdownNode): Map<string, string> {
  const found = new Map<string, string>();
  for (const { type, identifier, url } of nodesOf(tree))
    if (type === 'definition' && identifier) found.set(identifier, url ?? '');
  return found;
}

/** Gives the text of a node, including the descriptions of its pictures. */
function wordsIn(node: MarkdownNode): string {
  let text = '';
  for (const { type, value, alt } of nodesOf(node)) if (type !== 'html') text += value ?? alt ?? '';
  return text;
}

/** Gives the text of a paragraph whose whole text is bold, in Markdown or in HTML; null for any other node. */
function boldTextOf(node: MarkdownNode): string | null {
  if (node.type === 'html') return BOLD_HTML.exec(node.value ?? '')?.[2] ?? null;
  const [first, ...others] = node.children ?? [];
  if (node.type !== 'paragraph' || !first) return null;
  if (first.type === 'strong') return others.length === 0 ? wordsIn(first) : null;
  if (first.type !== 'html' || !/^<(?:b|strong)>$/i.test(first.value ?? '')) return null;
  const inner = others.slice(0, -1);
  const isOne = /^<\/(?:b|strong)>$/i.test(others.at(-1)?.value ?? '');
  return isOne && inner.every(({ type }) => type !== 'html') ? inner.map(wordsIn).join('') : null;
}

const BOLD_HTML = /^\s*<p\b[^<>]*>\s*<(b|strong)>([^<>]*)<\/\1>\s*<\/p>\s*$/i;
