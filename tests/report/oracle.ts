import type { Evidence } from '../../src/report/evidence.ts';
import type { Item } from '../../src/report/item.ts';
import type { Plan, Target } from '../../src/schemas/plan.ts';

/** A row of the report as sections 1 and 4 of the contract ask for it, found the slow and obvious way. */
export interface ExpectedRow {
  id: string;
  unit: string | null;
  period: { id: string; from: string; to: string };
  required: number;
  actual: number | null;
  verdict: string;
  daysLeft?: number;
  counted: string[];
  notCounted: string[];
  excluded: Record<string, number>;
}

/** `near` as a whole percentage, so that no fraction is ever divided. */
export function expectedRows(
  plan: Plan,
  nearPercent: number,
  evidence: Evidence,
  asOf: string,
): ExpectedRow[] {
  return plan.targets.flatMap((target) => {
    const units = target.by === 'unit' ? evidence.units : [null];
    const periods = periodsByWalking(plan, target).filter(({ from }) => from <= asOf);
    const verdicts = judgeItems(plan, target, evidence, asOf, units, periods);
    return (
      units
        // A filter on units leaves a per-unit target only those units' rows.
        .filter((unit) => unit === null || !target.filter.units || target.filter.units.includes(unit))
        .flatMap((unit) =>
          periods.map((period) => {
            const { actual, required, ...lists } = countRow(target, evidence, asOf, unit, period, verdicts);
            return {
              id: target.id,
              unit,
              period,
              required,
              actual,
              ...standing(actual, required, nearPercent, asOf, period.to),
              ...lists,
            };
          }),
        )
    );
  });
}

/** Finds the periods by asking every single day which one it belongs to. */
function periodsByWalking(plan: Plan, target: Target): { id: string; from: string; to: string }[] {
  const found = new Map<string, { id: string; from: string; to: string }>();
  for (const day of daysAround(plan.year)) {
    // From the day after `until` on, no period is left to belong to.
    if (target.until && day > target.until) break;
    const id = periodOfDay(plan, target.per, day);
    if (id === null) continue;
    const known = found.get(id);
    if (known) known.to = day;
    else found.set(id, { id, from: day, to: day });
  }
  return [...found.values()];
}

function periodOfDay(plan: Plan, kind: string, day: string): string | null {
  if (plan.periods.scheme === 'custom')
    return (
      plan.periods.custom.find((each) => each.kind === kind && each.from <= day && day <= each.to)?.id ?? null
    );
  const inYear = (year: number, id: string) => (year === plan.year ? id : null);

  if (kind === 'week') {
    // A week belongs to the year of its Thursday, and its number is how many Thursdays that year has had.
    const thursday = new Date(`${day}T00:00:00Z`);
    thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() === 0 ? 7 : thursday.getUTCDay()));
    const year = thursday.getUTCFullYear();
    const ordinal = Math.round((thursday.getTime() - Date.UTC(year, 0, 1)) / 864e5);
    return inYear(year, `${year}-W${String(Math.floor(ordinal / 7) + 1).padStart(2, '0')}`);
  }

  const [calendarYear, calendarMonth, date] = day.split('-').map(Number) as [number, number, number];
  // Under nd09 the 15th already belongs to the next month.
  const isNextMonth = plan.periods.scheme === 'nd09' && date >= 15;
  const [year, month] =
    isNextMonth && calendarMonth === 12
      ? [calendarYear + 1, 1]
      : [calendarYear, calendarMonth + (isNextMonth ? 1 : 0)];
  if (kind === 'month') return inYear(year, `${year}-${String(month).padStart(2, '0')}`);
  if (kind === 'quarter') return inYear(year, `${year}-Q${Math.ceil(month / 3)}`);
  if (kind === 'half') return inYear(year, month <= 6 ? `${year}-H1` : `${year}-H2`);
  if (kind === 'nine-months') return month <= 9 ? inYear(year, `${year}-9M`) : null;
  return inYear(year, `${year}`);
}

