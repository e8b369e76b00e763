import type { Element, ElementContent, Root as Html, RootContent } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import mammoth from 'mammoth';
import type { Nodes, Root } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { htmlToHast } from 'satteri';
import type { Day } from '../schemas/day.ts';
import { cleanLine } from './clean.ts';
import { readLetter, type Letter } from './letter.ts';
import { isNationalMotto, tidy } from './word-tree.ts';

/** A picture of a Word document. `alt` is Word's own description, empty where nobody wrote one. */
export interface WordPicture {
  /** The name by which the text refers to it: `hinh-1`. */
  name: string;
  type: string;
  bytes: Uint8Array;
  alt: string;
}

/** A Word document as an article: proposals for the front matter, the text as a tree, and its pictures. */
export interface WordArticle {
  /** Empty where nothing in the document can serve as one. */
  title: string;
  /** Whether the title was found by where it stands, not by its style. */
  isTitleGuessed: boolean;
  summary: string;
  /** The day in the head of an office letter. */
  day?: Day;
  body: Root;
  pictures: WordPicture[];
  /** Sentences on what was left out. */
  notices: string[];
}

/** A picture as it stands beside the article. */
export interface AddedPicture {
  src: string;
  alt: string;
}

/**
 * Turns a Word document into an article. Nothing outside the document is read.
 * @param docx what `openWord` found in order
 * @throws where the document is not what it seems
 */
export async function readWord(docx: Uint8Array): Promise<WordArticle> {
  const pictures: WordPicture[] = [];
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(docx) },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      styleMap: STYLES,
      convertImage: mammoth.images.imgElement(async (image) => {
        const name = `hinh-${pictures.length + 1}`;
        pictures.push({ name, type: image.contentType, bytes: await image.readAsBuffer(), alt: '' });
        return { src: name };
      }),
    },
  );
  const whole = htmlToHast(value, { fragment: true }) as Html;
  const letter = readLetter(whole.children);
  const html = tidy(letter ? { ...whole, children: letter.rest } : whole);
  const alts = altsOf(html);
  const { title, isTitleGuessed, rest } = takeTitle(html, letter);
  const body = toMdast({ ...html, children: level(rest) }, { handlers: HANDLERS, document: true }) as Root;
  return {
    title,
    isTitleGuessed,
    summary: summaryOf(rest),
    day: letter?.day,
    body,
    pictures: pictures.flatMap((each) => {
      const alt = alts.get(each.name);
      return alt === undefined ? [] : { ...each, alt: meaningful(alt) };
    }),
    notices: [
      ...(letter?.notices ?? []),
      ...((letter?.rest ?? whole.children).some(isNationalMotto) ? [MOTTO_LEFT_OUT] : []),
    ],
  };
}

const MOTTO_LEFT_OUT = 'Bảng có quốc hiệu trong văn bản không được đưa vào bài.';

/** Writes the text as Markdown, each picture as it was placed; one that has no place is left out. */
export function writeBody(body: Root, pictures: ReadonlyMap<string, AddedPicture>): string {
  return toMarkdown(withPictures(body, pictures), {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    extensions: [gfmTableToMarkdown({ tableCellPadding: true, tablePipeAlign: false })],
  });
}

/** Styles that mean more than a paragraph; a table of contents is made by the page, not kept. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4].map((depth) => `p[style-name='toc ${depth}'] => !`),
  "p[style-name='TOC Heading'] => !",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

const HEADING = /^h[1-6]$/;

function isHeading(node: RootContent): node is Element {
  return node.type === 'element' && HEADING.test(node.tagName);
}

/**
 * The title: the paragraph of that style, else the kind and subject of a letter, else what the document opens with, where
 * it can be one.
 */
