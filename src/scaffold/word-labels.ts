import { childOf, isXml, within, withChildren, xml, xmlText, type Xml } from './ooxml.ts';
import type { Label, WordNumbering } from './word-numbering.ts';
import { headingLevelIn, styleOf, type WordStyles } from './word-styles.ts';

/** The start of the name of a mark before an item of a list; the number of the item follows, or nothing for a label. */
export const NUMBER_MARK = 'so-';

/** The items above a place in a list, outermost first. */
interface OpenList {
  above: Label[];
}

/**
 * Writes the labels of numbered paragraphs where the reader of Word sees them: as text in headings, in cells, and where
 * Markdown has no such number; as marks in the items of lists that Markdown can number.
 */
export function writeLabels(part: Xml, numbering: WordNumbering, styles: WordStyles): Xml {
  const writeIn = (node: Xml, open: OpenList, isCell: boolean): Xml => {
    if (node.name === 'w:p') return writeParagraph(node, open, isCell);
    if (node.name === 'w:tc') return inside(node, { above: [] }, true);
    if (node.name === 'w:tbl') open.above = [];
    return inside(node, node.name === 'w:txbxContent' ? { above: [] } : open, isCell);
  };
  const inside = (node: Xml, open: OpenList, isCell: boolean): Xml =>
    withChildren(
      node,
      node.children.map((child) => (isXml(child) ? writeIn(child, open, isCell) : child)),
    );
  const writeParagraph = (paragraph: Xml, open: OpenList, isCell: boolean): Xml => {
    const label = isDeleted(paragraph) ? null : numbering.count(paragraph);
    const plain = withoutNumbering(inside(paragraph, open, isCell));
    const isEmpty = !hasContent(paragraph);
    if (isCell) return label?.text ? withText(plain, wordsOf(label)) : plain;
    // An empty paragraph only makes space.
    if (isEmpty) return plain;
    const level = headingLevelIn(paragraph, styles);
    if (level !== undefined || isInPlace(paragraph, styles)) {
      open.above = [];
      const labelled = label?.text ? withText(plain, wordsOf(label)) : plain;
      return level === undefined ? labelled : asHeading(labelled, level);
    }
    if (!label?.text) {
      open.above = [];
      return plain;
    }
    open.above = [...open.above.slice(0, depthOf(label, open.above)), label];
    return asItem(plain, label, Math.min(open.above.length - 1, MAX_DEPTH));
  };
  return writeIn(part, { above: [] }, false);
}

/** Finds how deep an item stands: below an item of its own list by its level; below an item of another by its indent. */
function depthOf(label: Label, above: Label[]): number {
  const same = above.findIndex(({ list, level }) => list === label.list && level >= label.level);
  if (same >= 0) return same;
  const own = above.findLastIndex(({ list }) => list === label.list);
  return (
    above.findLastIndex(
      ({ indent, level }, at) =>
        at === own || indent < label.indent || (indent === label.indent && level < label.level),
    ) + 1
  );
}

/** The numbering that the marked items refer to. */
export function writeListDefinitions(): Xml {
  const levels = (format: string) =>
    Array.from({ length: MAX_DEPTH + 1 }, (_, level) =>
      xml('w:lvl', { 'w:ilvl': String(level) }, [xml('w:numFmt', { 'w:val': format })]),
    );
  const kinds = [NUMBERED, BULLETS];
  return xml('w:numbering', {}, [
    ...kinds.map((id) =>
      xml('w:abstractNum', { 'w:abstractNumId': id }, levels(id === BULLETS ? 'bullet' : 'decimal')),
    ),
    ...kinds.map((id) => xml('w:num', { 'w:numId': id }, [xml('w:abstractNumId', { 'w:val': id })])),
  ]);
}

const NUMBERED = '1';
const BULLETS = '2';

/** The deepest level, from 0, that the converter makes a list of. */
const MAX_DEPTH = 4;

