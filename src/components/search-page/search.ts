/** The search page: shows what the address asks for (`q`, `loai`, `nam`, `muc`, `donvi`), and keeps the two in step. */
import { chunksFor, type IndexHead } from '../../search/preload.ts';
import { cleanQuery } from '../../search/answers.ts';
import { nameOfKind, searchKinds } from '../../search/kinds.ts';
import { toKeywords } from '../../search/question.ts';
import { NOTHING_TO_FIND, sayFound, type Tally } from '../../search/status-message.ts';
import { respell } from '../../search/spellings.ts';
import { compareText } from '../../text/format.ts';
import { foldedSyllables } from '../../text/syllables.ts';
import { SearchSession, type SearchOutcome, type Pending } from './search-session.ts';
import { drawKinds, drawOptions, drawResult, type KindChoice } from './search-view.ts';

const find = <T extends Element>(id: string) => document.querySelector<T & HTMLElement>(`#${id}`)!;
const list = find<HTMLOListElement>('ket-qua');
const status = find('trang-thai');
const meant = find('y-hoi');
const filters = find<HTMLDetailsElement>('loc');
const chosen = find('loc-chon');
const kinds = find<HTMLUListElement>('loc-loai');
const selects = {
  nam: find<HTMLSelectElement>('loc-nam'),
  muc: find<HTMLSelectElement>('loc-muc'),
  donvi: find<HTMLSelectElement>('loc-donvi'),
};
const more = find<HTMLButtonElement>('xem-them');
const lists = find('theo-loai');
const box = find<HTMLInputElement>('cau-tim');
const form = box.form!;

/** Written into the page when it was built; a page served while it is written has no index. */
const head = JSON.parse(
  document.querySelector('#dau-chi-muc')?.textContent ?? '{"name":"","chunks":[]}',
) as IndexHead;

const RESULTS_AT_ONCE = 10;

let session: Promise<SearchSession> | undefined;
/** Counts the searches, so that a slow one does not write over a later one. */
let turn = 0;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  go({ q: box.value });
});
kinds.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go({ ...asked(), loai: link.dataset['loai']! }, () =>
    kinds.querySelector<HTMLElement>('[aria-current]')?.focus(),
  );
});
for (const [name, select] of Object.entries(selects))
  select.addEventListener('change', () => go({ ...asked(), [name]: select.value }));
addEventListener('popstate', () => void show());
// Who opens the page means to search, so the wait begins now and not with the first query.
void open().catch(() => undefined);
void show();

type Asked = Partial<Record<'q' | 'loai' | 'nam' | 'muc' | 'donvi', string>>;

function asked(): Asked {
  return Object.fromEntries(new URLSearchParams(location.search)) as Asked;
}

function addressOf(wanted: Asked): string {
  const given = Object.entries(wanted).filter(([, value]) => value);
  return `${location.pathname}${given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''}`;
}

function go(wanted: Asked, then?: () => void): void {
  history.pushState(null, '', addressOf(wanted));
  void show().then(then);
}

function open(): Promise<SearchSession> {
  session ??= SearchSession.open(form.action, head);
  session.catch(() => (session = undefined));
  return session;
}

async function show(): Promise<void> {
  const own = ++turn;
  const wanted = asked();
  const query = cleanQuery(wanted.q ?? '');
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) input.value = query;
  for (const part of [meant, filters, more]) part.hidden = true;
  lists.hidden = false;
  list.replaceChildren();
  status.textContent = '';
  document.title = document.title.replace(/^(“.*” – )?/u, query ? `“${query}” – ` : '');
  if (!/[\p{L}\p{N}]/u.test(query)) {
    if (wanted.q?.trim()) status.textContent = NOTHING_TO_FIND;
    return;
  }
  status.textContent = 'Đang tìm…';
  askAhead(query);
  try {
    const ready = await open();
    const outcome = await ready.find(query);
    if (own !== turn) return;
    const words = wordsToMark(outcome.meant ?? query);
    const results = await restrict(ready, outcome.results, wanted);
    if (own !== turn) return;
    suggest(outcome.meant, wanted);
    lists.hidden = results.length > 0 && !outcome.isPartial;
    await append(ready.base, results, 0, words, own);
    status.textContent = sayFound(query, tallyOf(outcome, results));
    // Without its filters the page still answers.
    if (outcome.results.length > 0)
      await showFilters(ready, outcome.results, wanted, own).catch(() => (filters.hidden = true));
  } catch {
    if (own !== turn) return;
    list.replaceChildren();
    status.textContent = 'Chưa tìm được lúc này; mời xem theo danh sách bên dưới.';
  }
}

