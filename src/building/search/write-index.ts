import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { addressesOf } from '../../addresses/addresses.ts';
import {
  commonSyllables,
  countSyllables,
  inTitleOrder,
  packTitles,
  titlesOf,
  type IndexFacts,
} from '../../search/title-list.ts';
import { divideRecords } from '../../search/partition.ts';
import { recordsOf, type SearchRecord } from '../../search/records.ts';
import { TITLE_FILES } from '../../search/title-files.ts';
import type { IndexHead } from '../../search/index-head.ts';
import type { PortalContent } from '../../reading/content.ts';
import type { Entry } from '../../reading/read.ts';
import type { Day, Minute } from '../../schemas/day.ts';
import type { DaysOff } from '../../schemas/holidays.ts';
import { INDEX_LETTERS, toIndexSpelling } from '../../text/index-spelling.ts';
import type { Cache } from '../../store/cache.ts';
import { adaptIndex, readIndexHead } from './pagefind-files.ts';
import { FolderMaker } from '../link-or-copy.ts';

/** What an earlier build of a portal left for this one. */
interface LastSearch {
  /** For each of its indexes, a digest of its records, as `writeSearch` gave them. */
  indexes: readonly string[];
  /**
   * Carries over the index of a folder, but not those of folders below it; false when the index is missing or damaged.
   */
  carry(folder: string): boolean;
  /** Gives the words of an entry's body. */
  wordsOf(entry: Entry): string;
  /** The counts of syllables in an index, by the digest of its records. */
  syllables: Cache<Map<string, number>>;
}

/** What has been written of a portal's search. */
export interface WrittenSearch {
  /** The id of the build, which every search file contains. */
  build: string;
  /** For each index, a digest of its records. */
  indexes: string[];
  /** How many titles are missing in the table of titles, because it would become too large. */
  unsuggested: number;
}

/**
 * Makes a portal searchable: writes the table of titles, the common syllables, and the full-text indexes. Carries
 * over those indexes of the last build whose records have not changed.
 */
export async function writeSearch(
  folder: string,
  { portal, entries }: PortalContent,
  asOf: Day | Minute,
  daysOff: DaysOff,
  last?: LastSearch,
): Promise<WrittenSearch> {
  if (!portal) throw new Error('Không đọc được portal.yaml.');
  // Relative to the portal's base, which the search page adds.
  const addresses = addressesOf(portal.data.url, '/');
  const records = recordsOf(portal.data, entries, addresses, asOf, { wordsOf: last?.wordsOf, daysOff });
  const sections = portal.data.sections.map(({ id: section, name }) => ({
    name,
    address: addresses.section(section).slice(1),
  }));
  const divided = divideRecords(inTitleOrder(records));
  const titles = titlesOf(
    divided.flat().map((record) => ({ ...record, address: record.address.slice(1) })),
    sections,
  );
  const parts = divided.map((part) => ({ part, digest: digestOfRecords(part) }));
  const syllables = parts.map(({ part, digest }) =>
    last ? last.syllables.getOrCompute(digest, () => countSyllables(part)) : countSyllables(part),
  );
  const build = digestOf([JSON.stringify(titles), ...parts.map(({ digest }) => digest)]);
  const lists = join(folder, 'tim-kiem');
  await mkdir(lists, { recursive: true });
  const { files, leftOut: unsuggested } = packTitles(titles, build, sizeOf, MAX_LAST_FILE_BYTES);
  for (const [at, name] of TITLE_FILES.entries()) await writeFile(join(lists, name), files[at]!);
  const indexes: IndexHead[] = [];
  for (const [at, { part, digest }] of parts.entries()) {
    const index = at === 0 ? 'pagefind' : `pagefind/${at + 1}`;
    if (last?.indexes[at] !== digest || !last.carry(index)) await writeIndex(join(folder, index), part);
    const head = readIndexHead(join(folder, index));
    if (head) indexes.push({ folder: `${index}/`, ...head });
  }
  const facts: IndexFacts = {
    build,
    sizes: parts.map(({ part }) => part.length),
    indexes,
    syllables: commonSyllables(syllables, MAX_SYLLABLES),
  };
  await writeFile(join(lists, 'tu.json'), JSON.stringify(facts));
  return { build, indexes: parts.map(({ digest }) => digest), unsuggested };
}

/** Gives a short digest of texts. */
function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 8);
}

/** Like `digestOf`, but hashes the texts without converting them, because there may be millions of words. */
function digestOfRecords(records: SearchRecord[]): string {
  const digest = createHash('sha256');
  // Leaves out the hours, which only the table of titles holds.
  for (const { text, hours: _hours, ...record } of records) {
    digest.update(JSON.stringify([record, text.length]));
    digest.update(text, 'utf16le');
  }
  return digest.digest('hex').slice(0, 32);
}

/**
 * The largest size of the last file of titles, gzipped. That file grows with the years and must not delay the others.
 * It takes 0.4 seconds on a line of 400 kbit/s.
 */
const MAX_LAST_FILE_BYTES = 20_000;

/** How many of the most common syllables the search page gets, to correct spelling. */
const MAX_SYLLABLES = 1600;

function sizeOf(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

async function writeIndex(outputPath: string, records: SearchRecord[]): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'vi', includeCharacters: INDEX_LETTERS });
  if (!index) throw new Error('Pagefind không khởi động được.');
  try {
    // Sends all records at once. Otherwise Pagefind would wait after each one for this process, which is busy with pages.
    await Promise.all(records.map((record) => addRecord(index, record)));
    // Writes the files itself, because Pagefind would not report a full disk.
    const { files } = await index.getFiles();
    const folders = new FolderMaker(outputPath);
    for (const { path, content } of files)
      if (!UNUSED.test(path)) writeFileSync(folders.forFile(path), content);
    await adaptIndex(
      outputPath,
      records.map(({ address }) => address),
    );
  } finally {
    // The service of Pagefind frees its memory only when it ends.
    await close();
  }
}

/** Pagefind's own interface and engine: the search page reads the index by itself. */
const UNUSED = /^pagefind.{0,40}\.(?:js|css|json)$|^wasm\./;

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { kind, address, title, text, hidden, keywords = [], section, unit, day, answer } = record;
  const meta = { title, hidden: [...hidden, ...keywords].join(' . '), day, answer };
  const filters = { loai: kind, nam: day?.slice(0, 4), muc: section, donvi: unit };
  const { errors } = await index.addCustomRecord({
    url: address,
    language: 'vi',
    // Every record gets a word: Pagefind skips a record without one, which would shift the numbers of the records after
    // it.
    content: toIndexSpelling([text, title].find((each) => HAS_WORD.test(each)) ?? kind),
    meta: Object.fromEntries(given(meta).map(([name, value]) => [name, toIndexSpelling(value)])),
    filters: Object.fromEntries(given(filters).map(([name, value]) => [name, [value]])),
  });
  if (errors.length > 0) throw new Error(`Không lập được chỉ mục cho ${address}: ${errors.join('; ')}`);
}

const HAS_WORD = /[\p{L}\p{N}]/u;

function given(values: Record<string, string | undefined>): [string, string][] {
  return Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
}
