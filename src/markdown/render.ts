import type { Nodes, Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast, markdownToHast, markdownToHtml, type Features } from 'satteri';
import { ALLOWED } from './allowed.ts';
import { leadAnchors } from './anchors.ts';
import { transform, type TransformContext, type Resolvers } from './transform.ts';
import { linkVideos } from './frames.ts';
import { withoutHiddenSigns } from '../text/hidden-signs.ts';
import { excessOf } from './limits.ts';
import { toPlainText } from './plain-text.ts';
import { cutDepth, element } from './tree.ts';

/** A body in the forms it is given out in. */
export interface Rendered {
  html: string;
  /** Writes it as plain text, which few ask for. */
  text(): string;
}

/**
 * Renders the Markdown body of an entry. What reaches the page is an allow-list: no script, style, event handler,
 * form, frame or foreign picture survives, whatever raw HTML the body holds. Of what is nested too deep only the words
 * are left.
 */
export function renderMarkdown(body: string, surroundings: Resolvers): Rendered {
  const tree = excessOf(body) ? asTyped(body) : asShown(body, surroundings);
  if (MAY_HIDE.test(body)) showPlainly(tree);
  return { html: toHtml(tree), text: () => toPlainText(tree) };
}

function asShown(body: string, surroundings: Resolvers): Root {
  const tree = sanitize(parse(body), ALLOWED) as Root;
  const context: TransformContext = {
    ...surroundings,
    outline: { level: 1, slugs: new Map() },
    inLink: false,
  };
  tree.children = tree.children.flatMap((node) => transform(node, context) as RootContent[]);
  leadAnchors(tree);
  return tree;
}

/** Controls; and signs without a shape, which are taken out where a file is read, may be written by their number. */
const MAY_HIDE = /[\p{Cc}--[\n\t\r]]|&(?:#|[lr][lr]m)/iv;
const CONTROLS = /[\p{Cc}--[\n\t]]/gv;

/** Takes out of a tree, in place, what makes a text look other than it is, and what a terminal would act on. */
function showPlainly(tree: Root): void {
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') node.value = withoutHiddenSigns(node.value.replace(CONTROLS, ''));
    if (node.type === 'element')
      for (const [name, value] of Object.entries(node.properties))
        if (typeof value === 'string') node.properties[name] = withoutHiddenSigns(value);
    if ('children' in node) for (const child of node.children) open.push(child);
  }
}

const FEATURES: Features = { frontmatter: false, gfm: { footnotes: { label: 'Chú thích' } } };

/** Reads a body as a browser would read the HTML that it stands for. */
function parse(body: string): Root {
  if (!MAY_READ_OTHERWISE.test(body)) {
    const tree = markdownToHast(body, { features: FEATURES, position: false }) as Root;
    if (tree.children.length > 0) tree.children.push({ type: 'text', value: '\n' });
    cutDepth(tree);
    return tree;
  }
  const { html } = markdownToHtml(body, { features: FEATURES });
  const tree = htmlToHast(html, { fragment: true }) as Root;
  cutDepth(tree);
  linkVideos(tree);
  return tree;
}

/**
 * Tags, and the characters, plain or by number, that a browser reads as others. Without any of them the tree of the
 * Markdown is what a browser would make of its HTML, and need not be written out and read again.
 */
const MAY_READ_OTHERWISE = /[<\r\0]|&#/;

/** The paragraphs of a body as they were typed. */
function asTyped(body: string): Root {
  const paragraphs = body.trim().split(/\n{2,}/);
  return {
    type: 'root',
    children: paragraphs.map((words) => element('p', {}, [{ type: 'text', value: words }])),
  };
}
