import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { slugify } from '../../../src/text/fold.ts';
import { capitalise } from '../../../src/text/format.ts';
import { twoDigits } from '../content/commune.ts';
import { randomFrom, type Random } from '../random.ts';

/** An item of the made-up portal, with what queries are drawn from. */
export interface CorpusItem {
  /** Its address below the portal's. */
  address: string;
  title: string;
  /** The number of a document. */
  number?: string;
  sentences: string[];
}

export const CORPUS_PORTAL = 'xa-kho-tim';

/** Writes a portal of so many items, the same for the same number, and returns the items. */
export function writeCorpus(content: string, size: number): CorpusItem[] {
  const corpus = openCorpus(join(content, 'portals', CORPUS_PORTAL), randomFrom(size));
  for (const [slug, contact] of Object.entries(CONTACTS)) corpus.write(`giao-dich/${slug}.md`, contact);
  const procedures = PROCEDURES.map((procedure, index) => writeProcedure(corpus, procedure, index));
  const documents = Array.from({ length: Math.round(size * 0.2) }, (_, index) =>
    writeDocument(corpus, index),
  );
  const articles = Math.max(0, size - procedures.length - documents.length);
  return [...procedures, ...documents, ...Array.from({ length: articles }, () => writeArticle(corpus))];
}

interface Corpus {
  random: Random;
  write(path: string, frontMatter: object, body?: string): void;
  /** Returns a slug that no earlier title has. */
  slugFor(title: string): string;
}

/** Writes the portal.yaml of a portal and returns what its items are written with. */
function openCorpus(folder: string, random: Random): Corpus {
  const taken = new Set<string>();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'portal.yaml'), stringify(PORTAL));
  return {
    random,
    write(path, frontMatter, body = '') {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `---\n${stringify(frontMatter)}---\n\n${body}`);
    },
    slugFor(title) {
      const wanted = slugify(title).slice(0, 80).replace(/-$/, '');
      let slug = wanted;
      for (let again = 2; taken.has(slug); again++) slug = `${wanted}-${again}`;
      taken.add(slug);
      return slug;
    },
  };
}

function writeProcedure({ random, write, slugFor }: Corpus, procedure: Procedure, index: number): CorpusItem {
  const { field, name, keywords } = procedure;
  const slug = slugFor(name);
  const days = 1 + random.below(30);
  const sentences = [
    `Hồ sơ ${name.toLowerCase()} nộp tại quầy số ${1 + random.below(9)} hoặc trên Cổng Dịch vụ công quốc gia.`,
    `Công chức kiểm tra giấy tờ, ghi giấy hẹn trả kết quả sau ${days} ngày làm việc.`,
  ];
  write(
    `thu-tuc/${slug}.md`,
    {
      code: `${1 + random.below(2)}.${String(1000 + index * 37).padStart(6, '0')}`,
      name,
      field,
      level: random.pick(['toan-trinh', 'mot-phan', 'truc-tiep']),
      status: 'hien-hanh',
      url: 'https://dichvucong.gov.vn/',
      days,
      fee: random.pick([0, 8000, 15_000, 50_000]),
      papers: ['Tờ khai theo mẫu', 'Giấy tờ tùy thân của người nộp'],
      places: ['Trung tâm phục vụ hành chính công xã'],
      ...(keywords && { keywords }),
    },
    `1. ${sentences[0]}\n2. ${sentences[1]}\n`,
  );
  return { address: `thu-tuc/${slug}/`, title: name, sentences };
}

function writeDocument({ random, write, slugFor }: Corpus, index: number): CorpusItem {
  const { name: type, sign } = random.pick(WORDS.documentTypes);
  const year = 2024 + random.below(3);
  const number = `${index + 11}/${sign === 'NQ' ? `${year}/NQ-HĐND` : `${sign}-UBND`}`;
  const topic = random.pick(TOPICS);
  const fill = filler(random, topic);
  const subject = capitalise(fill(random.pick(WORDS.documentSubjects)));
  const slug = slugFor(`${sign} ${index + 11} ${year}`);
  const common = () => fill(random.pick(WORDS.commonSentences));
  const sentences = [...topic.sentences.map(fill), common(), common()];
  const [first, ...others] = sentences;
  write(
    `van-ban/${slug}.md`,
    { number, type, issuer: 'UBND xã Kho Tìm', issued: dayIn(random, year), subject },
    `Căn cứ quy định hiện hành, ${type.toLowerCase()} này nêu ${topic.subject}.\n\n${first}\n\n${others.join(' ')}\n`,
  );
  return { address: `van-ban/${slug}/`, title: `${type} số ${number}`, number, sentences };
}

