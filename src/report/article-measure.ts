import type { Entry } from '../reading/read.ts';
import { hashOf, readWords, wordsOf } from '../text/fingerprint.ts';
import { sketch } from '../text/likeness.ts';
import type { Item } from './item.ts';

/** The facts of an article that are computed from its text. */
export type ArticleMeasure = Required<Pick<Item, 'words' | 'fingerprint' | 'sketch' | 'figures'>>;

/** Measures the text of an article. */
export function measureArticle({ data, body }: Entry<'article'>): ArticleMeasure {
  const { words, figures } = readWords(body);
  return {
    words: words.length,
    fingerprint: `${hashOf(wordsOf(data.title))} ${hashOf(words)}`,
    sketch: sketch(words),
    figures: hashOf(figures),
  };
}
