import type { Evidence } from '../../src/report/evidence.ts';
import type { Item } from '../../src/report/item.ts';
import type { DaysOff } from '../../src/schemas/holidays.ts';
import type { Plan, Target } from '../../src/schemas/plan.ts';
import { audiences, channels, topics } from '../../src/schemas/vocabulary.ts';

/** A row of the report as sections 1 and 4 of the contract ask for it, found the slow and obvious way. */
export interface ExpectedRow {
  id: string;
  unit: string | null;
  period: { id: string; from: string; to: string };
  required: number;
  max?: number | undefined;
  whole?: number;
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
  verdictDay = asOf,
): ExpectedRow[] {
  return plan.targets.flatMap((target) => {
    const units = rowsFor(target, evidence);
    const periods = periodsByWalking(plan, target, evidence.daysOff!).filter(({ from }) => from <= asOf);
    const verdicts = judgeItems(plan, target, evidence, asOf, units, periods);
    return units.flatMap((unit) =>
      periods.map((period) => {
        const { actual, required, max, ...lists } = countRow(target, evidence, asOf, unit, period, verdicts);
        const largest = () =>
          Math.max(
            0,
            ...units.map((each) => countRow(target, evidence, asOf, each, period, verdicts).actual ?? 0),
          );
        const whole = target.balance
          ? largest()
          : wholeOf(plan, target, evidence, asOf, unit, units, period, periods);
        const least = whole === null ? required : leastShare((target.share ?? target.balance)!, whole);
        return {
          id: target.id,
          unit,
          period,
          required: least,
          ...(max === undefined ? {} : { max }),
          ...(whole === null ? {} : { whole }),
          actual,
          ...standing(
            actual,
            least,
            max,
            nearPercent,
            verdictDay,
            period.to,
            Boolean(target.share ?? target.balance),
          ),
          ...lists,
        };
      }),
    );
  });
}

/** Whose rows a target has; a filter on units leaves only those units, or the people of those units. */
export function rowsFor({ by, filter }: Target, { units, blocs, people }: Evidence): (string | null)[] {
  const isAsked = (unit: string | undefined) => !filter.units || filter.units.some((each) => each === unit);
  if (by === 'unit') return units.filter(isAsked);
  if (by === 'bloc') return blocs!.filter((bloc) => bloc.units.some(isAsked)).map(({ name }) => name);
  return by === 'person' ? people!.filter(({ unit }) => isAsked(unit)).map(({ id }) => id) : [null];
}

/** Finds the periods by asking every single day which one it belongs to. */
export function periodsByWalking(
  plan: Plan,
  target: Target,
  daysOff: DaysOff,
): { id: string; from: string; to: string }[] {
  const found = new Map<string, { id: string; from: string; to: string }>();
  for (const day of daysAround(plan.year)) {
    // From the day after `until` on, no period is left to belong to.
    if (target.until && day > target.until) break;
    const id = periodOfDay(plan, target.per, day, daysOff);
    if (id === null) continue;
    const known = found.get(id);
    if (known) known.to = day;
    else found.set(id, { id, from: day, to: day });
  }
  return [...found.values()];
}

function periodOfDay(plan: Plan, kind: string, day: string, daysOff: DaysOff): string | null {
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
  if (kind === 'working-day')
    return periodOfDay(plan, 'year', day, daysOff) !== null && isWorked(day, daysOff) ? day : null;
  // Under nd09 the 15th already belongs to the next month.
  const first = plan.monthStarts ?? (plan.periods.scheme === 'nd09' ? 15 : 1);
  const isNextMonth = first > 1 && date >= first;
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
      if (!filter.sent && item.status === 'da-gui') return 'waiting';
      if (!filter.sent && item.status === 'tra-ve') return 'returned';
      if (filter.origin === 'dia-phuong' && item.origin === 'dang-lai') return 'repost';
      if (filter.genres && !filter.genres.some((genre) => genre === item.genre)) return 'wrong-genre';
      if (target.by === 'person' && item.author !== unit) return 'wrong-person';
      if (target.by !== 'person' && !belongs(item.units, unit, target, evidence)) return 'wrong-unit';
      if (isCopy) return 'duplicate';
      if (item.words < plan.minWords) return 'too-short';
      const cameOn = item.appearance ? item.appearance.day : asOf;
      if (target.within && daysThat(item.day, cameOn, target.within, evidence) > target.within.days)
        return 'late';
      const mustBeOwn = filter.origin === 'dia-phuong' && plan.integrity.doubtfulCounts === false;
      return mustBeOwn && item.doubts ? 'doubtful' : null;
    };
    if (!exclusionOf(item, target) && units.some((unit) => reasonFor(unit) === null))
      counted.push(item.fingerprint);
    result.set(item, reasonFor);
  }
  return result;
}

