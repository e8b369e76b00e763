import type { Position } from '../reading/positions.ts';
import { withSignsKept } from './kept-signs.ts';
import { cellsOf, dashesFor, isDashes } from './table-rows.ts';
import {
  endsSentence,
  hasOwnMark,
  isItem,
  isProse,
  isWords,
  lineOf,
  partsBelow,
  takeApart,
  type TypedLine,
} from './typed-lines.ts';
import { hasTabCells, isEven, isFramed, isHead, readTabTable } from './typed-tables.ts';
import { blockEndOf } from './verbatim-blocks.ts';

/** A body as its writer meant it, in Markdown. */
export interface MeantBody {
  text: string;
  /** Gives the position in the body as it was typed of a position in the text; both count from 1. */
  typedAt(position: Position): Position;
}

/**
 * Reads the conventions of Vietnamese documents that Markdown does not know, and writes them as Markdown. A paragraph
 * whose first line is indented is a paragraph and not code. Lines that begin with “–”, “a)”, “1/”, “I.” or a character
 * stay lines. The bullets of word processors make a list. A single Enter after a sentence ends the paragraph, unless
 * the body is wrapped at a width. Lines of as many cells with tabs between them, below the names of the columns, are a
 * table, and so are rows between bars that lack the line of dashes. Dashes below a sentence part it from what follows.
 * A single “~”, and a “*” beside a number, are themselves. Fenced code and HTML stay as they are.
 */
export function readAsMeant(body: string): MeantBody {
  if (!mayDiffer(body)) return { text: body, typedAt: (position) => position };
  const typed = body.split('\n');
  const { lines, from } = new BodyReader(typed).read();
  return {
    text: lines.join('\n'),
    typedAt({ line, column }) {
      const index = from[line - 1] ?? typed.length - 1;
      return { line: index + 1, column: columnIn(typed[index]!, lines[line - 1] ?? '', column) };
    },
  };
}

/** Says whether a body has anything that is read otherwise than Markdown reads it. Most bodies have not. */
function mayDiffer(body: string): boolean {
  return (
    /^ |^\d{1,9}[.)]\s/.test(body) ||
    ODD_LINE.test(body) ||
    /\*(?<=[\p{L}\d²³)]\*)[\p{L}\d(]/u.test(body) ||
    (UNUSUAL_SIGN.test(body) && ODD_SIGN.test(body))
  );
}

/**
 * A line below the first that is indented, begins with a number, or stands right below another and is no plain item.
 */
const ODD_LINE = /\n(?: |\d{1,9}[.)]\s|(?<=[^\n]\n)(?!- \S)[^\n])/;

const ODD_SIGN = /[\t~\u00a0\u2007\u202f\u200b\u2060\ufeff\uf000-\uf0ff•·●▪■□◦○◆◇❖➢➤►▶▸‣⁃∙⦁]/;

/**
 * A character that is none of Vietnamese words. Few bodies have one, and looking for it takes a quarter of the time.
 */
const UNUSUAL_SIGN = /[^\n -}\u00a1-\u00b6\u00b8-\u1ef9\u2010-\u201f\u2026]/;

/** What the line above is part of. */
type Above = 'nothing' | 'words' | 'item' | 'other';

class BodyReader {
  #lines: string[] = [];
  /** The index of the typed line from which each line comes. */
  #from: number[] = [];
  #above: Above = 'nothing';
  #aboveContent = '';
  /** Whether the block is within a list, in which indented lines belong to an item. */
  #isInList = false;
  /** The indent of a whole list, which its lines lose. */
  #listIndent = 0;
  /** The numbered list of which the last item was read; null outside of one. */
  #numbered: { last: number; isSwitched: boolean } | null = null;
  /** The index up to which lines with cells are no table. */
  #noTableTo = 0;
  readonly #typed: string[];
  /** The typed lines taken apart. */
  readonly #parts: TypedLine[];
  readonly #isWrapped: boolean;
  readonly #numbers: ReadonlySet<number>;

  constructor(typed: string[]) {
    this.#typed = typed;
    this.#parts = typed.map(takeApart);
    this.#isWrapped = isWrapped(typed);
    this.#numbers = new Set(typed.flatMap((line) => numberOf(line.trimStart()) ?? []));
  }

