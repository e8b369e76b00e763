import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stripMarks } from '../../../src/text/fold.ts';
import { foldedSyllables, otherEnding, syllablesOf } from '../../../src/text/syllables.ts';
import { randomFrom, type Random } from '../random.ts';
import type { CorpusItem } from './corpus.ts';
import { leaveKeystrokes, misspell, moveTones } from './typing.ts';

/** A query with the addresses, any of which answers it. */
export interface Query {
  text: string;
  answers: readonly string[];
}

/** Makes a query of one kind from an item; undefined where the item gives none. */
type Maker = (item: CorpusItem, random: Random) => string | undefined;

/** The shortest sentence, in characters, that a query is made from. */
const MIN_SENTENCE_LENGTH = 41;
const PHRASE_WORDS = 5;
/** The most items that may answer a query. */
const MAX_ANSWERS = 4;

const ABBREVIATIONS = Object.entries(read<string>('abbreviations')).map(
  ([long, short]) => [new RegExp(long, 'i'), short] as const,
);

const titleOf: Maker = ({ number, title }) => (number ? undefined : title);

/** The kinds of known-item queries, each with how it is made. */
export const QUERY_KINDS: Readonly<Record<string, Maker>> = {
  'tên đủ dấu': titleOf,
  'tên không dấu': changed(stripMarks),
  'tên, đ gõ thành d': changed((title) => title.replaceAll('đ', 'd').replaceAll('Đ', 'D')),
  'tên ở dạng NFD': changed((title) => title.normalize('NFD')),
  'tên, dấu thanh đặt chỗ kia': changed(moveTones),
  'tên, i và y đổi chỗ': changed((title) =>
    title.replace(/[\p{L}\p{M}]+/gu, (word) => otherEnding(word) ?? word),
  ),
  'tên viết hoa': (item, random) => titleOf(item, random)?.toUpperCase(),
  'một phần tên, không dấu': partOf,
  'viết tắt': changed((title) =>
    ABBREVIATIONS.reduce((text, [long, short]) => text.replace(long, short), title),
  ),
  'số hiệu văn bản': ({ number }, random) => number && spellNumber(number, random),
  'gõ sai một chữ': (item, random) => {
    const title = titleOf(item, random);
    return title && misspell(title, random);
  },
  'phím Telex, VNI còn sót': (item, random) => {
    const title = titleOf(item, random);
    return title && leaveKeystrokes(title, random);
  },
  'một câu trong bài': ({ sentences }, random) =>
    random.pick(sentences.filter(({ length }) => length >= MIN_SENTENCE_LENGTH)),
  'cụm từ trong ngoặc kép': ({ sentences }, random) => {
    const words = withoutPunctuation(random.pick(sentences)).split(' ');
    const start = random.below(Math.max(1, words.length - PHRASE_WORDS));
    const phrase = words.slice(start, start + PHRASE_WORDS).join(' ');
    return words.length > PHRASE_WORDS + 1 ? `"${phrase}"` : undefined;
  },
};

/** Queries written by hand, which no rule draws from the items. */
export const QUERIES_BY_HAND: Readonly<Record<string, readonly Query[]>> = {
  'câu hỏi của người dân': Object.entries(read<string[]>('questions')).map(([text, slugs]) => ({
    text,
    answers: slugs.map((slug) => `thu-tuc/${slug}/`),
  })),
  'số điện thoại, giờ làm việc': Object.entries(read<string[]>('contact-questions')).map(
    ([text, anchors]) => ({
      text,
      // The page of all contact points answers as well, because an index of pages can give nothing finer.
      answers: ['giao-dich/', ...anchors.map((anchor) => `giao-dich/#${anchor}`)],
    }),
  ),
};

/** Draws queries of one kind; every item that holds what the query was drawn from counts as an answer. */
export function drawQueries(kind: string, items: readonly CorpusItem[], count: number): Query[] {
  const random = randomFrom(kind.length * 7919 + count);
  const queries: Query[] = [];
  for (const item of random.shuffle(items)) {
    if (queries.length === count) break;
    const text = QUERY_KINDS[kind]!(item, random);
    if (!text) continue;
    const answers = items.filter((other) => isAnswer(kind, text, item, other)).map(({ address }) => address);
    // Skips a sentence that many items share, because it stands for none of them.
    if (answers.length <= MAX_ANSWERS) queries.push({ text, answers });
  }
  return queries;
}

function isAnswer(kind: string, text: string, item: CorpusItem, other: CorpusItem): boolean {
  if (other === item) return true;
  if (kind === 'một câu trong bài') return other.sentences.includes(text);
  if (kind === 'cụm từ trong ngoặc kép')
    return other.sentences.some((sentence) => withoutPunctuation(sentence).includes(text.slice(1, -1)));
  if (kind === 'một phần tên, không dấu')
    return ` ${foldedSyllables(other.title).join(' ')} `.includes(` ${text} `);
  return other.title === item.title;
}

/** Makes a query by changing a title; none where the change leaves it as it is. */
function changed(change: (title: string) => string): Maker {
  return (item, random) => {
    const title = titleOf(item, random);
    const other = title && change(title);
    return other === title ? undefined : other;
  };
}

function partOf({ number, title }: CorpusItem, random: Random): string | undefined {
  const words = syllablesOf(title);
  if (number || words.length < 6) return undefined;
  const length = 4 + random.below(words.length - 5);
  const start = random.below(words.length - length + 1);
  return stripMarks(words.slice(start, start + length).join(' '));
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

function read<T>(name: string): Record<string, T> {
  return parse(readFileSync(join(import.meta.dirname, 'queries', `${name}.yaml`), 'utf8')) as Record<
    string,
    T
  >;
}
