import type { Root as Html, RootContent } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import mammoth from 'mammoth';
import type { Nodes, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { htmlToHast } from 'satteri';
import { headingLevelOf, isElement, isHeading, textOf } from '../markdown/tree.ts';
import type { Day } from '../schemas/day.ts';
import { cleanLine } from './clean.ts';
import { isFormal, isKindOfText } from './letter-lines.ts';
import { readLetter, withoutOffice, type Letter } from './letter.ts';
import { summaryOf, withoutLead } from './word-summary.ts';
import type { PictureView } from './word-drawings.ts';
import { numberLists } from './word-lists.ts';
import { FROM_HTML, TO_MARKDOWN } from './word-markdown.ts';
import { showWord } from './word-shown.ts';
import { isNationalMotto, tidy } from './word-tree.ts';

/** A picture of a Word document. */
export interface WordPicture {
  /** The name by which the text refers to it: `hinh-1`. */
  name: string;
  bytes: Uint8Array;
  /** The description in Word; empty where no person wrote one. */
  alt: string;
  /** How Word shows it. */
  view: PictureView;
}

/** An article made from a Word document: proposals for its front matter, its text as a tree, and its pictures. */
export interface WordArticle {
  /** Empty where nothing in the document can be a title. */
  title: string;
  /** Whether the title was found by its position instead of its style. */
  isTitleGuessed: boolean;
  summary: string;
  /** The day in the head of an office letter. */
  day?: Day;
  body: Root;
  pictures: WordPicture[];
  /** Sentences on the parts that the article does not have. */
  notices: string[];
  /** Sentences on what a person has to look at before the article is published. */
  toReview: string[];
}

/** A picture beside the article. */
export interface AddedPicture {
  src: string;
  alt: string;
}

/**
 * Turns a Word document into an article. Reads nothing outside the document.
 * @param docx a document that `openWord` accepted
 * @throws for a damaged document
 */
export async function readWord(docx: Uint8Array): Promise<WordArticle> {
  const shown = showWord(docx);
  const pictures: WordPicture[] = [];
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(shown.docx) },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      styleMap: STYLES,
      convertImage: mammoth.images.imgElement(async (image) => {
        const name = `hinh-${pictures.length + 1}`;
        pictures.push({
          name,
          bytes: await image.readAsBuffer(),
          alt: '',
          view: {},
        });
        return { src: name };
      }),
    },
  );
  const whole = numberLists(htmlToHast(value, { fragment: true }) as Html);
  const letter = readLetter(whole.children);
  const { rest: text, notices } = letter ?? withoutOffice(whole.children);
  const html = tidy({ ...whole, children: text });
  const alts = altsOf(html);
  const { title, isTitleGuessed, rest: below } = takeTitle(html, letter);
  const rest = withoutRepeat(below, title);
  const summary = summaryOf(rest);
  // The page shows the summary above the text. A letter keeps its wording.
  const shownText = letter ? rest : withoutLead(rest, summary);
  const body = toMdast(
    { ...html, children: levelHeadings(shownText) },
    { handlers: FROM_HTML, document: true },
  ) as Root;
  return {
    title,
    isTitleGuessed,
    summary,
    day: letter?.day,
    body,
    pictures: pictures.flatMap((each) => {
      const placed = alts.get(each.name);
      if (placed === undefined) return [];
      const { alt = '', view = {} } = shown.pictures.get(placed) ?? {};
      return { ...each, alt: meaningful(cleanLine(alt)), view };
    }),
    notices: [
      ...shown.losses.notices,
      ...(shown.hadHidden ? [HIDDEN_LEFT_OUT] : []),
      ...(shown.hadInvisible ? [INVISIBLE_LEFT_OUT] : []),
      ...notices,
      ...(text.some(isNationalMotto) ? [MOTTO_LEFT_OUT] : []),
      ...(shown.pictures.values().some(({ view }) => Object.keys(view).length > 0) ? [CUT_AS_IN_WORD] : []),
    ],
    toReview: [
      ...shown.losses.toReview,
      ...(shown.hadLegacy ? [CONVERTED] : []),
      ...(shown.pictures.values().some((each) => each.isShaped) ? [SHAPED] : []),
      ...(shown.hadBroken || messages.some(({ type }) => type === 'error') ? [PICTURE_UNREADABLE] : []),
      ...(messages.some(({ message }) => LOST_SIGN.test(message)) ? [SIGN_LOST] : []),
    ],
  };
}

