import { toMarkdown } from 'mdast-util-to-markdown';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMdast } from 'hast-util-to-mdast';
import type { Root } from 'hast';
import { htmlToHast } from 'satteri';

/**
 * Writes a rendered body as plain text to be kept: paragraphs, lists and tables as people type them, pictures by
 * their description.
 */
export function toPlainText(html: string): string {
  const tree = toMdast(htmlToHast(html, { fragment: true }) as Root, {
    handlers: {
      // What was struck out has no sign in plain text that everybody reads.
      del: (state, element) => state.all(element),
      s: (state, element) => state.all(element),
      picture: (_state, element) => ({ type: 'text', value: `[Ảnh: ${altOf(element)}]` }),
    },
  });
  return toMarkdown(tree, {
    bullet: '-',
    extensions: [gfmTableToMarkdown()],
    handlers: { text: ({ value }: { value: string }) => value },
  });
}

function altOf(element: { children: unknown[] }): string {
  for (const child of element.children as { tagName?: string; properties?: { alt?: unknown } }[])
    if (child.tagName === 'img') return String(child.properties?.alt ?? '');
  return '';
}
