import type { Nodes, Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { htmlToHast, markdownToHast, markdownToHtml, type Features } from 'satteri';
import { ALLOWED } from './allowed.ts';
import { resolveAnchors } from './anchors.ts';
import { readAsMeant } from './as-meant.ts';
import { transform, type TransformContext, type Resolvers } from './transform.ts';
import { linkVideos } from './frames.ts';
import { withoutHiddenSigns } from '../text/hidden-signs.ts';
import { excessOf } from './limits.ts';
import { toPlainText } from './plain-text.ts';
import { readPlainHtml } from './read-html.ts';
import { cutDepth, element } from './tree.ts';
import { writeHtml } from './write-html.ts';

/** A rendered body. */
export interface Rendered {
  html: string;
  /** Writes the body as plain text. A function, because few callers need it. */
  text(): string;
}

/**
 * Renders the Markdown body of an entry. Only elements and attributes of an allow-list reach the page: no script,
 * style, event handler, form, frame or foreign picture, whatever raw HTML the body contains. Elements nested too deep
 * keep only their text. What Vietnamese documents write otherwise than Markdown is read as it was meant
 * (`readAsMeant`).
 */
export function renderMarkdown(body: string, resolvers: Resolvers): Rendered {
  const tree = excessOf(body) ? plainTreeOf(body) : pageTreeOf(body, resolvers);
  if (MAY_HIDE.test(body)) removeHiddenSigns(tree);
  return { html: writeHtml(tree), text: () => toPlainText(tree) };
}

/** Renders a body as the elements of the page. */
function pageTreeOf(body: string, resolvers: Resolvers): Root {
  const tree = sanitize(parse(readAsMeant(body).text), ALLOWED) as Root;
  const context: TransformContext = {
    ...resolvers,
    outline: { level: 1, slugs: new Map() },
    inLink: false,
  };
  tree.children = tree.children.flatMap((node) => transform(node, context) as RootContent[]);
  resolveAnchors(tree);
  return tree;
}

/** Control characters, and escapes, which may stand for hidden characters that the decoder could not remove. */
const MAY_HIDE = /[\p{Cc}--[\n\t\r]]|&(?:#|[lr][lr]m)/iv;
const CONTROLS = /[\p{Cc}--[\n\t]]/gv;

/**
 * Removes from a tree, in place, the hidden characters that falsify a text and the controls on which a terminal would
 * act.
 */
function removeHiddenSigns(tree: Root): void {
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

/** Parses a body to the tree that a browser would make of its HTML. */
function parse(body: string): Root {
  const { html } = markdownToHtml(body, { features: FEATURES });
  if (!NEEDS_HTML_PARSER.test(body)) {
    const tree = readPlainHtml(html) ?? handedOver(body);
    cutDepth(tree);
    return tree;
  }
  const tree = htmlToHast(html, { fragment: true }) as Root;
  cutDepth(tree);
  linkVideos(tree);
  return tree;
}

/** Lets the parser hand over its tree of a body. */
function handedOver(body: string): Root {
  const tree = markdownToHast(body, { features: FEATURES, position: false }) as Root;
  if (tree.children.length > 0) tree.children.push({ type: 'text', value: '\n' });
  return tree;
}

/**
 * Tags, and characters, plain or escaped, that a browser reads as other characters. Without any of them, the Markdown
 * tree equals the tree that a browser would make of the HTML, so the HTML need not be written and parsed again.
 */
const NEEDS_HTML_PARSER = /[<\r\0]|&#/;

/** Shows a body as plain text: its paragraphs exactly as they were typed. */
function plainTreeOf(body: string): Root {
  const paragraphs = body.trim().split(/\n{2,}/);
  return {
    type: 'root',
    children: paragraphs.map((words) => element('p', {}, [{ type: 'text', value: words }])),
  };
}
