import { childOf, isXml, within, withChildren, xmlText, type Xml } from './ooxml.ts';
import { isTrue } from './word-styles.ts';

/** Joins a first letter that stands large in a frame of its own with the paragraph it begins. */
export function joinDropCaps(nodes: Xml['children']): Xml['children'] {
  const joined: Xml['children'] = [];
  let letter: Xml | undefined;
  for (const node of nodes) {
    if (letter && isXml(node, 'w:p')) {
      const begin = letter.children.filter((child) => !isXml(child, 'w:pPr'));
      const at = node.children.findIndex((child) => isXml(child, 'w:pPr')) + 1;
      joined.push(withChildren(node, [...node.children.slice(0, at), ...begin, ...node.children.slice(at)]));
      letter = undefined;
    } else if (isXml(node, 'w:p') && isDropCap(node)) letter = node;
    else joined.push(node);
  }
  return letter ? [...joined, letter] : joined;
}

function isDropCap(paragraph: Xml): boolean {
  const kind = childOf(paragraph, 'w:pPr', 'w:framePr')?.attributes['w:dropCap'];
  return (
    kind !== undefined &&
    isTrue(kind) &&
    xmlText(paragraph).trim().length <= 3 &&
    within(paragraph, 'w:drawing').length === 0
  );
}
