import { stripMarks } from '../text/fold.ts';
import { foldedSyllables, hasMarks, syllablesOf } from '../text/syllables.ts';
import { findNumbers, type NumberInQuery } from './numbers.ts';
import { toKeywords } from './question.ts';
import { WordMatches } from './word-matches.ts';
import { isAbbreviation, respell, swapEndings } from './spellings.ts';
import { correctionsOf, undoKeystrokes, type Vocabulary } from './typing.ts';
import { Scores } from './scores.ts';

/** An item of the full-text index, by the index's own id. */
export interface IndexMatch {
  id: string;
  score: number;
}

/** Asks the full-text index for the items that hold all words of a text, or, in quotes, the words as they stand. */
export type Ask = (text: string, exactMarks?: boolean) => Promise<readonly IndexMatch[]>;

export interface Answers {
  /** Best first: what holds every word, and what comes near. */
  found: IndexMatch[];
  /** Of those, what holds every word of the query or, when there is none, of what was probably meant. */
  whole: ReadonlySet<string>;
  /** The query as it was probably meant, when that was searched for too. */
  meant?: string;
  /** A number that was asked for and that nothing bears; what was found only comes near it. */
  missingNumber?: NumberInQuery;
}

/** Queries longer than this are cut; nobody reads what a longer one finds. */
export const MAX_QUERY_LENGTH = 200;

/** Brings a query into one spelling: NFC, single spaces, no stray marks or control characters. */
export function cleanQuery(typed: string): string {
  return typed
    .slice(0, MAX_QUERY_LENGTH * 4)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\s]/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/**
 * Answers a query by asking the index in several ways and adding up what each is worth. The index only knows items
 * that hold every word, so a query that finds few is asked again in pairs of neighbouring words.
 */
