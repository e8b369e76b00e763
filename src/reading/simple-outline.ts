import type { Outline } from './outline.ts';

/**
 * Outlines a body of nothing but headings, items and paragraphs of plain words, links, pictures and bold words, each
 * whole in its line, without a parser, which takes twenty times as long. Null for any other body.
 * @param firstLine the line of the file on which the body starts, from 1
 */
export function outlineOfSimple(body: string, firstLine: number): SimpleOutline | null {
  if (body.length > MAX_LENGTH) return null;
  const outline: SimpleOutline = { pictures: [], links: [], headings: [] };
  let line = firstLine;
  for (let start = 0, end: number; start < body.length; start = end + 1, line++) {
    end = body.indexOf('\n', start);
    if (end === -1) end = body.length;
    if (end > start && !takeLine(body.slice(start, end), line, outline)) return null;
  }
  return outline;
}

/** The parts that such a body may have. */
type SimpleOutline = Pick<Outline, 'pictures' | 'links' | 'headings'>;

/** Characters. In a longer body, simple parts alone may exceed a limit of `excessOf`. */
const MAX_LENGTH = 12_000;

/** Adds the parts of a line to an outline; false for a line that only a parser can read. */
function takeLine(text: string, line: number, { pictures, links, headings }: SimpleOutline): boolean {
  if (text.startsWith('#')) {
    const [, signs, words] = HEADING.exec(text) ?? [];
    if (words === undefined || hasBareAddress(words)) return false;
    headings.push({ line, column: 1, depth: signs!.length, text: words });
    return true;
  }
  if (!BEGINS_SIMPLY.test(text)) return false;
  if (!NOT_PLAIN.test(text)) return !hasBareAddress(text);
  // A paragraph of bold words alone may be a heading in disguise, which a rule looks for.
  if (text.startsWith('**') && text.trimEnd().endsWith('**')) return false;
  const words = text.replace(LINK, (_link, sign: string, words: string, target: string, at: number) => {
    if (sign) pictures.push({ line, column: at + 1, target, alt: words });
    else links.push({ line, column: at + 1, target, text: words });
    return words;
  });
  const plain = words.replace(BOLD, '$1');
  return !NOT_PLAIN.test(plain) && !hasBareAddress(plain);
}

/** Says whether a text has an address of which Markdown makes a link. */
function hasBareAddress(text: string): boolean {
  return text.includes('://') || /www\./i.test(text);
}

const LETTER = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1ef9`;
/** Characters that mean nothing in Markdown, nor in Vietnamese documents, after the beginning of a line. */
const PLAIN = String.raw`${LETTER}\d ,.;:?%/()"'“”‘’…–+-`;
const NOT_PLAIN = new RegExp(`[^${PLAIN}]`);
const HEADING = new RegExp(`^(#{1,6}) ([${LETTER}\\d](?:[${PLAIN}]*[${LETTER}\\d,.;:?%)”])?) *$`);
/** A letter or what stands around one, after the mark of an item where the line is one. */
const BEGINS_SIMPLY = new RegExp(String.raw`^(?:(?:-|\d{1,9}[.)]) )?(?:\*\*|!?\[|[“(])?[${LETTER}]`);
const LINK = new RegExp(
  String.raw`(!?)\[([${PLAIN}]+)\]\(((?:https?://|[A-Za-z\d./])[A-Za-z\d/._?=#-]*)\)`,
  'g',
);
const BOLD = new RegExp(
  String.raw`(?<![^ (“])\*\*([${LETTER}\d](?:[${PLAIN}]*[${LETTER}\d])?)\*\*(?![^ ,.;:?)”])`,
  'g',
);
