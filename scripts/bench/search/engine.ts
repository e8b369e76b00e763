import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cleanQuery } from '../../../src/search/clean-query.ts';
import { FullTextIndex } from '../../../src/search/full-text-index.ts';
import { TITLE_FILES } from '../../../src/search/title-files.ts';
import { unpackTitles, type IndexFacts, type TitleFile } from '../../../src/search/title-list.ts';
import { find } from '../../../src/search/find.ts';
import { indexTitles } from '../../../src/search/title-index.ts';
import { matchTitles } from '../../../src/search/title-scores.ts';
import { makeVocabulary } from '../../../src/search/vocabulary.ts';

/** How many answers the page and the box show at first. */
const MAX_RESULTS = 10;
const MAX_SUGGESTIONS = 8;

/** The project's search, asked as the page and the box ask it. */
export interface Engine {
  /** Returns the addresses that the page shows for a query, best first, at most ten, and the spelling it proposes. */
  page(query: string): Promise<{ addresses: string[]; correction?: string | undefined }>;
  /** Returns the addresses that the box suggests, best first, at most eight. */
  box(query: string): string[];
}

/** Opens the search of a built portal. */
export function openEngine(folder: string): Engine {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, 'tim-kiem', name), 'utf8')) as unknown;
  const { build, sizes, syllables } = readFacts(folder);
  const titles = indexTitles(unpackTitles(TITLE_FILES.map((name) => read(name) as TitleFile)), build);
  const vocabulary = makeVocabulary(syllables.split(' '), titles.vocabulary);
  const index = openFullText(folder);
  return {
    async page(typed) {
      const source = {
        ask: (text: string, exactMarks?: boolean) => index.itemsWith(text, exactMarks),
        load: (id: string) => index.item(id),
        titles,
        vocabulary,
        items: sizes.reduce((sum, size) => sum + size, 0),
        sizes,
      };
      const { hits, correction } = await find(cleanQuery(typed), source);
      const shown = hits
        .slice(0, MAX_RESULTS)
        .map(async ({ id, title }) => (title ?? (await index.item(id!))).address);
      return { addresses: await Promise.all(shown), correction };
    },
    box: (typed) => matchTitles(titles, typed.trim(), MAX_SUGGESTIONS).map(({ title }) => title.address),
  };
}

/** Opens the full text of a built portal. */
export function openFullText(folder: string): FullTextIndex {
  return new FullTextIndex(readFacts(folder).indexes, (path) => readFile(join(folder, path)));
}

/** Reads what the search page of a built portal reads before it loads any of the full text. */
export function readFacts(folder: string): IndexFacts {
  return JSON.parse(readFileSync(join(folder, 'tim-kiem/tu.json'), 'utf8')) as IndexFacts;
}

/** Opens an index that Pagefind made by itself; its search returns addresses, best first, at most ten. */
export async function openPlain(folder: string): Promise<Plain> {
  const { pagefind, origin, close } = await openPagefind(folder);
  return {
    async search(query) {
      const { results } = await pagefind.search(query);
      const shown = results.slice(0, MAX_RESULTS).map((result) => result.data());
      return (await Promise.all(shown)).map(({ url }) => addressOf(url, origin));
    },
    close,
  };
}

/** Pagefind as it comes. */
export interface Plain {
  search(query: string): Promise<string[]>;
  close(): void;
}

interface Result {
  data(): Promise<{ url: string; meta: Record<string, string> }>;
}

interface Pagefind {
  init(): Promise<void>;
  search(query: string | null): Promise<{ results: Result[] }>;
}

/** Opens the Pagefind index of a folder in this process. */
export async function openPagefind(
  folder: string,
): Promise<{ pagefind: Pagefind; close: () => void; origin: string }> {
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  // A connection may be idle between two queries for longer than Node's default timeout.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = (await import(join(folder, 'pagefind/pagefind.js'))) as {
    createInstance(options: Record<string, unknown>): Pagefind;
  };
  const pagefind = client.createInstance({ basePath: `${origin}/pagefind/`, noWorker: true });
  await pagefind.init();
  return { pagefind, close: () => server.close(), origin };
}

function addressOf(url: string, origin: string): string {
  return url.replace(origin, '').replace(/^\//, '');
}