/** What becomes of every item, seen once through the whole year in order of day and path. */
function judgeItems(
  plan: Plan,
  target: Target,
  evidence: Evidence,
  asOf: string,
  units: (string | null)[],
  periods: { from: string; to: string }[],
): Map<Item, (unit: string | null) => string | null> {
  const { filter } = target;
  const counted: string[] = [];
  const result = new Map<Item, (unit: string | null) => string | null>();
  for (const item of itemsOf(target, evidence)) {
    if (!periods.some(({ from, to }) => from <= item.day && item.day <= to)) continue;
    const isCopy = counted.includes(item.fingerprint);
    const reasonFor = (unit: string | null): string | null => {
      if (item.draft) return 'draft';
      if (item.day > asOf) return 'future';
      if (filter.origin === 'dia-phuong' && item.origin === 'dang-lai') return 'repost';
      if (filter.genres && !filter.genres.some((genre) => genre === item.genre)) return 'wrong-genre';
      if (!belongs(item.units, unit, target)) return 'wrong-unit';
      if (isCopy) return 'duplicate';
      if (item.words < plan.minWords) return 'too-short';
      return null;
    };
    if (!exclusionOf(item, target) && units.some((unit) => reasonFor(unit) === null))
      counted.push(item.fingerprint);
    result.set(item, reasonFor);
  }
  return result;
}

function exclusionOf(item: Item, { filter }: Target): string | null {
  if (filter.sections && !filter.sections.some((each) => each === item.section)) return 'wrong-section';
  if (filter.topics && filter.topics.filter((topic) => item.topics.includes(topic)).length === 0)
    return 'wrong-topic';
  if (filter.channels && !filter.channels.some((each) => each === item.channel)) return 'wrong-channel';
  if (filter.forms && !filter.forms.some((each) => each === item.form)) return 'wrong-form';
  if (filter.origin === 'dang-lai' && item.origin === 'dia-phuong') return 'wrong-origin';
  if (filter.origin === 'dang-lai' && item.origin === undefined) return 'wrong-origin';
  const groups = filter.audience as string[] | undefined;
  if (groups && !groups.some((each) => item.audience?.includes(each)) && peopleReached(item, groups) === 0)
    return 'wrong-audience';
  if (filter.labels && !filter.labels.some((each) => item.labels?.includes(each))) return 'wrong-label';
  if (filter.fields && !filter.fields.some((each) => item.fields?.includes(each))) return 'wrong-field';
  if (filter.types && !filter.types.some((each) => each === item.type)) return 'wrong-type';
  for (const key of ['sent', 'integrated'] as const)
    if (filter[key] !== undefined && filter[key] !== Boolean(item[key])) return 'wrong-attendance';
  return null;
}

function belongs(units: readonly string[], unit: string | null, { filter }: Target): boolean {
  if (unit === null) return filter.units === undefined || units.some((each) => filter.units!.includes(each));
  return units.includes(unit) && (filter.units === undefined || filter.units.includes(unit));
}

/** The people of the groups: by the split where there is one, else all when the item is for these groups only. */
function peopleReached(item: Item, groups: string[]): number {
  const split = Object.entries(item.byAudience ?? {});
  if (split.length > 0)
    return sum(split.map(([group, count]) => (groups.includes(group) ? (count ?? 0) : 0)));
  const meant = item.audience ?? [];
  const others = meant.filter((each) => !groups.includes(each));
  return meant.length > 0 && others.length === 0 ? item.people : 0;
}

