import type { Element, ElementContent, RootContent } from 'hast';
import { deceitOf, otherAddressIn } from '../text/deceit.ts';
import { slugify } from '../text/fold.ts';
import { printWidthOf } from './print-width.ts';
import { element, headingLevelOf, isHeading, textOf } from './tree.ts';
import { describeVideo, isBareAddress, videoAt, watchOn, type Video } from './videos.ts';

/** The addresses of a picture in its sizes and formats. */
export interface PictureSources {
  sources: { type: string; srcset: string }[];
  src: string;
  width: number;
  height: number;
}

/** Resolves the pictures and links of a body; the caller knows the portal. */
export interface Resolvers {
  /** Finds a picture of the portal; null for any other picture, in whose place the page shows the description. */
  pictureOf(src: string): PictureSources | null;
  /** Gives the address of a link on the page; null for a link that the page must not have. */
  addressOf(href: string): string | null;
}

/** What the transformation of a node depends on besides the node. */
export interface TransformContext extends Resolvers {
  /** The headings so far: the level of the last one, and how many had each slug. */
  outline: { level: number; slugs: Map<string, number> };
  inLink: boolean;
}

/** Transforms a sanitised node into the nodes that the page shows in its place. */
export function transform(node: RootContent | ElementContent, context: TransformContext): ElementContent[] {
  // Text pasted from other programs often has non-breaking spaces between all words.
  if (node.type === 'text') return [{ ...node, value: node.value.replaceAll('\u00a0', ' ') }];
  if (node.type !== 'element') return [];
  const within = node.tagName === 'a' ? { ...context, inLink: true } : context;
  const transformed = { ...node, children: node.children.flatMap((child) => transform(child, within)) };

  switch (node.tagName) {
    case 'img':
      return transformPicture(node, context);
    case 'a':
      return transformLink(transformed, context);
    case 'table':
      return [frameTable(transformed)];
    case 'input':
      // A checkbox of a task list becomes a character, because readers cannot tick it.
      return node.properties.type === 'checkbox'
        ? [{ type: 'text', value: node.properties.checked ? '☑' : '☐' }]
        : [];
    case 'td':
    case 'th':
      return [transformCell(transformed)];
    default:
      return [isHeading(node) ? transformHeading(transformed, context) : transformed];
  }
}

/** Puts a table into a frame in which readers scroll it, and which says how it is printed. */
function frameTable(table: Element): Element {
  const width = printWidthOf(table);
  const className = width ? ['table', width] : ['table'];
  return element('div', { className, tabIndex: 0, role: 'region', ariaLabel: 'Bảng' }, [table]);
}

/** The width at which a page shows a picture, by which the browser chooses a size. */
export const PICTURE_SIZES = '(min-width: 48rem) 44rem, 100vw';

function transformPicture(
  { properties }: Element,
  { pictureOf, inLink }: TransformContext,
): ElementContent[] {
  const alt = String(properties.alt ?? '');
  const picture = typeof properties.src === 'string' ? pictureOf(properties.src) : null;
  if (!picture) return alt ? [{ type: 'text', value: alt }] : [];
  const { sources, src, width, height } = picture;
  const pictureElement = element('picture', {}, [
    ...sources.map(({ type, srcset }) => element('source', { type, srcSet: srcset, sizes: PICTURE_SIZES })),
    element('img', { src, alt, width, height, loading: 'lazy', decoding: 'async' }),
  ]);
  return [inLink ? pictureElement : element('a', { href: src, className: ['enlarge'] }, [pictureElement])];
}

function transformLink(link: Element, { addressOf }: Resolvers): ElementContent[] {
  const { href, ...properties } = link.properties;
  if (href === undefined) return [link];
  const address = isDeceitful(link, String(href)) ? null : openable(addressOf(String(href)));
  if (address === null) return link.children;
  if (!/^https?:/i.test(address)) return [{ ...link, properties: { ...properties, href: address } }];
  const video = videoAt(address);
  const outside = { ...properties, href: video?.address ?? address, rel: ['external', 'noopener'] };
  return [
    video
      ? {
          ...link,
          properties: { ...outside, className: ['video'] },
          children: nameVideo(link, address, video),
        }
      : { ...link, properties: outside },
  ];
}

/** Says whether a link seems to lead to another host than it does. The words of a link within the portal are free. */
function isDeceitful({ children }: Element, href: string): boolean {
  const isOutside = /^\s*(https?|mailto|tel):/i.test(href);
  return (
    deceitOf(href) !== null || (isOutside && otherAddressIn(children.map(wordsOf).join(''), href) !== null)
  );
}

/** Gives the text of a node, including the descriptions of its pictures. */
function wordsOf(node: ElementContent): string {
  if (node.type !== 'element') return textOf(node);
  return String(node.properties.alt ?? '') + node.children.map(wordsOf).join('');
}

/** Makes a link to a video say that it leads to one, unless the editor gave the link words of its own. */
function nameVideo({ children }: Element, address: string, video: Video): ElementContent[] {
  if (children.some((child) => child.type === 'element' && child.tagName === 'picture'))
    return [
      ...children,
      element('span', { className: ['video-caption'] }, [{ type: 'text', value: watchOn(video.site) }]),
    ];
  const words = children.map(textOf).join('').trim();
  return words === '' || isBareAddress(words, address)
    ? [{ type: 'text', value: describeVideo(video) }]
    : children;
}

/**
 * Gives an address as browsers read it; null for one that leads to another host although it looks like a path. Browsers
 * drop tabs and line breaks, read a backslash as a slash, and ignore a scheme without slashes.
 */
function openable(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address, PLACEHOLDER_ORIGIN);
  if (address === null || !url) return null;
  if (/^\s*[a-z][a-z0-9+.-]*:/i.test(address))
    return /^(https?:\/\/[^/\\]|mailto:|tel:)/i.test(address) ? address : null;
  if (url.origin !== PLACEHOLDER_ORIGIN) return null;
  return /[\t\n\r\\]/.test(address) ? url.pathname + url.search + url.hash : address;
}

/** The base by which addresses of a body are read, to see which leave the portal. No host of this name exists. */
const PLACEHOLDER_ORIGIN = 'https://cong.invalid';

function transformCell(cell: Element): Element {
  const { style, ...properties } = cell.properties;
  const alignment = typeof style === 'string' ? style.replace('text-align: ', '') : undefined;
  return {
    ...cell,
    properties: alignment ? { ...properties, className: [`align-${alignment}`] } : properties,
  };
}

/**
 * Gives a heading an id made from its text, with a number if the text is repeated, and a level. The title of the page is the
 * only first-level heading, and no level below it is skipped.
 */
function transformHeading(node: Element, context: TransformContext): Element {
  const typedLevel = Math.max(2, headingLevelOf(node));
  context.outline.level = Math.min(typedLevel, context.outline.level + 1);
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
