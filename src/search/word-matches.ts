import { foldedSyllables } from '../text/syllables.ts';
import { idsOf, type AskIndex } from './index-match.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Finds out which items hold a word. A plain search of the index also returns items with words that only begin like
 * it. A search in quotes is exact but takes time, so each word is searched for once.
 */
export class WordMatches {
  readonly #ask: AskIndex;
  readonly #vocabulary: readonly string[];
  readonly #cache = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(ask: AskIndex, { ranks }: Vocabulary) {
    this.#ask = ask;
    this.#vocabulary = [...ranks.keys()];
  }

  /**
   * Keeps only the items that hold every word of a text.
   * @param ids the items that a plain search for the text returned
   */
  async complete(text: string, ids: ReadonlySet<string>): Promise<Set<string>> {
    let left = [...ids];
    for (const word of new Set(foldedSyllables(text))) {
      if (left.length === 0 || this.#isExact(word)) continue;
      const matches = await this.#matchesOf(word);
      left = left.filter((id) => matches.has(id));
    }
    return new Set(left);
  }

  /** Keeps only the words that at least one item holds. */
  async existing(words: readonly string[]): Promise<string[]> {
    const exists = await Promise.all(
      words.map(async (word) => this.#vocabulary.includes(word) || (await this.#matchesOf(word)).size > 0),
    );
    return words.filter((_word, at) => exists[at]);
  }

  /** Says whether a plain search for a word is exact: no other word of the vocabulary begins with it. */
  #isExact(word: string): boolean {
    const alike = this.#vocabulary.filter((other) => other.startsWith(word));
    return alike.length === 1 && alike[0] === word;
  }

  #matchesOf(word: string): Promise<ReadonlySet<string>> {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const ids = this.#ask(`"${word}"`).then(idsOf);
    this.#cache.set(word, ids);
    return ids;
  }
}
