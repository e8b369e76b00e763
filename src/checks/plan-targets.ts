import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { wordsAt } from '../reading/schema-walk.ts';
import { isShorterKind, periodById, yearDaysOf } from '../report/periods.ts';
import { addDays, dayOf, type Day } from '../schemas/day.ts';
import { planSchema, type Grouping, type Plan, type Target } from '../schemas/plan.ts';
import type { Period } from '../schemas/report.ts';
import {
  genres,
  measures,
  periodKinds,
  publicationGenres,
  type Measure,
  type PeriodKind,
} from '../schemas/vocabulary.ts';

/** Reports what the plans say and no report can follow: numbers would be wrong, and nobody would see why. */
export function checkPlanTargets({ plans }: Plans): Problem[] {
  return [...plans.values()].flatMap(({ file, data, positionOf }) => {
    const say = ({ code, facts, path }: PlanFault) => problem(code, file, facts, positionOf(path));
    return [
      ...wrongDeadlinesOf(data),
      ...oddPeriodsOf(data),
      ...data.targets.flatMap((target, index) => [
        ...findIn(target, index),
        ...lastDayOf(target, index, data),
      ]),
    ].map(say);
  });
}

type PlanFault = { path: PropertyKey[] } & (
  | { code: 'deadline-period-unknown'; facts: { period: string; allowed: string[] } }
  | { code: 'deadline-before-period'; facts: { due: Day; period: string; from: Day } }
  | { code: 'target-key-idle'; facts: { key: string; label: string; measure: string } }
  | { code: 'target-figures-missing'; facts: { key: string } }
  | { code: 'target-value-impossible'; facts: { label: string; value: string; measure: string } }
  | { code: 'target-keys-clash'; facts: { one: string; other: string } }
  | { code: 'target-share-whole' | 'target-of-alone'; facts: object }
  | { code: 'target-each-without-min' | 'target-balance-alone'; facts: object }
  | { code: 'target-until-outside'; facts: { until: Day; from: Day; to: Day } }
  | { code: 'target-max-below-min'; facts: { min: number; max: number } }
  | { code: 'custom-periods-gap'; facts: { from: Day; to: Day; kind: string } }
  | { code: 'custom-periods-cross'; facts: { one: string; other: string; from: Day; to: Day } }
);

/** Finds the deadlines of periods that the plan does not have, and those before the period begins. */
function wrongDeadlinesOf(plan: Plan): PlanFault[] {
  const { year, periods } = plan;
  const { scheme, custom, deadlines } = periods;
  const allowed =
    scheme === 'custom'
      ? custom.map(({ id }) => id)
      : [`${year}-03`, `${year}-Q1`, `${year}-H1`, `${year}-9M`, `${year}`];
  const own = scheme === 'custom' ? custom : [];
  return [
    ...deadlines.flatMap(({ period: id, due }, index) => {
      const path = ['periods', 'deadlines', index];
      const period = periodById(plan, id);
      if (period) return earlyDeadline(period, due, [...path, 'due']);
      const facts = { period: id, allowed };
      return [{ code: 'deadline-period-unknown' as const, path: [...path, 'period'], facts }];
    }),
    ...own.flatMap((period, index) => earlyDeadline(period, period.due, ['periods', 'custom', index, 'due'])),
  ];
}

/** Finds a report that is due before its period begins. One that is due before the end may be meant. */
function earlyDeadline(
  { label, from }: Pick<Period, 'label' | 'from'>,
  due: Day | undefined,
  path: PropertyKey[],
): PlanFault[] {
  if (due === undefined || due >= from) return [];
  return [{ code: 'deadline-before-period', path, facts: { due, period: label, from } }];
}

