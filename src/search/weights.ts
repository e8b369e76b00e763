/**
 * The table of weights, imported as `WEIGHTS`.
 *
 * Each weight is a constant and not a key of an object, because the bundler shortens only the names of constants in the
 * script that the search page loads.
 */

/**
 * The document or the procedure with the very number in the query; all words and pairs of the query together weigh 1.
 */
export const number = 4;
/** When no item has that number: items with the same number on another kind of document. */
export const sameDigits = 1;
/** When no item has that number: documents of the same kind and issuer. */
export const sameLetters = 1.3;

/** Factor for a pair of neighbouring words, relative to an equally rare single word. */
export const pair = 1;
/** Factor for a word with its marks as typed, relative to the word with any marks. */
export const exactMarks = 0.3;
/** Factor for two neighbouring words that only stand side by side with other marks than were typed. */
export const otherMarks = 0.5;
/** Factor for what is found in another spelling than the typed one. */
export const respelling = 0.95;

/** Factor for the squared part of the query that an item's text holds, relative to the score of its title. */
export const text = 0.3;
