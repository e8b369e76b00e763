import { markdownToMdast } from 'satteri';
import { excessOf } from '../markdown/limits.ts';
import type { Place } from './yaml.ts';

/** A picture or file that the body of an entry names. */
export interface BodyReference extends Place {
  is: 'picture' | 'link';
  target: string;
}

/** Lists what a Markdown body refers to, pictures and links, with the place of each in the file. */
export function referencesOf(body: string, firstLine: number): BodyReference[] {
  if (!/[[<]/.test(body) || excessOf(body)) return [];
  const found: BodyReference[] = [];
  const definitions = new Map<string, string>();
  const add = (is: BodyReference['is'], target: string | null | undefined, node: MarkdownNode) => {
    if (!target) return;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    found.push({ is, target, line: firstLine - 1 + line, column });
  };

  const tree = markdownToMdast(body, { features: { frontmatter: false } }) as MarkdownNode;
  walk(tree, (node) => {
    if (node.type === 'definition' && node.identifier) definitions.set(node.identifier, node.url ?? '');
  });
  walk(tree, (node) => {
    if (node.type === 'image') add('picture', node.url, node);
    else if (node.type === 'link') add('link', node.url, node);
    else if (node.type === 'imageReference') add('picture', definitions.get(node.identifier ?? ''), node);
    else if (node.type === 'linkReference') add('link', definitions.get(node.identifier ?? ''), node);
    else if (node.type === 'html')
      for (const [, name, , quoted, bare] of (node.value ?? '').matchAll(HTML_REFERENCE))
        add(name?.toLowerCase() === 'img' ? 'picture' : 'link', quoted ?? bare, node);
  });
  return found;
}

const HTML_REFERENCE = /<(img|a)\b[^<>]*?\b(?:src|href)\s*=\s*(?:(["'])(.*?)\2|([^\s"'>]+))/gis;

interface MarkdownNode {
  type: string;
  url?: string;
  value?: string;
  identifier?: string;
  children?: MarkdownNode[];
  position?: { start: Place };
}

/** Visits a node and all below it, in the order they are written; no nesting is too deep for it. */
function walk(root: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    visit(node);
    for (const child of node.children?.toReversed() ?? []) open.push(child);
  }
}
