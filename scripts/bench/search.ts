import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createIndex, close } from 'pagefind';
import { Failure } from '../../src/terminal/failure.ts';
import { formatNumber } from '../../src/text/format.ts';
import { CORPUS_PORTAL, writeCorpus, type Item } from './search/corpus.ts';
import { openPagefind, ownSearch, plainSearch, type Search } from './search/engine.ts';
import { measureMemory } from './search/memory.ts';
import { measureNetwork } from './search/network.ts';
import { PLACE_QUERIES } from './search/places.ts';
import { drawQueries, QUERY_KINDS, type Query } from './search/queries.ts';
import { QUESTIONS } from './search/questions.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const ITEMS = 2000;
const LARGE = 20_000;
const QUERIES_OF_A_KIND = 60;

/** Queries that no rule draws from the items. */
const BY_HAND: Readonly<Record<string, readonly Query[]>> = {
  'câu hỏi của người dân': QUESTIONS,
  'số điện thoại, giờ làm việc': PLACE_QUERIES,
};

/** Measures the search beside Pagefind as it comes, on the same portal, and prints quality, bytes, times and memory. */
export async function benchSearch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-tim-'));
  try {
    const content = join(folder, 'content');
    const items = writeCorpus(content, ITEMS);
    build(content, join(folder, 'dist'));
    const site = join(folder, 'dist', CORPUS_PORTAL);
    const plain = await indexAsItComes(site, items, join(folder, 'plain'));

    print(`Chất lượng, ${formatNumber(ITEMS)} mục. Mỗi ô: R@10 · MRR · mili giây\n`);
    print(
      `${'loại câu tìm'.padEnd(30)} ${'số câu'.padStart(6)}   ${'cong-xa'.padEnd(24)} Pagefind nguyên bản\n`,
    );
    const [one, other] = [await openPagefind(site), await openPagefind(plain)];
    const [own, bare] = [await ownSearch(site, one), plainSearch(other)];
    for (const kind of Object.keys(QUERY_KINDS)) {
      const queries = drawQueries(kind, items, QUERIES_OF_A_KIND);
      printQuality(kind, queries.length, await judge(own, queries), await judge(bare, queries));
    }
    for (const [kind, queries] of Object.entries(BY_HAND))
      printQuality(kind, queries.length, await judge(own, queries), await judge(bare, queries));
    one.close();
    other.close();

    const [mine, theirs] = [sizeOf(join(site, 'pagefind')), sizeOf(join(plain, 'pagefind'))];
    print(
      `\nChỉ mục: ${kilobytes(mine)}; Pagefind nguyên bản: ${kilobytes(theirs)}; tỷ lệ ${ratio(mine, theirs)}\n`,
    );
    print(
      `Danh sách tên: ${kilobytes(gzipSync(readFileSync(join(site, 'tim-kiem/de-muc.json'))).length)} nén gzip\n\n`,
    );

    for (const line of await measureNetwork(join(folder, 'dist'))) print(`${line}\n`);
    writeCorpus(join(folder, 'large'), LARGE);
    print(
      `\nLập chỉ mục ${formatNumber(LARGE)} mục: ${await measureMemory(join(folder, 'large'), join(folder, 'large-index'))}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(content: string, out: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(PROJECT, 'scripts/build.ts'), '--content', content, '--out', out, '--as-of', '2026-11-20'],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) throw new Failure(`Không dựng được cổng để đo: ${stderr}`);
}

/**
 * What Pagefind makes of the pages by itself: it is shown the page of each item and where its text stands, without
 * what surrounds it; its own interface is not counted on either side.
 */
async function indexAsItComes(site: string, items: readonly Item[], folder: string): Promise<string> {
  const { index } = await createIndex({ rootSelector: 'main', excludeSelectors: SURROUNDINGS });
  if (!index) throw new Failure('Pagefind không khởi động được.');
  for (const address of [...items.map((item) => item.address), 'giao-dich/'])
    await index.addHTMLFile({
      url: `/${address}`,
      content: readFileSync(join(site, address, 'index.html'), 'utf8'),
    });
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
  for (const name of readdirSync(join(folder, 'pagefind')))
    if (/^pagefind-.*\.(js|css)$/.test(name)) rmSync(join(folder, 'pagefind', name));
  return folder;
}

/** Parts of a page that say nothing of its item. */
const SURROUNDINGS = [
  ...['.meta', '.item-tools', '.origin'],
  ...['[aria-labelledby="noi-huong-dan"]', '[aria-labelledby="ve-bai-nay"]'],
];

interface Quality {
  recall: number;
  reciprocal: number;
  milliseconds: number;
}

async function judge(search: Search, queries: readonly Query[]): Promise<Quality> {
  let [recall, reciprocal] = [0, 0];
  const start = performance.now();
  for (const { text, answers } of queries) {
    const place = (await search(text)).findIndex((address) => answers.includes(address));
    if (place < 0) continue;
    recall++;
    reciprocal += 1 / (place + 1);
  }
  const count = queries.length;
  return {
    recall: recall / count,
    reciprocal: reciprocal / count,
    milliseconds: (performance.now() - start) / count,
  };
}

function printQuality(kind: string, count: number, own: Quality, bare: Quality): void {
  const cell = ({ recall, reciprocal, milliseconds }: Quality) =>
    `${recall.toFixed(3)} · ${reciprocal.toFixed(3)} · ${milliseconds.toFixed(0)}`.padEnd(24);
  print(`${kind.padEnd(30)} ${String(count).padStart(6)}   ${cell(own)} ${cell(bare)}\n`);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
}

function kilobytes(bytes: number): string {
  return `${formatNumber(Math.round(bytes / 100) / 10)} KB`;
}

function ratio(one: number, other: number): string {
  return formatNumber(Math.round((one / other) * 100) / 100);
}

function print(text: string): void {
  process.stdout.write(text);
}
