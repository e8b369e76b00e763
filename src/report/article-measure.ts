import { findSourceMarks, type SourceMark } from '../checks/source-marks.ts';
import type { Entry } from '../reading/read.ts';
import { hashOf, readWords, wordsOf } from '../text/fingerprint.ts';
import { sketch } from '../text/likeness.ts';
import type { Item } from './item.ts';

/** The facts of an article that are computed from its text. */
export type ArticleMeasure = Required<Pick<Item, 'words' | 'fingerprint' | 'sketch' | 'figures'>> & {
  /** What says that somebody else wrote it. */
  marks: readonly SourceMark[];
};

/**
 * Measures the text of an article.
 * @param marksOf replaces `findSourceMarks` for callers that ask once
 */
export function measureArticle(article: Entry<'article'>, marksOf = findSourceMarks): ArticleMeasure {
  const { data, body } = article;
  const title = hashOf(wordsOf(data.title));
  // Used up before another text is read: see `readWords`.
  const { words, figures } = readWords(body);
  return {
    words: words.length,
    fingerprint: `${title} ${hashOf(words)}`,
    sketch: sketch(words),
    figures: hashOf(figures),
    marks: marksOf(article),
  };
}
