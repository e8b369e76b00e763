import type { Element, ElementContent, RootContent } from 'hast';
import { deceitOf, otherAddressIn } from '../text/deceit.ts';
import { slugify } from '../text/fold.ts';
import { element, textOf } from './tree.ts';
import { describeVideo, isBareAddress, videoAt, watchOn, type Video } from './videos.ts';

/** A picture's sizes, as addresses ready for a page. */
export interface PictureSources {
  sources: { type: string; srcset: string }[];
  src: string;
  width: number;
  height: number;
}

/** What a body may point at, resolved by whoever knows the portal. */
export interface Resolvers {
  /** Null for a picture that is not the portal's own: its description then stands in its place. */
  pictureOf(src: string): PictureSources | null;
  /** Gives the address a link leads to; null when it leads nowhere that may be shown. */
  addressOf(href: string): string | null;
}

/** Where in its body a node stands. */
export interface TransformContext extends Resolvers {
  /** The headings so far: the level of the last, and how often each text has stood. */
  outline: { level: number; slugs: Map<string, number> };
  inLink: boolean;
}

/** Turns one clean node into what the page shows in its place. */
export function transform(node: RootContent | ElementContent, context: TransformContext): ElementContent[] {
  // Text pasted from elsewhere holds unbreakable spaces between all words.
  if (node.type === 'text') return [{ ...node, value: node.value.replaceAll('\u00a0', ' ') }];
  if (node.type !== 'element') return [];
  const within = node.tagName === 'a' ? { ...context, inLink: true } : context;
  const dressed = { ...node, children: node.children.flatMap((child) => transform(child, within)) };

  switch (node.tagName) {
    case 'img':
      return transformPicture(node, context);
    case 'a':
      return transformLink(dressed, context);
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
      return [transformCell(dressed)];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [transformHeading(dressed, context)];
    default:
      return [dressed];
  }
}

/** How wide a picture is shown, for the browser to choose a size by. */
export const PICTURE_SIZES = '(min-width: 48rem) 44rem, 100vw';

function transformPicture(
  { properties }: Element,
  { pictureOf, inLink }: TransformContext,
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

/** Says whether a link would seem to lead elsewhere than it does; one within the portal may be called anything. */
function isDeceitful({ children }: Element, href: string): boolean {
  const isOutside = /^\s*(https?|mailto|tel):/i.test(href);
  return (
    deceitOf(href) !== null || (isOutside && otherAddressIn(children.map(wordsOf).join(''), href) !== null)
  );
}

/** The words of a link, those of its pictures included. */
function wordsOf(node: ElementContent): string {
  if (node.type !== 'element') return textOf(node);
  return String(node.properties.alt ?? '') + node.children.map(wordsOf).join('');
}

/** A link to a video says that it is one, unless the editor gave it words. */
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
 * Keeps an address only as browsers read it: they drop tabs and line ends, take a backslash for a slash, and a scheme
 * without slashes for none, so that what looks like a path of the portal may be the name of another host.
 */
function openable(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address, HERE);
  if (address === null || !url) return null;
  if (/^\s*[a-z][a-z0-9+.-]*:/i.test(address))
    return /^(https?:\/\/[^/\\]|mailto:|tel:)/i.test(address) ? address : null;
  if (url.origin !== HERE) return null;
  return /[\t\n\r\\]/.test(address) ? url.pathname + url.search + url.hash : address;
}

/** No host of this name exists. */
const HERE = 'https://cong.invalid';

function transformCell(cell: Element): Element {
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
function transformHeading(node: Element, context: TransformContext): Element {
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