function exclusionOf(item: Item, { filter: asked, measure }: Target): string | null {
  const filter = { ...asked };
  if (measure === 'channels' && !item.channel) delete filter.channels;
  if (measure === 'channels' && !item.form) delete filter.forms;
  if (measure === 'publications') delete filter.sent;
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

function belongs(
  units: readonly string[],
  unit: string | null,
  { by, filter }: Target,
  { blocs }: Evidence,
): boolean {
  if (by === 'bloc')
    return units.some(
      (each) =>
        blocs!.some(({ name, units }) => name === unit && units.includes(each)) &&
        (filter.units === undefined || filter.units.includes(each)),
    );
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
    max: target.max,
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
      const gap = target.maxGapDays;
      const old = days.length > 0 && gap && daysThat(days.at(-1)!, last, gap, evidence) > gap.days;
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
      const { changed } = each;
      const isSoonOn = (day: string) =>
        daysThat(changed, day, target.within!, evidence) <= target.within!.days;
      const isSoon = each.entered && isSoonOn(each.entered);
      if (!isSoon && isSoonOn(asOf)) continue;
      due++;
      if (isSoon) row.counted.push(each.path);
      else row.notCounted.push(`${each.title} late`);
    }
    row.actual = row.counted.length;
    return target.share ? { ...row, required: leastShare(target.share, due), whole: due } : row;
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
    if (codes) row.required = target.share ? leastShare(target.share, codes.length) : codes.length;
    row.notCounted = (codes ?? [])
      .filter((code) => !right.some((each) => each.code === code))
      .map((code) => `Thủ tục ${code} absent`);
    return codes && target.share ? { ...row, whole: codes.length } : row;
  }
  if (target.measure === 'feedback') {
    let received = 0;
    for (const each of evidence.feedback) {
      if (each.received < from || each.received > to || each.received > asOf) continue;
      if (!belongs(each.units, unit, target, evidence)) continue;
      const isOpen = !each.isAnswered || (each.answered && each.answered > asOf);
      const isLate =
        target.within &&
        !(
          each.answered &&
          daysThat(each.received, each.answered, target.within, evidence) <= target.within.days
        );
      if (
        !isOpen ||
        !target.within ||
        daysThat(each.received, asOf, target.within, evidence) > target.within.days
      )
        received++;
      if (isOpen) row.notCounted.push(`${each.path} unanswered`);
      else if (isLate) row.notCounted.push(`${each.path} late`);
      else row.counted.push(each.path);
    }
    row.actual = row.counted.length;
    return target.share ? { ...row, required: leastShare(target.share, received), whole: received } : row;
  }
  if (target.measure === 'tasks') {
    const mine = evidence.tasks.filter((task) =>
      target.by === 'person' ? task.person === unit : belongs(task.units, unit, target, evidence),
    );
    let whole = 0;
    for (const { due, done, path } of mine) {
      if (due < from || due > to) continue;
      const isOpen = !done || done > asOf;
      if (!isOpen || due < asOf) whole++;
      if (isOpen) row.notCounted.push(`${path} undone`);
      else if (done > due) row.notCounted.push(`${path} late`);
      else row.counted.push(path);
    }
    row.actual = row.counted.length;
    return target.share ? { ...row, required: leastShare(target.share, whole), whole } : row;
  }
  if (target.measure === 'accounts') {
    const asked = target.filter.channels as string[] | undefined;
    row.counted = evidence.accounts
      .filter(({ channel }) => asked === undefined || asked.includes(channel))
      .map(({ path }) => path);
    row.actual = row.counted.length;
    return row;
  }
  if (target.measure === 'figures') {
    const recorded = ({ figures: ids, channels }: Target['filter']) => {
      const all = evidence.figures.filter(
        (each) =>
          ids?.includes(each.id) &&
          (!channels || channels.some((asked) => asked === each.channel)) &&
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
      if (list.every(({ id }) => id.startsWith('ho-so-') || id.startsWith('luot-')))
        return sum(list.map(({ value }) => value));
      const last: Record<string, number> = {};
      for (const { channel, value } of list) last[channel ?? ''] = value;
      return sum(Object.values(last));
    };
    let mine = recorded(target.filter);
    if (target.share) {
      const wholes = recorded(target.of!.filter);
      const isPaired = (each: { from: string; to: string }, list: { from: string; to: string }[]) =>
        list.some((other) => other.from === each.from && other.to === each.to);
      const whole = amount(wholes.filter((each) => isPaired(each, mine)));
      mine = mine.filter((each) => isPaired(each, wholes));
      if (whole !== null) Object.assign(row, { required: leastShare(target.share, whole), whole });
    }
    row.counted = mine.map(({ title }) => title);
    row.actual = amount(mine);
    return row;
  }
  const groups = target.filter.audience as string[] | undefined;
  const reached = (item: Item) => (groups ? peopleReached(item, groups) : item.people);
  const amounts: number[] = [];
  const found: Item[] = [];
  for (const item of itemsOf(target, evidence)) {
    if (item.day < from || item.day > to) continue;
    const exclusion = exclusionOf(item, target);
    const reason = verdicts.get(item)?.(unit) ?? null;
    if (exclusion) row.excluded[exclusion] = (row.excluded[exclusion] ?? 0) + 1;
    else if (reason) row.notCounted.push(`${item.path} ${reason}`);
    else {
      row.counted.push(item.path);
      found.push(item);
      amounts.push(
        target.measure === 'activities' ? item.times : target.measure === 'people' ? reached(item) : 1,
      );
    }
  }
  row.actual = sum(amounts);
  if (target.measure === 'channels') return { ...row, ...waysUsed(found) };
  if (target.maxGapDays) {
    const last = asOf < to ? asOf : to;
    const worst = longestGap(from, last, found, target.maxGapDays.working, evidence);
    return { ...row, actual: worst, max: target.maxGapDays.days };
  }
  if (target.eachOf && target.eachOf !== 'declared')
    return { ...row, ...placesFilled(target, evidence, found, amounts, row) };
  return row;
}

