import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { addressesOf } from '../addresses/addresses.ts';
import { commonSyllables, packTitles, titlesOf, type IndexFacts } from '../search/list.ts';
import { recordsOf, type SearchRecord } from '../search/records.ts';
import type { Day } from '../schemas/day.ts';
import { INDEX_LETTERS, toIndexSpelling } from '../text/index-spelling.ts';
import { readPortal } from './content-folder.ts';
import { cutWordFiles } from './pagefind-files.ts';

/** Makes a portal searchable: the small list of titles, what is known of its words, and the full-text indexes. */
export async function writeSearch(folder: string, contentDir: string, id: string, asOf: Day): Promise<void> {
  const { portal, entries } = readPortal(contentDir, id);
  if (!portal) throw new Error('Không đọc được portal.yaml.');
  // Below the portal's own folder, which the search page knows.
  const addresses = addressesOf(portal.data.url, '/');
  const records = recordsOf(portal.data, entries, addresses, asOf);
  const sections = portal.data.sections.map(({ id: section, name }) => ({
    name,
    address: addresses.section(section).slice(1),
  }));
  const titles = titlesOf(
    records.map((record) => ({ ...record, address: record.address.slice(1) })),
    sections,
  );
  const parts = divide(records);
  const facts: IndexFacts = {
    items: records.length,
    indexes: parts.length,
    syllables: commonSyllables(records, MOST_SYLLABLES),
  };
  const lists = join(folder, 'tim-kiem');
  await mkdir(lists, { recursive: true });
  await writeFile(join(lists, 'de-muc.json'), packTitles(titles, sizeOf, MOST_BYTES));
  await writeFile(join(lists, 'tu.json'), JSON.stringify(facts));
  for (const [at, part] of parts.entries())
    await writeIndex(join(folder, at === 0 ? 'pagefind' : `pagefind/${at + 1}`), part, at === 0);
}

/** The list of titles weighs no more than this, gzipped: 0.3 seconds on a line of 400 kbit/s. */
const MOST_BYTES = 14_000;

const MOST_SYLLABLES = 1600;

/** Pagefind takes some 350 bytes of memory for each word when it writes an index. */
const WORDS_PER_INDEX = 1_300_000;

function sizeOf(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

/** Spreads records over indexes small enough to be built in little memory, those without a day and the newest first. */
function divide(records: SearchRecord[]): SearchRecord[][] {
  const ordered = records.toSorted((one, other) => (other.day ?? '9999').localeCompare(one.day ?? '9999'));
  const parts: SearchRecord[][] = [[]];
  let words = 0;
  for (const record of ordered) {
    words += record.text.split(' ').length;
    if (words > WORDS_PER_INDEX) {
      parts.push([]);
      words = 0;
    }
    parts.at(-1)!.push(record);
  }
  return parts;
}

async function writeIndex(outputPath: string, records: SearchRecord[], isFirst: boolean): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'vi', includeCharacters: INDEX_LETTERS });
  if (!index) throw new Error('Pagefind không khởi động được.');
  try {
    for (const record of records) await addRecord(index, record);
    await index.writeFiles({ outputPath });
    await cutWordFiles(outputPath);
    for (const name of await readdir(outputPath))
      if (UNUSED.test(name) || (!isFirst && name === 'pagefind.js')) await rm(join(outputPath, name));
  } finally {
    // The service keeps what it used until it ends.
    await close();
  }
}

/** Pagefind's own interface, and its worker, which the search page goes without. */
const UNUSED = /^pagefind-.*\.(js|css)$/;

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { kind, address, title, text, hidden, keywords = [], section, unit, day, answer } = record;
  const meta = { title, hidden: [...hidden, ...keywords].join(' . '), day, answer };
  const filters = { loai: kind, nam: day?.slice(0, 4), muc: section, donvi: unit };
  const { errors } = await index.addCustomRecord({
    url: address,
    language: 'vi',
    content: toIndexSpelling(text),
    meta: Object.fromEntries(given(meta).map(([name, value]) => [name, toIndexSpelling(value)])),
    filters: Object.fromEntries(given(filters).map(([name, value]) => [name, [value]])),
  });
  if (errors.length > 0) throw new Error(`Không lập được chỉ mục cho ${address}: ${errors.join('; ')}`);
}

function given(values: Record<string, string | undefined>): [string, string][] {
  return Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
}
