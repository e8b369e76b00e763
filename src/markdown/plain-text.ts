import type { Element, ElementContent, Root, RootContent } from 'hast';
import { writePlainTable } from './plain-table.ts';

/**
 * Writes a rendered body as plain text to be kept: paragraphs, lists and tables as people type them, pictures by
 * their description.
 * @param body a tree that is not deeper than `cutDepth` leaves it
 */
export function toPlainText(body: Root): string {
  return blocksIn(body.children).join('\n\n');
}

/** What stands on lines of its own, and so does whatever holds one of them. */
const BLOCKS = new Set([
  ...'blockquote details div figcaption figure h1 h2 h3 h4 h5 h6 hr p pre section summary'.split(' '),
  ...'dd dl dt li ol ul'.split(' '),
  ...'caption table tbody td tfoot th thead tr'.split(' '),
]);

function isBlock(node: RootContent): node is Element {
  return node.type === 'element' && (BLOCKS.has(node.tagName) || node.children.some(isBlock));
}

/** The blocks of a text, one after the other; words that stand loose between them make a paragraph. */
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
  switch (node.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [writeHeading(node)];
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
  return words && `${'#'.repeat(Number(heading.tagName[1]))} ${words}`;
}

/** The words of a node as they run on in their paragraph, with a line end wherever the writer put one. */
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
      return wrap(wordsIn(node), '**');
    case 'em':
    case 'i':
    case 'mark':
    case 'u':
      return wrap(wordsIn(node), '*');
    case 'code':
    case 'kbd':
      return wrap(wordsIn(node), '`');
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

/** The words of an element where there is room for one line only. */
function lineOf(node: Element): string {
  return tidy(wordsIn(node).replaceAll('\n', ' '));
}

function tidy(words: string): string {
  return words
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Puts signs around words; spaces at their ends stay outside, where they do not keep the signs from being read. */
function wrap(words: string, sign: string): string {
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

/** Within one text there is nothing to follow: the number of a footnote says where to look, and the eye finds back. */
function writeReference(words: string): string {
  if (words.startsWith('↩')) return '';
  return /^\d+$/.test(words) ? `[${words}]` : words;
}

function altIn({ children }: Element): string {
  const picture = children.find((child) => child.type === 'element' && child.tagName === 'img');
  return picture?.type === 'element' ? tidy(String(picture.properties.alt ?? '').replace(/\s/g, ' ')) : '';
}

/** Items far apart in the writer's text, which are paragraphs, are kept apart. */
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

/** What stands in a list but in none of its items, such as a list within the list, belongs to the item before it. */
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

/** Terms are items, what is said of each stands below it. */
function writeTerms(list: Element): string {
  return list.children
    .flatMap((child) => {
      const isTerm = child.type === 'element' && child.tagName === 'dt';
      return blocksIn([child]).map((block) => indent(block, isTerm ? '- ' : '  ', '  '));
    })
    .join('\n');
}

/** Puts signs or spaces before the lines of a text; nothing before nothing. */
function indent(text: string, first: string, others: string): string {
  if (!text) return '';
  const lines = text.split('\n');
  return lines
    .map((line, index) => (index === 0 ? first : line ? others : others.trimEnd()) + line)
    .join('\n');
}

/** Fences are longer than any row of the same sign in what they hold. */
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
