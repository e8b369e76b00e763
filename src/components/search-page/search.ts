/** Shows on the search page the results for the address (`q`, `loai`, `nam`, `muc`, `donvi`) and keeps both in step. */
// Before all modules that use what it gives.
import '../search-box/older-arrays.ts';
import { cleanQuery, hasWord } from '../../search/clean-query.ts';
import { findTitles } from '../../search/find.ts';
import { FullTextIndex } from '../../search/full-text-index.ts';
import { TITLE_FILES } from '../../search/title-files.ts';
import type { IndexFacts } from '../../search/title-list.ts';
import { nameOfKind, searchKinds } from '../../search/kinds.ts';
import { withoutPersonalNumbers } from '../../search/personal-numbers.ts';
import { toKeywords } from '../../search/question.ts';
import { NOTHING_TO_FIND, statusMessage, titlesMessage } from '../../search/status-message.ts';
import { respell } from '../../search/spellings.ts';
import type { TitleIndex } from '../../search/title-index.ts';
import { compareText } from '../../text/format.ts';
import { foldedSyllables } from '../../text/syllables.ts';
import { fill, loadTitles, type TitleTable } from '../search-box/titles.ts';
import { readKept } from './kept-files.ts';
import { pendingTitle, SearchSession, type FullText, type PendingResult } from './search-session.ts';
import { drawKinds, drawOptions, fillResult, type FilterChoice } from './search-view.ts';

const RESULTS_AT_ONCE = 10;

// The parts of the page. This file may run before the browser has read them, and on other pages, which lack them.
let list: HTMLOListElement;
let status: HTMLElement;
let didYouMean: HTMLElement;
let filters: HTMLDetailsElement;
let chosen: HTMLElement;
let kinds: HTMLElement;
let selects: Record<'nam' | 'muc' | 'donvi', HTMLSelectElement>;
let more: HTMLButtonElement;
let lists: HTMLElement;
let numberNote: HTMLElement;
let box: HTMLInputElement;

function findParts(): void {
  const find = <T extends Element>(id: string) => document.querySelector<T & HTMLElement>(`#${id}`)!;
  list = find('ket-qua');
  status = find('trang-thai');
  didYouMean = find('y-hoi');
  filters = find('loc');
  chosen = find('loc-chon');
  kinds = find('loc-loai');
  selects = { nam: find('loc-nam'), muc: find('loc-muc'), donvi: find('loc-donvi') };
  more = find('xem-them');
  lists = find('theo-loai');
  numberNote = find('so-giay-to');
  box = find('cau-tim');
}

/** The address of the search page, and the path with which all addresses of the portal begin. */
let searchPage = '';
let base = '';
let titles: Promise<TitleTable | undefined>;
/** The table without its last file, when that is late. */
let firstTitles: Promise<TitleTable>;
let fullText: Promise<FullText> | undefined;
let session: Promise<SearchSession> | undefined;
/** The number of the latest search; an earlier, slower one must not overwrite its results. */
let latest = 0;

/**
 * How long the last file of the table may take before the answers of the others are shown: a kept copy comes sooner, and
 * spares an old phone to prepare the table twice.
 */
const LATE_MS = 30;

/**
 * Shows the results for the address, and from then on those for every change of it.
 * @param files those that `requestTitles` requests, perhaps still loading
 */
export function showSearchPage(files: readonly Promise<Response>[]): void {
  findParts();
  document.querySelector<HTMLElement>('#loi')!.hidden = true;
  const form = box.form!;
  searchPage = form.action;
  base = new URL('../', searchPage).pathname;
  openFullText(files[TITLE_FILES.length]!.then(readKept<IndexFacts>)).catch(() => undefined);
  firstTitles = new Promise((resolve) => {
    titles = loadTitles(files, (part, count) => {
      if (count === TITLE_FILES.length - 1) setTimeout(() => resolve(part), LATE_MS);
    });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go({ q: box.value });
  });
  kinds.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ ...readAddress(), loai: link.dataset['loai']! }, () =>
      kinds.querySelector<HTMLElement>('[aria-current]')?.focus(),
    );
  });
  for (const [name, select] of Object.entries(selects))
    select.addEventListener('change', () => go({ ...readAddress(), [name]: select.value }));
  addEventListener('popstate', () => void show());
  // Loading starts before the first query: whoever touches the box of this page is going to search.
  void open().catch(() => undefined);
  // Without a query there is nothing to show, and whoever touched the box may be typing one into it by now.
  if (readAddress().q || location.hash === `#${numberNote.id}`) void show();
}

