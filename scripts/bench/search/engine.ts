import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cleanQuery } from '../../../src/search/clean-query.ts';
import type { IndexMatch } from '../../../src/search/index-match.ts';
import { TITLE_FILES } from '../../../src/search/title-files.ts';
import { unpackTitles, type IndexFacts, type TitleFile } from '../../../src/search/title-list.ts';
import { find, type TitledItem } from '../../../src/search/find.ts';
import { indexTitles, matchTitles } from '../../../src/search/titles.ts';
import { vocabularyOf } from '../../../src/search/vocabulary.ts';
import { fromIndexSpelling, toIndexSpelling } from '../../../src/text/index-spelling.ts';

/** How many answers the page and the box show at first. */
const MAX_RESULTS = 10;
const MAX_SUGGESTIONS = 8;

/** The project's search, asked as the page and the box ask it. */
export interface Engine {
  /** Returns the addresses that the page shows for a query, best first, at most ten, and the spelling it proposes. */
  page(query: string): Promise<{ addresses: string[]; correction?: string | undefined }>;
  /** Returns the addresses that the box suggests, best first, at most eight. */
  box(query: string): string[];
  close(): void;
}

/** Opens the search of a built portal. */
export async function openEngine(folder: string): Promise<Engine> {
  const { pagefind, origin, close } = await openPagefind(folder);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, 'tim-kiem', name), 'utf8')) as unknown;
  const facts = read('tu.json') as IndexFacts;
  const titles = indexTitles(unpackTitles(TITLE_FILES.map((name) => read(name) as TitleFile)), facts.build);
  const vocabulary = vocabularyOf(facts.syllables.split(' '), titles.words);
  for (let part = 2; part <= facts.sizes.length; part++)
    await pagefind.mergeIndex(`${origin}/pagefind/${part}/`);
  const known = new Map<string, Result>();
  const ask = async (text: string, exactMarks = false): Promise<IndexMatch[]> => {
    await pagefind.options({ exactDiacritics: exactMarks });
    const { results } = await pagefind.search(toIndexSpelling(text));
    for (const result of results) known.set(result.id, result);
    return results;
  };
  const load = async (id: string): Promise<TitledItem> => {
    const { url, meta } = await known.get(id)!.data();
    const address = addressOf(url, origin);
    return {
      kind: address.split('/')[0] as TitledItem['kind'],
      address,
      title: fromIndexSpelling(meta['title']!),
    };
  };
  return {
    async page(typed) {
      const source = {
        ask,
        load,
        titles,
        vocabulary,
        items: facts.sizes.reduce((sum, size) => sum + size, 0),
        sizes: facts.sizes,
      };
      const { hits, correction } = await find(cleanQuery(typed), source);
      const shown = hits
        .slice(0, MAX_RESULTS)
        .map(async (hit) =>
          hit.id === undefined ? hit.title.address : (hit.item ?? (await load(hit.id))).address,
        );
      return { addresses: await Promise.all(shown), correction };
    },
    box: (typed) => matchTitles(titles, typed.trim(), MAX_SUGGESTIONS).map(({ title }) => title.address),
    close,
  };
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
  id: string;
  score: number;
  data(): Promise<{ url: string; meta: Record<string, string> }>;
}

interface Pagefind {
  init(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  mergeIndex(path: string): Promise<void>;
  search(query: string | null, options?: { filters: Record<string, string> }): Promise<{ results: Result[] }>;
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
