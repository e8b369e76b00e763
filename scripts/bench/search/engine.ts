import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cleanQuery } from '../../../src/search/clean-query.ts';
import type { IndexMatch } from '../../../src/search/index-match.ts';
import { TITLE_FILES } from '../../../src/search/title-files.ts';
import { unpackTitles, type IndexFacts, type TitleFile } from '../../../src/search/title-list.ts';
import { find, type TitledItem } from '../../../src/search/find.ts';
import { indexTitles } from '../../../src/search/titles.ts';
import { vocabularyOf } from '../../../src/search/vocabulary.ts';
import { fromIndexSpelling, toIndexSpelling } from '../../../src/text/index-spelling.ts';

/** How many results count as the answer of a search. */
const MAX_RESULTS = 10;

/** Returns the addresses that a query finds, best first, at most ten. */
export type Search = (query: string) => Promise<string[]>;

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

/** Opens the Pagefind index of a built portal in this process. */
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

/** Searches with Pagefind as it comes. */
export function plainSearch({ pagefind, origin }: Awaited<ReturnType<typeof openPagefind>>): Search {
  return async (query) => {
    const { results } = await pagefind.search(query);
    return Promise.all(
      results.slice(0, MAX_RESULTS).map(async (result) => addressOf((await result.data()).url, origin)),
    );
  };
}

/** Searches with the project's search, as the search page puts it together. */
export async function ownSearch(
  folder: string,
  { pagefind, origin }: Awaited<ReturnType<typeof openPagefind>>,
): Promise<Search> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, 'tim-kiem', name), 'utf8')) as unknown;
  const facts = read('tu.json') as IndexFacts;
  const titles = indexTitles(unpackTitles(TITLE_FILES.map((name) => read(name) as TitleFile)), facts.build);
  const vocabulary = vocabularyOf(facts.syllables.split(' '), titles.words);
  for (let part = 2; part <= facts.sizes.length; part++) await pagefind.mergeIndex(`${origin}/pagefind/${part}/`);
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
  return async (typed) => {
    const { hits } = await find(cleanQuery(typed), {
      ask,
      load,
      titles,
      vocabulary,
      items: facts.sizes.reduce((sum, size) => sum + size, 0),
      sizes: facts.sizes,
    });
    return Promise.all(
      hits
        .slice(0, MAX_RESULTS)
        .map(async (hit) =>
          hit.id === undefined ? hit.title.address : (hit.item ?? (await load(hit.id))).address,
        ),
    );
  };
}

function addressOf(url: string, origin: string): string {
  return url.replace(origin, '').replace(/^\//, '');
}
