import { stripMarks } from '../text/fold.ts';
import { LETTERS_ALONE } from '../text/letters.ts';
import { hasMarks, otherEnding } from '../text/syllables.ts';
import { isForeignWord } from './foreign-words.ts';
import { undoKeystrokes } from './keystrokes.ts';
import { isPossibleSyllable } from './possible-syllable.ts';
import { isShorthand } from './shorthand.ts';
import { isAbbreviation } from './spellings.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Cuts a word into the syllables and abbreviations that were typed without spaces. Returns undefined for a word that
 * is whole, and for one of which no cut is likely.
 * @example cutGluedWord('dangkykhaisinh', vocabulary) // ['dang', 'ky', 'khai', 'sinh']
 * @example cutGluedWord('lamcccd', vocabulary) // ['lam', 'cccd']
 */
export function cutGluedWord(typed: string, vocabulary: Vocabulary): string[] | undefined {
  const word = typed.normalize('NFC').toLowerCase();
  if (!isGlued(typed, vocabulary)) return undefined;
  const cut = cheapestCut(word, vocabulary);
  if (!cut) return undefined;
  const isLong = word.length >= MIN_LETTERS_ALONE || cut.pieces.some(isAbbreviatedOrForeign);
  const isLikely = cut.pairs > 0 || (isLong && cut.unknown === 0);
  return isLikely && cut.pieces.length > 1 ? cut.pieces : undefined;
}

/** The most letters of a word to cut. A longer word was not typed by hand, and cutting it takes time. */
const MAX_GLUED_LETTERS = 40;

/** A word with fewer letters is cut only where some title has two pieces side by side, or at an abbreviation or foreign word. */
const MIN_LETTERS_ALONE = 6;

/**
 * The most letters of a piece: a syllable, an abbreviation or a foreign word. Only “livestream” and “smartphone” are
 * longer, and they are not worth the time.
 */
const MAX_PIECE = 9;

/** A word in capitals with fewer letters is taken for an abbreviation. */
const MIN_CAPITALS = 8;

// What a piece costs; the cheapest cut has few pieces, and pieces that the portal knows.
const KNOWN_PIECE = 1;
const SHORTHAND_PIECE = 1.4;
const UNKNOWN_PIECE = 2.5;
/** The discount for a piece that follows the piece before it in some title. */
const PAIR_GAIN = 0.8;

/** The beginning of a word, cut into pieces. */
interface Cut {
  pieces: string[];
  cost: number;
  /** How many neighbouring pieces are neighbours in some title. */
  pairs: number;
  /** How many pieces the portal does not know. */
  unknown: number;
}

function isGlued(typed: string, { ranks }: Vocabulary): boolean {
  const folded = stripMarks(typed);
  if (typed.length < 5 || typed.length > MAX_GLUED_LETTERS || !LETTERS_ALONE.test(typed)) return false;
  if (typed === typed.toUpperCase() && typed.length < MIN_CAPITALS) return false;
  if (ranks.has(folded) || isPossibleSyllable(folded) || isForeignWord(folded)) return false;
  if (isShorthand(folded) || isAbbreviation(typed)) return false;
  const undone = undoKeystrokes(typed);
  return undone === undefined || !ranks.has(stripMarks(undone));
}

/**
 * Finds the cheapest cut by dynamic programming: for each place in the word, keeps the cheapest cut up to it for each
 * last piece.
 */
function cheapestCut(word: string, vocabulary: Vocabulary): Cut | undefined {
  const cuts: Cut[][] = [[{ pieces: [], cost: 0, pairs: 0, unknown: 0 }]];
  for (let end = 1; end <= word.length; end++) {
    const here: Cut[] = [];
    for (let start = Math.max(0, end - MAX_PIECE); start < end; start++) {
      const piece = word.slice(start, end);
      const cost = costOfPiece(piece, vocabulary);
      if (cost === undefined) continue;
      const best = cuts[start]!.map((cut) => withPiece(cut, piece, cost, vocabulary)).sort(byCost)[0];
      if (best && (piece.length > 1 || best.pairs > 0)) here.push(best);
    }
    cuts.push(here);
  }
  return cuts[word.length]!.sort(byCost)[0];
}

function withPiece(cut: Cut, piece: string, cost: number, { pairCount }: Vocabulary): Cut {
  const [before, after] = [stripMarks(cut.pieces[cut.pieces.length - 1] ?? ''), stripMarks(piece)];
  const isPair = pairCount(before, after) > 0 || pairCount(before, otherEnding(after) ?? '') > 0;
  return {
    pieces: [...cut.pieces, piece],
    cost: cut.cost + cost - (isPair ? PAIR_GAIN : 0),
    pairs: cut.pairs + Number(isPair),
    unknown: cut.unknown + Number(cost === UNKNOWN_PIECE),
  };
}

/** Gives the cost of a piece; undefined for letters that cannot be a piece. */
function costOfPiece(piece: string, { ranks }: Vocabulary): number | undefined {
  const folded = stripMarks(piece);
  if (piece.length === 1) return folded === 'y' || folded === 'o' ? KNOWN_PIECE : undefined;
  if (isPossibleSyllable(hasMarks(piece) ? piece : folded))
    return ranks.has(folded) || ranks.has(otherEnding(folded) ?? '') ? KNOWN_PIECE : UNKNOWN_PIECE;
  return isAbbreviatedOrForeign(piece) || isShorthand(folded) ? SHORTHAND_PIECE : undefined;
}

/** Says whether a piece is an abbreviation of an office or a paper, or a foreign word. */
function isAbbreviatedOrForeign(piece: string): boolean {
  return isAbbreviation(piece) || isForeignWord(piece);
}

function byCost(one: Cut, other: Cut): number {
  return one.cost - other.cost;
}
