import { daysOfWeek, type Assignment } from '../schemas/assignments.ts';
import { addDays, daysBetween, type Day } from '../schemas/day.ts';
import { binds, type Plan, type Target } from '../schemas/plan.ts';
import type { TargetResult } from '../schemas/report.ts';
import { topics, valuesOf } from '../schemas/vocabulary.ts';
import type { Evidence } from './evidence.ts';
import { tally } from './tally.ts';

/** A proposed item, with the reason for it. */
export interface Suggestion {
  item: Assignment;
  /** @example 'Quý I/2026 còn thiếu 2' */
  why: string;
}

/**
 * Proposes the items of a week: for each target whose period runs, as many as a week needs to reach it in time, by the
 * office or the person that lacks them, on the contents that have fewest; then one for each chuyên mục without a new item
 * for long. Offices and people that wrote least go first.
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
    const rows = tally(id, plan, evidence, asOf).targets.filter((row) => isOpen(row, from));
    const suggestedCounts = new Map<string, number>();
    // An item of an office stands for the portal's number too, so that the offices go first.
    for (const row of [
      ...rows.filter(({ unit }) => unit !== null),
      ...rows.filter(({ unit }) => unit === null),
    ]) {
      const target = targets.find((each) => each.id === row.id)!;
      const due = row.period.to < friday ? row.period.to : friday;
      const already = row.unit === null ? (suggestedCounts.get(row.measure) ?? 0) : 0;
      const lacking = topicsLacking(row, target, evidence);
      for (let count = already; count < neededIn(row, to) && suggestions.length < MAX_SUGGESTIONS; count++) {
        const topic = lacking[suggestions.length % lacking.length];
        const item = { topic, ...writers.next(row), due, target: row.id };
        suggestions.push({ item, why: `${row.label}, ${row.period.label}: còn thiếu ${row.missing}` });
        if (row.unit !== null) suggestedCounts.set(row.measure, (suggestedCounts.get(row.measure) ?? 0) + 1);
      }
    }
  }
  return [...suggestions, ...staleSections(evidence, asOf, friday, writers)].slice(0, MAX_SUGGESTIONS);
}

/** The most proposals for one week; nobody would write more. */
const MAX_SUGGESTIONS = 40;

/** The days without a new item after which a chuyên mục gets a proposal. */
const STALE_AFTER_DAYS = 60;

/** Says whether a row still asks for something to be written that a week's list can hold. */
function isOpen({ verdict, measure, missing, period }: TargetResult, from: Day): boolean {
  const isWritten = measure === 'articles' || measure === 'publications' || measure === 'activities';
  return verdict === 'pending' && isWritten && (missing ?? 0) > 0 && period.to >= from;
}

/** The number that a week needs: all that is missing where the period ends with the week or before. */
function neededIn({ missing, neededPerWeek, period }: TargetResult, lastDay: Day): number {
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
