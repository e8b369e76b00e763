import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexNames, namesWithPhrase } from '../../src/search/names.ts';
import { spellNames } from '../../src/search/spelled-names.ts';
import { stripMarks } from '../../src/text/fold.ts';
import { normaliseTone, syllablesOf } from '../../src/text/syllables.ts';

const WORDS = [
  'đất',
  'Đất',
  'dat',
  'hòa',
  'hoà',
  'hoa',
  'cấp',
  'cap',
  '25/QĐ-UBND',
  '(sổ',
  'đỏ),',
  '\u0301',
  '',
  '–',
];
const name = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const items = fc.array(fc.array(name, { maxLength: 3 }), { maxLength: 6 });

describe('tên và chữ của tên', () => {
  test('tách tên theo dấu cách rồi mới tách chữ thì cũng ra đúng những chữ ấy', () => {
    fc.assert(
      fc.property(items, (items) => {
        const { spellings, names, times, itemOfName } = spellNames(items);
        const plain = items.flat().map((each) =>
          syllablesOf(each).map((word) => ({
            folded: stripMarks(word),
            marked: normaliseTone(word.toLowerCase()),
          })),
        );
        expect(names.map((places) => places.map((place) => spellings[place]))).toEqual(plain);
        expect(times.reduce((sum, count) => sum + count, 0)).toBe(plain.flat().length);
        expect(itemOfName).toEqual(items.flatMap((names, thing) => names.map(() => thing)));
      }),
    );
  });

  test('mỗi chữ, mỗi cặp chữ, mỗi cụm chữ ở đúng những tên có nó', () => {
    fc.assert(
      fc.property(items, fc.array(fc.nat(60), { minLength: 2, maxLength: 4 }), (items, picks) => {
        const index = indexNames(spellNames(items));
        const names = items.flat().map((each) => syllablesOf(each).map(stripMarks));
        const { starts, ends, names: holders } = index.occurrences;
        for (const [at, word] of index.words.entries())
          expect([...holders.slice(starts[at], ends[at])]).toEqual(
            names.flatMap((words, place) => (words.includes(word) ? [place] : [])),
          );
        if (index.words.length === 0) return;
        const phrase = picks.map((pick) => index.words[pick % index.words.length]!);
        const holds = (words: string[], wanted: string[]) => countOf(words, wanted) > 0;
        expect(namesWithPhrase(index, phrase)).toEqual(
          names.flatMap((words, place) => (holds(words, phrase) ? [place] : [])),
        );
        const pair = phrase.slice(0, 2);
        expect(index.pairCount(pair[0]!, pair[1]!)).toBe(
          names.reduce((sum, words) => sum + countOf(words, pair), 0),
        );
        for (const word of phrase)
          expect(index.counts.get(word)).toBe(names.flat().filter((each) => each === word).length);
      }),
    );
  });
});

/** Counts the places at which words stand side by side. */
function countOf(words: readonly string[], wanted: readonly string[]): number {
  return words.filter((_word, at) => wanted.every((each, place) => words[at + place] === each)).length;
}