function countRow(
  target: Target,
  evidence: Evidence,
  asOf: string,
  unit: string | null,
  { from, to }: { from: string; to: string },
  verdicts: Map<Item, (unit: string | null) => string | null>,
) {
  const row = {
    required: target.min,
    actual: 0 as number | null,
    counted: [] as string[],
    notCounted: [] as string[],
    excluded: {} as Record<string, number>,
  };
  if (target.measure === 'visits') {
    const recorded = evidence.visits.filter(
      (entry) =>
        entry.from >= from &&
        entry.from <= to &&
        entry.from <= asOf &&
        !(target.until && entry.to > target.until),
    );
    row.actual = recorded.length === 0 ? null : sum(recorded.map(({ visits }) => visits));
    row.counted = recorded.map((entry) => `${entry.from} ${entry.path}`);
    return row;
  }
  if (target.measure === 'sections') {
    const last = asOf < to ? asOf : to;
    const found = evidence.parts.map(({ title, complete }) => ({ title, bad: complete ? '' : 'incomplete' }));
    for (const { id, name } of target.eachOf ? evidence.sections : []) {
      const days = evidence.articles
        .filter((item) => !item.draft && item.section === id && item.day <= last)
        .map((item) => item.day)
        .sort();
      const old = days.length > 0 && target.maxGapDays && daysAfter(days.at(-1)!, last) > target.maxGapDays;
      found.push({ title: `Chuyên mục ${name}`, bad: days.length === 0 ? 'empty' : old ? 'stale' : '' });
    }
    row.actual = found.filter(({ bad }) => !bad).length;
    if (target.eachOf) row.required = found.length;
    row.counted = found.filter(({ bad }) => !bad).map(({ title }) => title);
    row.notCounted = found.filter(({ bad }) => bad).map(({ title, bad }) => `${title} ${bad}`);
    return row;
  }
  if (target.measure === 'procedures' && target.within) {
    let due = 0;
    for (const each of evidence.procedures) {
      if (!each.changed || each.changed < from || each.changed > to || each.changed > asOf) continue;
      if (target.filter.fields && !target.filter.fields.includes(each.field)) continue;
      const isSoon = each.entered && daysAfter(each.changed, each.entered) <= target.within.days;
      if (!isSoon && daysAfter(each.changed, asOf) <= target.within.days) continue;
      due++;
      if (isSoon) row.counted.push(each.path);
      else row.notCounted.push(`${each.title} late`);
    }
    row.actual = row.counted.length;
    if (target.share) row.required = leastShare(target.share, due);
    return row;
  }
  if (target.measure === 'procedures') {
    const asked = target.filter.fields;
    const shown = evidence.procedures.filter(
      (each) => !each.isAbolished && (!asked || asked.includes(each.field)),
    );
    const ended = evidence.procedures.filter((each) => each.isAbolished).map(({ code }) => code);
    const codes = evidence.decisions
      .find(({ number }) => number === target.list)
      ?.codes.filter(
        (code) =>
          !ended.includes(code) &&
          !(asked && evidence.procedures.some((each) => each.code === code && !asked.includes(each.field))),
      );
    if (target.list && !codes) return { ...row, actual: null };
    const right = codes ? codes.flatMap((code) => shown.find((each) => each.code === code) ?? []) : shown;
    row.counted = right.map(({ path }) => path);
    row.actual = right.length;
    if (codes) row.required = codes.length;
    row.notCounted = (codes ?? [])
      .filter((code) => !right.some((each) => each.code === code))
      .map((code) => `Thủ tục ${code} absent`);
    return row;
  }
  if (target.measure === 'feedback') {
    let received = 0;
    for (const each of evidence.feedback) {
      if (each.received < from || each.received > to || each.received > asOf) continue;
      if (!belongs(each.units, unit, target)) continue;
      const isOpen = !each.isAnswered || (each.answered && each.answered > asOf);
      const isLate =
        target.within && !(each.answered && daysAfter(each.received, each.answered) <= target.within.days);
      if (!isOpen || !target.within || daysAfter(each.received, asOf) > target.within.days) received++;
      if (isOpen) row.notCounted.push(`${each.path} unanswered`);
      else if (isLate) row.notCounted.push(`${each.path} late`);
      else row.counted.push(each.path);
    }
    row.actual = row.counted.length;
    if (target.share) row.required = leastShare(target.share, received);
    return row;
  }
  if (target.measure === 'figures') {
    const recorded = (ids: readonly string[] | undefined) => {
      const all = evidence.figures.filter(
        (each) =>
          ids?.includes(each.id) &&
          each.from >= from &&
          each.from <= to &&
          each.from <= asOf &&
          !(target.until && each.to > target.until),
      );
      return all
        .filter((each) => {
          const isBoth = all.some((other) => other.id === each.id && other.isYear !== each.isYear);
          if (target.per === 'year') return !isBoth || each.isYear;
          return !each.isYear;
        })
        .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    };
    const amount = (list: typeof evidence.figures) => {
      if (list.length === 0) return null;
      const counts = list.every(({ id }) => id.startsWith('ho-so-'));
      return counts ? sum(list.map(({ value }) => value)) : list.at(-1)!.value;
    };
    let mine = recorded(target.filter.figures);
    if (target.share) {
      const wholes = recorded(target.of!.filter.figures);
      const isPaired = (each: { from: string; to: string }, list: { from: string; to: string }[]) =>
        list.some((other) => other.from === each.from && other.to === each.to);
      const whole = amount(wholes.filter((each) => isPaired(each, mine)));
      mine = mine.filter((each) => isPaired(each, wholes));
      if (whole !== null) row.required = leastShare(target.share, whole);
    }
    row.counted = mine.map(({ title }) => title);
    row.actual = amount(mine);
    return row;
  }
  const groups = target.filter.audience as string[] | undefined;
  const reached = (item: Item) => (groups ? peopleReached(item, groups) : item.people);
  const amounts: number[] = [];
  for (const item of itemsOf(target, evidence)) {
    if (item.day < from || item.day > to) continue;
    const exclusion = exclusionOf(item, target);
    const reason = verdicts.get(item)?.(unit) ?? null;
    if (exclusion) row.excluded[exclusion] = (row.excluded[exclusion] ?? 0) + 1;
    else if (reason) row.notCounted.push(`${item.path} ${reason}`);
    else {
      row.counted.push(item.path);
      amounts.push(
        target.measure === 'activities' ? item.times : target.measure === 'people' ? reached(item) : 1,
      );
    }
  }
  row.actual = sum(amounts);
  return row;
}

