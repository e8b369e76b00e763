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
  const context: Context = { ...surroundings, outline: { level: 1, slugs: new Map() }, inLink: false };
  tree.children = tree.children.flatMap((node) => dress(node, context) as RootContent[]);
  leadAnchors(tree, idsIn(tree));
  return toHtml(tree);
}

/** How wide a picture is shown, for the browser to choose a size by. */
export const PICTURE_SIZES = '(min-width: 48rem) 44rem, 100vw';

/** Ids from a body cannot pass for those of the page. */
const CLOBBER_PREFIX = 'noi-dung-';

/** How a column of a Markdown table is aligned; it becomes a class, so that no style reaches the page. */
const ALIGNED: [string, RegExp] = ['style', /^text-align: (left|center|right)$/];

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
      'input',
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
    input: ['checked', ['type', 'checkbox']],
    ol: ['start', 'reversed'],
    td: [ALIGNED, 'colSpan', 'rowSpan'],
    th: [ALIGNED, 'colSpan', 'rowSpan', 'scope'],
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
  clobberPrefix: CLOBBER_PREFIX,
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

interface Context extends Surroundings {
  /** The headings so far: the level of the last, and how often each text has stood. */
  outline: { level: number; slugs: Map<string, number> };
  inLink: boolean;
}

/** Turns one clean node into what the page shows in its place. */
function dress(node: RootContent | ElementContent, context: Context): ElementContent[] {
  // Text pasted from elsewhere holds unbreakable spaces between all words.
  if (node.type === 'text') return [{ ...node, value: node.value.replaceAll('\u00a0', ' ') }];
  if (node.type !== 'element') return [];
  const within = node.tagName === 'a' ? { ...context, inLink: true } : context;
  const dressed = { ...node, children: node.children.flatMap((child) => dress(child, within)) };

  switch (node.tagName) {
    case 'img':
      return dressPicture(node, context);
    case 'a':
      return dressLink(dressed, context);
    case 'table':
      return [
        element('div', { className: ['table'], tabIndex: 0, role: 'region', ariaLabel: 'Bảng' }, [dressed]),
      ];
    case 'input':
      // The box of a task list is a sign, not a control.
      return node.properties.type === 'checkbox'
        ? [{ type: 'text', value: node.properties.checked ? '☑' : '☐' }]
        : [];
    case 'td':
    case 'th':
      return [dressCell(dressed)];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [dressHeading(dressed, context)];
    default:
      return [dressed];
  }
}

function dressPicture({ properties }: Element, { pictureOf, inLink }: Context): ElementContent[] {
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

function dressCell(cell: Element): Element {
  const { style, ...properties } = cell.properties;
  const alignment = typeof style === 'string' ? style.replace('text-align: ', '') : undefined;
  return {
    ...cell,
    properties: alignment ? { ...properties, className: [`align-${alignment}`] } : properties,
  };
}

/**
 * A heading can be linked to by its text; a second one of the same text gets a number. The title of the page is its
 * only heading of the first level, and none below it is skipped.
 */
function dressHeading(node: Element, context: Context): Element {
  const written = Math.max(2, Number(node.tagName[1]));
  context.outline.level = Math.min(written, context.outline.level + 1);
  const heading = { ...node, tagName: `h${context.outline.level}` };

  const slug = slugify(textOf(node));
  if (!slug) return heading;
  const count = (context.outline.slugs.get(slug) ?? 0) + 1;
  context.outline.slugs.set(slug, count);
  return {
    ...heading,
    properties: { ...node.properties, id: `muc-${slug}${count > 1 ? `-${count}` : ''}` },
  };
}

/** Links within the body were written before ids got their prefix: each is led to the id that is there. */
function leadAnchors(node: Root | ElementContent, ids: Set<string>): void {
  if (!('children' in node)) return;
  for (const child of node.children) leadAnchors(child as ElementContent, ids);
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