/** Has the files of words that a query needs on their way before the engine can name them. */
function askAhead(query: string): void {
  for (const name of chunksFor(query, head)) {
    const address = new URL(`../pagefind/index/${name}.pf_index`, form.action).href;
    if (document.head.querySelector(`link[href="${address}"]`)) continue;
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: address });
    document.head.append(link);
  }
}

function tallyOf({ results, meant, missingNumber, isPartial }: SearchOutcome, shown: Pending[]): Tally {
  const whole = shown.filter(({ isWhole }) => isWhole).length;
  return { whole, near: shown.length - whole, all: results.length, meant, missingNumber, isPartial };
}

/** Marks what was asked for, also where an abbreviation stands for it. */
function wordsToMark(query: string): string[] {
  const { words } = toKeywords(query);
  return [words.join(' '), ...respell(words.join(' '))].flatMap(foldedSyllables);
}

/** Leaves of the results those that the address asks for. */
async function restrict(ready: SearchSession, results: Pending[], wanted: Asked): Promise<Pending[]> {
  let left = results;
  for (const name of ['nam', 'muc', 'donvi', 'loai'] as const) {
    if (!wanted[name]) continue;
    const labels = await ready.labels(name);
    left = left.filter((result) => labelOf(result, name, labels) === wanted[name]);
  }
  return left;
}

/** Shows the ways to narrow the results, after the results themselves, since they weigh more. */
async function showFilters(
  ready: SearchSession,
  results: Pending[],
  wanted: Asked,
  own: number,
): Promise<void> {
  const left = await restrict(ready, results, { ...wanted, loai: '' });
  const counted = count(left, 'loai', await ready.labels('loai')).map((choice) => ({
    ...choice,
    name: nameOfKind(choice.value as keyof typeof searchKinds),
  }));
  const order = Object.keys(searchKinds);
  counted.sort((one, other) => order.indexOf(one.value) - order.indexOf(other.value));
  if (own !== turn) return;
  kinds.replaceChildren(
    ...drawKinds([{ name: 'Tất cả', value: '', count: left.length }, ...counted], wanted.loai ?? '', (loai) =>
      addressOf({ ...wanted, loai }),
    ),
  );
  chosen.textContent = choiceOf(wanted);
  // On a narrow screen the results come first, and the ways to narrow them one tap away.
  filters.open ||= matchMedia('(width >= 48rem)').matches;
  filters.hidden = false;
  await fillSelects(ready, results, wanted);
}

/** Names what the results are narrowed to. */
function choiceOf({ loai, nam, muc, donvi }: Asked): string {
  const kind = loai && nameOfKind(loai as keyof typeof searchKinds);
  const names = [kind, nam, muc, donvi].filter(Boolean);
  return names.length > 0 ? `: ${names.join(', ')}` : '';
}

async function fillSelects(ready: SearchSession, results: Pending[], wanted: Asked): Promise<void> {
  for (const [name, select] of Object.entries(selects) as ['nam', HTMLSelectElement][]) {
    const choices = count(results, name, await ready.labels(name));
    choices.sort((one, other) =>
      name === 'nam' ? compareText(other.value, one.value) : compareText(one.value, other.value),
    );
    select.replaceChildren(...drawOptions(choices, wanted[name] ?? ''));
    select.closest('label')!.hidden = choices.length < 2 && !wanted[name];
  }
}

function count(results: Pending[], name: string, labels: Map<string, string>): KindChoice[] {
  const counts = new Map<string, number>();
  for (const result of results) {
    const value = labelOf(result, name, labels);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, some]) => ({ name: value, value, count: some }));
}

function labelOf({ id, kind }: Pending, name: string, labels: Map<string, string>): string | undefined {
  if (id === undefined) return name === 'loai' ? kind : undefined;
  return labels.get(id);
}

function suggest(text: string | undefined, wanted: Asked): void {
  meant.hidden = !text;
  if (!text) return;
  const link = document.createElement('a');
  link.href = addressOf({ ...wanted, q: text });
  link.textContent = text;
  meant.replaceChildren('Có phải bạn muốn tìm ', link, '?');
}

async function append(
  base: string,
  results: Pending[],
  start: number,
  words: string[],
  own: number,
): Promise<void> {
  more.onclick = null;
  const next = start + RESULTS_AT_ONCE;
  const items: HTMLLIElement[] = [];
  for (const loading of results.slice(start, next).map(({ load }) => load())) {
    const item = drawResult(await loading, base, words);
    if (own !== turn) return;
    items.push(item);
    // The first results are shown as soon as they and those above them are there.
    if (start === 0) list.append(item);
  }
  list.append(...items);
  if (start > 0) items[0]?.querySelector('a')?.focus();
  more.hidden = next >= results.length;
  more.onclick = () => void append(base, results, next, words, own);
}
