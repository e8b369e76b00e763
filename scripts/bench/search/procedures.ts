import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../random.ts';
import { readData } from './corpus-data.ts';
import type { CorpusItem } from './corpus-item.ts';
import type { EntryWriter } from './entry-writer.ts';
import { filler } from './filler.ts';

/** A procedure of the official lists. */
export interface OfficialProcedure {
  code: string;
  level: 'toan-trinh' | 'mot-phan' | 'truc-tiep';
  name: string;
  field: string;
}

/** The procedures that official lists give to communes, by fields. */
export const OFFICIAL_PROCEDURES: readonly OfficialProcedure[] = readProcedures();

/** What the made-up texts of procedures are made of, by its place in a text. */
const SENTENCES =
  readData<Record<'papers' | 'acts' | 'steps' | 'details' | 'legal', string[]>>('procedure-sentences');

/** The share of procedures that have only their name, as many do on real portals. */
const BARE_SHARE = 0.17;

/** How many words a text has. */
const MIN_WORDS = 500;
const MAX_WORDS = 2500;

/** Writes procedures with their official names and codes, and with made-up texts as long as official ones. */
export function writeProcedures(
  writer: EntryWriter,
  random: Random,
  procedures: readonly OfficialProcedure[],
): CorpusItem[] {
  return procedures.map((procedure) => writeProcedure(writer, random, procedure));
}

function writeProcedure(writer: EntryWriter, random: Random, procedure: OfficialProcedure): CorpusItem {
  const { code, level, name, field } = procedure;
  const slug = writer.slugFor(name);
  const item = { address: `thu-tuc/${slug}/`, title: name };
  const facts = {
    ...{ code, name, field, level },
    status: 'hien-hanh',
    url: `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${code}`,
  };
  if (random.next() < BARE_SHARE) {
    writer.write(`thu-tuc/${slug}.md`, facts);
    return { ...item, sentences: [] };
  }
  const fill = procedureFiller(random, procedure);
  const papers = random.some(SENTENCES.papers, 2 + random.below(4));
  const body = writeBody(random, fill);
  writer.write(
    `thu-tuc/${slug}.md`,
    {
      ...facts,
      days: `${1 + random.below(30)} ngày làm việc`,
      fee: random.pick([0, 8000, 15_000, 50_000]),
      papers: ['Tờ khai theo mẫu', ...papers.map((paper) => fill(`Bản sao ${paper}`))],
      places: ['Trung tâm phục vụ hành chính công xã'],
      legalBasis: SENTENCES.legal.map(fill),
    },
    body.map(({ paragraph }) => paragraph).join('\n\n'),
  );
  return { ...item, sentences: body.flatMap(({ sentences }) => sentences) };
}

/** Writes steps and details until the text is as long as chance wants it. */
function writeBody(random: Random, fill: (form: string) => string) {
  const wanted = MIN_WORDS + random.below(MAX_WORDS - MIN_WORDS);
  const steps = SENTENCES.steps.map(fill);
  const paragraphs = [{ paragraph: steps.map((step) => `- ${step}`).join('\n'), sentences: steps }];
  let words = countWords(paragraphs[0]!.paragraph);
  while (words < wanted) {
    const sentences = random.some(SENTENCES.details, 2 + random.below(4)).map(fill);
    const paragraph = sentences.join(' ');
    paragraphs.push({ paragraph, sentences });
    words += countWords(paragraph);
  }
  return paragraphs;
}

function countWords(text: string): number {
  return text.split(/\s+/).length;
}

/** Fills in a procedure's name and field, and what its text mentions, besides what `filler` knows. */
function procedureFiller(random: Random, { name, field }: OfficialProcedure): (form: string) => string {
  const fill = filler(random, { subject: name, people: 'người yêu cầu' });
  const lower = name[0]!.toLowerCase() + name.slice(1);
  const values: Record<string, () => string> = {
    name: () => lower,
    field: () => field.toLowerCase(),
    paper: () => random.pick(SENTENCES.papers),
    act: () => random.pick(SENTENCES.acts),
    days: () => String(5 + random.below(40)),
  };
  return (form) => fill(form.replace(/\{(\w+)\}/g, (whole, key: string) => values[key]?.() ?? whole));
}

/** Reads the list: a field in brackets, below it a line for each procedure. */
function readProcedures(): OfficialProcedure[] {
  const lines = readFileSync(join(import.meta.dirname, 'corpus/procedures.tsv'), 'utf8')
    .trim()
    .split('\n');
  const levels = { t: 'toan-trinh', m: 'mot-phan', x: 'truc-tiep' } as const;
  const procedures: OfficialProcedure[] = [];
  let field = '';
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    if (line.startsWith('[')) field = line.slice(1, -1);
    else {
      const [code, level, name] = line.split('\t') as [string, keyof typeof levels, string];
      procedures.push({ code, level: levels[level], name, field });
    }
  }
  return procedures;
}