function writeArticle({ random, write, slugFor }: Corpus): CorpusItem {
  const topic = random.pick(TOPICS);
  const event = random.pick(EVENTS);
  const fill = filler(random, topic);
  const title = capitalise(fill(random.pick(event.titles)));
  const opening = fill(random.pick(event.openings));
  const middle = random
    .shuffle([...topic.sentences, ...random.some(WORDS.commonSentences, 5 + random.below(9))])
    .map(fill);
  const closing = fill(random.pick(event.closings));
  const year = 2024 + random.below(3);
  const slug = slugFor(title);
  const cut = 1 + random.below(middle.length);
  write(
    `tin-tuc/${year}/${slug}.md`,
    {
      title,
      date: dayIn(random, year),
      section: event.section,
      summary: opening.padEnd(30, '.').slice(0, 500),
      unit: random.pick(PORTAL.units).id,
    },
    `${middle.slice(0, cut).join(' ')}\n\n## ${fill(random.pick(WORDS.headings))}\n\n${middle.slice(cut).join(' ')}\n\n${closing}\n`,
  );
  return { address: `tin-tuc/${slug}/`, title, sentences: [...middle, closing] };
}

/** Returns what fills in the words in braces for one item: a place, a road and most names stay the same throughout. */
function filler(random: Random, { subject, people }: Topic): (form: string) => string {
  const [place, road, name] = [random.pick(WORDS.places), random.pick(WORDS.roads), personOf(random)];
  const values: Record<string, () => string> = {
    subject: () => subject,
    audience: () => people,
    place: () => (random.below(3) ? place : random.pick(WORDS.places)),
    road: () => road,
    name: () => (random.below(2) ? name : personOf(random)),
    position: () => random.pick(WORDS.positions),
    day: () => String(1 + random.below(28)),
    month: () => String(1 + random.below(12)),
    weekday: () => random.pick(['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy']),
    hour: () => String(5 + random.below(14)),
    minutes: () => String(5 + random.below(55)),
    small: () => String(2 + random.below(8)),
    people: () => String(11 + random.below(900)),
    percent: () => `${60 + random.below(40)},${1 + random.below(9)}`,
    money: () => `${2 + random.below(900)} triệu`,
    km: () => `${1 + random.below(9)},${1 + random.below(9)}`,
    age: () => String(40 + random.below(45)),
  };
  return (form) => form.replace(/\{(\w+)\}/g, (_whole, key: string) => values[key]!());
}

function personOf(random: Random): string {
  return [WORDS.families, WORDS.middleNames, WORDS.givenNames].map((names) => random.pick(names)).join(' ');
}

function dayIn(random: Random, year: number): string {
  return `${year}-${twoDigits(1 + random.below(10))}-${twoDigits(1 + random.below(28))}`;
}

interface Procedure {
  field: string;
  name: string;
  keywords?: string[];
}

/** A subject in a few words, whom it concerns, and sentences that only it has. */
interface Topic {
  subject: string;
  people: string;
  sentences: string[];
}

/** An occasion to write about a topic. */
interface Event {
  section: string;
  titles: string[];
  openings: string[];
  closings: string[];
}

type Lists = Record<
  | 'families'
  | 'middleNames'
  | 'givenNames'
  | 'places'
  | 'roads'
  | 'positions'
  | 'headings'
  | 'documentSubjects'
  | 'commonSentences',
  string[]
>;

const PORTAL = read<{ units: { id: string }[] }>('portal');
const CONTACTS = read<Record<string, object>>('contacts');
const PROCEDURES = read<Procedure[]>('procedures');
const TOPICS = read<Topic[]>('topics');
const EVENTS = read<Event[]>('events');
const WORDS = read<Lists & { documentTypes: { name: string; sign: string }[] }>('words');

function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, 'corpus', `${name}.yaml`), 'utf8')) as T;
}