/** The query and the filters as the address holds them. */
type SearchParams = Partial<Record<'q' | 'loai' | 'nam' | 'muc' | 'donvi', string>>;

function readAddress(): SearchParams {
  const params: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(location.search)) params[name] = value;
  return params;
}

function addressOf(params: SearchParams): string {
  const given = Object.entries(params).filter(([, value]) => value);
  return `${location.pathname}${given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''}`;
}

function go(params: SearchParams, then?: () => void): void {
  history.pushState(null, '', addressWithoutNumbers(params));
  void show().then(then);
}

/** Like `addressOf`, but without numbers of identity papers; the fragment shows the note that says so. */
function addressWithoutNumbers(params: SearchParams): string {
  const q = withoutPersonalNumbers(params.q ?? '');
  return addressOf({ ...params, q }) + (q === (params.q ?? '') ? '' : `#${numberNote.id}`);
}

/**
 * Loads ahead, for the box of another page, what the search page asks for before it knows a query.
 * @param searchPage the address of the search page
 * @param files those that `requestTitles` requests
 */
export async function loadAhead(searchPage: string, files: readonly Promise<Response>[]): Promise<void> {
  const { indexes } = (await (await files[TITLE_FILES.length]!).json()) as IndexFacts;
  const portal = new URL('../', searchPage).pathname;
  await new FullTextIndex(indexes, (path) => readFile(portal + path)).requestFragmentNames();
}

/** Opens the full text together with the table; after a failure the next call tries again. */
function open(): Promise<SearchSession> {
  session ??= SearchSession.open(openFullText(), titles);
  session.catch(() => (session = undefined));
  return session;
}

/** Opens the full text; after a failure the next call tries again. */
function openFullText(facts?: Promise<IndexFacts>): Promise<FullText> {
  fullText ??= (facts ?? requestFacts()).then((facts) => ({
    facts,
    index: new FullTextIndex(facts.indexes, (path) => readFile(base + path)),
  }));
  fullText.catch(() => (fullText = undefined));
  return fullText;
}

async function requestFacts(): Promise<IndexFacts> {
  const answer = await fetch(new URL('tu.json', searchPage).href, { cache: 'no-cache' });
  return (await answer.json()) as IndexFacts;
}

/** Says whether the portal was built anew after the page was opened. */
async function isOutdated(): Promise<boolean> {
  const known = document.querySelector<HTMLMetaElement>('meta[name=build]')?.content;
  const facts = await requestFacts().catch(() => undefined);
  return facts !== undefined && facts.build !== known;
}

async function readFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function show(): Promise<void> {
  const own = ++latest;
  const address = addressWithoutNumbers(readAddress());
  if (address.includes('#')) history.replaceState(null, '', address);
  numberNote.hidden = location.hash !== `#${numberNote.id}`;
  const params = readAddress();
  const query = cleanQuery(params.q ?? '');
  clear(query);
  if (!hasWord(query)) {
    if (params.q?.trim()) status.textContent = NOTHING_TO_FIND;
    return;
  }
  status.textContent = 'Đang tìm…';
  openFullText().then(
    ({ index }) => index.request(query),
    () => undefined,
  );
  const byTitle = showTitles(query, params, own);
  try {
    await showResults(query, params, own, byTitle);
  } catch {
    const [count, isOld] = await Promise.all([byTitle, isOutdated()]);
    if (own !== latest) return;
    // Whoever asks again is answered from the new files, if they are there by then.
    [fullText, session] = [undefined, undefined];
    lists.hidden = false;
    status.textContent = titlesMessage(count, isOld);
  }
}

/**
 * Shows what the table of titles has for a query, long before the full text is there. While the last file of the table is
 * on its way, shows only what answers the query whatever that file holds.
 * @returns how many results it shows
 */
async function showTitles(query: string, params: SearchParams, own: number): Promise<number> {
  if (params.nam || params.muc || params.donvi) return 0;
  const first = await Promise.race([titles.then(() => undefined), firstTitles]);
  if (first && own === latest) drawTitles(first(), query, params, ({ isComplete }) => isComplete);
  const table = await titles;
  return table && own === latest ? drawTitles(table(), query, params, () => true) : 0;
}

