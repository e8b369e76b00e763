import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatNumber } from '../../src/text/format.ts';
import { runBuild } from './commands.ts';
import { DAY } from './content/commune.ts';
import { kilobytes, printLine, twoDecimals } from './print.ts';
import { CORPUS_PORTAL, writeCorpus, type CorpusItem } from './search/corpus.ts';
import { openPagefind, ownSearch, plainSearch } from './search/engine.ts';
import { measureMemory } from './search/memory.ts';
import { measureNetwork } from './search/network.ts';
import { writePlainIndex } from './search/plain-index.ts';
import { measureQuality, type Quality } from './search/quality.ts';
import { drawQueries, QUERIES_BY_HAND, QUERY_KINDS, type Query } from './search/queries.ts';

const QUERIES_PER_KIND = 60;

/**
 * Measures the search beside Pagefind as it comes, on the same portal: quality, bytes, waiting on a slow line; then the
 * time and memory of indexing a portal with many items.
 */
export async function benchSearch(folder: string, size: number, largeSize: number): Promise<void> {
  const content = join(folder, 'content');
  const dist = join(folder, 'dist');
  const items = writeCorpus(content, size);
  runBuild(['--content', content, '--out', dist, '--as-of', DAY]);
  const own = join(dist, CORPUS_PORTAL);
  const plain = join(folder, 'plain');
  await writePlainIndex(own, items, plain);

  await compareQuality(own, plain, items);
  compareSizes(own, plain);
  for (const line of await measureNetwork(dist)) printLine(line);

  const large = join(folder, 'large');
  writeCorpus(large, largeSize);
  const cost = await measureMemory(large, join(folder, 'large-index'));
  printLine(`\nLập chỉ mục ${formatNumber(largeSize)} mục: ${cost}`);
}

async function compareQuality(own: string, plain: string, items: readonly CorpusItem[]): Promise<void> {
  printLine(`Chất lượng, ${formatNumber(items.length)} mục. Mỗi ô: R@10 · MRR · mili giây`);
  printLine(
    `${'loại câu tìm'.padEnd(30)} ${'số câu'.padStart(6)}   ${'cong-xa'.padEnd(24)} Pagefind nguyên bản`,
  );
  const [ownIndex, plainIndex] = [await openPagefind(own), await openPagefind(plain)];
  const [ours, theirs] = [await ownSearch(own, ownIndex), plainSearch(plainIndex)];
  for (const [kind, queries] of queriesOfAllKinds(items)) {
    const cells = [await measureQuality(ours, queries), await measureQuality(theirs, queries)].map(cell);
    printLine(`${kind.padEnd(30)} ${String(queries.length).padStart(6)}   ${cells.join(' ')}`);
  }
  ownIndex.close();
  plainIndex.close();
}

function queriesOfAllKinds(items: readonly CorpusItem[]): [kind: string, queries: readonly Query[]][] {
  const drawn = Object.keys(QUERY_KINDS).map(
    (kind) => [kind, drawQueries(kind, items, QUERIES_PER_KIND)] satisfies [string, Query[]],
  );
  return [...drawn, ...Object.entries(QUERIES_BY_HAND)];
}

function compareSizes(own: string, plain: string): void {
  const [ours, theirs] = [own, plain].map((folder) => sizeOf(join(folder, 'pagefind'))) as [number, number];
  const titles = gzipSync(readFileSync(join(own, 'tim-kiem/de-muc.json'))).length;
  printLine(
    `\nChỉ mục: ${kilobytes(ours)}; Pagefind nguyên bản: ${kilobytes(theirs)}; tỷ lệ ${twoDecimals(ours / theirs)}`,
  );
  printLine(`Danh sách tên: ${kilobytes(titles)} nén gzip\n`);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
}

function cell({ recall, reciprocalRank, milliseconds }: Quality): string {
  return `${recall.toFixed(3)} · ${reciprocalRank.toFixed(3)} · ${milliseconds.toFixed(0)}`.padEnd(24);
}
