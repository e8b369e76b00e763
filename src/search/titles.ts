import { stripMarks } from '../text/fold.ts';
import type { OpenHours } from '../text/open-state.ts';
import { foldedSyllables, normaliseTone, syllablesOf } from '../text/syllables.ts';
import { undoKeystrokes } from './keystrokes.ts';
import type { SearchKind } from './kinds.ts';
import { likenesses, OF_STORY, type Measure, type QueryReading, type QueryWord } from './likeness.ts';
import { completionsOf } from './most-asked.ts';
import { indexNames, namesWithPhrase, rangeOf, type NameIndex, type Rarity } from './names.ts';
import { findNumbers, numberTokens } from './numbers.ts';
import type { QuestionKind } from './question-kinds.ts';
import { nameOfAnswer, QUESTION_NAMES } from './question-names.ts';
import { meaningOf, type Meaning } from './readings.ts';
import { hasTellingWord } from './small-words.ts';
import { spellNames } from './spelled-names.ts';
import type { Stretch } from './story.ts';
import { correctionsOf } from './typos.ts';
import { rankedBy, type Vocabulary } from './vocabulary.ts';

/** Titles below this score hardly fit a query: they are not shown and not counted. */
const MIN_SCORE = 0.05;

/** Titles below this share of the best score are no match either. */
const MIN_SHARE = 0.2;

/** A query of fewer words is not looked for word for word, because one word stands in too many names. */
const MIN_VERBATIM_WORDS = 2;

/** What each word after the first adds to the score of a name that holds the query word for word. */
const VERBATIM_WORD = 0.15;

/** From this many words on, an item that has them side by side in its title is what is wanted. */
const MIN_ITEM_WORDS = 5;

/** Words that stand side by side in more titles than this point to no single item. */
const MAX_ITEMS = 3;

/** A title that has every word of a query scores at least this. */
const MIN_ITEM_SCORE = 0.3;

/** Factor for a reading of the query other than as typed. */
const OTHER_READING = 0.98;
/** The most letters of a known last word that may be the beginning of a longer one; a longer word counts as whole. */
const MAX_BEGINNING_LETTERS = 2;
/** Factor for a reading in which a few letters are completed to what is asked most. */
const COMPLETED = 2;
/** Each further completion counts this much less than the one before. */
const NEXT_COMPLETION = 0.1;
/** Factor for a name that starts as a half typed query does. */
const STARTS = 1.3;
/** A query of more words is no longer the start of a name. */
const MAX_STARTING_WORDS = 2;
/** Factor for what is no procedure and stands in a story, which mentions many places and wants none of them. */
const MENTIONED = 0.7;
/** Factor for a keyword instead of the title. */
const KEYWORD = 0.95;

/**
 * The factor of a likeness, by the title's kind. When a procedure and a news article fit alike, residents want the
 * procedure, even when the article has the shorter title.
 */
const KIND_FACTORS: Record<Title['kind'], number> = {
  'thu-tuc': 1,
  'giao-dich': 0.97,
  'lanh-dao': 0.97,
  'chuyen-muc': 0.9,
  'gioi-thieu': 0.9,
  'van-ban': 0.7,
  'tin-tuc': 0.5,
  'phan-anh': 0.5,
  'hoat-dong': 0.5,
};

/** A procedure's factor grows by this with each name that residents have for it, because they name what they need often. */
const ASKED_FOR = 0.03;
/** More names add nothing. */
const MAX_ASKED_FOR = 10;

// What is added to the score of a contact that answers a question.
const PLACE_BONUS = 0.3;
const LEADER_BONUS = 0.3;

/** A contact with a lower score is not asked about; whoever asks where a procedure is done wants the procedure. */
const MIN_CONTACT_SCORE = 0.12;

/** The score of any contact for a question that names nothing. */
const ANY_CONTACT = 0.3;

/** The score of the item that answers a question by itself, when the query is nothing but the question. */
const ANSWER_ALONE = 2;

/** The score of the item that answers a question by itself, when the query names something beside the question. */
const ANSWER_BESIDE = 0.45;

