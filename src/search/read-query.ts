import { questionKindsOf, type QuestionKind } from './question-kinds.ts';
import { nameOfAnswer } from './question-names.ts';
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
 * @example readQuery('dk ket hon can j', vocabulary) // { text: 'dang ky ket hon can gi', words: ['dang', 'ky', 'ket', 'hon'], … }
 */
export function readQuery(query: string, vocabulary: Vocabulary): ReadQuery {
  const spelled = spellOut(query, vocabulary);
  const text = reduceStory(spelled, vocabulary);
  const { words, isQuestion } = toKeywords(text);
  return { text, words, isQuestion, kinds: questionKindsOf(spelled) };
}

/**
 * Says how well an item answers a question by its kind alone, whatever else the query says: 2 for the record made for
 * this question, 1 for a person or a place that has what is asked, 0 for all others.
 */
export function fitOfKind(
  item: { kind: string; title: string; answer?: string },
  [kind]: readonly QuestionKind[],
): 0 | 1 | 2 {
  if (kind === undefined) return 0;
  const name = nameOfAnswer(kind);
  if (name !== undefined && item.title.startsWith(name)) return 2;
  const isPerson = item.kind === 'lanh-dao';
  const isPlace = item.kind === 'giao-dich';
  const { answer = '' } = item;
  if (kind === 'who') return isPerson ? 1 : 0;
  if (kind === 'phone') return (isPerson || isPlace) && PHONE.test(answer) ? 1 : 0;
  if (kind === 'hours') return isPlace && HOURS.test(answer) ? 1 : 0;
  return 0;
}

const PHONE = /\d{2}[\s.]?\d{3}/;
const HOURS = /\d\s*(?:giờ|h|:)/u;
