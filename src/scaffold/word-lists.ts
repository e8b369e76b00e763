import type { Element, ElementContent, Root, RootContent } from 'hast';
import { element, isElement, textOf } from '../markdown/tree.ts';
import { NUMBER_MARK } from './word-labels.ts';

/**
 * Gives each numbered list the numbers of its marks: begins a new list where they do not follow one another, and makes the
 * items with a label of another kind paragraphs.
 */
export function numberLists(tree: Root): Root {
  return { ...tree, children: tree.children.flatMap(numberIn) };
}

function numberIn(node: RootContent): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const children = node.children.flatMap(numberIn);
  const own: Element = { ...node, children };
  return isElement(own, 'ol') ? splitList(own) : [own];
}

function splitList(list: Element): ElementContent[] {
  const items = list.children.filter((child) => child.type === 'element');
  if (!items.some((item) => markOf(item))) return [list];
  const blocks: ElementContent[] = [];
  let next: number | undefined;
  for (const item of items) {
    const mark = markOf(item);
    const children = item.children.filter((child) => child !== mark);
    const name = mark ? String(mark.properties.id).slice(NUMBER_MARK.length) : String(next ?? 1);
    if (name === '') {
      for (const block of asParagraphs(children)) blocks.push(block);
      next = undefined;
    } else {
      const number = Number(name);
      if (number !== next) blocks.push(element('ol', number === 1 ? {} : { start: number }));
      (blocks.at(-1) as Element).children.push({ ...item, children });
      next = number + 1;
    }
  }
  return blocks;
}

function markOf(item: Element): Element | undefined {
  const first = item.children.find((child) => child.type === 'element' || textOf(child).trim() !== '');
  return isElement(first, 'a') && String(first.properties.id ?? '').startsWith(NUMBER_MARK)
    ? first
    : undefined;
}

/** Puts the text of an item into a paragraph, before the blocks in the item. */
function asParagraphs(children: ElementContent[]): ElementContent[] {
  const isBlock = (child: ElementContent) => child.type === 'element' && BLOCKS.has(child.tagName);
  const at = children.findIndex(isBlock);
  const end = at < 0 ? children.length : at;
  return [element('p', {}, children.slice(0, end)), ...children.slice(end)];
}

const BLOCKS = new Set(['p', 'ol', 'ul', 'table', 'blockquote']);