/** Headings, quotations and notes are no items of lists. */
function isInPlace(paragraph: Xml, styles: WordStyles): boolean {
  const style = styleOf(paragraph);
  return (
    isHeadingStyle(style, styles) ||
    /^(?:subtitle|(?:intense )?quote|(?:footnote|endnote|annotation)(?: text)?)$/i.test(styles.nameOf(style))
  );
}

/** Gives a paragraph the style of a heading that the converter knows. */
function asHeading(paragraph: Xml, level: number): Xml {
  const own = childOf(paragraph, 'w:pPr');
  const rest = own?.children.filter((child) => !isXml(child, 'w:pStyle')) ?? [];
  return withChildren(paragraph, [
    xml('w:pPr', {}, [xml('w:pStyle', { 'w:val': `Heading${level}` }), ...rest]),
    ...paragraph.children.filter((child) => child !== own),
  ]);
}

/** Says whether a style is one of headings or of the title. */
export function isHeadingStyle(style: string | undefined, styles: WordStyles): boolean {
  return /^(?:heading(?: [1-6])?|title)$/i.test(styles.nameOf(style)) || /^Heading[1-6]?$/.test(style ?? '');
}

/** A deleted paragraph has no number of its own, because its text goes on in the next one. */
function isDeleted(paragraph: Xml): boolean {
  return ['w:del', 'w:moveFrom'].some((name) => childOf(paragraph, 'w:pPr', 'w:rPr', name));
}

/** Says whether a paragraph shows anything. */
export function hasContent(paragraph: Xml): boolean {
  return (
    within(paragraph, 'w:t').some((text) => xmlText(text).trim() !== '') ||
    within(paragraph, ...SHOWN).length > 0
  );
}

const SHOWN = [
  'w:drawing',
  'w:pict',
  'w:object',
  'w:sym',
  'w:footnoteReference',
  'w:endnoteReference',
  'm:oMath',
  'w14:checkbox',
];

function withoutNumbering(paragraph: Xml): Xml {
  const own = childOf(paragraph, 'w:pPr');
  if (!own) return paragraph;
  const rest = withChildren(
    own,
    own.children.filter((child) => !isXml(child, 'w:numPr')),
  );
  return withChildren(
    paragraph,
    paragraph.children.map((child) => (child === own ? rest : child)),
  );
}

function asItem(paragraph: Xml, label: Label, depth: number): Xml {
  const isText = !label.isBullet && label.number === undefined;
  const numbering = xml('w:numPr', {}, [
    xml('w:ilvl', { 'w:val': String(depth) }),
    xml('w:numId', { 'w:val': label.isBullet ? BULLETS : NUMBERED }),
  ]);
  const own = childOf(paragraph, 'w:pPr') ?? xml('w:pPr');
  const rest = (isText ? withText(paragraph, label.text) : paragraph).children;
  return withChildren(paragraph, [
    withChildren(own, [...own.children, numbering]),
    ...(label.isBullet ? [] : [xml('w:bookmarkStart', { 'w:name': `${NUMBER_MARK}${label.number ?? ''}` })]),
    ...rest.filter((child) => !isXml(child, 'w:pPr')),
  ]);
}

/** Writes text at the start of a paragraph, in the form of its first run. */
function withText(paragraph: Xml, words: string): Xml {
  const properties = within(paragraph, 'w:r').find((run) => childOf(run, 'w:t'));
  const form = childOf(properties, 'w:rPr');
  const run = xml('w:r', {}, [...(form ? [form] : []), xml('w:t', { 'xml:space': 'preserve' }, [words])]);
  const at = paragraph.children.findIndex((child) => isXml(child, 'w:pPr')) + 1;
  return withChildren(paragraph, [...paragraph.children.slice(0, at), run, ...paragraph.children.slice(at)]);
}

function wordsOf({ isBullet, text }: Label): string {
  return isBullet ? `${/^[-–+*•]$/.test(text) ? text : '-'} ` : text;
}
