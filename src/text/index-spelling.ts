/**
 * Spells đ as d with a combining stroke, in the index and in queries, so that “dat dai” finds “đất đai”. Pagefind
 * removes combining marks from letters, but not the stroke of đ, which Unicode does not decompose. Measured: this
 * costs no bytes.
 */
const STROKE = '\u0335';

/** The character that Pagefind must be told to keep within words. */
export const INDEX_LETTERS = STROKE;

/** Spells a text as the search index does. */
export function toIndexSpelling(text: string): string {
  return text.replace(/đ/g, `d${STROKE}`).replace(/Đ/g, `D${STROKE}`);
}

/** Spells a text of the search index as people do. */
export function fromIndexSpelling(text: string): string {
  return text.replace(SMALL, 'đ').replace(CAPITAL, 'Đ');
}

const SMALL = new RegExp(`d${STROKE}`, 'g');
const CAPITAL = new RegExp(`D${STROKE}`, 'g');
