import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stripMarks } from '../../../src/text/fold.ts';
import { foldedSyllables, otherEnding } from '../../../src/text/syllables.ts';
import { randomFrom, type Random } from '../random.ts';
import type { CorpusItem } from './corpus-item.ts';
import type { KnownPages, Query } from './query.ts';
import { leaveKeystrokes, misspell, moveTones } from './typing.ts';

/** The queries of one kind. */
export type Kind = readonly [name: string, queries: readonly Query[]];

/** Makes a query of one kind from an item; undefined where the item gives none. */
type Maker = (item: CorpusItem, random: Random) => Omit<Query, 'answers'> | undefined;

/** The shortest sentence, in characters, that a query is made from. */
const MIN_SENTENCE_LENGTH = 41;
const PHRASE_WORDS = 5;
const FRAGMENT_WORDS = 5;
const MAX_TYPED_WORDS = 12;
/** The most items that may answer a query. */
const MAX_ANSWERS = 4;

const QUERIES = join(import.meta.dirname, 'queries');

const ABBREVIATIONS = Object.entries(
  parse(readFileSync(join(QUERIES, 'abbreviations.yaml'), 'utf8')) as Record<string, string>,
).map(([long, short]) => [new RegExp(long, 'i'), short] as const);

/** The files of queries written by hand, before any result was seen; a comment at the top of each names its kind. */
const FILES_BY_HAND = ['citizens', 'as-typed', 'dialect', 'stories', 'half-typed', 'contacts', 'intents'];

/** The kinds of known-item queries, each with how it is made. */
const QUERY_KINDS: Readonly<Record<string, Maker>> = {
  'tên, viết cách khác': (item, random) => {
    const title = titleOf(item);
    return title === undefined ? undefined : { text: random.pick(OTHER_WRITINGS)(title) };
  },
  'mảnh tên thủ tục': (item, random) =>
    item.address.startsWith('thu-tuc/') ? fragmentOf(item, random) : undefined,
  'mảnh tên tin': (item, random) =>
    item.address.startsWith('tin-tuc/') ? fragmentOf(item, random) : undefined,
  'số hiệu văn bản': ({ number }, random) =>
    number === undefined ? undefined : { text: spellNumber(number, random) },
  'gõ sai một chữ': (item, random) => {
    const title = shortTitleOf(item);
    return title === undefined ? undefined : { text: misspell(title, random), meant: title };
  },
  'phím Telex, VNI còn sót': (item, random) => {
    const title = shortTitleOf(item);
    const text = title && leaveKeystrokes(title, random);
    return text && title ? { text, meant: title } : undefined;
  },
  'một câu trong bài': ({ sentences }, random) => {
    const long = sentences.filter(({ length }) => length >= MIN_SENTENCE_LENGTH);
    return long.length > 0 ? { text: random.pick(long) } : undefined;
  },
  'cụm từ trong ngoặc kép': ({ sentences }, random) => {
    if (sentences.length === 0) return undefined;
    const words = withoutPunctuation(random.pick(sentences)).split(' ');
    const start = random.below(Math.max(1, words.length - PHRASE_WORDS));
    const phrase = words.slice(start, start + PHRASE_WORDS).join(' ');
    return words.length > PHRASE_WORDS + 1 ? { text: `"${phrase}"` } : undefined;
  },
};

/** Ways to write a title that are all right, and are no other title. */
const OTHER_WRITINGS: ((title: string) => string)[] = [
  (title) => title,
  stripMarks,
  moveTones,
  (title) => title.replaceAll('đ', 'd').replaceAll('Đ', 'D'),
  (title) => title.normalize('NFD'),
  (title) => title.replace(/[\p{L}\p{M}]+/gu, (word) => otherEnding(word) ?? word),
  (title) => title.toUpperCase(),
  (title) => ABBREVIATIONS.reduce((text, [long, short]) => text.replace(long, short), title),
];

/** A document is found by its number, so its title is no query. */
function titleOf({ number, title }: CorpusItem): string | undefined {
  return number === undefined ? title : undefined;
}

/** Nobody types a title of forty words. */
function shortTitleOf(item: CorpusItem): string | undefined {
  const title = titleOf(item);
  return title !== undefined && title.split(' ').length <= MAX_TYPED_WORDS ? title : undefined;
}

