import type { Element, ElementContent, Nodes, Root } from 'hast';

/** Makes an element of a page. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

/** Gives the text inside a node. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Elements below this depth keep only their text: walks and browsers go no deeper than anybody writes. */
const DEEPEST = 100;

/** Makes a tree, in place, one that can be walked step into step, however deep it was. */
export function cutDepth(root: Root): void {
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (!('children' in node)) continue;
    if (depth === DEEPEST) node.children = [{ type: 'text', value: textBelow(node) }];
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