function takeTitle(
  { children }: Html,
  letter: Letter | null,
): { title: string; isTitleGuessed: boolean; rest: RootContent[] } {
  const titled = children.find(
    (node) => isHeading(node) && [node.properties.className].flat().includes('title') && titleIn(node),
  );
  if (titled)
    return {
      title: titleIn(titled),
      isTitleGuessed: false,
      rest: children.filter((node) => node !== titled),
    };
  if (letter) return { title: letter.title, isTitleGuessed: true, rest: children };
  const opening = children.find((node) => textOf(node) !== '');
  const title = opening && (isHeading(opening) || isParagraph(opening)) ? titleIn(opening) : '';
  return {
    title,
    isTitleGuessed: !(opening && isHeading(opening)),
    rest: title ? children.filter((node) => node !== opening) : children,
  };
}

/** The text of a node, where it is neither too short nor too long for a title. */
function titleIn(node: RootContent): string {
  const title = cleanLine(textOf(node));
  return title.length >= 10 && title.length <= 200 ? title : '';
}

/** The first paragraphs that say enough, cut at the end of a sentence. */
function summaryOf(nodes: RootContent[]): string {
  let text = '';
  for (const node of nodes.filter(isParagraph)) {
    const words = cleanLine(textOf(node));
    if (!SAYS_NOTHING_YET.test(words)) text = `${text} ${words}`.trim();
    if (text.length >= 60) break;
  }
  const cut = text.length <= SUMMARY_LONG ? text : (/^.{30,300}[.!?…](?=\s)/su.exec(text)?.[0] ?? '');
  return cut.length >= 30
    ? cut
    : text.length >= 30
      ? `${text
          .slice(0, SUMMARY_LONG)
          .replace(/\s\S*$/, '')
          .trimEnd()}…`
      : '';
}

const SUMMARY_LONG = 300;

/** A letter names whom it is for and what it rests on before it comes to the point. */
const SAYS_NOTHING_YET = /^(?:Kính gửi|Căn cứ )/iu;

function isParagraph(node: RootContent): node is Element {
  return node.type === 'element' && node.tagName === 'p';
}

/** The page has the title as its only heading of the first level: all others begin at the second and skip none. */
function level(nodes: RootContent[]): RootContent[] {
  const used = [...new Set(nodes.filter(isHeading).map(({ tagName }) => Number(tagName[1])))].sort();
  let last = 1;
  return nodes.map((node) => {
    if (!isHeading(node)) return node;
    last = Math.min(used.indexOf(Number(node.tagName[1])) + 2, last + 1, 6);
    return { ...node, tagName: `h${last}` };
  });
}

/** A break inside a cell would end the row; a footnote and its mark are written as Markdown has them. */
const HANDLERS: NonNullable<Parameters<typeof toMdast>[1]>['handlers'] = {
  br: (state) => (state.inTable ? { type: 'html', value: '<br>' } : { type: 'break' }),
  'footnote-mark': (_state, { properties }) => ({ type: 'html', value: `[^${String(properties.name)}` }),
};

function withPictures<N extends Nodes>(node: N, pictures: ReadonlyMap<string, AddedPicture>): N {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type !== 'image') return [withPictures(child, pictures)];
    const placed = pictures.get(child.url);
    return placed ? [{ type: 'image', url: placed.src, alt: placed.alt }] : [];
  });
  return {
    ...node,
    children: children.filter((child) => child.type !== 'paragraph' || child.children.length > 0),
  };
}

function altsOf(node: Html | RootContent, found = new Map<string, string>()): Map<string, string> {
  if (node.type === 'element' && node.tagName === 'img')
    found.set(String(node.properties.src), cleanLine(String(node.properties.alt ?? '')));
  if ('children' in node) for (const child of node.children) altsOf(child as RootContent, found);
  return found;
}

/** Word fills in descriptions of its own making, and names of files; neither was written by a person. */
function meaningful(alt = ''): string {
  return MACHINE_ALT.test(alt) ? '' : alt;
}

const MACHINE_ALT =
  /automatically generated|AI-generated|được tạo tự động|do AI tạo|^(picture|image|hình ảnh|hình|ảnh|img|dsc|photo|screenshot)?[\s_-]*(?:\d[\d_-]*)?$|\.(jpe?g|png|gif|webp|heic|bmp|tiff?)$/i;

function textOf(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('').trim() : '';
}
