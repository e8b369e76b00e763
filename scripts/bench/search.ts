import { join } from 'node:path';
import type { Day } from '../../src/schemas/day.ts';
import { shownPath } from '../../src/terminal/command.ts';
import { formatNumber } from '../../src/text/format.ts';
import { DAY } from './content/commune.ts';
import { printLine, printProgress } from './print.ts';
import { buildPortal, type BuiltPortal } from './search/built-portal.ts';
import { CORPUS_PORTAL, writeCorpus, type CorpusSize } from './search/corpus.ts';
import { openEngine, openPlain, type Engine, type Plain } from './search/engine.ts';
import { measureCosts } from './search/costs.ts';
import { writePlainIndex } from './search/plain-index.ts';
import { measureEngine, measureSearch } from './search/quality.ts';
import { queriesOfHalf, type Kind } from './search/queries.ts';
import { readQueryFile } from './search/query-file.ts';
import { printDetails, printHead, printRow, totalOf, type Row } from './search/results-table.ts';

/** What is measured besides quality, and what is printed besides tables. */
interface Extent {
  /** Only the quality of the project's search: neither Pagefind as it comes, nor bytes and time. */
  quick: boolean;
  /** Also each wrong correction, and each query that another page leads. */
  verbose: boolean;
}

/** A portal and a file of queries that someone brings. */
interface GivenSearch extends Extent {
  content: string;
  portal: string | undefined;
  queries: string;
  /** How many articles are made up around the portal. */
  news: number;
  day: Day;
}

/** The size of a real commune: what official lists give to it, and a few years of documents and articles. */
const REAL_SIZE: CorpusSize = { procedures: 613, documents: 600, news: 1500 };
const SMALL_SIZE: CorpusSize = { procedures: 613, documents: 20, news: 40 };

/** How many queries of each kind are drawn by rule from the items. */
const DRAWN_QUERIES = 40;

/** How many queries of each kind, in each half, a small measurement asks. */
const SMALL_QUERIES = 4;

/**
 * Measures the search on a made-up portal of real size, compared with Pagefind as it comes: quality by kinds of query,
 * one half of which was never used for tuning; then bytes and time.
 */
export async function benchSearch(
  folder: string,
  { small, ...extent }: Extent & { small: boolean },
): Promise<void> {
  const size = small ? SMALL_SIZE : REAL_SIZE;
  const content = join(folder, 'content');
  printProgress('Đang tạo và dựng cổng giả định');
  const items = writeCorpus(content, size);
  const built = buildPortal(folder, { content, portal: CORPUS_PORTAL, news: 0, day: DAY });
  printLine(
    `Cổng giả định: ${formatNumber(size.procedures)} thủ tục, ${formatNumber(size.documents)} văn bản, ${formatNumber(size.news)} tin bài.`,
  );
  const halves = { tuning: 'Nửa dùng để chỉnh', test: 'Nửa để thử, chưa từng dùng để chỉnh' } as const;
  const search = await openSearches(folder, built, extent);
  for (const [half, title] of Object.entries(halves) as [keyof typeof halves, string][]) {
    const all = queriesOfHalf(half, items, built, DRAWN_QUERIES);
    const kinds = small
      ? all.map(([kind, queries]) => [kind, queries.slice(0, SMALL_QUERIES)] satisfies Kind)
      : all;
    // What a person reads of the test half would be used for tuning.
    printTable(title, await askAll(search, kinds), extent.verbose && half === 'tuning');
  }
  search.close();
  if (!extent.quick) for (const line of await measureCosts(built, small)) printLine(line);
}

/** Measures the search on any portal with any file of queries, compared with Pagefind as it comes. */
export async function benchGivenSearch(
  folder: string,
  { content, portal, queries, news, day, ...extent }: GivenSearch,
): Promise<void> {
  printProgress(`Đang dựng cổng trong ${shownPath(content)}`);
  const built = buildPortal(folder, { content, portal, news, day });
  const { sets, withoutArticle } = readQueryFile(queries, built);
  const made = news > 0 ? `, trong đó ${formatNumber(news)} tin bài tự tạo` : '';
  printLine(`Cổng ${built.id}: ${formatNumber(built.pages.length)} trang có mục tìm được${made}.`);
  if (withoutArticle > 0)
    printLine(`${formatNumber(withoutArticle)} câu tìm những tin bài mà cổng không có: không đo.`);
  const search = await openSearches(folder, built, extent);
  printTable('Theo từng tập câu tìm', await askAll(search, [...sets]), extent.verbose);
  search.close();
  if (!extent.quick) for (const line of await measureCosts(built, false)) printLine(line);
}

/** The project's search of a portal and, if it is measured, Pagefind as it comes. */
interface Searches {
  engine: Engine;
  plain: Plain | undefined;
  close(): void;
}

async function openSearches(
  folder: string,
  { folder: own, pages }: BuiltPortal,
  { quick }: Extent,
): Promise<Searches> {
  const engine = openEngine(own);
  const plain = quick ? undefined : await openPlainOf(own, pages, join(folder, 'plain'));
  return { engine, plain, close: () => plain?.close() };
}

async function openPlainOf(own: string, pages: readonly string[], folder: string): Promise<Plain> {
  printProgress('Đang lập chỉ mục bằng Pagefind nguyên bản');
  await writePlainIndex(own, pages, folder);
  return openPlain(folder);
}

/** Asks both searches every query of every kind. */
async function askAll({ engine, plain }: Searches, kinds: readonly Kind[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, queries] of kinds) {
    printProgress(`Đang hỏi ${queries.length} câu: ${name}`);
    rows.push({
      name,
      own: await measureEngine(engine, queries),
      plain: plain && (await measureSearch((query) => plain.search(query), queries)),
    });
  }
  return rows;
}

function printTable(title: string, rows: readonly Row[], isDetailed: boolean): void {
  printLine();
  printHead(title);
  for (const row of rows) printRow(row);
  printRow(totalOf('Cộng', rows));
  if (isDetailed) for (const row of rows) printDetails(row);
}
