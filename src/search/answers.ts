import { stripMarks } from '../text/fold.ts';
import { foldedSyllables, hasMarks, syllablesOf } from '../text/syllables.ts';
import { findNumbers } from './numbers.ts';
import { toKeywords } from './question.ts';
import { respell, swapEndings } from './spellings.ts';
import { corrections, undoKeystrokes, type Vocabulary } from './typing.ts';

/** An item of the full-text index, by the index's own id. */
export interface Found {
  id: string;
  score: number;
}

/** Asks the full-text index for the items that hold all words of a text, or, in quotes, the words as they stand. */
export type Ask = (text: string, exactMarks?: boolean) => Promise<readonly Found[]>;

export interface Answers {
  /** Best first. */
  found: Found[];
  /** The query as it was probably meant, when that was searched for too. */
  meant?: string;
}

/** Queries longer than this are cut; nobody reads what a longer one finds. */
export const LONGEST_QUERY = 200;

/** Brings a query into one spelling: NFC, single spaces, no stray marks or control characters. */
export function cleanQuery(typed: string): string {
  return typed
    .slice(0, LONGEST_QUERY * 4)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\s]/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST_QUERY)
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
  const plain = query
    .replace(/["“”«»]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!isWord(plain)) return { found: [] };
  const sum = new Sum();
  const mended = mend(plain, vocabulary);
  const readings = [...new Set([plain, ...mended.slice(0, 2)])];
  let complete = 0;

  for (const token of findNumbers(plain).tokens) sum.add(await ask(token), 6);
  for (const [rank, reading] of readings.entries()) {
    const weight = rank === 0 ? 1 : 0.8 / rank;
    complete += await askWhole(reading, weight, ask, sum);
    for (const other of [...respell(reading), swapEndings(reading)])
      if (other !== undefined) complete += await askWhole(other, weight * 0.9, ask, sum);
  }
  const { words, isQuestion } = toKeywords(mended[0] ?? plain);
  const keywords = words.join(' ');
  if (isQuestion && keywords !== plain) complete += await askWhole(keywords, 0.9, ask, sum);
  if (quoted.length === 0 && (complete < ENOUGH || words.length >= LONG)) {
    await askPairs(words.map(stripMarks), ask, sum, items);
    for (const other of respell(keywords).slice(0, 1))
      await askPairs(foldedSyllables(other), ask, sum, items, 0.5);
    if (complete === 0 && mended.length === 0) await askSlips(words, vocabulary, ask, sum);
  }

  const ofProcedures = isQuestion ? await procedures() : new Set<string>();
  let found = sum.ranked((id) => (ofProcedures.has(id) ? QUESTION_OF_PROCEDURE : 1));
  for (const phrase of quoted) {
    const holders = new Set(
      (await ask(`"${syllablesOf(phrase).join(' ')}"`, hasMarks(phrase))).map(({ id }) => id),
    );
    found = found.filter(({ id }) => holders.has(id));
  }
  const meant = mended[0];
  return { found, ...(meant !== undefined && { meant }) };
}

/** Who asks how, where or how much mostly asks about a procedure. */
const QUESTION_OF_PROCEDURE = 1.5;

/** With fewer items than this that hold every word, others are looked for. */
const ENOUGH = 10;

/** From so many words on a query is rather a sentence. */
const LONG = 6;

/** At most so many pairs are asked for, so that a long question does not keep an old phone busy. */
const MOST_PAIRS = 14;

/** Asks for all words, for the words as marked, and for the words as they stand; gives how many items hold all. */
async function askWhole(text: string, weight: number, ask: Ask, sum: Sum): Promise<number> {
  const words = syllablesOf(text);
  const all = await ask(text);
  sum.add(all, weight);
  if (all.length === 0) return 0;
  if (hasMarks(text)) sum.add(await ask(text, true), weight * 0.8);
  if (words.length > 1) {
    sum.add(await ask(`"${text.replaceAll('"', ' ')}"`), weight * 3);
    if (hasMarks(text)) sum.add(await ask(`"${text.replaceAll('"', ' ')}"`, true), weight);
  }
  return all.length;
}

/** Asks for every two neighbouring words; the rarer a pair is, the more it says. */
async function askPairs(words: string[], ask: Ask, sum: Sum, items: number, weight = 1): Promise<void> {
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
    sum.add(found, (2.5 * weight * rarity) / total);
    // The words of a pair may stand apart in an item; that says less.
    const apart = await ask(pair);
    sum.add(apart, (1.2 * weight * Math.log(1 + items / Math.max(1, apart.length))) / total);
  }
}

/** Nothing holds every word although each is a word: one of them may be a slip that made another word. */
async function askSlips(words: string[], vocabulary: Vocabulary, ask: Ask, sum: Sum): Promise<void> {
  const folded = words.map(stripMarks);
  if (folded.length < 2 || folded.length > 12) return;
  for (const [at, word] of folded.entries()) {
    const [before, after] = [folded[at - 1], folded[at + 1]];
    const [likely] = corrections(word, vocabulary, before, after);
    if (likely === undefined) continue;
    const isKnown = [`${before} ${likely}`, `${likely} ${after}`].some((pair) => vocabulary.pairs.has(pair));
    if (!isKnown) continue;
    sum.add(await ask(folded.with(at, likely).join(' ')), 1.5);
  }
}

/** Gives the query with keystrokes undone and misspelt words mended, likeliest first; empty when every word is known. */
function mend(query: string, vocabulary: Vocabulary): string[] {
  const words = syllablesOf(query);
  const folded = words.map(stripMarks);
  if (vocabulary.ranks.size === 0) return [];
  const choices = words.map((word, at) => {
    if (vocabulary.ranks.has(folded[at]!) || /^\d/.test(word) || isAllCapitals(word)) return [word];
    const undone = undoKeystrokes(word);
    if (undone && vocabulary.ranks.has(stripMarks(undone))) return [undone];
    const likely = corrections(word, vocabulary, folded[at - 1], folded[at + 1]).slice(0, 2);
    return likely.length > 0 ? likely.map((each) => vocabulary.marked.get(each) ?? each) : [word];
  });
  const first = choices.map(([choice]) => choice!).join(' ');
  if (first === words.join(' ')) return [];
  const second = choices.map(([choice, other]) => other ?? choice!).join(' ');
  return [...new Set([first, second])];
}

function isAllCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Adds up what an item is worth over several searches, each counted from its own best. */
class Sum {
  readonly #worth = new Map<string, number>();

  add(found: readonly Found[], weight: number): void {
    const best = found.reduce((most, { score }) => Math.max(most, score), 0);
    if (best === 0) return;
    for (const { id, score } of found)
      this.#worth.set(id, (this.#worth.get(id) ?? 0) + weight * (0.4 + (0.6 * score) / best));
  }

  /** Best first; what is worth next to nothing beside the best is left out. */
  ranked(factorOf: (id: string) => number): Found[] {
    const all = [...this.#worth]
      .map(([id, score]) => ({ id, score: score * factorOf(id) }))
      .sort((one, other) => other.score - one.score);
    const least = (all[0]?.score ?? 0) * LEAST;
    return all.filter(({ score }) => score >= least);
  }
}

const LEAST = 0.15;
