import { daysOfWeek, type Assignment } from '../schemas/assignments.ts';
import { addDays, daysBetween, type Day } from '../schemas/day.ts';
import type { Target } from '../schemas/plan.ts';
import type { AssignedItem, AssignedWork } from '../schemas/report.ts';
import { topics } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import type { Evidence } from './evidence.ts';
import type { AssignedWeek, Item } from './item.ts';
import { matchToGroups } from './matching.ts';

/**
 * Says of each assigned item whether somebody wrote it. Matches each written item with one assigned item only, so that
 * as many assigned items as possible are written.
 * @param from the first day, with `to` the last, on which an office must have written something, or else counts as
 * silent
 */
export function assignedWork(
  weeks: readonly AssignedWeek[],
  evidence: Evidence,
  targets: readonly Target[],
  { from, to, asOf }: { from: Day; to: Day; asOf: Day },
): AssignedWork {
  const planned = weeks.flatMap(({ week, items }) => {
    const days = daysOfWeek(week);
    return days ? items.map((item) => ({ week, ...item, due: item.due ?? days.to, from: days.from })) : [];
  });
  const written = [...evidence.articles, ...evidence.publications, ...evidence.activities];
  const partners = matchPlanned(planned, written, evidence, targets);
  const names = {
    people: new Map((evidence.people ?? []).map(({ id, name }) => [id, name])),
    units: evidence.unitNames ?? new Map<string, string>(),
  };
  const items = planned.map((item, index) => describe(item, partners[index], names, asOf));
  const credited = new Set(
    written
      .filter(({ draft, day }) => !draft && day >= from && day <= to && day <= asOf)
      .flatMap(({ units }) => units),
  );
  return {
    ...countUp(items),
    items,
    units: groupBy(items, ({ unit }) => unit, names.units),
    people: groupBy(items, ({ person }) => person, names.people),
    silentUnits: evidence.units
      .filter((unit) => !credited.has(unit))
      .map((unit) => names.units.get(unit) ?? unit),
  };
}

type Planned = Assignment & { week: string; due: Day; from: Day };

/** Finds for each planned item what was written; those with a title go first, because a title says most. */
function matchPlanned(
  planned: readonly Planned[],
  written: readonly Item[],
  evidence: Evidence,
  targets: readonly Target[],
): (Item | undefined)[] {
  const byPath = new Map(written.map((item) => [item.path, item]));
  const fitting = planned.map((one) =>
    itemsFor(one, evidence, targets)
      .map((item) => ({ path: item.path, fit: fitOf(one, item) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit),
  );
  const order = [...planned.keys()].sort(
    (a, b) => (fitting[b]![0]?.fit ?? 0) - (fitting[a]![0]?.fit ?? 0) || a - b,
  );
  const taken = matchToGroups(
    order.map((index) => fitting[index]!.map(({ path }) => path)),
    1,
  );
  const partners: (Item | undefined)[] = [];
  for (const [place, index] of order.entries()) partners[index] = byPath.get(taken[place] ?? '');
  return partners;
}

/**
 * Lists the written items that a planned item may match: those that its target counts; without a target, the articles
 * and what was sent elsewhere.
 */
function itemsFor({ target }: Planned, evidence: Evidence, targets: readonly Target[]): readonly Item[] {
  const measure = targets.find(({ id }) => id === target)?.measure;
  if (measure === 'publications' || measure === 'activities') return evidence[measure];
  return measure === undefined ? [...evidence.articles, ...evidence.publications] : evidence.articles;
}

/**
 * Scores how well a written item fits a planned one, by its title, else by its content; 0 for another time, person or
 * office.
 */
function fitOf({ title, topic, person, unit, due, from }: Planned, item: Item): number {
  if (item.day < addDays(from, -DAYS_EARLY) || item.day > addDays(due, DAYS_LATE)) return 0;
  if (person !== undefined && item.author !== undefined && item.author !== person) return 0;
  if (unit !== undefined && item.units.length > 0 && !item.units.includes(unit)) return 0;
  const alike = title === undefined ? 0 : titleLikeness(title, item.title);
  if (title !== undefined) return alike >= MIN_TITLE_LIKENESS ? 1 + alike : 0;
  const isTheirs =
    (person !== undefined && item.author === person) || (unit !== undefined && item.units.includes(unit));
  return isTheirs && topic !== undefined && item.topics.includes(topic) ? 1 : 0;
}

/** A planned item may be written from a week before its week until four weeks after its last day. */
const DAYS_EARLY = 7;
const DAYS_LATE = 28;
const MIN_TITLE_LIKENESS = 0.6;

/** The share of the words of a planned title that the written one has too. */
function titleLikeness(planned: string, written: string): number {
  const words = new Set(slugify(written).split('-'));
  const asked = slugify(planned).split('-');
  return asked.filter((word) => words.has(word)).length / asked.length;
}

/** The names of people and of units, by their ids. */
type Names = Record<'people' | 'units', ReadonlyMap<string, string>>;

function describe(planned: Planned, partner: Item | undefined, names: Names, asOf: Day): AssignedItem {
  const { week, title, topic, person, unit, due, target } = planned;
  const isPublished = partner && !partner.draft && partner.status === undefined && partner.day <= asOf;
  const until = isPublished ? partner.day : asOf;
  const daysLate = daysBetween(due, until);
  return {
    ...{ week, title: title ?? topics[topic!], due },
    person: person ?? null,
    unit: unit ?? null,
    who: [person && (names.people.get(person) ?? person), unit && (names.units.get(unit) ?? unit)]
      .filter(Boolean)
      .join(', '),
    target: target ?? null,
    standing: isPublished ? 'written' : partner ? 'waiting' : daysLate > 0 ? 'late' : 'open',
    ...(daysLate > 0 ? { daysLate } : {}),
    entry: partner
      ? { path: partner.path, title: partner.title, date: partner.day, url: isPublished ? partner.url : null }
      : null,
  };
}

function countUp(items: readonly AssignedItem[]) {
  const of = (standing: AssignedItem['standing']) =>
    items.filter((item) => item.standing === standing).length;
  return {
    planned: items.length,
    written: of('written'),
    waiting: of('waiting'),
    late: of('late'),
    open: of('open'),
  };
}

function groupBy(
  items: readonly AssignedItem[],
  keyOf: (item: AssignedItem) => string | null,
  names: ReadonlyMap<string, string>,
): AssignedWork['units'] {
  return [...Map.groupBy(items, keyOf)].flatMap(([id, of]) =>
    id === null ? [] : { id, name: names.get(id) ?? id, ...countUp(of) },
  );
}
