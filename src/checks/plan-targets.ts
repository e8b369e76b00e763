import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { wordsAt } from '../reading/schema-walk.ts';
import { isPeriodId, planSchema, type Plan, type Target } from '../schemas/plan.ts';
import { measures, type Measure } from '../schemas/vocabulary.ts';

/** Reports what the plans say and no report can follow: numbers would be wrong, and nobody would see why. */
export function checkPlanTargets({ plans }: Plans): Problem[] {
  return [...plans.values()].flatMap(({ file, data, positionOf }) => {
    const say = (found: Found) => problem(found.code, file, found.facts, positionOf(found.path));
    return [...unknownPeriodsOf(data), ...data.targets.flatMap(findIn)].map(say);
  });
}

type Found = { path: PropertyKey[] } & (
  | { code: 'deadline-period-unknown'; facts: { period: string; allowed: string[] } }
  | { code: 'target-key-idle'; facts: { key: string; label: string; measure: string } }
  | { code: 'target-figures-missing'; facts: { key: string } }
);

/** Finds the deadlines of periods that the plan does not have. */
function unknownPeriodsOf({ year, periods: { scheme, custom, deadlines } }: Plan): Found[] {
  const own = custom.map(({ id }) => id);
  const isKnown = (period: string) =>
    scheme === 'custom' ? own.includes(period) : isPeriodId(period) && period.startsWith(String(year));
  const allowed =
    scheme === 'custom' ? own : [`${year}-03`, `${year}-Q1`, `${year}-H1`, `${year}-9M`, `${year}`];
  return deadlines.flatMap(({ period }, index) =>
    isKnown(period)
      ? []
      : {
          code: 'deadline-period-unknown' as const,
          path: ['periods', 'deadlines', index, 'period'],
          facts: { period, allowed },
        },
  );
}

function findIn(target: Target, index: number): Found[] {
  const { measure, filter, share, of, once, by } = target;
  const at = (...path: PropertyKey[]) => ['targets', index, ...path];
  const written = { share, of, within: target.within, eachOf: target.eachOf, maxGapDays: target.maxGapDays };
  const keys = { ...written, list: target.list, once: once || undefined, by: by === 'unit' ? by : undefined };
  const idle = (path: string[], used: Measure[]): Found[] =>
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
  const isFigures = measure === 'figures';
  const missing = [
    ...(isFigures && !filter.figures ? [at('measure')] : []),
    ...(isFigures && share !== undefined && !of?.filter.figures ? [at('share')] : []),
  ];
  return [
    ...namesOf(filter).flatMap((key) => idle(['filter', key], FILTERS[key])),
    ...namesOf(keys).flatMap((key) => idle([key], KEYS[key])),
    ...missing.map((path): Found => ({
      code: 'target-figures-missing',
      path,
      facts: { key: path.at(-1) === 'share' ? 'of' : 'filter' },
    })),
  ];
}

/** Lists the keys that have a value. */
function namesOf<K extends string>(keys: Partial<Record<K, unknown>>): K[] {
  return (Object.keys(keys) as K[]).filter((key) => keys[key] !== undefined);
}

const PLACED: Measure[] = ['articles', 'publications', 'activities', 'people'];
const ACTIVITIES: Measure[] = ['activities', 'people'];
const ITEMS: Measure[] = [...PLACED, 'documents'];

/** The measures that each key of a target means something to. */
const KEYS = {
  share: ['figures', 'feedback', 'procedures'],
  of: ['figures'],
  within: [...ITEMS, 'feedback', 'procedures'],
  eachOf: ['sections'],
  maxGapDays: ['sections'],
  list: ['procedures'],
  once: ['activities'],
  by: [...ITEMS, 'feedback'],
} satisfies Partial<Record<keyof Target, Measure[]>>;

/** The measures that each condition means something to. */
const FILTERS: Record<keyof Target['filter'], Measure[]> = {
  sections: ['articles', 'documents'],
  topics: PLACED,
  genres: PLACED,
  origin: PLACED,
  channels: ['publications'],
  forms: ACTIVITIES,
  units: [...ITEMS, 'feedback'],
  audience: PLACED,
  labels: ['articles'],
  fields: ['articles', ...ACTIVITIES, 'procedures'],
  types: ['documents'],
  figures: ['figures'],
  sent: ACTIVITIES,
  integrated: ACTIVITIES,
};