  read(): { lines: string[]; from: number[] } {
    for (let index = 0; index < this.#typed.length; index++) {
      const end = this.#verbatimEnd(index);
      if (end > index) {
        for (let at = index; at < end; at++) this.#add(this.#typed[at]!, at);
        this.#above = 'other';
        index = end - 1;
        continue;
      }
      const table = this.#tableAt(index);
      if (table.length > 0) this.#addTable(table, index);
      else this.#readLine(index);
      index += Math.max(0, table.length - 1);
    }
    return { lines: this.#lines, from: this.#from };
  }

  /** Finds the end of a block that stays as it is: fenced code, HTML, or indented lines that are no prose. */
  #verbatimEnd(index: number): number {
    const { indent } = this.#parts[index]!;
    const end = indent < 4 || this.#isInList ? blockEndOf(this.#typed, index) : index;
    if (end > index || indent < 4 || this.#isInList || this.#above === 'words') return end;
    const lines = this.#indentedFrom(index);
    return lines.length === 0 || isProse(lines) ? index : index + lines.length;
  }

  /** Reads the rows of the table that begins in a line; none where none does. */
  #tableAt(index: number): string[] {
    const line = this.#typed[index]!;
    const isRow = [hasTabCells, isFramed].find((passes) => passes(line));
    if (!isRow || index < this.#noTableTo || this.#parts[index]!.indent >= 2) return [];
    if (this.#isInList && this.#above !== 'nothing') return [];
    let end = index + 1;
    while (end < this.#typed.length && isRow(this.#typed[end]!)) end++;
    this.#noTableTo = end;
    const lines = this.#typed.slice(index, end);
    return lines.length > 1 ? rowsOf(lines, isRow === hasTabCells) : [];
  }

  /** Adds a table with the line of dashes that it lacks, apart from the lines around it. */
  #addTable(rows: readonly string[], index: number): void {
    if (this.#above !== 'nothing') this.#separate(index);
    rows.forEach((row, at) => {
      this.#add(withSignsKept(row), index + at);
      if (at === 0) this.#add(dashesFor(cellsOf(row).length), index);
    });
    if (this.#typed[index + rows.length]?.trim()) this.#separate(index + rows.length - 1);
    this.#isInList = false;
    this.#above = 'nothing';
  }

  #indentedFrom(index: number): TypedLine[] {
    const lines: TypedLine[] = [];
    for (let at = index; at < this.#typed.length; at++) {
      const line = this.#parts[at]!;
      if (line.indent < 4 || line.content === '') break;
      lines.push(line);
    }
    return lines;
  }

  #readLine(index: number): void {
    const typed = this.#parts[index]!;
    if (typed.content === '') {
      this.#add(this.#typed[index]!, index);
      this.#above = 'nothing';
      return;
    }
    if (typed.indent < this.#listIndent) this.#listIndent = 0;
    const line = { ...typed, indent: typed.indent - this.#listIndent };
    if (line.indent < 2 && this.#above === 'nothing' && !isItem(line.content)) this.#isInList = false;
    const isIndented = line.indent >= 4 && !this.#isInList;
    const read = isIndented ? { ...line, indent: 0 } : line;
    if (!isWords(read.content)) {
      if (this.#above === 'words' && partsBelow(this.#aboveContent, lineOf(read))) this.#separate(index);
      this.#put(read, index, 'other');
    } else if (this.#isListItem(read)) {
      if (isIndented) this.#listIndent = line.indent;
      this.#readItem(read, index);
    } else this.#readWords(read, index, isIndented);
  }

  #isListItem({ content }: TypedLine): boolean {
    if (!isItem(content)) return false;
    const number = numberOf(content);
    if (number === null || number < 2) return true;
    return this.#numbers.has(number - 1) || this.#numbers.has(number + 1);
  }

  #readItem(line: TypedLine, index: number): void {
    const number = numberOf(line.content);
    // Markdown lets only a list that begins at 1 follow a paragraph directly.
    const isBelowWords = this.#above === 'words' && !this.#isInList;
    if (isBelowWords && number !== null && number !== 1) {
      if (!endsSentence(this.#aboveContent)) return this.#readWords(line, index, false);
      this.#separate(index);
    }
    const content = line.indent < 2 ? this.#withOwnNumber(line.content, number) : line.content;
    this.#isInList = true;
    this.#put({ ...line, content }, index, 'item');
  }

  /**
   * Keeps the number of an item that does not follow the one above: Markdown would number it on, but begins a new list
   * where the character after the number is another. Items of one number are those that Markdown is to number.
   */
  #withOwnNumber(content: string, number: number | null): string {
    const above = this.#isInList ? this.#numbered : null;
    if (number === null) this.#numbered = null;
    else {
      const follows = above === null || number === above.last + 1 || number === above.last;
      this.#numbered = { last: number, isSwitched: (above?.isSwitched ?? false) !== !follows };
    }
    return this.#numbered?.isSwitched
      ? content.replace(/[.)]/, (sign) => (sign === '.' ? ')' : '.'))
      : content;
  }

  #readWords(line: TypedLine, index: number, isIndented: boolean): void {
    const isBelow =
      (this.#above === 'words' || this.#above === 'item') && !HARD_BREAK.test(this.#aboveContent);
    // A number of no list is escaped, because a list would begin with it.
    const isNumber = isItem(line.content) && numberOf(line.content) !== null && !(isBelow && !this.#isInList);
    const content = isNumber ? line.content.replace(/[.)]/, String.raw`\$&`) : line.content;
    if (isBelow && this.#keepsMark(line.content)) {
      if (this.#isInList && line.indent < 2) this.#separate(index);
      else this.#lines[this.#lines.length - 1] += '  ';
    } else if (isBelow && (this.#isNewParagraph(line.content) || (isIndented && /^[^\p{Ll}]/u.test(content))))
      this.#separate(index, line.indent >= 2);
    this.#put({ ...line, content }, index, 'words');
  }

  #keepsMark(content: string): boolean {
    return hasOwnMark(content) && (!this.#isWrapped || endsSentence(this.#aboveContent));
  }

  /** Says whether an Enter above a line was meant to end the paragraph. */
  #isNewParagraph(content: string): boolean {
    if (this.#isWrapped || !/^["“‘(*_[]{0,4}[\p{Lu}\d]/u.test(content)) return false;
    return endsSentence(this.#aboveContent) || this.#aboveContent.length < SHORT_LINE;
  }

  /** Puts an empty line above a line, which ends the paragraph, and the list unless the line is indented for it. */
  #separate(index: number, staysInList = false): void {
    if (!staysInList) this.#isInList = false;
    this.#add('', index);
  }

  #put(line: TypedLine, index: number, is: Above): void {
    const isAsTyped =
      line.content === this.#typed[index]!.trimStart() && line.indent === this.#parts[index]!.indent;
    this.#add(withSignsKept(isAsTyped ? this.#typed[index]! : lineOf(line)), index);
    this.#above = is;
    this.#aboveContent = line.content;
  }

  #add(line: string, index: number): void {
    this.#lines.push(line);
    this.#from.push(index);
  }
}

/** Writes lines that are certainly a table as its rows; none where they are not. */
function rowsOf(lines: readonly string[], hasTabs: boolean): string[] {
  if (hasTabs)
    return readTabTable(lines)?.isCertain
      ? lines.map((line) => `| ${line.trimEnd().replaceAll('\t', ' | ')} |`)
      : [];
  const cells = lines.map(cellsOf);
  const isTable = !lines.some(isDashes) && cells[0]!.length > 1 && isEven(cells) && isHead(cells[0]!);
  return isTable ? [...lines] : [];
}

/** What breaks a line already. */
const HARD_BREAK = /(?:\\| {2}|<br ?\/?>)$/i;

/** Characters. A program that wraps a text at a width leaves longer lines. */
const SHORT_LINE = 50;

/**
 * Says whether a program or a writer wrapped the paragraphs at a width: a line goes on in small letters on the next.
 */
function isWrapped(lines: readonly string[]): boolean {
  return lines.some((line, index) => {
    const above = lines[index - 1] ?? '';
    return (
      above.length >= SHORT_LINE &&
      /^ {0,3}\p{Ll}/u.test(line) &&
      !hasOwnMark(line) &&
      /[\p{L}\d,]\s?$/u.test(above)
    );
  });
}

/** Gives the number that begins a line as it would begin an item of a list; null for other lines. */
function numberOf(content: string): number | null {
  const number = /^(\d{1,9})[.)][ \t]/.exec(content)?.[1];
  return number === undefined ? null : Number(number);
}

/**
 * Finds the column of a typed line that a column of the meant line comes from; what was put in between is passed over.
 */
function columnIn(typed: string, meant: string, column: number): number {
  let [left, right] = [typed.length, meant.length];
  while (right >= column && left > 0) {
    const isSame = typed[left - 1] === meant[right - 1];
    if (isSame || (typed[left - 1] === '\t' && meant[right - 1] === '|')) left--;
    right--;
  }
  return left + 1;
}