/** An entry of the table of titles. */
export interface Title {
  kind: SearchKind | 'chuyen-muc';
  /** Relative to the portal's address. */
  address: string;
  title: string;
  /** Other names that residents use for it. */
  keywords: readonly string[];
  /** A phone number, hours or a day, shown beside the title. */
  answer?: string;
  /** When the place is open. */
  hours?: OpenHours;
}

/** A title that a query may mean. */
export interface TitleMatch {
  title: Title;
  /** 1 when the query is the title itself. */
  score: number;
}

/** The table of titles, ready to be searched. */
export interface TitleIndex {
  titles: readonly Title[];
  /** Names the build of the portal that the table belongs to. */
  build: string;
  /** How many of them are sections, which come first. */
  sections: number;
  /** The title of each of the names. */
  titleOfName: readonly number[];
  names: NameIndex;
  vocabulary: Vocabulary;
}

/** Prepares titles to be searched. */
export function indexTitles(titles: readonly Title[], build = ''): TitleIndex {
  return { ...indexWith(titles), build };
}

/**
 * Finds the titles a query may mean, best first; the same titles in the same order each time.
 * @param isHalfTyped whether the last word may be, as in a box at every key
 */
export function matchTitles(
  index: TitleIndex,
  query: string,
  limit: number,
  isHalfTyped = true,
): TitleMatch[] {
  return titleMatches(index, scoreTable(index, query, isHalfTyped)).slice(0, limit);
}

/** Lists the titles with scores high enough, best first; among equals the order of the table. */
export function titleMatches(index: TitleIndex, scores: readonly number[]): TitleMatch[] {
  const least = Math.max(MIN_SCORE, scores.reduce((best, score) => Math.max(best, score), 0) * MIN_SHARE);
  return scores
    .map((score, at) => ({ title: index.titles[at]!, score }))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score);
}

/** Scores titles that need not be in the table; how rare their words are is taken from the table. */
export function scoreTitles(index: TitleIndex, query: string, titles: readonly Title[]): number[] {
  const others = { ...indexWith(titles, index.names.rarity), build: '', vocabulary: index.vocabulary };
  return scoreAll(others, prepare(index, query, false));
}

