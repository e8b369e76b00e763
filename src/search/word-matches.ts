import { foldedSyllables } from '../text/syllables.ts';
import type { Ask } from './answers.ts';
import type { Vocabulary } from './typing.ts';

/**
 * Tells which items hold a word. Asked plainly, the index also brings up items with words that begin alike, and for a
 * word that stands nowhere those of its beginning; asked in quotes it is exact, but each word so asked takes time.
 */
export class WordMatches {
  readonly #ask: Ask;
  readonly #vocabulary: readonly string[];
  readonly #known = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(ask: Ask, { ranks }: Vocabulary) {
    this.#ask = ask;
    this.#vocabulary = [...ranks.keys()];
  }

  /** Gives, of the items that came up for a text, those that hold every word of it. */
  async whole(text: string, ids: readonly string[]): Promise<Set<string>> {
    let left = ids;
    for (const word of new Set(foldedSyllables(text))) {
      if (left.length === 0 || this.#standsAlone(word)) continue;
      const holders = await this.#of(word);
      left = left.filter((id) => holders.has(id));
    }
    return new Set(left);
  }

  /** Leaves out the words that stand nowhere. */
  async held(words: readonly string[]): Promise<string[]> {
    const stands = await Promise.all(
      words.map(async (word) => this.#vocabulary.includes(word) || (await this.#of(word)).size > 0),
    );
    return words.filter((_word, at) => stands[at]);
  }

  /** Says of a word whether it is known and no other begins with it, so that asked plainly it is exact. */
  #standsAlone(word: string): boolean {
    const alike = this.#vocabulary.filter((other) => other.startsWith(word));
    return alike.length === 1 && alike[0] === word;
  }

  #of(word: string): Promise<ReadonlySet<string>> {
    const known = this.#known.get(word);
    if (known) return known;
    const asked = this.#ask(`"${word}"`).then((found) => new Set(found.map(({ id }) => id)));
    this.#known.set(word, asked);
    return asked;
  }
}
