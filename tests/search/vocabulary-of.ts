import { indexNames } from '../../src/search/names.ts';
import { spellNames } from '../../src/search/spelled-names.ts';
import { makeVocabulary, type Vocabulary } from '../../src/search/vocabulary.ts';

/** Makes a vocabulary of syllables, commonest first, and of titles, each a list of words. */
export function vocabularyOf(
  syllables: readonly string[],
  titles: readonly (readonly string[])[],
): Vocabulary {
  return makeVocabulary(syllables, indexNames(spellNames(titles.map((words) => [words.join(' ')]))));
}
