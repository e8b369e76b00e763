import type { Element, ElementContent, Root, RootContent } from 'hast';
import { element, isElement, isHeading, textOf } from '../markdown/tree.ts';
import { cleanText } from './clean.ts';

/**
 * Tidies the HTML of a Word document: cleans its text, keeps only links that can be published, drops empty and doubled
 * headings and emphasis, makes the first row of each table its head, and writes footnotes as Markdown does.
 */
export function tidy(tree: Root): Root {
  const { notes, rest } = takeNotes(tree.children);
  const labels = new Map([...notes.keys()].map((id, index) => [id, String(index + 1)]));
  const children = rest.flatMap((node) => tidyNode(node, labels) as RootContent[]);
  const definitions = [...notes].map(([id, note]) =>
    element('p', {}, [mark(`${labels.get(id)}]: `), ...note.flatMap((node) => tidyNode(node, labels))]),
  );
  return { ...tree, children: [...children, ...definitions] };
}

/**
 * Says whether a node is the table with the national motto at the head of an official document, which no article has.
 */
export function isNationalMotto(node: RootContent | ElementContent): boolean {
  return isElement(node, 'table') && MOTTO.test(textOf(node).normalize('NFC'));
}

const MOTTO = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/iu;

/** Takes the footnotes of Word out of a document: a last list whose items have ids. */
function takeNotes(children: RootContent[]): { notes: Map<string, ElementContent[]>; rest: RootContent[] } {
  const last = children.findLast((node) => node.type === 'element');
  const items = last?.tagName === 'ol' ? last.children.filter((node) => node.type === 'element') : [];
  const named = items.filter(({ properties }) => NOTE.test(String(properties.id ?? '')));
  if (!last || named.length === 0) return { notes: new Map(), rest: children };
  const notes = new Map(
    named.map((item): [string, ElementContent[]] => [
      String(item.properties.id),
      joinParagraphs(item.children.map(inline)),
    ]),
  );
  return { notes, rest: children.filter((node) => node !== last) };
}

/** Writes the paragraphs of a note one after another, because a note is one paragraph in Markdown. */
function joinParagraphs(paragraphs: ElementContent[][]): ElementContent[] {
  const filled = paragraphs.filter((each) => each.some((node) => textOf(node).trim() !== ''));
  return filled.flatMap((each, at) => (at === 0 ? each : [{ type: 'text', value: ' ' } as const, ...each]));
}

const NOTE = /^(foot|end)note-\d+$/;
const NOTE_LINK = /^#((?:foot|end)note-\d+)$/;

function tidyNode(node: RootContent | ElementContent, labels: ReadonlyMap<string, string>): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: withPlainSigns(cleanText(node.value)) }];
  if (node.type !== 'element') return [];
  const children = node.children.flatMap((child) => tidyNode(child, labels));
  const own: Element = { ...node, children };

  if (isBlank(own) && isTextBlock(own)) return [];
  if (isHeading(own)) return [tidyHeading(own)];
  switch (node.tagName) {
    case 'a':
      return tidyLink(own, labels);
    // The page raises footnote marks by itself.
    case 'sup':
      return children.length === 1 && isElement(children[0], 'footnote-mark') ? children : tidyShifted(own);
    case 'sub':
      return tidyShifted(own);
    case 'input':
      return [{ type: 'text', value: own.properties.checked === undefined ? '☐' : '☑' }];
    case 'strong':
    case 'em':
    case 's':
    case 'del':
      return tidyEmphasis(own);
    case 'p':
      return splitAtPictures({ ...own, children: withoutOuterBreaks(children) });
    case 'table':
      return tidyTable(own);
    default:
      return [own];
  }
}

/** Writes a heading on one line, because it has no second in Markdown, and without bold, which it is by itself. */
function tidyHeading(heading: Element): Element {
  const children = heading.children
    .flatMap((child) => withoutTag(child, 'strong'))
    .map((child): ElementContent => (isElement(child, 'br') ? { type: 'text', value: ' ' } : child));
  return { ...heading, children };
}

