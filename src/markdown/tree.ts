import type { Element, ElementContent, Nodes, Root } from 'hast';

/** Makes an element. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

/** Says whether a node is an element of a name. */
export function isElement(node: Nodes | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName;
}

/** A heading of any level. */
export type Heading = Element & { tagName: `h${1 | 2 | 3 | 4 | 5 | 6}` };

/** Says whether a node is a heading of any level. */
export function isHeading(node: Nodes): node is Heading {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

/** Gives the level of a heading, 1 to 6. */
export function headingLevelOf(heading: Element): number {
  return Number(heading.tagName[1]);
}

/** Gives the text inside a node. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Levels of elements. Deeper elements keep only their text, because nobody writes them and recursive functions would overflow. */
const MAX_DEPTH = 100;

/** Limits the depth of a tree, in place, so that recursive functions can walk it. */
export function cutDepth(root: Root): void {
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (!('children' in node)) continue;
    if (depth === MAX_DEPTH) node.children = [{ type: 'text', value: textBelow(node) }];
    else for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
}

function textBelow(node: Nodes): string {
  const words: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text') words.push(next.value);
    if ('children' in next) for (const child of next.children.toReversed()) open.push(child);
  }
  return words.join('');
}
