import type { Element as WrittenElement, Root } from 'hast';
import type { BuiltPage } from './portals.ts';

/**
 * Runs in the page: gives each element of the body a kind. Elements are of one kind when a style sheet cannot tell them
 * apart but by their place among their siblings: the same names, classes and attributes all the way up.
 */
export function kindsOfElements(): string[] {
  const TELLING = new Set(['aria-current', 'data-contrast', 'data-text', 'data-theme', 'role', 'type']);
  const kinds: string[] = [];
  const walk = (element: Element, above: string) => {
    const attributes = [...element.attributes]
      .filter(({ name }) => name !== 'class')
      .map(({ name, value }) => (TELLING.has(name) ? `${name}=${value}` : name));
    const own = [element.localName, ...[...element.classList].sort(), ...attributes.sort()].join(' ');
    const kind = `${above} > ${own}`;
    kinds.push(kind);
    for (const child of element.children) walk(child, kind);
  };
  walk(document.body, '');
  return kinds;
}

/**
 * Chooses a few of some pages that together show every kind of element that any of them shows: again and again the page
 * with the most kinds that no chosen one has.
 * @param shown the kinds that other pages have shown; those of the pages join them
 */
export function pagesWithNewKinds(pages: BuiltPage[], shown: Set<string>): string[] {
  const chosen: string[] = [];
  let left = pages.map(({ path, tree }) => ({ path, kinds: new Set(writtenKinds(tree, '')) }));
  for (;;) {
    left = left.map(({ path, kinds }) => ({ path, kinds: kinds.difference(shown) }));
    const [best] = left.toSorted((a, b) => b.kinds.size - a.kinds.size);
    if (!best || best.kinds.size === 0) return chosen;
    chosen.push(best.path);
    for (const kind of best.kinds) shown.add(kind);
  }
}

/** Tells elements apart by their names and classes, which say nearly as much as what they are told apart by in a page. */
function* writtenKinds(node: Root | WrittenElement, above: string): Generator<string> {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const { tagName, properties } = child;
    const names = Object.keys(properties).sort().join(' ');
    const kind = `${above} > ${tagName} ${String(properties['className'])} ${names}`;
    yield kind;
    yield* writtenKinds(child, kind);
  }
}