function indexWith(titles: readonly Title[], rarity?: Rarity): Omit<TitleIndex, 'build'> {
  const spelled = spellNames(titles.map(namesOf));
  const names = indexNames(spelled, rarity);
  const counts = new Map<string, number>();
  for (const [at, { marked }] of spelled.spellings.entries())
    counts.set(marked, (counts.get(marked) ?? 0) + spelled.times[at]!);
  const commonest = [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  return {
    titles,
    sections: titles.filter(({ kind }) => kind === 'chuyen-muc').length,
    titleOfName: spelled.thingOfName,
    names,
    vocabulary: rankedBy(commonest, names),
  };
}

/**
 * Lists a title and its keywords. Almost every procedure may be called “Thủ tục …”, so that says nothing; a leader is
 * also looked for by the position alone.
 */
function namesOf({ kind, title, keywords }: Title): string[] {
  const plain = title.replace(/^thủ tục(?: hành chính)?\s+/iu, '');
  const positions = kind === 'lanh-dao' ? title.split(', ').slice(1) : [];
  return [plain, ...positions, ...keywords];
}

/** Scores every title of the table for a query. The page asks twice: when the table comes, and with the full text. */
export function scoreTable(index: TitleIndex, query: string, isHalfTyped: boolean): number[] {
  const known = lastScores.get(index);
  if (known?.query === query && known.isHalfTyped === isHalfTyped) return known.scores;
  const scores = scoreAll(index, prepare(index, query, isHalfTyped));
  lastScores.set(index, { query, isHalfTyped, scores });
  return scores;
}

const lastScores = new WeakMap<TitleIndex, { query: string; isHalfTyped: boolean; scores: number[] }>();

/** A query as it is compared with names. */
interface PreparedQuery {
  typed: string;
  meaning: Meaning;
  readings: QueryReading[];
  completions: QueryReading[];
  /** The stretches of a story; none for a query that is no story. */
  stretches: QueryReading[];
}

/** Prepares a query. The page asks twice: for the table, and for what the full text finds beside it. */
function prepare(index: TitleIndex, query: string, isHalfTyped: boolean): PreparedQuery {
  const known = lastPrepared.get(index);
  if (known?.query === query && known.isHalfTyped === isHalfTyped) return known.prepared;
  const typed = query.normalize('NFC').trim();
  const meaning = meaningOf(typed, index.vocabulary);
  const correct = correctorOf(index);
  const prepared = {
    ...{ typed, meaning },
    readings: prepareReadings(meaning.texts, index, correct, isHalfTyped),
    completions: prepareCompletions(completionsOf(typed), index, correct),
    stretches: prepareStretches(meaning.stretches, index, correct),
  };
  lastPrepared.set(index, { query, isHalfTyped, prepared });
  return prepared;
}

const lastPrepared = new WeakMap<
  TitleIndex,
  { query: string; isHalfTyped: boolean; prepared: PreparedQuery }
>();

function scoreAll(index: TitleIndex, query: PreparedQuery): number[] {
  const { typed, meaning, readings, completions, stretches } = query;
  const scores = nameLikenesses(index, readings);
  raiseTo(scores, nameLikenesses(index, completions));
  const isStory = stretches.length > 0;
  if (isStory) raiseTo(scores, nameLikenesses(index, stretches, OF_STORY));
  const tokens = findNumbers(typed).numbers.map(({ token }) => token);
  const verbatim = verbatimFactors(index, typed, scores);
  return index.titles.map((title, at) => {
    if (tokens.length > 0 && numbersOf(title).some((number) => tokens.includes(number))) return 1;
    const { factor, isItem } = verbatim(at);
    const mentioned = isStory && title.kind !== 'thu-tuc' ? MENTIONED : 1;
    const score = isItem ? 1 : scores[at]! * priorOf(title) * factor * mentioned;
    return Math.max(score, scoreAsAnswer(title, score, meaning));
  });
}

function raiseTo(scores: Float64Array, others: Float64Array): void {
  for (let at = 0; at < scores.length; at++) scores[at] = Math.max(scores[at]!, others[at]!);
}

/** Gives the factor of a likeness for a kind. */
export function kindFactor(kind: Title['kind']): number {
  return KIND_FACTORS[kind];
}

/** Says how likely a title is wanted before anything is typed: by its kind, and by how many names residents have for it. */
function priorOf({ kind, keywords }: Title): number {
  const names = kind === 'thu-tuc' ? Math.min(keywords.length, MAX_ASKED_FOR) : 0;
  return KIND_FACTORS[kind] * (1 + ASKED_FOR * names);
}

/** Scores a title as the answer to the question that a query asks; 0 when it is none. */
function scoreAsAnswer({ kind, title, answer }: Title, score: number, { kinds, subject }: Meaning): number {
  const [asked] = kinds;
  if (asked === undefined) return 0;
  const isOffice = OWN_OFFICE.test(` ${stripMarks(subject)} `) && isOnlyPortal(subject);
  const name = (isOffice ? OFFICE_ANSWERS[asked] : undefined) ?? nameOfAnswer(asked);
  // Behind “Liên hệ” stands the authority's name. A name behind “Đường dây nóng” makes it another line than the commune's.
  if (name && (title === name || (name === QUESTION_NAMES.contact && title.startsWith(`${name} `))))
    return isOnlyPortal(subject) ? ANSWER_ALONE : ANSWER_BESIDE;
  if (!CONTACT_ANSWERS[asked]?.test(answer ?? '')) return 0;
  if (kind === 'lanh-dao') return asked !== 'where' && score > 0 ? score + LEADER_BONUS : 0;
  if (kind !== 'giao-dich') return 0;
  if (score >= MIN_CONTACT_SCORE) return score + PLACE_BONUS;
  if (!isOnlyPortal(subject)) return 0;
  return asked === 'where' && ONE_STOP.test(title) ? ANSWER_BESIDE : ANY_CONTACT;
}

/** Says whether a question is about nothing but the commune itself. */
function isOnlyPortal(subject: string): boolean {
  return !hasTellingWord(` ${stripMarks(subject)} `.replace(OWN_OFFICE, ' '));
}

const OWN_OFFICE = / (?:uy ban(?: nhan dan)?|ubnd|tru so)(?= )/;

/** What answers a question about the office of the commune. */
const OFFICE_ANSWERS: Partial<Record<QuestionKind, string>> = {
  hours: QUESTION_NAMES.hours,
  phone: QUESTION_NAMES.contact,
  email: QUESTION_NAMES.contact,
};

/** The place where residents hand in their files. */
const ONE_STOP = /hành chính công|một cửa/iu;

/**
 * Gives for each title the factor for holding a query word for word, because such a name is more likely meant than one
 * with the same words apart. A long query that only a few titles hold wants that very item, unless a procedure's name
 * holds it too.
 */
function verbatimFactors(
  { titles, titleOfName, names }: TitleIndex,
  query: string,
  scores: Float64Array,
): (title: number) => { factor: number; isItem: boolean } {
  const typed = foldedSyllables(query);
  const found = typed.length >= MIN_VERBATIM_WORDS ? namesWithPhrase(names, typed) : [];
  const holders = new Set(found.map((name) => titleOfName[name]!));
  const inProcedure = [...holders].some((title) => titles[title]!.kind === 'thu-tuc');
  const items = [...holders].filter((title) => scores[title]! >= MIN_ITEM_SCORE);
  const isOfFew = typed.length >= MIN_ITEM_WORDS && !inProcedure && items.length <= MAX_ITEMS;
  return (title) => ({
    factor: holders.has(title) ? 1 + VERBATIM_WORD * (typed.length - 1) : 1,
    isItem: isOfFew && items.includes(title),
  });
}

/** Gives for each title the likeness of the name that is most like the query. */
function nameLikenesses(
  { titles, titleOfName, names }: TitleIndex,
  readings: readonly QueryReading[],
  measure?: Measure,
): Float64Array {
  const best = new Float64Array(titles.length);
  for (const [rank, reading] of readings.entries()) {
    const beginning = beginningOf(reading);
    const found = likenesses(reading, names, measure);
    for (let name = 0; name < found.length; name++) {
      const likeness = found[name]!;
      if (likeness === 0) continue;
      const title = titleOfName[name]!;
      const isKeyword = titleOfName[name - 1] === title;
      const score =
        likeness *
        (reading.factor ?? (rank === 0 ? 1 : OTHER_READING)) *
        (isKeyword ? KEYWORD : 1) *
        (beginning !== undefined && startsWith(names, name, beginning) ? STARTS : 1);
      if (score > best[title]!) best[title] = score;
    }
  }
  return best;
}

/** Gives the start that names have to have, while no more than a word or two are typed. */
function beginningOf({ words, isHalfTyped }: QueryReading): string | undefined {
  if (!isHalfTyped || words.length > MAX_STARTING_WORDS) return undefined;
  return words.map(({ folded }) => folded).join(' ');
}

/** Says whether a name begins with a text, perhaps behind what most names of procedures begin with. */
function startsWith({ texts, words }: NameIndex, name: number, beginning: string): boolean {
  const text = texts[name]!;
  const first = text.findIndex((word) => !LEADING_WORDS.has(words[word]!));
  return [0, Math.max(first, 0)].some((at) =>
    text
      .slice(at, at + MAX_STARTING_WORDS)
      .map((word) => words[word])
      .join(' ')
      .startsWith(beginning),
  );
}

/** Folded. */
const LEADING_WORDS = new Set('thu tuc dang ky lai cap doi the giay'.split(' '));

/** Lists the words by which the index finds a document's number. */
function numbersOf({ kind, title }: Title): string[] {
  return kind === 'van-ban' ? numberTokens(/số (\S+)/u.exec(title)?.[1] ?? '') : [];
}

/** The form of a contact's answer to each question. */
const CONTACT_ANSWERS: Partial<Record<QuestionKind, RegExp>> = {
  hours: /\d\s*(?:giờ|h|:)/u,
  phone: /\d{2}[\s.]?\d{3}/,
  hotline: /\d{2}[\s.]?\d{3}/,
  email: /@/,
  who: /^/,
  where: /^/,
};

/** Prepares the readings of a query to be compared with names. */
function prepareReadings(
  texts: readonly string[],
  index: TitleIndex,
  correct: WordCorrector,
  isHalfTyped: boolean,
): QueryReading[] {
  return texts.map((text) => {
    const typedWords = syllablesOf(text).map(normalise);
    const words = correctWords(text, correct).map((folded, at) => {
      const marked = typedWords[at] ?? folded;
      return { folded, marked: marked === folded || stripMarks(marked) !== folded ? undefined : marked };
    });
    return { words, isHalfTyped: isHalfTyped || isUnfinished(words, index) };
  });
}

/** Says whether the last word of a query is only the beginning of one: “căn c”, although some name has a “C”. */
function isUnfinished(words: readonly QueryWord[], { names: { rarity } }: TitleIndex): boolean {
  const [before, last] = [words[words.length - 2]?.folded, words[words.length - 1]?.folded ?? ''];
  if (!rarity.has(last)) return true;
  if (before === undefined || last.length > MAX_BEGINNING_LETTERS) return false;
  return !rarity.hasPair(before, last) && rarity.ofBeginning(last, before) !== undefined;
}

/** Prepares what a few letters may be completed to; what is asked most counts most. */
function prepareCompletions(
  completions: readonly string[],
  index: TitleIndex,
  correct: WordCorrector,
): QueryReading[] {
  return prepareReadings(completions, index, correct, false).map((reading, at) => ({
    ...reading,
    factor: COMPLETED - NEXT_COMPLETION * at,
  }));
}

/** Prepares the stretches of a story; what each counts stays with it. */
function prepareStretches(
  stretches: readonly Stretch[],
  index: TitleIndex,
  correct: WordCorrector,
): QueryReading[] {
  const texts = stretches.map(({ text }) => text);
  return prepareReadings(texts, index, correct, false).map((reading, at) => ({
    ...reading,
    factor: stretches[at]!.factor,
  }));
}

/** Gives the folded words of a text, with the typos corrected for which the table has a likelier word. */
function correctWords(text: string, correct: WordCorrector): string[] {
  const typed = syllablesOf(text);
  const folded = foldedSyllables(text);
  return folded.map((word, at) =>
    correct(typed[at] ?? word, word, folded[at - 1], folded[at + 1], at === folded.length - 1),
  );
}

/** Gives a word as the table has it: the folded word itself, or what it stands for when it is misspelt. */
type WordCorrector = (
  typed: string,
  folded: string,
  before: string | undefined,
  after: string | undefined,
  isLast: boolean,
) => string;

/** Makes a corrector that looks each word up once beside the same neighbours: the stretches of a story overlap. */
function correctorOf({ vocabulary, names: { words, rarity } }: TitleIndex): WordCorrector {
  const known = new Map<string, string>();
  const isBeginning = (word: string) => {
    const [from, to] = rangeOf(words, word);
    return to > from;
  };
  return (typed, word, before, after, isLast) => {
    if (rarity.has(word) || /\d/.test(word) || (isLast && isBeginning(word))) return word;
    const key = [typed, word, before, after].join(' ');
    let corrected = known.get(key);
    if (corrected === undefined) {
      const undone = undoKeystrokes(typed);
      corrected =
        undone && rarity.has(stripMarks(undone))
          ? stripMarks(undone)
          : (correctionsOf(word, vocabulary, before, after)[0] ?? word);
      known.set(key, corrected);
    }
    return corrected;
  };
}

function normalise(word: string): string {
  return normaliseTone(word.toLowerCase());
}
