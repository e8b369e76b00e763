import type { Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast, markdownToHtml } from 'satteri';
import { ALLOWED } from './allowed.ts';
import { leadAnchors } from './anchors.ts';
import { dress, type Context, type Surroundings } from './dress.ts';
import { linkVideos } from './frames.ts';
import { excessOf } from './limits.ts';
import { cutDepth, element } from './tree.ts';

/**
 * Renders the Markdown body of an entry. What reaches the page is an allow-list: no script, style, event handler,
 * form, frame or foreign picture survives, whatever raw HTML the body holds. Of what is nested too deep only the words
 * are left.
 */
export function renderMarkdown(body: string, surroundings: Surroundings): string {
  if (excessOf(body)) return toHtml(plainText(body));
  const { html } = markdownToHtml(body, {
    features: { frontmatter: false, gfm: { footnotes: { label: 'Chú thích' } } },
  });
  const parsed = htmlToHast(html, { fragment: true }) as Root;
  cutDepth(parsed);
  linkVideos(parsed);
  const tree = sanitize(parsed, ALLOWED) as Root;
  const context: Context = { ...surroundings, outline: { level: 1, slugs: new Map() }, inLink: false };
  tree.children = tree.children.flatMap((node) => dress(node, context) as RootContent[]);
  leadAnchors(tree);
  return toHtml(tree);
}

/** The paragraphs of a body as they were typed. */
function plainText(body: string): Root {
  const paragraphs = body.trim().split(/\n{2,}/);
  return {
    type: 'root',
    children: paragraphs.map((words) => element('p', {}, [{ type: 'text', value: words }])),
  };
}
