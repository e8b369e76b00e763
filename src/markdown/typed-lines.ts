/** How far a line is indented, in columns of which a tab has up to four, and what follows. */
export interface TypedLine {
  indent: number;
  content: string;
}

/** Takes a line apart. Signs without a width in front of a mark of Markdown are no part of it. */
export function takeApart(line: string): TypedLine {
  let indent = 0;
  let at = 0;
  for (; line[at] === ' ' || line[at] === '\t'; at++) indent += line[at] === '\t' ? 4 - (indent % 4) : 1;
  return { indent, content: withPlainMark(line.slice(at)) };
}

/** Writes a line with less indent. */
export function lineOf({ indent, content }: TypedLine): string {
  return ' '.repeat(indent) + content;
}

function withPlainMark(content: string): string {
  return withPlainSpaces(content).replace(BULLET, '- ');
}

/** Says whether a text has a space that Markdown takes for a letter. */
export function hasOddSpace(text: string): boolean {
  return ODD_SPACE.test(text);
}

/**
 * Writes the spaces around the mark at the start of a line, and between the brackets of a link, as Markdown needs them.
 */
export function withPlainSpaces(content: string): string {
  const plain = content.replace(ODD_BEFORE_MARK, '').replace(ODD_BEHIND_MARK, '$1 ');
  return plain.includes(']') ? plain.replace(ODD_IN_LINK, '](') : plain;
}

/** Spaces that Markdown takes for letters: those that never break, and those without a width. */
const ODD_SPACES = String.raw`[\u00a0\u2007\u202f\u200b\u2060\ufeff]`;
const ODD_SPACE = new RegExp(ODD_SPACES);
const MARK = String.raw`(?:#{1,6}|[-+*>]|\d{1,9}[.)])`;
const ODD_BEFORE_MARK = new RegExp(String.raw`^${ODD_SPACES}{1,20}(?=${MARK}[\s\u200b]|[|])`);
const ODD_BEHIND_MARK = new RegExp(String.raw`^(${MARK})[ \t]{0,4}${ODD_SPACES}[\s\u200b\u2060]{0,20}`);
const ODD_IN_LINK = new RegExp(String.raw`\]${ODD_SPACES}{1,20}\((?=[^\s()]+\))`, 'g');

/**
 * A bullet as word processors write it: a dot, a square or an arrow; a character of a symbol font; or the letter that
 * is left of such a character, before a tab.
 */
const BULLET =
  /^(?:[•·●▪■□◦○◆◇❖➢➤►▶▸‣⁃∙⦁\uf02d\uf06e\uf06f\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc]\s{0,10}|[oØüvq§]\t\s{0,10})(?=\S)/u;

/** Says whether a line is an item of a Markdown list. */
export function isItem(content: string): boolean {
  return /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(content) && !isRule(content);
}

/** Says whether a line is a horizontal rule, or underlines a heading. */
function isRule(content: string): boolean {
  return /^(?:-[- \t]*|=+[ \t]*|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(content);
}

/**
 * Says whether a line of dashes was typed to part two paragraphs, although Markdown makes a heading of the words above.
 */
export function partsBelow(above: string, line: string): boolean {
  return /^ {0,3}-{3,}[ \t]{0,10}$/.test(line) && (endsSentence(above) || above.length > MAX_HEADING);
}

/** Characters. Nobody writes a heading as long as that. */
const MAX_HEADING = 120;

/**
 * Says whether a line begins with a mark that Vietnamese documents give the lines of a list and that Markdown does not
 * know: a dash, a letter or a number before a bracket, a slash or a full stop, or a character such as an emoji. Lines
 * of cells with tabs between them stay lines too.
 */
export function hasOwnMark(content: string): boolean {
  return OWN_MARK.test(content) || /\S\t+\S/.test(content);
}

const OWN_MARK = new RegExp(
  [
    String.raw`^[–—−‒]\s?\S`,
    String.raw`^[-+](?=\p{L})`,
    String.raw`^\(?(?:[a-zđ]|[ivx]{1,5}|[IVXLC]{1,6}|[A-HĐ])[.)/](?:\s|(?<=/))(?=\S)`,
    String.raw`^\d{1,3}(?:\.\d{1,3}){1,4}[.)/]?\s(?=\p{L})`,
    String.raw`^\d{1,3}[/-]\s?(?=\p{L})`,
    String.raw`^\(\d{1,3}\)\s?(?=\S)`,
    String.raw`^[\p{So}\p{Emoji_Presentation}→⇒➜§](?=\P{N}|$)`,
  ].join('|'),
  'u',
);

/** Says whether a line is a plain one, without a mark that gives it another meaning than words of a paragraph. */
export function isWords(content: string): boolean {
  return (
    !/^(?:#{1,6}(?:\s|$)|>|<|\[\^?[^\]]{1,100}\]:|`{3}|~{3})/.test(content) &&
    !content.includes('|') &&
    !isRule(content)
  );
}

/** Says whether indented lines are words in Vietnamese, or a list, and not the code for which Markdown takes them. */
export function isProse(lines: readonly TypedLine[]): boolean {
  const first = lines[0]!.content;
  const isTable = lines.length > 1 && lines.every(({ content }) => /\S(?: {3,}|\t+)\S/.test(content));
  return (
    !isTable && (isItem(first) || hasOwnMark(first) || lines.some(({ content }) => /[À-ỹ]/.test(content)))
  );
}

/** Says whether words end a sentence or a part of an enumeration. */
export function endsSentence(content: string): boolean {
  return /[.!?:;…][”"’')\]*_]{0,4}\s{0,10}$/.test(content);
}

/**
 * Says whether the words in front of a tab are the mark of a line: a bullet, or a number or letter with its
 * punctuation.
 */
export function beginsWithMark(words: string): boolean {
  return /^(?:[^\p{L}\d]{1,2}|\(?[\p{L}\d.]{1,6}[.)/:]|[oØüvq§])$/u.test(words);
}
