import { daysOfWeek, type Assignment } from '../schemas/assignments.ts';
import { addDays, daysBetween, type Day } from '../schemas/day.ts';
import { binds, type Plan, type Target } from '../schemas/plan.ts';
import type { TargetResult } from '../schemas/report.ts';
import { topics, valuesOf } from '../schemas/vocabulary.ts';
import { formatDay, formatNumber, midSentence } from '../text/format.ts';
import type { Evidence } from './evidence.ts';
import { tally } from './tally.ts';

/** A proposed item, with the reason for it. */
export interface Suggestion {
  item: Assignment;
  /** @example 'Quý I/2026 còn thiếu 2' */
  why: string;
}

/**
 * Proposes the items of a week: for each target as many as the week needs to reach it in time, by the office or the person
 * that lacks them, on the contents that have fewest; one before a silence becomes longer than a plan allows; then one for
 * each chuyên mục without a new item for long. Offices and people that wrote least go first.
 */
export function suggestWeek(
  plans: readonly { id: string; plan: Plan }[],
  evidence: Evidence,
  week: string,
  asOf: Day,
): Suggestion[] {
  const { from, to } = daysOfWeek(week)!;
  const friday = addDays(from, 4);
  const writers = new Writers(evidence, asOf);
  const suggestions: Suggestion[] = [];
  for (const { id, plan } of plans) {
    const targets = plan.targets.filter((target) => binds(target, { ...evidence, id: evidence.portal }));
    const rows = rowsToWrite({ id, plan }, evidence, { from, to, asOf });
    const given: Target[] = [];
    // An item of an office stands for the portal's number too, so that the offices go first.
    for (const row of [
      ...rows.filter(({ unit }) => unit !== null),
      ...rows.filter(({ unit }) => unit === null),
    ]) {
      const target = targets.find((each) => each.id === row.id)!;
      const due = row.period.to < friday ? row.period.to : friday;
      const already = row.unit === null ? given.filter((each) => alsoCountsFor(each, target)).length : 0;
      const lacking = topicsLacking(row, target, evidence);
      for (let count = already; count < neededIn(row, to) && suggestions.length < MAX_SUGGESTIONS; count++) {
        const topic = lacking[suggestions.length % lacking.length];
        const item = { topic, ...writers.next(row), due, target: row.id };
        suggestions.push({ item, why: whyOf(row) });
        if (row.unit !== null) given.push(target);
      }
    }
  }
  return [...suggestions, ...staleSections(evidence, asOf, friday, writers)].slice(0, MAX_SUGGESTIONS);
}

function whyOf({ label, period, missing, max, gaps }: TargetResult): string {
  const silence = gaps?.at(-1);
  return silence
    ? `${label}: từ ngày ${formatDay(silence.from)} chưa có mục mới, kế hoạch cho phép ${formatNumber(max ?? 0)} ngày`
    : `${label}, ${midSentence(period.label)}: còn thiếu ${formatNumber(missing ?? 0)}`;
}

/** Says whether an item for one target, of an office, counts for another one of the portal. */
function alsoCountsFor(one: Target, other: Target): boolean {
  const filterOf = ({ filter: { units: _units, ...rest } }: Target) => JSON.stringify(rest);
  return one.measure === other.measure && !other.eachOf && filterOf(one) === filterOf(other);
}

/**
 * Lists the rows that a week's items can still fill: those of longer periods that run when the week begins, those of the
 * week and its working days, and those whose silence becomes too long by its end.
 */
function rowsToWrite(
  { id, plan }: { id: string; plan: Plan },
  evidence: Evidence,
  { from, to, asOf }: { from: Day; to: Day; asOf: Day },
): TargetResult[] {
  const isWritten = ({ measure }: TargetResult) =>
    measure === 'articles' || measure === 'publications' || measure === 'activities';
  const isOfWeek = ({ period: { kind, from: first } }: TargetResult) =>
    (kind === 'week' || kind === 'working-day') && first >= from;
  const onDay = (day: Day) => tally(id, plan, evidence, day).targets.filter(isWritten);
  const [today, atBeginning, atEnd] = [onDay(asOf), asOf < from ? onDay(from) : [], onDay(to)];
  const running = [...today, ...atBeginning.filter(({ period }) => period.from > asOf)];
  return [
    ...running.filter(
      (row) => row.verdict === 'pending' && row.missing && row.period.to >= from && !isOfWeek(row),
    ),
    ...atEnd.filter((row) => isOfWeek(row) && row.missing),
    // A silence that ends with the week is one that the week can end.
    ...atEnd.filter(({ gaps, period }) => gaps?.at(-1)?.to === (period.to < to ? period.to : to)),
  ];
}