/** Takes the breaks at the ends of a paragraph away, which only make space. */
function withoutOuterBreaks(children: ElementContent[]): ElementContent[] {
  const first = children.findIndex((child) => !isSpace(child));
  const last = children.findLastIndex((child) => !isSpace(child));
  return first < 0 ? children : children.slice(first, last + 1);
}

/** Writes boxes to tick, arrows and telephones of picture fonts as the characters that every font has. */
function withPlainSigns(text: string): string {
  return text
    .replace(/[🡒🡪🡲🡺⭢⮊⮕⮚⮞]/gu, '→')
    .replace(/[🕿🖀🕻]/gu, '☎')
    .replace(/[🞎🞏🗆□◻⬜❑❒🗹🗷🗵🗸]/gu, (sign) => PLAIN_SIGNS[sign] ?? '☐');
}

const PLAIN_SIGNS: Record<string, string> = { '🗹': '☑', '🗷': '☒', '🗵': '☒', '🗸': '✓' };

/** Says whether a block is dropped when it is blank. */
function isTextBlock(node: Element): boolean {
  return isHeading(node) || isElement(node, 'p') || isElement(node, 'li');
}

/** Gives each picture in a paragraph a paragraph of its own, because on the page no text flows around a picture. */
function splitAtPictures(paragraph: Element): ElementContent[] {
  const groups: ElementContent[][] = [[]];
  for (const child of paragraph.children)
    if (isElement(child, 'img')) groups.push([child], []);
    else groups.at(-1)!.push(child);
  return groups.map((children) => ({ ...paragraph, children })).filter((part) => !isBlank(part));
}

/**
 * Keeps a link to an address that a page may have. A Word bookmark leads nowhere in an article, so only its words stay.
 */
function tidyLink(link: Element, labels: ReadonlyMap<string, string>): ElementContent[] {
  const href = String(link.properties.href ?? '').trim();
  const note = labels.get(NOTE_LINK.exec(href)?.[1] ?? '');
  if (note) return [mark(`${note}]`)];
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href) || !URL.canParse(href)) return link.children;
  return isBlank(link) ? [] : [{ ...link, properties: { href } }];
}

/**
 * Writes raised and lowered characters as the characters that Unicode has for them: m², H₂O. Other text keeps its
 * element.
 */
function tidyShifted(node: Element): ElementContent[] {
  const text = textOf(node);
  const known = SHIFTED[node.tagName] ?? {};
  const signs = [...text.trim()].map((sign) => known[sign]);
  const isPlain = node.children.every((child) => child.type === 'text');
  if (isBlank(node)) return text ? [{ type: 'text', value: ' ' }] : node.children;
  return isPlain && signs.every((sign) => sign !== undefined)
    ? [{ type: 'text', value: text.replace(text.trim(), signs.join('')) }]
    : tidyEmphasis(node);
}

