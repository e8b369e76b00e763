/**
 * The table of weights, imported as `WEIGHTS`: how much each search of the index adds to the score of the items it
 * finds. The unit is a search for all words of the query as typed, which counts 1.
 *
 * Each weight is a constant and not a key of an object, because the bundler shortens only the names of constants in the
 * script that the search page loads.
 */

/** The document or the procedure with the very number in the query. */
export const number = 6;
/** When no item has that number: items with the same number on another kind of document. */
export const sameDigits = 1.5;
/** When no item has that number: documents of the same kind and issuer. */
export const sameSigns = 2;

/** The query with its spelling corrected. The second likeliest correction counts half of it. */
export const correction = 0.8;
/** The query with abbreviations written out or names abbreviated, or with i and y swapped. */
export const respelling = 0.9;
/** A question without the words that only make it a question. */
export const keywords = 0.9;

/** Factor for items of which a word only begins like a word of the query. */
export const beginning = 0.2;
/** Factor for items that hold all words, with the marks as typed. */
export const exactMarks = 0.8;
/** Factor for items that hold all words side by side. */
export const sideBySide = 3;
/** Factor for items that hold all words side by side, with the marks as typed. */
export const sideBySideExactMarks = 1;

/** Two neighbouring words side by side: the part of all pairs together. A rare pair takes more of it. */
export const pair = 2.5;
/** Two neighbouring words anywhere in an item, likewise. */
export const pairApart = 1.2;
/** Factor for the pairs of a query in another spelling. */
export const respelledPairs = 0.5;
/** The query with one word replaced by the word that was probably meant. */
export const replacedWord = 1.5;

/** Factor of a procedure's score when the query is a question, because most questions are about procedures. */
export const procedure = 1.5;
