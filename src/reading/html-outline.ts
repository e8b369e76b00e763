import { decodeHTML, decodeHTMLAttribute } from 'entities';
import type { Outline } from './outline.ts';
import { positionsIn, type Position } from './positions.ts';

/** The link and the table that one piece of raw HTML opens and a later piece closes. */
export interface OpenTags {
  link?: Outline['links'][number];
  table?: Outline['tables'][number];
}

/**
 * Adds the parts of a piece of raw HTML to an outline. Searches the piece without parsing it, because only the page's own
 * parser decides what the HTML means. A link or a heading ends where the next of its kind begins, as neither may be nested.
 */
export function takeHtmlApart(value: string, position: Position, outline: Outline, open: OpenTags): void {
  outline.html.push({ ...position, value });
  const at = positionsIn(value, position);
  const tags = [...value.matchAll(/<(\/?)(img|a|h[1-6]|table|th)\b(?:([^<>]*)>)?/gi)].map(
    ({ 0: all, 1: slash, 2: name = '', 3: attributes, index }) => ({
      is: (slash ? '/' : '') + name.toLowerCase(),
      ...{ attributes, index, end: index + all.length },
    }),
  );
  const ends = endsOf(tags.map(({ is }) => is));
  if (open.table && tags.some(({ is }) => is === 'th')) open.table.hasHeader = true;
  if (tags.some(({ is }) => is === '/a')) delete open.link;
  if (tags.some(({ is }) => is === '/table')) delete open.table;
  const lastTableEnd = tags.findLastIndex(({ is }) => is === '/table');
  const openTables: Outline['tables'] = [];
  for (const [index, { is, attributes, end, index: offset }] of tags.entries()) {
    // Tables around one with a header have been marked before, so the walk up stops there.
    if (is === 'th')
      for (let up = openTables.length - 1; up >= 0 && !openTables[up]!.hasHeader; up--)
        openTables[up]!.hasHeader = true;
    if (is === '/table') openTables.pop();
    if (is.startsWith('/') || is === 'th' || attributes === undefined) continue;
    const closing = tags[ends[index]!];
    const inner = closing ? value.slice(end, closing.index) : '';
    if (is === 'img')
      outline.pictures.push({
        ...at(offset),
        target: attributeOf(attributes, 'src'),
        alt: attributeOf(attributes, 'alt'),
      });
    else if (is === 'a') {
      const target = attributeOf(attributes, 'href');
      if (!target) continue;
      const link = { ...at(offset), target, text: htmlText(inner) };
      outline.links.push(link);
      if (!closing) open.link = link;
    } else if (is === 'table') {
      const table = { ...at(offset), hasHeader: false };
      outline.tables.push(table);
      openTables.push(table);
      if (index > lastTableEnd) open.table = table;
    } else outline.headings.push({ ...at(offset), depth: Number(is[1]), text: htmlText(inner) });
  }
}

/** Finds, for each tag, the index of the tag that ends its element: the closing tag, or the next of the same name; -1 for none. */
function endsOf(tags: string[]): number[] {
  const next = new Map<string, number>();
  const ends: number[] = [];
  for (let index = tags.length - 1; index >= 0; index--) {
    const name = tags[index]!.replace('/', '');
    ends[index] = next.get(name) ?? -1;
    next.set(name, index);
  }
  return ends;
}

/** Gives the text of a piece of HTML, including the descriptions of its pictures. */
function htmlText(html: string): string {
  return decodeHTML(
    html.replace(/<img\b[^<>]*>/gi, (picture) => attributeOf(picture, 'alt')).replace(/<[^<>]*>/g, ''),
  );
}

function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return decodeHTMLAttribute(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}
