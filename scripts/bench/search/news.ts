import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { capitalise } from '../../../src/text/format.ts';
import { twoDigits } from '../content/commune.ts';
import { randomFrom, type Random } from '../random.ts';
import { readData, readWords, type Event, type Topic } from './corpus-data.ts';
import type { CorpusItem } from './corpus-item.ts';
import { EntryWriter } from './entry-writer.ts';
import { filler } from './filler.ts';

const WORDS = readWords();

/** News of the commune itself. */
const LOCAL = {
  topics: readData<Topic[]>('topics'),
  events: readData<Event[]>('events'),
  sentences: WORDS.commonSentences,
  headings: WORDS.headings,
  minSentences: 5,
  maxSentences: 13,
};

/** News of the whole country, which communes repost; these are longer. */
const NATIONAL = {
  topics: readData<Topic[]>('national-topics'),
  events: readData<Omit<Event, 'section'>[]>('national-events'),
  sentences: WORDS.nationalSentences,
  headings: WORDS.nationalHeadings,
  minSentences: 10,
  maxSentences: 24,
};

/** The share of articles that are of the whole country. */
const NATIONAL_SHARE = 0.5;

/**
 * Writes so many articles into a portal's folder, half of them of the commune, half of the whole country; the same for
 * the same number.
 */
export function writeNews(portalFolder: string, count: number): CorpusItem[] {
  const random = randomFrom(count);
  const writer = new EntryWriter(portalFolder);
  const sections = sectionsOf(portalFolder);
  return Array.from({ length: count }, () =>
    writeArticle(writer, random, sections, random.next() < NATIONAL_SHARE ? NATIONAL : LOCAL),
  );
}

function sectionsOf(portalFolder: string): string[] {
  const portal = parse(readFileSync(join(portalFolder, 'portal.yaml'), 'utf8')) as {
    sections: { id: string }[];
  };
  return portal.sections.map(({ id }) => id);
}

function writeArticle(
  writer: EntryWriter,
  random: Random,
  sections: readonly string[],
  kind: typeof LOCAL | typeof NATIONAL,
): CorpusItem {
  const topic = random.pick(kind.topics);
  const event: Omit<Event, 'section'> & { section?: string } = random.pick<Omit<Event, 'section'>>(
    kind.events,
  );
  const fill = filler(random, topic);
  const title = capitalise(fill(random.pick(event.titles)));
  const opening = fill(random.pick(event.openings));
  const count = kind.minSentences + random.below(1 + kind.maxSentences - kind.minSentences);
  const middle = random.shuffle([...topic.sentences, ...random.some(kind.sentences, count)]).map(fill);
  const closing = fill(random.pick(event.closings));
  const year = 2024 + random.below(3);
  const cut = 1 + random.below(middle.length);
  const slug = writer.slugFor(title);
  const section = event.section !== undefined && sections.includes(event.section) ? event.section : undefined;
  writer.write(
    `tin-tuc/${year}/${slug}.md`,
    {
      title,
      date: dayIn(random, year),
      section: section ?? random.pick(sections),
      summary: opening.padEnd(30, '.').slice(0, 500),
    },
    `${middle.slice(0, cut).join(' ')}\n\n## ${fill(random.pick(kind.headings))}\n\n${middle.slice(cut).join(' ')}\n\n${closing}\n`,
  );
  return { address: `tin-tuc/${slug}/`, title, sentences: [...middle, closing] };
}

/** Returns a day in the first ten months of a year. */
export function dayIn(random: Random, year: number): string {
  return `${year}-${twoDigits(1 + random.below(10))}-${twoDigits(1 + random.below(28))}`;
}