/** Draws the titles of a table that match a query. @returns how many there are */
function drawTitles(
  table: TitleIndex,
  query: string,
  params: SearchParams,
  isShown: (match: { isComplete: boolean }) => boolean,
): number {
  const results = findTitles(query, table)
    .filter((match) => isShown(match) && (!params.loai || match.title.kind === params.loai))
    .slice(0, RESULTS_AT_ONCE);
  const words = wordsToMark(query);
  const items = results.map(({ title, isComplete }) => itemOf(pendingTitle(title, isComplete), words));
  fill(list, ...items);
  return items.length;
}

/** Removes the results of the query before, and puts the query into the boxes and the title. */
function clear(query: string): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) input.value = query;
  for (const part of [didYouMean, filters, more]) part.hidden = true;
  lists.hidden = false;
  fill(list);
  status.textContent = '';
  document.title = document.title.replace(/^(“.*” – )?/u, query ? `“${query}” – ` : '');
}

/**
 * Shows the results of the full text together with those of the table of titles.
 * @param byTitle the latter, which are on the page first
 */
async function showResults(
  query: string,
  params: SearchParams,
  own: number,
  byTitle: Promise<number>,
): Promise<void> {
  const ready = await open();
  await byTitle;
  const { results: all, correction, missingNumber, isPartial } = await ready.find(query);
  if (own !== latest) return;
  const results = await filter(ready, all, params);
  if (own !== latest) return;
  showCorrection(correction, params);
  const complete = results.filter(({ isComplete }) => isComplete).length;
  const near = results.length - complete;
  const counts = { complete, near, total: all.length, correction, missingNumber };
  const sayFound = (lacksSome: boolean) => {
    lists.hidden = results.length > 0 && !lacksSome;
    status.textContent = statusMessage(query, { ...counts, isPartial: lacksSome });
  };
  const appended = append(results, 0, wordsToMark(correction ?? query), own);
  // The results are in their places; only what is quoted of their texts is still to come.
  sayFound(isPartial);
  const isWhole = await appended;
  if (own !== latest) return;
  if (!isWhole) sayFound(true);
  if (all.length > 0) await offerFilters(ready, all, params, own);
}

/** Lists the words of a query, with abbreviations written out and names abbreviated. */
function wordsToMark(query: string): string[] {
  const keywords = toKeywords(query).words.join(' ');
  return [keywords, ...respell(keywords)].flatMap(foldedSyllables);
}

/** Keeps only the results with the values in the address. */
async function filter(
  ready: SearchSession,
  results: PendingResult[],
  params: SearchParams,
): Promise<PendingResult[]> {
  let left = results;
  for (const name of ['nam', 'muc', 'donvi', 'loai'] as const) {
    if (!params[name]) continue;
    const labels = await ready.filterValues(name);
    left = left.filter((result) => labelOf(result, name, labels) === params[name]);
  }
  return left;
}

/**
 * Offers the filters once the results are on the page, because visitors need these first. On a narrow screen they stay
 * closed, and what they need is loaded only when somebody opens them.
 */
async function offerFilters(
  ready: SearchSession,
  results: PendingResult[],
  params: SearchParams,
  own: number,
): Promise<void> {
  chosen.textContent = chosenFilters(params);
  filters.open ||= matchMedia('(min-width: 48rem)').matches;
  filters.hidden = false;
  // The results remain useful when the filters cannot be loaded.
  const fillIn = () => showFilters(ready, results, params, own).catch(() => (filters.hidden = true));
  filters.ontoggle = null;
  if (filters.open) await fillIn();
  else filters.ontoggle = () => void fillIn();
}

/** Fills the filters with the values that the results have. */
async function showFilters(
  ready: SearchSession,
  results: PendingResult[],
  params: SearchParams,
  own: number,
): Promise<void> {
  const left = await filter(ready, results, { ...params, loai: '' });
  const counted = countValues(left, 'loai', await ready.filterValues('loai')).map((choice) => ({
    ...choice,
    name: nameOfKind(choice.value as keyof typeof searchKinds),
  }));
  const order = Object.keys(searchKinds);
  counted.sort((one, other) => order.indexOf(one.value) - order.indexOf(other.value));
  if (own !== latest) return;
  fill(
    kinds,
    ...drawKinds([{ name: 'Tất cả', value: '', count: left.length }, ...counted], params.loai ?? '', (loai) =>
      addressOf({ ...params, loai }),
    ),
  );
  await fillSelects(ready, results, params);
}