/** Gives the queries of one half, by their kinds: those drawn from the items, then those written by hand. */
export function queriesOfHalf(
  half: Half,
  items: readonly CorpusItem[],
  known: KnownPages,
  drawn: number,
): Kind[] {
  const ofKinds: Kind[] = [
    ...Object.keys(QUERY_KINDS).map((kind) => [kind, drawQueries(kind, items, drawn)] satisfies Kind),
    ...queriesByHand(known),
  ];
  const ofHalf = ofKinds.map(([kind, queries]) => [
    kind,
    queries.filter(({ text }) => halfOf(text) === half),
  ]) satisfies Kind[];
  if (half === 'test') return ofHalf;
  const added = new Map(queriesForTuning(known));
  return ofHalf.map(([kind, queries]) => [kind, [...queries, ...(added.get(kind) ?? [])]]);
}

/** Which half a query belongs to. Its text alone decides, so that a query never moves when others are added. */
type Half = 'tuning' | 'test';

function halfOf(text: string): Half {
  return createHash('sha256').update(text).digest()[0]! % 2 === 0 ? 'tuning' : 'test';
}

/** Reads the queries that were written by hand. Codes of procedures and addresses of pages answer them. */
function queriesByHand(known: KnownPages): Kind[] {
  return FILES_BY_HAND.map((file) => readKind(join(QUERIES, `${file}.tsv`), known));
}

/** Reads the queries that were written after the test half was first measured, and so are for tuning alone. */
function queriesForTuning(known: KnownPages): Kind[] {
  const paths = FILES_BY_HAND.map((file) => join(QUERIES, 'tuning', `${file}.tsv`));
  return paths.filter((path) => existsSync(path)).map((path) => readKind(path, known));
}

/** Reads a file of queries: a comment with the name of their kind, then a query a line. */
function readKind(path: string, { procedures }: KnownPages): Kind {
  const [kind, ...lines] = readFileSync(path, 'utf8').trim().split('\n') as [string, ...string[]];
  return [kind.slice('# '.length), lines.map((line) => parseQuery(line, procedures))];
}

/** Parses a line: what answers, separated by spaces; a tab; what is typed. */
function parseQuery(line: string, procedures: ReadonlyMap<string, string>): Query {
  const [answers, text] = line.split('\t') as [string, string];
  return { text, answers: answers.split(' ').map((answer) => procedures.get(answer) ?? answer) };
}

/** Draws queries of one kind; every item that holds what the query was drawn from counts as an answer. */
function drawQueries(kind: string, items: readonly CorpusItem[], count: number): Query[] {
  const random = randomFrom(kind.length * 7919 + count);
  const queries: Query[] = [];
  for (const item of random.shuffle(items)) {
    if (queries.length === count) break;
    const query = QUERY_KINDS[kind]!(item, random);
    if (!query) continue;
    const answers = items
      .filter((other) => isAnswer(kind, query.text, item, other))
      .map(({ address }) => address);
    // Skips a sentence that many items share, because it stands for none of them.
    if (answers.length <= MAX_ANSWERS) queries.push({ ...query, answers });
  }
  return queries;
}

function isAnswer(kind: string, text: string, item: CorpusItem, other: CorpusItem): boolean {
  if (other === item) return true;
  if (kind === 'một câu trong bài') return other.sentences.includes(text);
  if (kind === 'cụm từ trong ngoặc kép')
    return other.sentences.some((sentence) => withoutPunctuation(sentence).includes(text.slice(1, -1)));
  if (kind.startsWith('mảnh tên')) return ` ${foldedSyllables(other.title).join(' ')} `.includes(` ${text} `);
  return other.title === item.title;
}

function fragmentOf({ title }: CorpusItem, random: Random): { text: string } | undefined {
  const words = foldedSyllables(title);
  if (words.length < FRAGMENT_WORDS + 1) return undefined;
  const start = random.below(words.length - FRAGMENT_WORDS + 1);
  return { text: words.slice(start, start + FRAGMENT_WORDS).join(' ') };
}

function spellNumber(number: string, random: Random): string {
  const plain = stripMarks(number);
  return random.pick([
    number,
    plain.toUpperCase(),
    plain.replace(/[/-]/g, ' '),
    `so ${plain.replace(/[/-]/g, ' ').toUpperCase()}`,
    `số ${number.replaceAll('/', ' / ')}`,
    number.replace('/', '-').replaceAll('-', '/'),
    number.replace(/[/-]/g, ''),
  ]);
}

function withoutPunctuation(sentence: string): string {
  return sentence.replace(/[.,;:]/g, '');
}