const SHIFTED: Record<string, Record<string, string>> = {
  // A raised o is how the sign of degrees is typed: 37oC.
  sup: pairSigns('0123456789+-−=()nio', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ°'),
  sub: pairSigns('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
};

function pairSigns(from: string, to: string): Record<string, string> {
  const shifted = [...to];
  return Object.fromEntries([...from].map((sign, index) => [sign, shifted[index]!]));
}

/**
 * Moves spaces and breaks at the ends of emphasised text outside, because Markdown would not see the end of the
 * emphasis.
 */
function tidyEmphasis(node: Element): ElementContent[] {
  const { children } = node;
  if (isBlank(node))
    return children.filter((child) => child.type === 'element' || textOf(child) !== '').map(asSpace);
  const first = children.findIndex((child) => !isSpace(child));
  const last = children.findLastIndex((child) => !isSpace(child));
  const [before, opening] = splitSpace(children[first]!, 'trimStart');
  const inner = [opening, ...children.slice(first + 1, last + 1)];
  const [after, closing] = splitSpace(inner.at(-1)!, 'trimEnd');
  return [
    ...children.slice(0, first).map(asSpace),
    ...before,
    { ...node, children: [...inner.slice(0, -1), closing] },
    ...after,
    ...children.slice(last + 1).map(asSpace),
  ];
}

function isSpace(child: ElementContent): boolean {
  // A program may put words into a break, which then is no space.
  return child.type === 'text' ? child.value.trim() === '' : isElement(child, 'br') && isBlank(child);
}

function asSpace(child: ElementContent): ElementContent {
  return child.type === 'text' ? { ...child, value: ' ' } : child;
}

/** Splits the space at one end of a text from it. */
function splitSpace(
  child: ElementContent,
  trim: 'trimStart' | 'trimEnd',
): [space: ElementContent[], rest: ElementContent] {
  if (child.type !== 'text') return [[], child];
  const kept = child.value[trim]();
  return [kept === child.value ? [] : [{ type: 'text', value: ' ' }], { ...child, value: kept }];
}

/** Makes the first row of a table its head. Of a table that only frames or places its content, that content stays. */
function tidyTable(table: Element): ElementContent[] {
  const rows = rowsOf(table);
  const [first] = rows;
  if (!first) return [];
  if (isNationalMotto(table)) return [];
  const cells = rows.flatMap(({ children }) => children.filter((child) => child.type === 'element'));
  // A table of one cell is a frame, one of tables side by side a way to place them: only what they hold is content.
  if (cells.length === 1 || (rows.length === 1 && cells.some(holdsTable)))
    return cells.flatMap((cell) => cell.children);
  const row = ({ children, ...rest }: Element, tagName: string): Element => ({
    ...rest,
    children: children.map((cell) =>
      cell.type === 'element' ? { ...cell, tagName, children: lines(cell.children, tagName === 'th') } : cell,
    ),
  });
  return [
    element('table', {}, [
      element('thead', {}, [row(first, 'th')]),
      element(
        'tbody',
        {},
        rows.slice(1).map((each) => row(each, 'td')),
      ),
    ]),
  ];
}

function holdsTable(cell: Element): boolean {
  return cell.children.some((child) => isElement(child, 'table'));
}

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr' ? [child] : ['thead', 'tbody'].includes(child.tagName) ? rowsOf(child) : [];
  });
}

/** Puts the paragraphs of a cell on lines of their own, without bold in a table head. */
function lines(children: ElementContent[], isHead: boolean): ElementContent[] {
  const parts = children.map((child) =>
    inline(child).flatMap((each) => (isHead ? withoutTag(each, 'strong') : each)),
  );
  return parts.flatMap((part, index) => (index === 0 ? part : [element('br', {}), ...part]));
}

/** Gives the content of a paragraph, without the arrow that leads back from a footnote. */
function inline(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (node.tagName === 'a' && /^#(foot|end)note-ref-/.test(String(node.properties.href))) return [];
  if (node.tagName === 'table') return rowsOf(node).flatMap(inLine);
  return node.tagName === 'p' ? node.children.flatMap(inline) : [node];
}

/** Writes a row of a table in a cell of another as a line. */
function inLine(row: Element, at: number): ElementContent[] {
  const cells = row.children.filter((child) => child.type === 'element');
  const words = cells.map((cell) => cell.children.flatMap(inline)).filter((cell) => cell.length > 0);
  return [
    ...(at === 0 ? [] : [element('br', {})]),
    ...words.flatMap((cell, index) =>
      index === 0 ? cell : [{ type: 'text', value: ' – ' } as const, ...cell],
    ),
  ];
}

function withoutTag(node: ElementContent, tagName: string): ElementContent[] {
  return isElement(node, tagName) ? node.children : [node];
}

function mark(name: string): Element {
  return { type: 'element', tagName: 'footnote-mark', properties: { name }, children: [] };
}

function isBlank(node: Element): boolean {
  return textOf(node).trim() === '' && !holdsPicture(node);
}

function holdsPicture(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === 'element' && (['img', 'footnote-mark'].includes(child.tagName) || holdsPicture(child)),
  );
}