/** Finds the days that custom periods leave out, and the periods that cross without one containing the other. */
function oddPeriodsOf(plan: Plan): PlanFault[] {
  const { year, from, to, periods } = plan;
  const { scheme, custom } = periods;
  if (scheme !== 'custom' || custom.length === 0) return [];
  const at = (index: number, key: string) => ['periods', 'custom', index, key];
  const indexed = custom
    .map((period, index) => ({ ...period, index }))
    .filter((period) => period.from <= period.to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const first = { day: from ?? dayOf(year, 1, 1), index: indexed[0]?.index ?? 0 };
  const end = to ?? dayOf(year, 12, 31);
  const gaps: PlanFault[] = [];
  const gap = (index: number, key: string, facts: { from: Day; to: Day; kind: string }) =>
    gaps.push({ code: 'custom-periods-gap', path: at(index, key), facts });
  let last = addDays(first.day, -1);
  for (const period of indexed) {
    if (period.from > addDays(last, 1) && last < end)
      gap(period.index, 'from', { from: addDays(last, 1), to: addDays(period.from, -1), kind: '' });
    if (period.to > last) last = period.to;
  }
  if (last < end) {
    const latest = indexed.findLast((period) => period.to === last)?.index ?? first.index;
    gap(latest, 'to', { from: addDays(last, 1), to: end, kind: '' });
  }
  for (const [index, period] of indexed.entries()) {
    const before = indexed.slice(0, index).findLast(({ kind }) => kind === period.kind);
    if (!before || before.to >= addDays(period.from, -1)) continue;
    const facts = { from: addDays(before.to, 1), to: addDays(period.from, -1) };
    const isSaid = gaps.some(({ path }) => path[2] === period.index && path[3] === 'from');
    if (!isSaid) gap(period.index, 'from', { ...facts, kind: periodKinds[period.kind] });
  }
  for (const kind of new Set(indexed.map((period) => period.kind)))
    for (const { index, key, ...facts } of edgesOf(indexed, kind, plan))
      gap(index, key, { ...facts, kind: periodKinds[kind] });
  const crossing = indexed.flatMap((later, index) =>
    indexed.slice(0, index).flatMap((earlier): PlanFault[] =>
      earlier.kind !== later.kind &&
      earlier.from < later.from &&
      later.from <= earlier.to &&
      earlier.to < later.to
        ? [
            {
              code: 'custom-periods-cross',
              path: at(later.index, 'from'),
              facts: { one: earlier.label, other: later.label, from: later.from, to: earlier.to },
            },
          ]
        : [],
    ),
  );
  return [...gaps, ...crossing];
}

type IndexedPeriod = Plan['periods']['custom'][number] & { index: number };

/**
 * Finds the days before the first and after the last period of a kind that a longer period has and that a target of this
 * kind would count. A plan often has a single period of a kind only to ask for a report.
 * @param periods in order of their first day
 */
function edgesOf(periods: IndexedPeriod[], kind: PeriodKind, { from, to, issued = '', targets }: Plan) {
  const longer = periods.filter((period) => isShorterKind(kind, period.kind));
  const counting = targets.filter(({ per }) => per === kind);
  if (longer.length === 0 || counting.length === 0) return [];
  const own = periods.filter((period) => period.kind === kind);
  const [first, last] = [own[0]!, own.at(-1)!];
  const before = {
    ...{ index: first.index, key: 'from' },
    from: latest([...(from ? [from] : []), earliest(longer.map((period) => period.from))]),
    to: addDays(first.from, -1),
  };
  const after = {
    ...{ index: last.index, key: 'to' },
    from: addDays(last.to, 1),
    to: earliest([
      latest(longer.map((period) => period.to)),
      to ?? END_OF_TIME,
      latest(counting.map(({ until }) => until ?? END_OF_TIME)),
    ]),
  };
  return [
    // A plan asks for nothing on the days before it was issued, and nine months are never a whole year.
    ...(issued > before.to ? [] : [before]),
    ...(kind === 'nine-months' ? [] : [after]),
  ].filter((edge) => edge.from <= edge.to);
}

/** A day after those of every plan. */
const END_OF_TIME = '9999-12-31';

const earliest = (days: Day[]): Day => days.toSorted()[0]!;
const latest = (days: Day[]): Day => days.toSorted().at(-1)!;

/** Finds a last day outside the plan's year. */
function lastDayOf({ until }: Target, index: number, plan: Plan): PlanFault[] {
  const { from: first, to: end } = yearDaysOf(plan);
  const from = [first, plan.from ?? first].sort()[1]!;
  // A year by nd09 ends in the middle of December; plans write its last day as 31/12 all the same.
  const to = [end, dayOf(plan.year, 12, 31)].sort()[1]!;
  if (until === undefined || (until >= from && until <= to)) return [];
  return [{ code: 'target-until-outside', path: ['targets', index, 'until'], facts: { until, from, to } }];
}

function findIn(target: Target, index: number): PlanFault[] {
  const at = (...path: PropertyKey[]) => ['targets', index, ...path];
  return [...idleKeysOf(target, at), ...impossibleValuesOf(target, at), ...clashesOf(target, at)];
}

type At = (...path: PropertyKey[]) => PropertyKey[];

/** Finds the keys that mean nothing to what the target counts. */
function idleKeysOf(target: Target, at: At): PlanFault[] {
  const { measure, filter, share, of, once, by, balance, eachOf, within, maxGapDays, list } = target;
  const keys = {
    ...{ share, of, balance, within, maxGapDays, list },
    once: once || undefined,
    by: by === 'unit' || by === 'bloc' ? by : undefined,
    eachOf: eachOf === 'declared' ? eachOf : undefined,
  };
  const idle = (path: string[], used: readonly Measure[]): PlanFault[] =>
    used.includes(measure)
      ? []
      : [
          {
            code: 'target-key-idle',
            path: at(...path),
            facts: {
              key: path.at(-1)!,
              label: wordsAt(planSchema, at(...path))?.label ?? '',
              measure: measures[measure],
            },
          },
        ];
  return [
    ...namesOf(filter).flatMap((key) => idle(['filter', key], FILTERS[key])),
    ...(of ? namesOf(of.filter).flatMap((key) => idle(['of', 'filter', key], FILTERS[key])) : []),
    ...namesOf(keys).flatMap((key) => idle([key], KEYS[key])),
    ...(by === 'person' ? idle(['by'], ['articles', 'tasks']) : []),
    ...(eachOf && eachOf !== 'declared' ? idle(['eachOf'], GROUPED[eachOf]) : []),
  ];
}

/** Finds the genres of a condition that no item of the measure has. */
function impossibleValuesOf({ measure, filter, of }: Target, at: At): PlanFault[] {
  if (!PLACED.includes(measure) || measure === 'publications') return [];
  const found = (asked: Target['filter'], ...path: PropertyKey[]) =>
    (asked.genres ?? []).flatMap((genre, item): PlanFault[] =>
      genre in genres
        ? []
        : [
            {
              code: 'target-value-impossible',
              path: at(...path, 'genres', item),
              facts: { label: 'Thể loại', value: publicationGenres[genre], measure: measures[measure] },
            },
          ],
    );
  return [...found(filter, 'filter'), ...(of ? found(of.filter, 'of', 'filter') : [])];
}

/** Finds keys that miss another one, and keys of which a row can follow only one. */
function clashesOf(target: Target, at: At): PlanFault[] {
  const { measure, filter, share, of, by, balance, eachOf, maxGapDays, list, min, max } = target;
  const isFigures = measure === 'figures';
  const isEach = eachOf !== undefined && eachOf !== 'declared';
  const numbers = {
    min: (min > 0 && !isEach) || undefined,
    ...{ max, share, balance, list },
    maxGapDays: ITEMS.includes(measure) ? maxGapDays : undefined,
    eachOf: isEach || undefined,
  };
  const named = namesOf(numbers);
  const clashes = CLASHES.filter(([one, other]) => named.includes(one) && named.includes(other)).map(
    ([one, other]): PlanFault => ({ code: 'target-keys-clash', path: at(one), facts: { one, other } }),
  );
  return [
    ...(isFigures && !filter.figures ? [missingFigures(at('measure'), 'filter')] : []),
    ...(isFigures && share !== undefined && !of?.filter.figures ? [missingFigures(at('share'), 'of')] : []),
    ...(share !== undefined && !hasWhole(target)
      ? [{ code: 'target-share-whole' as const, path: at('share'), facts: {} }]
      : []),
    ...(of && share === undefined ? [{ code: 'target-of-alone' as const, path: at('of'), facts: {} }] : []),
    ...(isEach && min === 0
      ? [{ code: 'target-each-without-min' as const, path: at('eachOf'), facts: {} }]
      : []),
    ...(balance !== undefined && by === 'portal'
      ? [{ code: 'target-balance-alone' as const, path: at('balance'), facts: {} }]
      : []),
    ...(max !== undefined && max < min
      ? [{ code: 'target-max-below-min' as const, path: at('max'), facts: { min, max } }]
      : []),
    ...clashes,
  ];
}

function missingFigures(path: PropertyKey[], key: string): PlanFault {
  return { code: 'target-figures-missing', path, facts: { key } };
}

/**
 * Says whether the target tells what its share is a share of. Measures other than items and procedures have a whole of
 * their own, such as all feedback received.
 */
function hasWhole({ measure, of, within, list }: Target): boolean {
  if (ITEMS.includes(measure)) return Boolean(of ?? within);
  return measure !== 'procedures' || Boolean(list ?? within);
}

/** Pairs of keys that would both set the number to reach of a row. */
const CLASHES = [
  ...[['share', 'min'] as const, ['list', 'min'] as const],
  ...[['maxGapDays', 'min'] as const, ['maxGapDays', 'max'] as const, ['maxGapDays', 'share'] as const],
  ...[['eachOf', 'maxGapDays'] as const, ['eachOf', 'max'] as const, ['eachOf', 'share'] as const],
  ...[['balance', 'min'] as const, ['balance', 'max'] as const, ['balance', 'share'] as const],
  ...[['balance', 'eachOf'] as const, ['balance', 'maxGapDays'] as const],
] as const;

/** Lists the keys that have a value. */
function namesOf<K extends string>(keys: Partial<Record<K, unknown>>): K[] {
  return (Object.keys(keys) as K[]).filter((key) => keys[key] !== undefined);
}

const PLACED: Measure[] = ['articles', 'publications', 'activities', 'people'];
const ACTIVITIES: Measure[] = ['activities', 'people'];
const ITEMS: Measure[] = [...PLACED, 'documents'];
const POSTS: Measure[] = ['articles', 'publications', 'activities', 'documents'];
const USED: Measure[] = [...PLACED, 'channels'];

/** The measures whose items have each kind of groups. */
const GROUPED: Record<Grouping, Measure[]> = {
  topics: ['articles', 'publications', 'activities'],
  sections: ['articles', 'documents'],
  channels: ['publications'],
  forms: ['activities'],
  audience: ['articles', 'publications', 'activities'],
};

/** The measures that each key of a target means something to. */
const KEYS = {
  share: [...ITEMS, 'figures', 'feedback', 'procedures', 'tasks'],
  of: [...ITEMS, 'figures'],
  balance: [...ITEMS, 'channels', 'feedback', 'tasks'],
  within: [...ITEMS, 'feedback', 'procedures'],
  eachOf: ['sections'],
  maxGapDays: [...POSTS, 'sections'],
  list: ['procedures'],
  once: ['activities'],
  by: [...ITEMS, 'channels', 'feedback', 'tasks'],
} satisfies Partial<Record<keyof Target, Measure[]>>;

/** The measures that each condition means something to. */
const FILTERS: Record<keyof Target['filter'], Measure[]> = {
  sections: ['articles', 'documents'],
  topics: USED,
  genres: USED,
  origin: USED,
  channels: ['publications', 'channels', 'figures', 'accounts'],
  forms: [...ACTIVITIES, 'channels'],
  units: [...ITEMS, 'channels', 'feedback', 'tasks'],
  audience: USED,
  labels: ['articles'],
  fields: ['articles', ...ACTIVITIES, 'procedures'],
  types: ['documents'],
  figures: ['figures'],
  sent: [...ACTIVITIES, 'publications'],
  integrated: ACTIVITIES,
};
