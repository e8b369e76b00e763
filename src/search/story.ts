import { stripMarks } from '../text/fold.ts';
import { syllablesOf } from '../text/syllables.ts';
import { toKeywords } from './question.ts';
import { countNeighbours, isInCompound, type Vocabulary } from './vocabulary.ts';

/**
 * Reduces a question that is a whole story, or several questions in one, to at most `MAX_STORY_WORDS` words: those of
 * the clauses that ask for something or that hold compounds of the titles. Returns a shorter query as it is.
 * @example reduceStory('Chào ad. Hôm qua … . Em muốn làm giấy khai sinh cho bé thì cần giấy tờ gì ạ', vocabulary)
 */
export function reduceStory(query: string, vocabulary: Vocabulary): string {
  if (syllablesOf(query).length <= MIN_STORY_WORDS) return query;
  const clauses = query.split(CLAUSE_ENDS).map((text, at) => readClause(text, at, vocabulary));
  const kept: Clause[] = [];
  let room = MAX_STORY_WORDS;
  for (const clause of clauses.sort((one, other) => other.score - one.score)) {
    const words = clause.words.slice(0, room);
    room -= words.length;
    kept.push({ ...clause, words });
  }
  kept.sort((one, other) => one.at - other.at);
  const words = kept.flatMap((clause) => clause.words);
  return words.join(' ') || syllablesOf(query).slice(0, MAX_STORY_WORDS).join(' ');
}

/** Consecutive words of a story. */
export interface Stretch {
  text: string;
  /** How much it counts, relative to the others. */
  factor: number;
}

/**
 * Cuts a story into stretches that are compared with names one by one, because all its words together are a little like
 * every name. The stretches overlap and have equal length; the words after each verb of wanting are a stretch too.
 * Later ones count a little more, because the request usually stands at the end. Gives none for a query that is no
 * story.
 */
export function stretchesOf(query: string): Stretch[] {
  const words = syllablesOf(query);
  if (words.length < MIN_TOLD_WORDS) return [];
  const stretchAt = (at: number, length: number, factor: number) => ({
    text: words.slice(at, at + length).join(' '),
    factor: factor + LATER * (at / words.length),
  });
  const stretches: Stretch[] = [];
  for (let at = 0; at < words.length - STRETCH + STEP; at += STEP) stretches.push(stretchAt(at, STRETCH, 1));
  for (const [at, word] of words.entries())
    if (at > 0 && WANTS.has(stripMarks(word))) stretches.push(stretchAt(at + 1, WANTED_STRETCH, WANTED));
  return stretches;
}

/** Says whether a query may be quoted from some text: it is as long as a story, and contains no “I” or “my mother”. */
export function mayBeQuoted(query: string): boolean {
  const words = syllablesOf(query.toLowerCase());
  return words.length >= MIN_TOLD_WORDS && !words.some((word) => SELF_AND_FAMILY.has(word));
}

/**
 * Words by which people speak of themselves and their family, also as typed without marks. They match only as spelled
 * here.
 */
const SELF_AND_FAMILY = new Set(
  'tôi toi tui em mình minh tao tụi cháu má mẹ ba bố nhà nha con ad'.split(' '),
);

/** A query of fewer words is compared as a whole. */
const MIN_TOLD_WORDS = 18;

// In words: how long a stretch is, how far apart they begin, and how long what somebody wants is.
const STRETCH = 16;
const STEP = 4;
const WANTED_STRETCH = 10;

/** Factor for a stretch after a word of wanting. */
const WANTED = 1.2;

/** How much more the last stretch counts than the first. */
const LATER = 0.2;

/** Words that are followed by what somebody wants, or what somebody else demands. Folded. */
const WANTS = new Set('muon xin tinh dinh nho doi bat'.split(' '));

/** A query of more words is reduced before the full text is asked. */
const MIN_STORY_WORDS = 24;

/** The most words that are left of a story: a search for more keeps an old phone busy and finds nothing more. */
const MAX_STORY_WORDS = 16;

/**
 * What a clause scores for asking: this much besides 1 for each compound of the titles, half of it without any
 * compound.
 */
const ASKING = 2;

/** The ends of a clause: punctuation, and in a text spoken to a phone, which has none, the words that begin another. */
const CLAUSE_ENDS =
  /[.?!;:,\n…]+|\s(?=(?:mà|nên|nhưng|bây giờ|giờ|vì|do|rồi|thì|nhung|bay gio|cho hỏi|cho hoi|xin hỏi|muốn hỏi)\s)/iu;

/** The words of clauses that ask for something, folded. */
const ASKING_WORDS =
  /(?:^| )(?:muon|can|xin|hoi|thu tuc|lam sao|the nao|o dau|giay to gi|bao lau|bao nhieu|duoc khong|dang ky|nop|phai lam|lam giay|giai quyet)(?= |$)/;

/** A part of a story. */
interface Clause {
  /** Its place in the story. */
  at: number;
  words: string[];
  score: number;
}

function readClause(text: string, at: number, vocabulary: Vocabulary): Clause {
  const folded = syllablesOf(text).map(stripMarks);
  const compounds = folded.filter((word, place) =>
    isInCompound(vocabulary, undefined, word, folded[place + 1]),
  ).length;
  const asks = ASKING_WORDS.test(folded.join(' ')) ? ASKING : 0;
  const hasPair = (word: string) => {
    const place = folded.indexOf(stripMarks(word));
    return countNeighbours(vocabulary, folded[place - 1], folded[place]!, folded[place + 1]) > 0;
  };
  // A question mark makes a clause a question, so that its small words are dropped too.
  const words = toKeywords(`${text}?`).words.filter((word) => vocabulary.ranks.has(stripMarks(word)));
  const score = compounds + (compounds > 0 ? asks : asks / 2);
  // Of a clause without a score, keeps only the words that some title has next to the same neighbour.
  return { at, words: score > 0 ? words : words.filter(hasPair), score };
}