function itemsOf({ measure }: Target, evidence: Evidence): Item[] {
  if (measure === 'articles') return evidence.articles;
  if (measure === 'publications') return evidence.publications;
  if (measure === 'documents') return evidence.documents;
  return measure === 'activities' || measure === 'people' ? evidence.activities : [];
}

function standing(actual: number | null, min: number, nearPercent: number, asOf: string, lastDay: string) {
  if (actual === null) return { verdict: 'no-data' };
  if (min === 0) return { verdict: 'reported' };
  if (actual >= min) return { verdict: 'met' };
  if (asOf <= lastDay) return { verdict: 'pending', daysLeft: daysAfter(asOf, lastDay) };
  return { verdict: actual * 100 >= nearPercent * min ? 'near' : 'missed' };
}

/** The least number that is a share of a whole, in hundredths so that no fraction is compared. */
function leastShare(share: number, whole: number): number {
  let least = 0;
  while (least * 100 < Math.round(share * 100) * whole) least++;
  return least;
}

function daysAfter(from: string, to: string): number {
  let count = 0;
  for (const day = new Date(`${from}T00:00:00Z`); day.toISOString().slice(0, 10) < to; count++)
    day.setUTCDate(day.getUTCDate() + 1);
  return count;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

const walked = new Map<number, string[]>();

/** Every day that can belong to a period of a year. */
function daysAround(year: number): string[] {
  const known = walked.get(year);
  if (known) return known;
  const days: string[] = [];
  for (let millis = Date.UTC(year - 1, 10, 1); millis < Date.UTC(year + 1, 2, 1); millis += 864e5)
    days.push(new Date(millis).toISOString().slice(0, 10));
  walked.set(year, days);
  return days;
}
