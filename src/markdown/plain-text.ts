import type { Element, ElementContent, Root, RootContent } from 'hast';
import { writePlainTable } from './plain-table.ts';
import { headingLevelOf, isHeading } from './tree.ts';

/**
 * Writes a rendered body as plain text, for archives: paragraphs, lists and tables as people type them, and pictures by
 * their description.
 * @param body a tree whose depth `cutDepth` has limited
 */
export function toPlainText(body: Root): string {
  return blocksIn(body.children).join('\n\n');
}

/** Elements with lines of their own. An element that contains one has lines of its own too. */
const BLOCKS = new Set([
  ...'blockquote details div figcaption figure h1 h2 h3 h4 h5 h6 hr p pre section summary'.split(' '),
  ...'dd dl dt li ol ul'.split(' '),
  ...'caption table tbody td tfoot th thead tr'.split(' '),
]);

function isBlock(node: RootContent): node is Element {
  return node.type === 'element' && (BLOCKS.has(node.tagName) || node.children.some(isBlock));
}

/** Lists the blocks of a text; loose words between two blocks make a paragraph. */
function blocksIn(nodes: readonly RootContent[]): string[] {
  const blocks: string[] = [];
  let loose = '';
  const endParagraph = () => {
    const words = tidy(loose);
    if (words) blocks.push(words);
    loose = '';
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      loose += wordsOf(node);
      continue;
    }
    endParagraph();
    for (const block of blocksOf(node)) if (block) blocks.push(block);
  }
  endParagraph();
  return blocks;
}

function blocksOf(node: Element): string[] {
  if (isHeading(node)) return [writeHeading(node)];
  switch (node.tagName) {
    case 'a':
      return [writeLink(node)];
    case 'hr':
      return ['***'];
    case 'pre':
      return [fence(verbatim(node))];
    case 'blockquote':
      return [indent(blocksIn(node.children).join('\n\n'), '> ', '> ')];
    case 'ul':
    case 'ol':
      return [writeList(node)];
    case 'dl':
      return [writeTerms(node)];
    case 'table':
      return writePlainTable(node, lineOf);
    default:
      return blocksIn(node.children);
  }
}

function writeHeading(heading: Element): string {
  const words = lineOf(heading);
  return words && `${'#'.repeat(headingLevelOf(heading))} ${words}`;
}

/** Gives the text of a node within its paragraph, with a line break wherever the writer put one. */
function wordsOf(node: RootContent): string {
  if (node.type === 'text') return node.value.replace(/[\t\n\f\r]+/g, ' ');
  if (node.type !== 'element') return '';
  switch (node.tagName) {
    case 'br':
      return '\n';
    case 'a':
      return writeLink(node);
    case 'picture':
      return `[Ảnh: ${altIn(node)}]`;
    case 'b':
    case 'strong':
      return surround(wordsIn(node), '**');
    case 'em':
    case 'i':
    case 'mark':
    case 'u':
      return surround(wordsIn(node), '*');
    case 'code':
    case 'kbd':
      return surround(wordsIn(node), '`');
    case 'q':
      return `“${wordsIn(node)}”`;
    default:
      return BLOCKS.has(node.tagName) ? ` ${wordsIn(node)} ` : wordsIn(node);
  }
}

function wordsIn({ children }: Element): string {
  let words = '';
  for (const child of children) words += wordsOf(child);
  return words;
}

/** Gives the text of an element in one line. */
function lineOf(node: Element): string {
  return tidy(wordsIn(node).replaceAll('\n', ' '));
}

function tidy(words: string): string {
  return words
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/**
 * Puts marks of Markdown around words. Spaces at their ends stay outside, because inside they would keep Markdown from
 * reading the marks.
 */
function surround(words: string, sign: string): string {
  const [within, start] = [words.trim(), words.length - words.trimStart().length];
  if (!within) return words;
  return words.slice(0, start) + sign + within + sign + words.slice(start + within.length);
}

function writeLink(link: Element): string {
  const words = lineOf(link);
  const { href, className } = link.properties;
  if (typeof href !== 'string' || String(className) === 'enlarge') return words;
  if (href.startsWith('#')) return writeReference(words);
  if (!words || words === href || `mailto:${words}` === href) return `<${words || href}>`;
  return `[${words}](${href})`;
}

/**
 * Writes a link within the body as its words, because a plain text has no links to follow; a footnote keeps its number.
 */
function writeReference(words: string): string {
  if (words.startsWith('↩')) return '';
  return /^\d+$/.test(words) ? `[${words}]` : words;
}

function altIn({ children }: Element): string {
  const picture = children.find((child) => child.type === 'element' && child.tagName === 'img');
  return picture?.type === 'element' ? tidy(String(picture.properties.alt ?? '').replace(/\s/g, ' ')) : '';
}

/** Writes a list. Items that are paragraphs keep an empty line between them. */
function writeList(list: Element): string {
  const items = itemsOf(list);
  const { start, reversed } = list.properties;
  const isNumbered = list.tagName === 'ol';
  const step = reversed ? -1 : 1;
  const first = Number.parseInt(String(start ?? (reversed ? items.length : 1)), 10);
  const isLoose = items.length > 1 && items.some(({ isParagraph }) => isParagraph);
  return items
    .map(({ blocks, isParagraph }, index) => {
      const sign = isNumbered ? `${(Number.isNaN(first) ? 1 : first) + index * step}. ` : '- ';
      return indent(blocks.join(isParagraph ? '\n\n' : '\n'), sign, ' '.repeat(sign.length));
    })
    .filter(Boolean)
    .join(isLoose ? '\n\n' : '\n');
}

interface Item {
  blocks: string[];
  isParagraph: boolean;
}

/** Lists the items of a list. Content outside the items, such as a nested list, belongs to the item before it. */
function itemsOf(list: Element): Item[] {
  const items: Item[] = [];
  for (const child of list.children) {
    const isItem = child.type === 'element' && child.tagName === 'li';
    const blocks = blocksIn(isItem ? child.children : [child]);
    const last = items.at(-1);
    if (!isItem && last) for (const block of blocks) last.blocks.push(block);
    else if (isItem || blocks.length > 0)
      items.push({ blocks, isParagraph: isItem && child.children.some(isParagraph) });
  }
  return items;
}

function isParagraph(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'p';
}

/** Writes a list of terms: each term as an item, with its descriptions below it. */
function writeTerms(list: Element): string {
  return list.children
    .flatMap((child) => {
      const isTerm = child.type === 'element' && child.tagName === 'dt';
      return blocksIn([child]).map((block) => indent(block, isTerm ? '- ' : '  ', '  '));
    })
    .join('\n');
}

/** Puts characters or spaces before the lines of a text; an empty text stays empty. */
function indent(text: string, first: string, others: string): string {
  if (!text) return '';
  const lines = text.split('\n');
  return lines
    .map((line, index) => (index === 0 ? first : line ? others : others.trimEnd()) + line)
    .join('\n');
}

/** Fences code by more backticks than it contains in a row. */
function fence(code: string): string {
  let sign = '```';
  for (const [row] of code.matchAll(/`+/g)) if (row.length >= sign.length) sign = `${row}\``;
  return `${sign}\n${code}\n${sign}`;
}

function verbatim({ children }: Element): string {
  let text = '';
  const open: ElementContent[] = children.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') text += node.value;
    else if (node.type === 'element' && node.tagName === 'br') text += '\n';
    else if (node.type === 'element') for (const child of node.children.toReversed()) open.push(child);
  }
  return text.replace(/\n$/, '');
}
