import type { Element, ElementContent, Root, RootContent } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast, markdownToHtml } from 'satteri';
import { slugify } from '../text/fold.ts';

/** A picture's sizes, as addresses ready for a page. */
export interface PictureSources {
  sources: { type: string; srcset: string }[];
  src: string;
  width: number;
  height: number;
}

/** What a body may point at, resolved by whoever knows the portal. */
export interface Surroundings {
  /** Null for a picture that is not the portal's own: its description then stands in its place. */
  pictureOf(src: string): PictureSources | null;
  /** Gives the address a link leads to; null when it leads nowhere that may be shown. */
  addressOf(href: string): string | null;
}

/**
 * Renders the Markdown body of an entry. What reaches the page is an allow-list: no script, style, event handler,
 * form, frame or foreign picture survives, whatever raw HTML the body holds.
 */
export function renderMarkdown(body: string, surroundings: Surroundings): string {
  const { html } = markdownToHtml(body, {
    features: { frontmatter: false, gfm: { footnotes: { label: 'Chú thích' } } },
  });
  const tree = sanitize(htmlToHast(html, { fragment: true }) as Root, ALLOWED) as Root;
  tree.children = tree.children.flatMap((node) => dress(node, surroundings, false) as RootContent[]);
  return toHtml(tree);
}

/** How wide a picture is shown, for the browser to choose a size by. */
export const PICTURE_SIZES = '(min-width: 48rem) 44rem, 100vw';

const ALLOWED: Schema = {
  tagNames: [
    ...[
      'a',
      'abbr',
      'b',
      'blockquote',
      'br',
      'caption',
      'cite',
      'code',
      'dd',
      'del',
      'details',
      'dfn',
      'dl',
      'dt',
      'em',
    ],
    ...[
      'figcaption',
      'figure',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'hr',
      'i',
      'img',
      'ins',
      'kbd',
      'li',
      'mark',
      'ol',
    ],
    ...[
      'p',
      'pre',
      'q',
      's',
      'section',
      'small',
      'strong',
      'sub',
      'summary',
      'sup',
      'table',
      'tbody',
      'td',
      'tfoot',
    ],
    ...['th', 'thead', 'time', 'tr', 'u', 'ul'],
  ],
  attributes: {
    '*': ['id', 'lang', 'title'],
    a: ['href'],
    abbr: ['title'],
    details: ['open'],
    img: ['src', 'alt'],
    ol: ['start', 'reversed'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  ancestors: {
    li: ['ul', 'ol'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  clobber: ['id'],
  clobberPrefix: 'noi-dung-',
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'select',
    'textarea',
    'title',
    'video',
    'audio',
  ],
};

/** Turns one clean node into what the page shows in its place. */
function dress(
  node: RootContent | ElementContent,
  surroundings: Surroundings,
  inLink: boolean,
): ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  const children = () =>
    node.children.flatMap((child) => dress(child, surroundings, inLink || node.tagName === 'a'));

  switch (node.tagName) {
    case 'img':
      return dressPicture(node, surroundings, inLink);
    case 'a':
      return dressLink({ ...node, children: children() }, surroundings);
    case 'table':
      return [
        element('div', { className: ['table'], tabIndex: 0, role: 'region', ariaLabel: 'Bảng' }, [
          { ...node, children: children() },
        ]),
      ];
    case 'h1':
      // The title of the page is its only heading of the first level.
      return [heading({ ...node, tagName: 'h2', children: children() })];
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [heading({ ...node, children: children() })];
    default:
      return [{ ...node, children: children() }];
  }
}

function dressPicture(
  { properties }: Element,
  { pictureOf }: Surroundings,
  inLink: boolean,
): ElementContent[] {
  const alt = String(properties.alt ?? '');
  const picture = typeof properties.src === 'string' ? pictureOf(properties.src) : null;
  if (!picture) return alt ? [{ type: 'text', value: alt }] : [];
  const { sources, src, width, height } = picture;
  const shown = element('picture', {}, [
    ...sources.map(({ type, srcset }) => element('source', { type, srcSet: srcset, sizes: PICTURE_SIZES })),
    element('img', { src, alt, width, height, loading: 'lazy', decoding: 'async' }),
  ]);
  return [inLink ? shown : element('a', { href: src, className: ['enlarge'] }, [shown])];
}

function dressLink(link: Element, { addressOf }: Surroundings): ElementContent[] {
  const { href } = link.properties;
  if (href === undefined) return [link];
  const address = addressOf(String(href));
  if (address === null) return link.children;
  const isOutside = /^https?:/i.test(address);
  return [
    {
      ...link,
      properties: {
        ...link.properties,
        href: address,
        ...(isOutside ? { rel: ['external', 'noopener'] } : {}),
      },
    },
  ];
}

function heading(node: Element): Element {
  const id = slugify(textOf(node));
  return id ? { ...node, properties: { ...node.properties, id: `muc-${id}` } } : node;
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}