/** The most proposals for one week; nobody would write more. */
const MAX_SUGGESTIONS = 40;

/** The days without a new item after which a chuyên mục gets a proposal. */
const STALE_AFTER_DAYS = 60;

/** The number that a week needs: all that is missing where the period ends with the week or before. */
function neededIn({ missing, neededPerWeek, period, gaps }: TargetResult, lastDay: Day): number {
  if (gaps) return 1;
  const all = missing ?? 0;
  if (period.to <= lastDay) return all;
  return Math.min(all, Math.ceil(neededPerWeek ?? all));
}

/** Lists contents, those first that lack an item or have fewest. */
function topicsLacking(row: TargetResult, { filter }: Target, { articles }: Evidence): Assignment['topic'][] {
  const known = valuesOf(topics);
  const lacking = (row.each ?? []).filter(({ actual, required }) => actual < required).map(({ id }) => id);
  const ofEach = known.filter((topic) => lacking.includes(topic));
  if (ofEach.length > 0) return ofEach;
  const countOf = (topic: string) =>
    articles.filter((item) => !item.draft && item.topics.includes(topic)).length;
  return [...(filter.topics ?? known)].sort((a, b) => countOf(a) - countOf(b));
}

function staleSections(
  { sections, articles }: Evidence,
  asOf: Day,
  due: Day,
  writers: Writers,
): Suggestion[] {
  return sections.flatMap(({ id, name }) => {
    const last = articles.findLast(({ section, draft, day }) => section === id && !draft && day <= asOf)?.day;
    const days = last === undefined ? null : daysBetween(last, asOf);
    if (days !== null && days <= STALE_AFTER_DAYS) return [];
    const why =
      days === null
        ? `Chuyên mục ${name} chưa có bài`
        : `Chuyên mục ${name} đã ${days} ngày không có bài mới`;
    const writer = writers.next({ unit: null });
    if (writer.unit === undefined && writer.person === undefined) return [];
    return { item: { title: `Tin mới cho chuyên mục ${name}`, ...writer, due }, why };
  });
}

/** Hands out offices and people, those first that wrote least and were given least. */
class Writers {
  readonly #burden = new Map<string, number>();
  readonly #units: readonly string[];
  readonly #people: NonNullable<Evidence['people']>;

  constructor({ units, people = [], articles }: Evidence, asOf: Day) {
    this.#units = units;
    this.#people = people;
    for (const { draft, day, units: credited, author } of articles)
      if (!draft && day <= asOf) for (const id of [...credited, ...(author ? [author] : [])]) this.#add(id);
  }

  /** Gives the unit or the person of a row; of a row of the whole portal the unit with least. */
  next({ unit: ofRow, by }: Pick<TargetResult, 'unit' | 'by'>): Pick<Assignment, 'person' | 'unit'> {
    if (by === 'person' && ofRow !== null) return { person: ofRow };
    const unit = ofRow ?? this.#least(this.#units);
    const person = this.#least(
      this.#people.filter((each) => unit === undefined || each.unit === unit).map(({ id }) => id),
    );
    for (const id of [unit, person]) if (id !== undefined) this.#add(id);
    return { ...(person === undefined ? {} : { person }), ...(unit === undefined ? {} : { unit }) };
  }

  #least(ids: readonly string[]): string | undefined {
    return [...ids].sort((a, b) => (this.#burden.get(a) ?? 0) - (this.#burden.get(b) ?? 0))[0];
  }

  #add(id: string): void {
    this.#burden.set(id, (this.#burden.get(id) ?? 0) + 1);
  }
}