/** Each way of informing people, proved by its first item. */
function waysUsed(found: Item[]) {
  const seen: string[] = [];
  const counted: string[] = [];
  for (const { channel, form, times, path } of found) {
    const way = channel ? `kênh ${channel}` : form ? `hình thức ${form}` : 'cổng';
    if (times === 0 || seen.includes(way)) continue;
    seen.push(way);
    counted.push(path);
  }
  return { actual: seen.length, counted };
}

/** Walks through the days and counts those since the last item, only the worked ones where the plan says so. */
function longestGap(from: string, last: string, found: Item[], working: boolean, evidence: Evidence): number {
  let longest = 0;
  let since = 0;
  for (let day = from; day <= last; day = dayAfter(day)) {
    if (!working || isWorked(day, evidence.daysOff!)) since++;
    if (since > longest) longest = since;
    if (found.some((item) => item.day === day)) since = 0;
  }
  return longest;
}

/**
 * Items go first come, first served: each adds what it lets more places be filled. How many places items can fill is,
 * by the theorem of the smallest cut, the least over all sets of groups of their places and the times outside them.
 */
function placesFilled(
  target: Target,
  evidence: Evidence,
  found: Item[],
  amounts: number[],
  row: Pick<ExpectedRow, 'notCounted' | 'excluded'>,
) {
  const { filter, eachOf } = target;
  const key = eachOf as 'topics' | 'sections' | 'channels' | 'forms' | 'audience';
  const everything = {
    topics: Object.keys(topics),
    channels: Object.keys(channels),
    forms: [] as string[],
    audience: Object.keys(audiences),
  };
  const groups: string[] =
    filter[key] ?? (key === 'sections' ? evidence.sections.map(({ id }) => id) : everything[key]);
  const fits = (item: Item) =>
    key === 'topics' || key === 'audience'
      ? (item[key] ?? [])
      : [{ sections: item.section, channels: item.channel, forms: item.form }[key]];
  const fillable = (count: number) => {
    let least = Infinity;
    for (let set = 0; set < 2 ** groups.length; set++) {
      const isOutside = (group: string | undefined) =>
        groups.some((each, at) => each === group && !(set & (2 ** at)));
      const outside = found
        .slice(0, count)
        .map((item, at) => (fits(item).some(isOutside) ? amounts[at]! : 0));
      const inside = groups.filter((_, at) => set & (2 ** at)).length;
      least = Math.min(least, inside * target.min + sum(outside));
    }
    return least;
  };
  const adds = found.map((_, at) => fillable(at + 1) - fillable(at));
  const isOfGroup = (item: Item) => fits(item).some((group) => groups.includes(group!));
  const spare = found.filter((item, at) => isOfGroup(item) && adds[at] === 0);
  const others = found.filter((item) => !isOfGroup(item)).length;
  const words = {
    ...{ topics: 'wrong-topic', sections: 'wrong-section', channels: 'wrong-channel' },
    ...{ forms: 'wrong-form', audience: 'wrong-audience' },
  };
  const before = row.excluded[words[key]] ?? 0;
  return {
    actual: sum(adds),
    required: target.min * groups.length,
    counted: found.filter((_, at) => adds[at]! > 0).map(({ path }) => path),
    notCounted: [...row.notCounted, ...spare.map(({ path }) => `${path} surplus`)],
    excluded: others > 0 ? { ...row.excluded, [words[key]]: before + others } : row.excluded,
  };
}

