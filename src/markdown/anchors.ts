import type { ElementContent, Root, RootContent } from 'hast';
import { CLOBBER_PREFIX } from './allowed.ts';
import { textOf } from './tree.ts';

/** Points each link within a body, in place, to the id that its target has on the page, where ids have a prefix. */
export function resolveAnchors(node: Root | ElementContent, ids = idsIn(node)): void {
  if (!('children' in node)) return;
  for (const child of node.children) resolveAnchors(child as ElementContent, ids);
  if (
    node.type !== 'element' ||
    typeof node.properties.href !== 'string' ||
    !node.properties.href.startsWith('#')
  )
    return;
  const target = node.properties.href.slice(1);
  const found = [target, `muc-${target}`, `${CLOBBER_PREFIX}${target}`].find((id) => ids.has(id));
  if (found) node.properties.href = `#${found}`;
  if (textOf(node) === '↩') node.properties.ariaLabel = 'Về chỗ đặt chú thích';
}

function idsIn(node: Root | RootContent, ids = new Set<string>()): Set<string> {
  if (node.type === 'element' && typeof node.properties.id === 'string') ids.add(node.properties.id);
  if ('children' in node) for (const child of node.children) idsIn(child as RootContent, ids);
  return ids;
}
