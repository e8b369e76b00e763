import { stripMarks } from '../text/fold.ts';
import { withoutQuestion, type QuestionKind } from './question-kinds.ts';
import { toKeywords } from './question.ts';
import { readQuery } from './read-query.ts';
import { spellOut } from './spell-out.ts';
import { stretchesOf, type Stretch } from './story.ts';
import { otherSpellings } from './spellings.ts';
import { hasTellingWord } from './small-words.ts';
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
  /** The stretches of a story, also in the words of official texts; none for a query that is no story. */
  stretches: Stretch[];
}

/** Lists the ways a query may be meant: as it is read, in other spellings, and in the words of official texts. */
export function meaningOf(typed: string, vocabulary: Vocabulary): Meaning {
  const { text: spelled, words, kinds } = readQuery(typed, vocabulary);
  const keywords = words.join(' ');
  const subjects = kinds
    .filter((kind) => ABOUT_SOMETHING.has(kind))
    .map((kind) => withoutQuestion(spelled, kind));
  const bare = subjects.map((subject) => toKeywords(subject).words.join(' '));
  const [asked] = kinds;
  const subject =
    asked !== undefined && ABOUT_AUTHORITY.has(asked)
      ? withoutAuthority(withoutQuestion(spelled, asked))
      : (bare[0] ?? keywords);
  // The words of “số điện thoại của …” would find whatever has a telephone in its name.
  const isAboutContact = kinds[0] !== undefined && ABOUT_CONTACTS.has(kinds[0]) && hasTellingWord(subject);
  const plain = [...(isAboutContact ? [] : [spelled, keywords]), ...subjects, ...bare].filter(Boolean);
  const respelled = plain.flatMap((text) => otherSpellings(text));
  const official = plain.flatMap(inOfficialWords);
  const others = [...new Set([...plain, ...respelled, ...official])].filter(hasTellingWord);
  const stretches = stretchesOf(spellOut(typed, vocabulary));
  return {
    texts: others.length > 0 ? others : [spelled],
    // The people and times in a story are not questions.
    kinds: stretches.length > 0 ? [] : kinds,
    subject,
    stretches: stretches.flatMap((stretch) => [stretch, ...inOfficialStretches(stretch)]),
  };
}

function inOfficialStretches({ text, factor }: Stretch): Stretch[] {
  return inOfficialWords(text).map((official) => ({ text: official, factor: factor * OFFICIAL_STRETCH }));
}

/**
 * Factor for a stretch in official words; below 1, because something that a story only mentions may turn into a
 * procedure's name.
 */
const OFFICIAL_STRETCH = 0.85;

/**
 * Questions about a person, a place or a procedure. For other kinds, the words of the question are what is searched
 * for.
 */
const ABOUT_SOMETHING: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'hours',
  'phone',
  'hotline',
  'email',
  'where',
  'form',
  'papers',
  'fee',
  'duration',
]);

/** Questions about what the authority does, each of which one record answers. */
const ABOUT_AUTHORITY: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'status',
  'complaint',
  'denunciation',
  'suggestion',
  'feedback',
  'reception',
]);

/** Removes the words that only say who the authority is and what it did, because such questions always have them. */
function withoutAuthority(text: string): string {
  return ` ${stripMarks(text)} `.replace(AUTHORITY, ' ').trim();
}

/** Words for the authority and for what it does, folded. */
const AUTHORITY =
  / (?:quyet dinh|xu phat|can bo|cong chuc|nhan vien|chinh quyen|uy ban|ubnd|chu tich|lanh dao|bi thu|ket qua|thai do|phuc vu|lam viec|mot cua|truc tiep)(?= )/g;

/** Questions that a contact or a leader answers. */
const ABOUT_CONTACTS: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'hours',
  'phone',
  'hotline',
  'email',
]);
