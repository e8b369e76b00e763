import { hasMarks } from '../text/syllables.ts';
import type { AskIndex } from './index-match.ts';
import * as WEIGHTS from './weights.ts';

/** The items that hold a word or a phrase. */
type Ids = ReadonlySet<string>;

/** Finds out which items hold a word, or words side by side. Each is asked for once. */
export class WordMatches {
  readonly #ask: AskIndex;
  readonly #answers = new Map<string, Promise<Ids>>();

  constructor(ask: AskIndex) {
    this.#ask = ask;
  }

  /** Finds the items that hold a word, whatever its marks; or words side by side. */
  holding(text: string): Promise<Ids> {
    return this.#matches(text, false);
  }

  /** Finds the items that hold a word with its marks as typed. */
  holdingExactly(word: string): Promise<Ids> {
    return this.#matches(word, true);
  }

  /**
   * Finds the items that hold two words side by side.
   * @returns the items, and a factor for how well they fit: less than 1 when none has the marks as typed
   */
  async holdingPair(pair: string): Promise<{ ids: Ids; factor: number }> {
    if (!hasMarks(pair)) return { ids: await this.#matches(pair, false), factor: 1 };
    const exact = await this.#matches(pair, true);
    if (exact.size > 0) return { ids: exact, factor: 1 };
    return { ids: await this.#matches(pair, false), factor: WEIGHTS.otherMarks };
  }

  #matches(text: string, exactMarks: boolean): Promise<Ids> {
    const key = `${exactMarks ? '=' : ''}${text}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const ids = this.#ask(text, exactMarks);
    this.#answers.set(key, ids);
    return ids;
  }
}
