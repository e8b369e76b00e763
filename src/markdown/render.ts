import type { Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast, markdownToHtml } from 'satteri';
import { ALLOWED } from './allowed.ts';
import { leadAnchors } from './anchors.ts';
import { dress, type Context, type Surroundings } from './dress.ts';

/**
 * Renders the Markdown body of an entry. What reaches the page is an allow-list: no script, style, event handler,
 * form, frame or foreign picture survives, whatever raw HTML the body holds.
 */
export function renderMarkdown(body: string, surroundings: Surroundings): string {
  const { html } = markdownToHtml(body, {
    features: { frontmatter: false, gfm: { footnotes: { label: 'Chú thích' } } },
  });
  const tree = sanitize(htmlToHast(html, { fragment: true }) as Root, ALLOWED) as Root;
  const context: Context = { ...surroundings, outline: { level: 1, slugs: new Map() }, inLink: false };
  tree.children = tree.children.flatMap((node) => dress(node, context) as RootContent[]);
  leadAnchors(tree);
  return toHtml(tree);
}