const HIDDEN_LEFT_OUT = 'Chữ, hình đặt ẩn trong tệp Word không được đưa vào bài.';
const INVISIBLE_LEFT_OUT =
  'Chữ không ai đọc được trên giấy (cùng màu với nền, bôi đen, nhỏ như dấu chấm) không được đưa vào bài.';
const CUT_AS_IN_WORD = 'Ảnh được cắt, lật, xoay như Word cho thấy; phần đã cắt bỏ không lên bài.';
const CONVERTED =
  'Chữ gõ bằng phông cũ (.VnTime, VNI) đã được chuyển sang Unicode; hãy đọc lại cả bài, nhất là tên riêng.';
const SHAPED =
  'Ảnh đặt trong khung tròn hay khung hình khác trong Word trở lại hình chữ nhật; hãy xem góc ảnh có gì không nên đăng.';
const PICTURE_UNREADABLE =
  'Có ảnh trong tệp Word không đọc được; hãy lưu ảnh đó ra thành JPG rồi thêm vào bài.';
const SIGN_LOST = 'Có ký hiệu của phông hình (Wingdings, Symbol) không chuyển được; hãy xem lại chỗ đó.';
const LOST_SIGN = /w:sym element with an unsupported character/;
const MOTTO_LEFT_OUT = 'Bảng có quốc hiệu trong văn bản không được đưa vào bài.';

/** Writes the text as Markdown, with the pictures that were added beside the article; leaves out the others. */
export function writeBody(body: Root, pictures: ReadonlyMap<string, AddedPicture>): string {
  return toMarkdown(withPictures(body, pictures), TO_MARKDOWN);
}

/** Word styles that mean more than a paragraph. Tables of contents are dropped, because the page makes its own. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4].map((depth) => `p[style-name='toc ${depth}'] => !`),
  "p[style-name='TOC Heading'] => !",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/**
 * Takes the title: the paragraph in the title style; if there is none, the kind and subject of a letter; for any other
 * document, its first paragraph, if that can be a title.
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
  const opening = children.find((node) => textOf(node).trim() !== '' && !isKindOfText(textOf(node)));
  const canBeTitle = opening && (isHeading(opening) || isElement(opening, 'p')) && !isFormal(textOf(opening));
  const title = canBeTitle ? titleIn(opening) : '';
  return {
    title,
    isTitleGuessed: !(opening && isHeading(opening)),
    rest: title ? children.slice(children.indexOf(opening!) + 1) : children,
  };
}

/** Takes away the paragraphs at the beginning that say the title once more. */
function withoutRepeat(nodes: RootContent[], title: string): RootContent[] {
  const said = cleanLine(title).toLowerCase();
  const from = nodes.findIndex((node) => {
    const words = cleanLine(textOf(node)).toLowerCase();
    return (words !== '' && words !== said) || !(isHeading(node) || isElement(node, 'p'));
  });
  return title === '' || from < 0 ? nodes : nodes.slice(from);
}

/** Gives the text of a node; empty where it is too short or too long for a title. */
function titleIn(node: RootContent): string {
  const title = cleanLine(textOf(node));
  return title.length >= 10 && title.length <= 200 ? title : '';
}

/** Levels the headings: they begin at the second level, because the title is the only one of the first, and skip none. */
function levelHeadings(nodes: RootContent[]): RootContent[] {
  const used = [...new Set(nodes.filter(isHeading).map(headingLevelOf))].sort();
  let last = 1;
  return nodes.map((node) => {
    if (!isHeading(node)) return node;
    last = Math.min(used.indexOf(headingLevelOf(node)) + 2, last + 1, 6);
    return { ...node, tagName: `h${last}` };
  });
}

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
    found.set(String(node.properties.src), String(node.properties.alt ?? ''));
  if ('children' in node) for (const child of node.children) altsOf(child as RootContent, found);
  return found;
}

/** Keeps a description that a person wrote; Word also fills in generated descriptions and names of files. */
function meaningful(alt: string): string {
  return MACHINE_ALT.test(alt) ? '' : alt;
}

const MACHINE_ALT =
  /automatically generated|AI-generated|được tạo tự động|do AI tạo|^(picture|image|hình ảnh|hình|ảnh|img|dsc|photo|screenshot)?[\s_-]*(?:\d[\d_-]*)?$|\.(jpe?g|png|gif|webp|heic|bmp|tiff?)$/i;
