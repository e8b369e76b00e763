import type { Element, ElementContent } from 'hast';
import { isElement, textOf } from './tree.ts';

/** How a table is printed; the looks stand in `src/styles/print.css`. */
type PrintWidth = 'wide-table' | 'wider-table' | 'widest-table' | 'broken-table';

/**
 * Says how much room a table needs on paper, where nobody can scroll; null for a table that fits between the margins.
 * Adds up the longest word of each column, because a column cannot be narrower without breaking a word or a number.
 */
export function printWidthOf(table: Element): PrintWidth | null {
  const longest: number[] = [];
  for (const row of rowsIn(table)) {
    let column = 0;
    for (const cell of row.children) {
      if (!isElement(cell, 'td') && !isElement(cell, 'th')) continue;
      longest[column] = Math.max(longest[column] ?? 0, longestWord(textOf(cell)));
      column += spanOf(cell);
    }
    for (let each = 0; each < column; each++) longest[each] ??= 0;
  }
  const signs = longest.reduce((sum, word) => sum + word + PADDING_SIGNS, 0);
  return LIMITS.find(({ most }) => signs <= most)!.width;
}

/** How many characters fit in a line: upright; then across at 9, 7 and 6 points. Smaller type is hard to read. */
const LIMITS: { most: number; width: PrintWidth | null }[] = [
  { most: 65, width: null },
  { most: 130, width: 'wide-table' },
  { most: 170, width: 'wider-table' },
  { most: 205, width: 'widest-table' },
  { most: Infinity, width: 'broken-table' },
];

/** The space between two columns, in characters. */
const PADDING_SIGNS = 1.5;

/** The most columns that a cell counts for: more than anybody prints, because a `colspan` may name any number. */
const MAX_SPAN = 100;

function spanOf({ properties }: Element): number {
  return Math.min(Math.max(Number(properties.colSpan) || 1, 1), MAX_SPAN);
}

function rowsIn(node: ElementContent): Element[] {
  if (node.type !== 'element') return [];
  return node.tagName === 'tr' ? [node] : node.children.flatMap(rowsIn);
}

/** Gives the length of the longest word in characters; the dots of a number are half as wide as its digits. */
function longestWord(text: string): number {
  return text.split(/\s+/).reduce((longest, word) => Math.max(longest, signsOf(word)), 0);
}

function signsOf(word: string): number {
  return word.length - (word.match(/[.,:;]/g)?.length ?? 0) / 2;
}
