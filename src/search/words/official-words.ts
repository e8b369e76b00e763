import { stripMarks } from '../../text/fold.ts';
import { normaliseSpelling, syllablesOf } from '../../text/syllables.ts';
import { THESAURUS } from './thesaurus.ts';

/**
 * Gives the readings of a query in which residents’ phrases are replaced by the words of official texts; none when it
 * holds no such phrase. Longer phrases go first. A phrase with two meanings makes two readings.
 *
 * Marks decide where they are typed: “sơ đồ” is not “sổ đỏ”. A syllable without marks may stand for one with marks, but
 * only in a phrase of several syllables, because a bare “ma” or “muon” may be many words.
 * @example inOfficialWords('làm lại sổ đỏ bị rớt') // ['làm lại giấy chứng nhận quyền sử dụng đất bị mất']
 */
export function inOfficialWords(query: string): string[] {
  const typed = syllablesOf(query).filter((word) => !BETWEEN.has(word.toLowerCase()));
  const found = findPhrases(typed.map(normaliseSpelling));
  if (found.length === 0) return [];
  const count = found.reduce((most, { officials }) => Math.max(most, officials.length), 1);
  return Array.from({ length: count }, (_, reading) => replace(typed, found, reading));
}

/** Lists every line of the thesaurus: an official wording, and the phrases that stand for it. */
export function readThesaurus(): { official: string; phrases: string[] }[] {
  return THESAURUS.trim()
    .split('\n')
    .map((line) => line.split(': '))
    .map(([official, phrases]) => ({ official: official!, phrases: phrases!.split(', ') }));
}

interface Phrase {
  syllables: string[];
  /** What official texts say, the likeliest first. */
  officials: string[];
}

interface FoundPhrase extends Phrase {
  /** The place of its first syllable in the query. */
  at: number;
}

/** Words that may stand inside any phrase: “cất cái nhà” is “cất nhà”, “mẹ tôi mất” is “mẹ mất”. */
const BETWEEN = new Set(['cái', 'tấm', 'chiếc', 'đứa', 'tôi', 'tui', 'mình']);

function findPhrases(typed: readonly string[]): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  for (let at = 0; at < typed.length; at++) {
    const phrase = PHRASES.get(stripMarks(typed[at]!))?.find(({ syllables }) =>
      standsAt(typed, at, syllables),
    );
    if (!phrase) continue;
    found.push({ ...phrase, at });
    at += phrase.syllables.length - 1;
  }
  return found;
}

function standsAt(typed: readonly string[], at: number, syllables: readonly string[]): boolean {
  return syllables.every(
    (syllable, place) =>
      typed[at + place] === syllable || (syllables.length > 1 && typed[at + place] === stripMarks(syllable)),
  );
}

function replace(typed: readonly string[], found: readonly FoundPhrase[], reading: number): string {
  const words: string[] = [];
  let next = 0;
  for (const { at, syllables, officials } of found) {
    for (const word of typed.slice(next, at)) words.push(word);
    words.push(officials[Math.min(reading, officials.length - 1)]!);
    next = at + syllables.length;
  }
  return words.concat(typed.slice(next)).join(' ');
}

/** The phrases by their first syllable without marks, longest first. */
const PHRASES = byFirstSyllable();

function byFirstSyllable(): ReadonlyMap<string, Phrase[]> {
  const officialsOf = new Map<string, string[]>();
  for (const { official, phrases } of readThesaurus())
    for (const phrase of phrases.map(normaliseSpelling))
      officialsOf.set(phrase, [...(officialsOf.get(phrase) ?? []), official]);
  const grouped = new Map<string, Phrase[]>();
  for (const [phrase, officials] of officialsOf) {
    const syllables = phrase.split(' ');
    const first = stripMarks(syllables[0]!);
    grouped.set(first, [...(grouped.get(first) ?? []), { syllables, officials }]);
  }
  for (const phrases of grouped.values())
    phrases.sort((one, other) => other.syllables.length - one.syllables.length);
  return grouped;
}
