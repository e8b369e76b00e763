import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { capitalise } from '../../../src/text/format.ts';
import { randomFrom, type Random } from '../random.ts';
import { readData, readWords, type Topic } from './corpus-data.ts';
import type { CorpusItem } from './corpus-item.ts';
import { EntryWriter } from './entry-writer.ts';
import { filler } from './filler.ts';
import { dayIn, writeNews } from './news.ts';
import { OFFICIAL_PROCEDURES, writeProcedures } from './procedures.ts';

export const CORPUS_PORTAL = 'xa-kho-tim';

/** How many items of each kind a made-up portal has. */
export interface CorpusSize {
  procedures: number;
  documents: number;
  news: number;
}

/**
 * Writes a portal of so many items, the same for the same numbers, and returns the items. Procedures have their official
 * names and codes; everything else is made up.
 */
export function writeCorpus(content: string, { procedures, documents, news }: CorpusSize): CorpusItem[] {
  const folder = join(content, 'portals', CORPUS_PORTAL);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'portal.yaml'), stringify(readData('portal')));
  const writer = new EntryWriter(folder);
  const random = randomFrom(procedures + documents + news);
  writePlaces(writer);
  return [
    ...writeProcedures(writer, random, OFFICIAL_PROCEDURES.slice(0, procedures)),
    ...Array.from({ length: documents }, (_, index) => writeDocument(writer, random, index)),
    ...writeNews(folder, news),
  ];
}

/** Writes what a portal of any size has: contact points, leaders, its introduction, some feedback. */
function writePlaces(writer: EntryWriter): void {
  for (const [slug, contact] of Object.entries(readData<Record<string, object>>('contacts')))
    writer.write(`giao-dich/${slug}.md`, contact);
  for (const [slug, leader] of Object.entries(readData<Record<string, object>>('leaders')))
    writer.write(`lanh-dao/${slug}.md`, leader);
  for (const [slug, text] of Object.entries(readData<Record<string, string>>('introductions')))
    writer.write(`gioi-thieu/${slug}.md`, {}, `${text}\n`);
  for (const [slug, feedback] of Object.entries(readData<Record<string, object>>('feedback')))
    writer.write(`phan-anh/${slug}.md`, {
      received: '2026-08-01',
      answered: '2026-09-12',
      status: 'da-tra-loi',
      ...feedback,
    });
}

const TOPICS = readData<Topic[]>('topics');
const WORDS = readWords();

function writeDocument(writer: EntryWriter, random: Random, index: number): CorpusItem {
  const { name: type, sign } = random.pick(WORDS.documentTypes);
  const year = 2024 + random.below(3);
  const number = `${index + 11}/${sign === 'NQ' ? `${year}/NQ-HĐND` : `${sign}-UBND`}`;
  const topic = random.pick(TOPICS);
  const fill = filler(random, topic);
  const subject = capitalise(fill(random.pick(WORDS.documentSubjects)));
  const slug = writer.slugFor(`${sign} ${index + 11} ${year}`);
  const common = () => fill(random.pick(WORDS.commonSentences));
  const sentences = [...topic.sentences.map(fill), common(), common()];
  const [first, ...others] = sentences;
  writer.write(
    `van-ban/${slug}.md`,
    { number, type, issuer: 'UBND xã Kho Tìm', issued: dayIn(random, year), subject },
    `Căn cứ quy định hiện hành, ${type.toLowerCase()} này nêu ${topic.subject}.\n\n${first}\n\n${others.join(' ')}\n`,
  );
  return { address: `van-ban/${slug}/`, title: `${type} số ${number}`, number, sentences };
}
