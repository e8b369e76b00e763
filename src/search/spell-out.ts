import { AROUND_WORDS } from '../text/letters.ts';
import { hasMarks } from '../text/syllables.ts';
import { cutGluedWord } from './glued-words.ts';
import { writeOutShorthand } from './shorthand.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Spells a query out: words typed without spaces are cut, shorthand is written out. Leaves numbers of documents as
 * they are, and every query with quotation marks as a whole.
 * @example spellOut('dangkykhaisinh dc ko', vocabulary) // 'dang ky khai sinh duoc khong'
 */
export function spellOut(query: string, vocabulary: Vocabulary): string {
  if (/["“”«»]/u.test(query)) return query;
  // Every other part is a word; the parts between are kept as typed.
  const parts = query.split(AROUND_WORDS);
  const cut = parts.flatMap((part, at) => {
    const pieces = at % 2 === 1 ? cutGluedWord(part, vocabulary) : undefined;
    return pieces ? pieces.flatMap((piece, place) => (place === 0 ? [piece] : [' ', piece])) : [part];
  });
  const words = cut.filter((_part, at) => at % 2 === 1);
  const written = writeOutShorthand(words, hasMarks(query));
  return cut
    .map((part, at) => (at % 2 === 1 && !isInNumber(cut, at) ? written[(at - 1) / 2]! : part))
    .join('');
}

/** Says whether a word is a part of a number, like the abbreviations of “25/QĐ-UBND”. */
function isInNumber(parts: readonly string[], at: number): boolean {
  return /[/.-]$/.test(parts[at - 1]!) || /^[/-]/.test(parts[at + 1] ?? '');
}