/** Names the chosen values of all filters. */
function chosenFilters({ loai, nam, muc, donvi }: SearchParams): string {
  const kind = loai && nameOfKind(loai as keyof typeof searchKinds);
  const names = [kind, nam, muc, donvi].filter(Boolean);
  return names.length > 0 ? `: ${names.join(', ')}` : '';
}

async function fillSelects(
  ready: SearchSession,
  results: PendingResult[],
  params: SearchParams,
): Promise<void> {
  for (const [name, select] of Object.entries(selects) as ['nam', HTMLSelectElement][]) {
    const choices = countValues(results, name, await ready.filterValues(name));
    choices.sort((one, other) =>
      name === 'nam' ? compareText(other.value, one.value) : compareText(one.value, other.value),
    );
    fill(select, ...drawOptions(choices, params[name] ?? ''));
    select.closest('label')!.hidden = choices.length < 2 && !params[name];
  }
}

/** Counts the results of each value of a filter. */
function countValues(results: PendingResult[], name: string, labels: Map<string, string>): FilterChoice[] {
  const counts = new Map<string, number>();
  for (const result of results) {
    const value = labelOf(result, name, labels);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ name: value, value, count }));
}

function labelOf(
  { id, title }: PendingResult,
  name: string,
  labels: Map<string, string>,
): string | undefined {
  if (title && name === 'loai') return title.kind;
  return id === undefined ? undefined : labels.get(id);
}

function showCorrection(correction: string | undefined, params: SearchParams): void {
  didYouMean.hidden = !correction;
  if (!correction) return;
  const link = document.createElement('a');
  link.href = addressOf({ ...params, q: correction });
  link.textContent = correction;
  fill(didYouMean, 'Có phải bạn muốn tìm ', link, '?');
}

/**
 * Shows the next results, and the button that shows more of them, which may be pressed while their texts are still
 * loading.
 * @returns whether all of them could be loaded
 */
async function append(
  results: PendingResult[],
  start: number,
  words: string[],
  own: number,
): Promise<boolean> {
  const next = start + RESULTS_AT_ONCE;
  const shown = results.slice(start, next);
  const loading = shown.map((result) => result.load());
  for (const each of loading) each.catch(() => undefined);
  // What the table of titles has of a result is shown at once; the result fills itself in when it is loaded.
  const items = shown.map((result) => itemOf(result, words));
  if (start === 0) fill(list, ...items);
  else list.append(...items);
  latestStart = start;
  more.onclick = () => void append(results, next, words, own);
  more.hidden = next >= results.length;
  if (start > 0) focusFirst(items, start);
  let isWhole = true;
  for (const [at, item] of items.entries()) {
    const result = await loading[at]!.catch(() => undefined);
    if (own !== latest) return isWhole;
    if (result) {
      fillResult(item, result, base, words);
      item.hidden = false;
      if (start > 0) focusFirst(items, start);
    } else isWhole = false;
  }
  return isWhole;
}

/** The place of the first of the results that were added last. */
let latestStart = 0;

/**
 * Focuses the first of new results that is there, in the place of the button that was pressed for them: neither when the
 * visitor has gone elsewhere meanwhile, nor when later results were added.
 */
function focusFirst(items: readonly HTMLLIElement[], start: number): void {
  const isWaiting = document.activeElement === more || document.activeElement === document.body;
  if (isWaiting && start === latestStart)
    items
      .find((item) => !item.hidden)
      ?.querySelector('a')
      ?.focus();
}

/** Gives the item of a result: the one that is on the page already, or a new one; hidden while nothing is known of it. */
function itemOf({ title }: PendingResult, words: string[]): HTMLLIElement {
  const present =
    title && list.querySelector<HTMLLIElement>(`li[data-address="${CSS.escape(title.address)}"]`);
  if (present) return present;
  const item = document.createElement('li');
  if (title) fillResult(item, { ...title, text: '' }, base, words);
  else item.hidden = true;
  return item;
}
