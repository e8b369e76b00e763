import { distance } from 'fastest-levenshtein';

/** Finds the candidate that a typed word most probably meant; empty when none is near. */
export function nearest(typed: string, candidates: readonly string[]): string {
  if (typed.length > MAX_LENGTH) return '';
  const letters = sortedLetters(typed);
  const shuffled = candidates.find((each) => each.length === typed.length && sortedLetters(each) === letters);
  if (shuffled !== undefined) return shuffled;
  let found = '';
  let fewestEdits = Math.max(1, Math.floor(typed.length / 2.5)) + 1;
  for (const each of candidates) {
    // Each letter more or less takes an edit of its own.
    if (Math.abs(each.length - typed.length) >= fewestEdits) continue;
    const edits = distance(typed, each);
    if (edits < fewestEdits) [found, fewestEdits] = [each, edits];
  }
  return found;
}

/** Characters. A longer word is no typing slip: no file system has names as long. */
const MAX_LENGTH = 300;

/** Gives the letters of a word in order, so that two words whose letters changed places compare equal. */
export function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
