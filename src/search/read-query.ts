import { questionKindsOf, type QuestionKind } from './question-kinds.ts';
import { toKeywords } from './question.ts';
import { spellOut } from './spell-out.ts';
import { reduceStory } from './story.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a resident typed, as the searches take it. */
export interface ReadQuery {
  /** The query spelled out: no words glued together, no shorthand; of a story only what it asks. */
  text: string;
  /** The words of the text without those that only make it a question. */
  words: string[];
  isQuestion: boolean;
  /** What it asks, likeliest first; empty for a query that only names something. */
  kinds: QuestionKind[];
}

/**
 * Reads a query that `cleanQuery` has brought into one spelling.
 * @example readQuery('dk ket hon can j', vocabulary)
 * // { text: 'dang ky ket hon can gi', words: ['dang', 'ky', 'ket', 'hon'], … }
 */
export function readQuery(query: string, vocabulary: Vocabulary): ReadQuery {
  const spelled = spellOut(query, vocabulary);
  const text = reduceStory(spelled, vocabulary);
  const { words, isQuestion } = toKeywords(text);
  return { text, words, isQuestion, kinds: questionKindsOf(spelled) };
}