/** Of how many items a share is, or null where the target asks for no share of items. */
function wholeOf(
  plan: Plan,
  target: Target,
  evidence: Evidence,
  asOf: string,
  unit: string | null,
  units: (string | null)[],
  period: { from: string; to: string },
  periods: { from: string; to: string }[],
): number | null {
  const isOfItems = ['articles', 'publications', 'activities', 'people', 'documents'].includes(
    target.measure,
  );
  if (!target.share || !isOfItems) return null;
  const base = target.of ? target.of.filter : target.filter;
  const filter = target.by === 'portal' ? base : { ...base, units: target.filter.units };
  const all = { ...target, within: undefined, filter };
  const verdicts = judgeItems(plan, all, evidence, asOf, units, periods);
  return countRow(all, evidence, asOf, unit, period, verdicts).actual;
}

function itemsOf({ measure, filter }: Target, evidence: Evidence): Item[] {
  if (measure === 'publications' && filter.sent) return sentItems(evidence);
  if (measure === 'channels') {
    if (filter.channels && filter.forms) return byDay([...evidence.publications, ...evidence.activities]);
    if (filter.channels) return evidence.publications;
    if (filter.forms) return evidence.activities;
    return byDay([...evidence.articles, ...evidence.publications, ...evidence.activities]);
  }
  if (measure === 'articles') return evidence.articles;
  if (measure === 'publications') return evidence.publications;
  if (measure === 'documents') return evidence.documents;
  return measure === 'activities' || measure === 'people' ? evidence.activities : [];
}

const sent = new WeakMap<Evidence, Item[]>();

/** The publications on the days on which they were sent, each the same object every time. */
function sentItems(evidence: Evidence): Item[] {
  const known =
    sent.get(evidence) ??
    byDay(evidence.publications.map((item) => ({ ...item, day: item.sentOn ?? item.day })));
  sent.set(evidence, known);
  return known;
}

function byDay(items: Item[]): Item[] {
  return items.sort((a, b) => (`${a.day} ${a.path}` < `${b.day} ${b.path}` ? -1 : 1));
}

function isWorked(day: string, { holidays, worked }: DaysOff): boolean {
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return day in worked || (!isWeekend && !(day in holidays));
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The days after `from` up to `to`, or of them those that offices work. */
function daysThat(from: string, to: string, { working }: { working: boolean }, evidence: Evidence): number {
  if (!working) return from <= to ? daysAfter(from, to) : -daysAfter(to, from);
  let count = 0;
  for (let day = from; day < to;) {
    day = dayAfter(day);
    if (isWorked(day, evidence.daysOff!)) count++;
  }
  return count;
}

function standing(
  actual: number | null,
  min: number,
  max: number | undefined,
  nearPercent: number,
  asOf: string,
  lastDay: string,
  isShare: boolean,
) {
  if (actual === null) return { verdict: 'no-data' };
  if (max !== undefined && actual > max) return { verdict: 'missed' };
  if (min === 0 && max === undefined) return { verdict: 'reported' };
  // As long as the period runs, the ceiling may still be exceeded, and the share may still fall.
  if (actual >= min && !((max !== undefined || isShare) && asOf <= lastDay)) return { verdict: 'met' };
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