export async function answer(
  query: string,
  ask: Ask,
  vocabulary: Vocabulary,
  items: number,
  procedures: () => Promise<ReadonlySet<string>>,
): Promise<Answers> {
  const quoted = [...query.matchAll(/["“”«»]([^"“”«»]+)["“”«»]/gu)]
    .map(([, phrase]) => phrase!.trim())
    .filter(isWord);
  const typed = query
    .replace(/["“”«»]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!isWord(typed)) return { found: [], whole: new Set() };
  const worth = new Scores();
  const asking: Asking = { ask, scores: worth, matches: new WordMatches(ask, vocabulary), items };

  const { missingNumber, rest } = await askNumbers(typed, asking);
  const plain = missingNumber === undefined ? typed : rest;
  const corrected = correctSpelling(plain, vocabulary);
  const { words, isQuestion } = toKeywords(corrected[0] ?? plain);
  // Asked for before the answer is needed: it may have to come over the network.
  const ofProcedures = isQuestion ? procedures() : Promise.resolve(new Set<string>());
  ofProcedures.catch(() => undefined);
  const keywords = words.join(' ');
  const wholes: Set<string>[] = [];
  for (const [rank, reading] of [...new Set([plain, ...corrected.slice(0, 2)])].filter(isWord).entries()) {
    const weight = rank === 0 ? 1 : 0.8 / rank;
    const whole = await askWhole(reading, weight, asking);
    for (const other of [...respell(reading), swapEndings(reading)])
      if (other !== undefined) (await askWhole(other, weight * 0.9, asking)).forEach((id) => whole.add(id));
    wholes.push(whole);
  }
  if (isQuestion && keywords !== plain) wholes.push(await askWhole(keywords, 0.9, asking));
  const complete = wholes.reduce((sum, { size }) => sum + size, 0);
  if (quoted.length === 0 && (complete < ENOUGH || words.length >= LONG)) {
    await askPairs(await asking.matches.held(words.map(stripMarks)), asking);
    for (const other of respell(keywords).slice(0, 1)) await askPairs(foldedSyllables(other), asking, 0.5);
    if (complete === 0 && corrected.length === 0) await askSlips(words, vocabulary, asking);
  }

  const bonus = await ofProcedures;
  let whole: ReadonlySet<string> = wholes.find(({ size }) => size > 0) ?? new Set();
  let found = worth.ranked(whole, (id) => (bonus.has(id) ? QUESTION_OF_PROCEDURE : 1));
  for (const phrase of quoted) {
    const holders = new Set(
      (await ask(`"${syllablesOf(phrase).join(' ')}"`, hasMarks(phrase))).map(({ id }) => id),
    );
    found = found.filter(({ id }) => holders.has(id));
    whole = new Set([...whole].filter((id) => holders.has(id)));
  }
  // What is found as it was typed was meant so.
  const meant = wholes[0]?.size ? undefined : corrected[0];
  return {
    found,
    whole,
    ...(meant !== undefined && { meant }),
    ...(missingNumber !== undefined && { missingNumber }),
  };
}

/** What the ways to ask share. */
interface Asking {
  ask: Ask;
  scores: Scores;
  matches: WordMatches;
  /** How many items there are. */
  items: number;
}

/** Who asks how, where or how much mostly asks about a procedure. */
const QUESTION_OF_PROCEDURE = 1.5;

/** With fewer items than this that hold every word, others are looked for. */
const ENOUGH = 10;

/** From so many words on a query is rather a sentence. */
const LONG = 6;

/** At most so many pairs are asked for, so that a long question does not keep an old phone busy. */
const MOST_PAIRS = 14;

/**
 * Asks for the numbers in a query. When nothing bears one that is surely meant as a number, tells which and what else
 * was asked, and counts what comes near: the same number of another kind, then others of its kind.
 */
async function askNumbers(
  query: string,
  { ask, scores: worth }: Asking,
): Promise<{ missingNumber?: NumberInQuery; rest: string }> {
  const { numbers, rest } = findNumbers(query);
  let missingNumber: NumberInQuery | undefined;
  for (const number of numbers) {
    const { token, digits, signs } = number;
    const bearers = await ask(`"${token}"`);
    worth.add(bearers, 6);
    if (bearers.length > 0 || (rest !== '' && signs.length < 2)) continue;
    missingNumber ??= number;
    worth.add(await ask(`"${digits}"`), 1.5);
    if (signs.length > 0) worth.add(await ask(signs.join(' ')), 2);
  }
  return { rest, ...(missingNumber !== undefined && { missingNumber }) };
}

/**
 * Asks for all words, for the words as marked, and for the words as they stand; gives the items that hold all. What
 * only begins like a word counts little.
 */
async function askWhole(
  text: string,
  weight: number,
  { ask, scores: worth, matches: holders }: Asking,
): Promise<Set<string>> {
  const words = syllablesOf(text);
  const known = words.length > MOST_HELD ? words : await holders.held(words.map(stripMarks));
  // The last word may be half typed; any other that stands nowhere leaves nothing that holds all.
  const isHalfTyped = known.length === words.length - 1 && words.at(-1)!.length < LONGEST_SYLLABLE;
  if (known.length < words.length && !(isHalfTyped && words.length > 1)) return new Set();
  const all = await ask(text);
  const ids = all.map(({ id }) => id);
  const whole = words.length > MOST_HELD ? new Set(ids) : await holders.whole(text, ids);
  worth.add(
    all.filter(({ id }) => whole.has(id)),
    weight,
  );
  worth.add(
    all.filter(({ id }) => !whole.has(id)),
    weight * BEGINS_ALIKE,
  );
  if (all.length === 0) return new Set();
  if (hasMarks(text)) worth.add(await ask(text, true), weight * 0.8);
  if (words.length > 1) {
    worth.add(await ask(`"${text.replaceAll('"', ' ')}"`), weight * 3);
    if (hasMarks(text)) worth.add(await ask(`"${text.replaceAll('"', ' ')}"`, true), weight);
  }
  return whole;
}

/** Of a longer query it is not looked into which items hold each word. */
const MOST_HELD = 16;

/** “nghiêng” has seven letters; what is longer is no word half typed. */
const LONGEST_SYLLABLE = 8;

const BEGINS_ALIKE = 0.2;

/** Asks for every two neighbouring words; the rarer a pair is, the more it says. */
async function askPairs(words: string[], { ask, scores: worth, items }: Asking, weight = 1): Promise<void> {
  const pairs = words.slice(1).map((word, at) => `${words[at]!} ${word}`);
  const step = Math.max(1, pairs.length / MOST_PAIRS);
  const asked = new Set(
    Array.from({ length: Math.min(pairs.length, MOST_PAIRS) }, (_, at) => pairs[Math.floor(at * step)]!),
  );
  if (pairs.length === 0) return;
  const total = Math.log(1 + items) * asked.size;
  for (const pair of asked) {
    const found = await ask(`"${pair}"`);
    if (found.length === 0) continue;
    const rarity = Math.log(1 + items / found.length);
    worth.add(found, (2.5 * weight * rarity) / total);
    // The words of a pair may stand apart in an item; that says less.
    const apart = await ask(pair);
    worth.add(apart, (1.2 * weight * Math.log(1 + items / Math.max(1, apart.length))) / total);
  }
}

/** Nothing holds every word although each is a word: one of them may be a slip that made another word. */
async function askSlips(
  words: string[],
  vocabulary: Vocabulary,
  { ask, scores: worth }: Asking,
): Promise<void> {
  const folded = words.map(stripMarks);
  if (folded.length < 2 || folded.length > 12) return;
  for (const [at, word] of folded.entries()) {
    const [before, after] = [folded[at - 1], folded[at + 1]];
    const [likely] = correctionsOf(word, vocabulary, before, after);
    if (likely === undefined) continue;
    const isKnown = [`${before} ${likely}`, `${likely} ${after}`].some((pair) => vocabulary.pairs.has(pair));
    if (!isKnown) continue;
    worth.add(await ask(folded.with(at, likely).join(' ')), 1.5);
  }
}

/** Gives the query with keystrokes undone and misspelt words corrected, likeliest first; empty when every word is known. */
function correctSpelling(query: string, vocabulary: Vocabulary): string[] {
  const words = syllablesOf(query);
  const folded = words.map(stripMarks);
  if (vocabulary.ranks.size === 0) return [];
  const choices = words.map((word, at) => {
    if (vocabulary.ranks.has(folded[at]!) || /^\d/.test(word) || isName(word)) return [word];
    const undone = undoKeystrokes(word);
    if (undone && vocabulary.ranks.has(stripMarks(undone))) return [undone];
    const likely = correctionsOf(word, vocabulary, folded[at - 1], folded[at + 1]).slice(0, 2);
    return likely.length > 0 ? likely.map((each) => vocabulary.marked.get(each) ?? each) : [word];
  });
  const first = choices.map(([choice]) => choice!).join(' ');
  if (first === words.join(' ')) return [];
  const second = choices.map(([choice, other]) => other ?? choice!).join(' ');
  return [...new Set([first, second])];
}

/** A word in capitals, or an abbreviation, is not misspelt. */
function isName(word: string): boolean {
  return (word.length > 1 && word === word.toUpperCase()) || isAbbreviation(word);
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
