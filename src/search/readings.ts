import { questionKindsOf, withoutQuestion, type QuestionKind } from './question-kinds.ts';
import { toKeywords } from './question.ts';
import { spellOut } from './spell-out.ts';
import { otherSpellings } from './spellings.ts';
import { reduceStory } from './story.ts';
import type { Vocabulary } from './vocabulary.ts';
import { inOfficialWords } from './words/official-words.ts';

/** What a query may mean. */
export interface Meaning {
  /** The query in every way it may be meant; the first is the closest to what was typed. */
  texts: string[];
  /** What it asks, likeliest first; empty when it only names something. */
  kinds: QuestionKind[];
  /** What is asked about: the query without the words of its likeliest question. */
  subject: string;
}

/** Reads a query: written out, a story reduced to what it asks, in other spellings and in the words of official texts. */
export function readQuery(typed: string, vocabulary: Vocabulary): Meaning {
  const told = reduceStory(spellOut(typed, vocabulary), vocabulary);
  const kinds = questionKindsOf(told);
  const keywords = toKeywords(told).words.join(' ');
  const subjects = kinds.map((kind) => withoutQuestion(told, kind));
  const bare = subjects.map((subject) => toKeywords(subject).words.join(' '));
  const plain = [told, keywords, ...subjects, ...bare].filter(Boolean);
  const respelled = plain.flatMap((text) => otherSpellings(text));
  const official = [told, keywords, ...bare].flatMap(inOfficialWords);
  return {
    texts: [...new Set([...plain, ...respelled, ...official])],
    kinds,
    subject: bare[0] ?? keywords,
  };
}
