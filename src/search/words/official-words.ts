import { stripMarks } from '../../text/fold.ts';
import { hasMarks, normaliseTone, syllablesOf } from '../../text/syllables.ts';
import { THESAURUS } from './thesaurus.ts';

/**
 * Gives the readings of a query in which residents’ phrases are replaced by the words of official texts; none when it
 * holds no such phrase. Longer phrases go first. A phrase with two meanings makes two readings.
 *
 * Marks decide: “sơ đồ” is not “sổ đỏ”. Only a query wholly without marks is compared without them, and then only with
 * phrases of several syllables, because a bare “ma” or “muon” may be many words.
 * @example inOfficialWords('làm lại sổ đỏ bị rớt') // ['làm lại giấy chứng nhận quyền sử dụng đất bị mất']
 */
export function inOfficialWords(query: string): string[] {
  const typed = syllablesOf(query);
  const found = findPhrases(typed.map(settle), !hasMarks(query));
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

function findPhrases(typed: readonly string[], isBare: boolean): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  const candidates = isBare ? BARE_PHRASES : PHRASES;
  for (let at = 0; at < typed.length; at++) {
    const phrase = candidates
      .get(typed[at]!)
      ?.find(({ syllables }) => syllables.every((syllable, place) => typed[at + place] === syllable));
    if (!phrase) continue;
    found.push({ ...phrase, at });
    at += phrase.syllables.length - 1;
  }
  return found;
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

/** The phrases by their first syllable, longest first. */
const PHRASES = byFirstSyllable(settle);

/** The same without marks; single syllables only if they have none to lose, as “heo”. */
const BARE_PHRASES = byFirstSyllable(
  stripMarks,
  (syllables) => syllables.length > 1 || !hasMarks(syllables[0]!),
);

function byFirstSyllable(
  spell: (text: string) => string,
  isSafe: (syllables: readonly string[]) => boolean = () => true,
): ReadonlyMap<string, Phrase[]> {
  const officialsOf = new Map<string, string[]>();
  for (const { official, phrases } of readThesaurus())
    for (const phrase of phrases)
      if (isSafe(syllablesOf(phrase))) {
        const key = syllablesOf(phrase).map(spell).join(' ');
        officialsOf.set(key, [...(officialsOf.get(key) ?? []), official]);
      }
  const grouped = new Map<string, Phrase[]>();
  for (const [phrase, officials] of officialsOf) {
    const syllables = phrase.split(' ');
    grouped.set(syllables[0]!, [...(grouped.get(syllables[0]!) ?? []), { syllables, officials }]);
  }
  for (const phrases of grouped.values())
    phrases.sort((one, other) => other.syllables.length - one.syllables.length);
  return grouped;
}

function settle(syllable: string): string {
  return normaliseTone(syllable.toLowerCase());
}
