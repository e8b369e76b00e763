import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Visits } from '../schemas/visits.ts';
import { isOwn, OWN_SOURCE } from './definition.ts';
import { spanOfMonth, type MonthTally } from './months.ts';

/** A month for which the file has a number from elsewhere, beside which the counted one must not stand. */
export interface ForeignMonth {
  month: string;
  visits: number;
  source: string;
}

/** What a visits file becomes. */
export interface UpdatedFile {
  text: string;
  /** The months that were added or changed. */
  written: string[];
  foreign: ForeignMonth[];
}

/**
 * Puts counted months into the text of `luot-truy-cap.yaml`: changes the numbers of entries counted before, adds
 * entries in their place, and leaves every other character as it is. A month with a number from elsewhere stays with
 * it.
 * @param text the file, which the schema accepts; empty where there is none
 * @param entries what the file says
 */
export function updateVisits(text: string, entries: Visits, months: MonthTally[]): UpdatedFile {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const updated: UpdatedFile = { text: text.slice(mark.length), written: [], foreign: [] };
  for (const month of months) {
    const { from, to } = spanOfMonth(month.month);
    const own = entries.findIndex((each) => isOwn(each) && each.from === from && each.to === to);
    const other = entries.find((each) => !isOwn(each) && each.from <= to && from <= each.to);
    if (other) updated.foreign.push({ month: month.month, visits: other.visits, source: other.source });
    if (other && own < 0) continue;
    const before = updated.text;
    updated.text = own < 0 ? insertEntry(before, month) : changeEntry(before, entries[own]!.from, month);
    if (updated.text !== before) updated.written.push(month.month);
  }
  return { ...updated, text: mark + updated.text };
}

function sourceOf({ counted, length }: MonthTally): string {
  return `${OWN_SOURCE} (${counted}/${length} ngày)`;
}

/** Changes the values of an entry where they stand. */
function changeEntry(text: string, from: string, month: MonthTally): string {
  const item = itemsOf(text).find(
    (each) => startOf(each) === from && isOwn({ source: textAt(each, 'source') }),
  );
  if (!item) return text;
  const values = {
    visits: String(month.visits),
    robots: String(month.robots),
    source: quoted(sourceOf(month)),
  };
  const edits: { at: [number, number]; to: string }[] = [];
  for (const [key, to] of Object.entries(values)) {
    const value = item.get(key, true);
    const isSame = isScalar(value) && String(value.value) === (key === 'source' ? sourceOf(month) : to);
    if (isScalar(value) && value.range && !isSame) edits.push({ at: [value.range[0], value.range[1]], to });
  }
  for (const { at, to } of edits.toSorted((one, other) => other.at[0] - one.at[0]))
    text = text.slice(0, at[0]) + to + text.slice(at[1]);
  return text;
}

/**
 * Adds an entry: after the entries of earlier months, or, in a list with the newest first, after those of later ones.
 */
function insertEntry(text: string, month: MonthTally): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const list = listOf(text);
  const items = itemsOf(text);
  if (list?.flow && items.length > 0) {
    const end = items.at(-1)!.range![1];
    return `${text.slice(0, end)}, ${flowEntry(month)}${text.slice(end)}`;
  }
  if (items.length === 0) {
    const range = list?.range;
    const kept = range ? text.slice(0, range[0]) + text.slice(range[1]) : text;
    return appended(kept, blockEntry(month, '', eol), eol);
  }
  const { from } = spanOfMonth(month.month);
  const isNewestFirst = items.length > 1 && startOf(items[0]!) > startOf(items.at(-1)!);
  const before = items.findLast((each) => (isNewestFirst ? startOf(each) > from : startOf(each) < from));
  const dash = dashBefore(text, items[0]!.range![0]);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  const entry = blockEntry(month, indent, eol);
  if (!before) return text.slice(0, dash - indent.length) + entry + text.slice(dash - indent.length);
  const lineEnd = text.indexOf('\n', endOf(before));
  if (lineEnd < 0) return appended(text, entry, eol);
  return text.slice(0, lineEnd + 1) + entry + text.slice(lineEnd + 1);
}

function blockEntry(month: MonthTally, indent: string, eol: string): string {
  const lines = [
    `- month: ${month.month}`,
    `  visits: ${month.visits}`,
    `  robots: ${month.robots}`,
    `  source: ${quoted(sourceOf(month))}`,
  ];
  return lines.map((line) => indent + line + eol).join('');
}

function flowEntry(month: MonthTally): string {
  return `{ month: ${month.month}, visits: ${month.visits}, robots: ${month.robots}, source: ${quoted(sourceOf(month))} }`;
}

function quoted(text: string): string {
  return `"${text}"`;
}

function appended(text: string, entry: string, eol: string): string {
  const kept = text.trimEnd();
  return kept === '' ? kept + entry : `${kept}${eol}${entry}`;
}

function listOf(text: string): YAMLSeq | undefined {
  const { contents } = parseDocument(text);
  return isSeq(contents) ? contents : undefined;
}

function itemsOf(text: string): YAMLMap[] {
  return listOf(text)?.items.filter((item) => isMap(item)) ?? [];
}

function startOf(item: YAMLMap): string {
  const month = textAt(item, 'month');
  return month ? `${month}-01` : textAt(item, 'from').slice(0, 10);
}

function textAt(item: YAMLMap, key: string): string {
  return String(item.get(key) ?? '');
}

/** Where the last value of an entry ends; the range of the entry itself may reach over the comments that follow. */
function endOf(item: YAMLMap): number {
  if (item.flow) return item.range![1];
  return item.items.reduce((end, { value }) => {
    const own = isScalar(value) && value.range ? value.range[1] : 0;
    return Math.max(end, own);
  }, item.range![0]);
}

function dashBefore(text: string, at: number): number {
  return text.lastIndexOf('-', at);
}
