import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, RecordedFigure } from '../../src/report/evidence.ts';
import type { Item } from '../../src/report/item.ts';
import { worst } from '../../src/report/compare.ts';
import { tally } from '../../src/report/tally.ts';
import { addDays, dayOf, lastDayOfMonth } from '../../src/schemas/day.ts';
import { joinHolidays } from '../../src/schemas/holidays.ts';
import { planSchema, type Plan, type Target } from '../../src/schemas/plan.ts';
import { reportSchema, type PortalReport, type TargetResult } from '../../src/schemas/report.ts';
import {
  activityForms,
  articleLabels,
  audiences,
  channels,
  genres,
  measures,
  origins,
  topics,
  valuesOf,
} from '../../src/schemas/vocabulary.ts';
import { evidenceWith, itemWith } from '../fixtures/evidence.ts';
import { expectedRows, periodsByWalking } from './oracle.ts';
import { asksNumber, expectedPoints } from './points-oracle.ts';

const SECTIONS = ['cchc', 'thong-bao'];
const UNITS = ['van-phong', 'kinh-te', 'van-hoa'];
const FIELDS = ['Hộ tịch', 'Đất đai'];
const TYPES = ['Kế hoạch', 'Quyết định'];
const CODES = ['1.1', '1.2', '1.3', '1.4'];
const FIGURES = ['ho-so-tiep-nhan', 'ho-so-dung-han', 'sipas', 'luot-xem', 'nguoi-theo-doi'];
const BLOCS = [
  { name: 'Chính quyền', units: ['van-phong', 'kinh-te'] },
  { name: 'Đoàn thể', units: ['van-hoa'] },
];
const SOCIAL = ['zalo', 'facebook'] as const;
const PEOPLE = [
  { id: 'an', name: 'An', unit: 'van-phong' },
  { id: 'binh', name: 'Bình', unit: 'kinh-te' },
  { id: 'chi', name: 'Chi' },
];
const CHANNELS = valuesOf(channels).slice(0, 3);
const FORMS = valuesOf(activityForms).slice(0, 3);
const DAYS_OFF = joinHolidays([
  [
    2026,
    {
      source: 'Thông báo',
      holidays: [
        { from: '2026-02-16', to: '2026-02-20', name: 'Tết' },
        { from: '2026-04-30', to: '2026-05-01', name: 'Lễ' },
      ],
      worked: [{ day: '2026-02-14', name: 'Làm bù' }],
    },
  ],
]);
const YEAR = 2026;

/** Days on and beside the borders of periods, and days in between. */
const day = fc.oneof(
  fc.constantFrom(
    '2025-12-14',
    '2025-12-15',
    '2025-12-29',
    '2025-12-31',
    '2026-01-01',
    '2026-03-14',
    '2026-03-15',
    '2026-03-31',
    '2026-04-01',
    '2026-06-14',
    '2026-06-15',
    '2026-11-06',
    '2026-12-14',
    '2026-12-31',
    '2027-01-03',
  ),
  fc.integer({ min: -40, max: 400 }).map((count) => addDays(`${YEAR}-01-01`, count)),
);

const item = fc.record({
  day,
  draft: fc.boolean(),
  section: fc.constantFrom(...SECTIONS),
  topics: fc.subarray(valuesOf(topics).slice(0, 3)),
  genre: fc.constantFrom(...valuesOf(genres).slice(0, 3)),
  origin: fc.constantFrom(...valuesOf(origins)),
  channel: fc.constantFrom(...valuesOf(channels).slice(0, 3)),
  form: fc.constantFrom(...valuesOf(activityForms).slice(0, 3)),
  units: fc.subarray(UNITS, { maxLength: 2 }),
  audience: fc.subarray(valuesOf(audiences), { maxLength: 2 }),
  labels: fc.subarray(valuesOf(articleLabels).slice(0, 2)),
  fields: fc.subarray(FIELDS),
  type: fc.constantFrom(...TYPES),
  sent: fc.boolean(),
  integrated: fc.boolean(),
  byAudience: fc.oneof(
    fc.constant({}),
    fc.record({ 'can-bo': fc.nat(40), 'nguoi-dan': fc.nat(40) }, { requiredKeys: [] }),
  ),
  words: fc.nat(12),
  copyOf: fc.nat(5),
  author: fc.option(fc.constantFrom(...PEOPLE.map(({ id }) => id)), { nil: undefined }),
  status: fc.constantFrom(undefined, undefined, 'da-gui' as const, 'tra-ve' as const),
  sentOn: fc.option(day, { nil: undefined }),
  cameAfter: fc.option(fc.nat(12), { nil: undefined }),
  doubts: fc.constantFrom(undefined, undefined, [{ kind: 'credit' as const, words: '(Theo VTV)' }]),
  times: fc.nat(4),
  people: fc.nat(60),
});

/** Items in the order of evidence: by day, then path; each kind has only the facts that its content has. */
const itemsOf = (kind: keyof typeof FACTS) =>
  fc.array(item, { maxLength: 25 }).map((list) =>
    list
      .map(({ copyOf, draft, cameAfter, ...rest }, index): Item => ({
        ...without(rest, FACTS[kind]),
        ...(cameAfter === undefined
          ? {}
          : { appearance: { commit: `${index}`, day: addDays(rest.day, cameAfter) } }),
        // The same text has the same number of words.
        words: copyOf === 0 ? 6 : rest.words,
        path: `portals/xa/${kind}/${String(index).padStart(3, '0')}.md`,
        title: `Bài ${index}`,
        url: null,
        draft: draft && index % 3 === 0,
        fingerprint: `${kind} ${copyOf === 0 ? 'văn bản chung' : `văn bản ${index}`}`,
      }))
      .sort((a, b) => (a.day === b.day ? (a.path < b.path ? -1 : 1) : a.day < b.day ? -1 : 1)),
  );

/** The facts that each kind of items lacks. */
const FACTS = {
  articles: ['channel', 'form', 'status', 'sentOn'],
  publications: ['section', 'form', 'author', 'doubts'],
  activities: ['section', 'channel', 'author', 'status', 'sentOn', 'doubts'],
  documents: ['channel', 'form', 'author', 'status', 'sentOn', 'doubts'],
} as const;

function without<T extends object>(facts: T, keys: readonly string[]): T {
  return Object.fromEntries(
    Object.entries(facts).filter(([key, value]) => !keys.includes(key) && value !== undefined),
  ) as T;
}

const visits = fc.array(
  fc.record({ from: day, length: fc.nat(40), visits: fc.nat(3000) }).map(({ from, length, visits }) => ({
    from,
    to: addDays(from, length),
    visits,
    source: 'Nhật ký',
    path: 'portals/xa/luot-truy-cap.yaml',
  })),
  { maxLength: 8 },
);

const procedures = fc.array(
  fc.record({
    code: fc.constantFrom(...CODES),
    field: fc.constantFrom(...FIELDS),
    isAbolished: fc.boolean(),
    changed: fc.option(day, { nil: undefined }),
    after: fc.option(fc.nat(30), { nil: undefined }),
  }),
  { maxLength: 5 },
);

const feedback = fc.array(
  fc.record({
    received: day,
    isAnswered: fc.boolean(),
    after: fc.option(fc.nat(40), { nil: undefined }),
    units: fc.subarray(UNITS, { maxLength: 1 }),
  }),
  { maxLength: 12 },
);

const figures = fc.array(
  fc.record({
    id: fc.constantFrom(...FIGURES),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    value: fc.nat(500),
    channel: fc.constantFrom(undefined, ...SOCIAL),
  }),
  { maxLength: 12 },
);

const DEADLINES = [
  { period: '2026-Q1', due: '2026-03-15' },
  { period: '2026-H1', due: '2026-06-15' },
  { period: '2026', due: '2027-01-03' },
];

const sentReports = fc.array(
  fc.record({
    path: fc.constant('van-ban/bc.md'),
    plan: fc.constantFrom('ke-hoach', 'ke-hoach', 'khac'),
    period: fc.constantFrom(...DEADLINES.map(({ period }) => period)),
    sent: day,
    isIncomplete: fc.boolean(),
  }),
  { maxLength: 4 },
);

const evidence: fc.Arbitrary<Evidence> = fc.record({
  portal: fc.constant('xa'),
  name: fc.constant('Xã'),
  kind: fc.constant('xa' as const),
  plans: fc.constant(['ke-hoach']),
  units: fc.subarray(UNITS, { minLength: 1 }),
  people: fc.subarray(PEOPLE, { minLength: 1 }),
  blocs: fc.subarray(BLOCS),
  accounts: fc
    .subarray([...SOCIAL])
    .map((list) =>
      list.map((channel) => ({ channel, path: 'portals/xa/portal.yaml', url: `https://${channel}.vn/xa` })),
    ),
  daysOff: fc.constant(DAYS_OFF),
  articles: itemsOf('articles'),
  publications: itemsOf('publications'),
  activities: itemsOf('activities'),
  documents: itemsOf('documents'),
  visits,
  sections: fc.constant(
    SECTIONS.map((id) => ({
      id,
      name: id,
      path: 'portals/xa/portal.yaml',
      url: `https://xa.vidu.gov.vn/${id}/`,
    })),
  ),
  procedures: procedures.map((list) =>
    list.map(({ after, ...each }, at) => ({
      ...each,
      entered: each.changed && after !== undefined ? addDays(each.changed, after) : undefined,
      path: `thu-tuc/${at}.md`,
      title: `Thủ tục ${at}`,
      url: `https://x/${at}`,
    })),
  ),
  decisions: fc
    .subarray(CODES, { minLength: 1 })
    .map((codes) => [{ number: '45/QĐ-UBND', path: 'van-ban/45.md', codes }]),
  feedback: feedback.map((list) =>
    list.map(({ after, ...each }, at) => ({
      ...each,
      ...{ path: `phan-anh/${at}.md`, title: `Việc ${at}`, url: `https://x/${at}` },
      answered: after === undefined ? undefined : addDays(each.received, after),
    })),
  ),
  figures: figures.map((list) => list.map(figureOf)),
  tasks: fc
    .array(
      fc.record({
        due: day,
        done: fc.option(day, { nil: undefined }),
        units: fc.subarray(UNITS, { minLength: 1, maxLength: 1 }),
        person: fc.option(fc.constantFrom(...PEOPLE.map(({ id }) => id)), { nil: undefined }),
      }),
      { maxLength: 10 },
    )
    .map((list) =>
      list
        .map((task, at) => ({
          ...task,
          path: `nhiem-vu/${String(at).padStart(2, '0')}.md`,
          title: `Việc ${at}`,
          places: { due: { line: 1, column: 1 }, person: { line: 1, column: 1 } },
        }))
        .sort((a, b) => (`${a.due} ${a.path}` < `${b.due} ${b.path}` ? -1 : 1)),
    ),
  proposals: fc.constant([]),
  hasHistory: fc.constant(true as const),
  parts: fc
    .array(fc.boolean(), { minLength: 8, maxLength: 8 })
    .map((list) =>
      list.map((complete, index) => ({ path: `phan-${index}`, title: `Phần ${index}`, url: null, complete })),
    ),
});

function figureOf(
  { id, month, ...figure }: Pick<RecordedFigure, 'id' | 'channel' | 'value'> & { month: number | undefined },
  at: number,
) {
  return {
    ...{ ...figure, id, url: null, path: 'portals/xa/so-lieu.yaml', title: `Số liệu ${at}` },
    from: month === undefined ? `${YEAR}-01-01` : dayOf(YEAR, month, 1),
    to: month === undefined ? `${YEAR}-12-31` : lastDayOfMonth(YEAR, month),
    isYear: month === undefined,
  };
}

const sometimes = <T>(list: T[]) => fc.option(fc.subarray(list, { minLength: 1 }), { nil: undefined });
const filter = fc
  .record({
    sections: sometimes(SECTIONS),
    topics: sometimes(valuesOf(topics).slice(0, 3)),
    genres: sometimes(valuesOf(genres).slice(0, 3)),
    origin: fc.option(fc.constantFrom(...valuesOf(origins)), { nil: undefined }),
    channels: sometimes(valuesOf(channels).slice(0, 3)),
    forms: sometimes(valuesOf(activityForms).slice(0, 3)),
    units: sometimes(UNITS),
    audience: sometimes(valuesOf(audiences)),
    labels: sometimes(valuesOf(articleLabels).slice(0, 2)),
    fields: sometimes(FIELDS),
    types: sometimes(TYPES),
    sent: fc.option(fc.boolean(), { nil: undefined }),
    integrated: fc.option(fc.boolean(), { nil: undefined }),
  })
  // With every condition at once nothing would ever count.
  .chain((all) =>
    fc
      .subarray(Object.keys(all) as (keyof typeof all)[], { maxLength: 3 })
      .map((keys) =>
        Object.fromEntries(keys.map((key) => [key, all[key]]).filter(([, value]) => value !== undefined)),
      ),
  );

const kinds = ['week', 'month', 'quarter', 'half', 'nine-months', 'year'] as const;
const CUSTOM = [
  { id: 'dot-1', kind: 'quarter', label: 'Đợt 1', from: '2026-01-01', to: '2026-02-27' },
  { id: 'dot-2', kind: 'quarter', label: 'Đợt 2', from: '2026-03-15', to: '2026-06-14' },
  { id: 'dot-3', kind: 'quarter', label: 'Đợt 3', from: '2026-06-15', to: '2026-11-06' },
  { id: 'nam', kind: 'year', label: 'Cả năm', from: '2025-12-15', to: '2026-11-30' },
];

const target = (kindsOfPlan: readonly string[]) =>
  fc.record({
    measure: fc.constantFrom(...valuesOf(measures)),
    filter,
    figures: fc.subarray(FIGURES, { minLength: 1, maxLength: 2 }),
    share: fc.option(fc.constantFrom(0.3, 0.55, 0.95, 1), { nil: undefined }),
    within: fc.option(fc.record({ days: fc.nat(20), working: fc.boolean() }), { nil: undefined }),
    max: fc.option(fc.oneof(fc.nat(6), fc.nat(200)), { nil: undefined }),
    ofFilter: filter,
    grouping: fc.option(fc.constantFrom('topics', 'sections', 'channels', 'forms', 'audience'), {
      nil: undefined,
    }),
    balance: fc.option(fc.constantFrom(0.25, 0.6, 1), { nil: undefined }),
    figureChannels: sometimes([...SOCIAL]),
    groupMin: fc.integer({ min: 1, max: 3 }),
    gap: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 60 }),
        fc.record({ days: fc.integer({ min: 1, max: 60 }), working: fc.boolean() }),
      ),
      { nil: undefined },
    ),
    list: fc.option(fc.constantFrom('45/QĐ-UBND', '46/QĐ-UBND'), { nil: undefined }),
    eachOf: fc.option(fc.constant('declared'), { nil: undefined }),
    maxGapDays: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    min: fc.oneof(fc.nat(6), fc.nat(200), fc.nat(10_000)),
    per: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...kindsOfPlan) },
      // A year has 250 of these.
      { weight: kindsOfPlan === kinds ? 1 : 0, arbitrary: fc.constant('working-day') },
    ),
    until: fc.option(day, { nil: undefined }),
    by: fc.constantFrom('portal', 'unit', 'bloc', 'person'),
  });

const optional = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);
const targetScore = fc
  .record({
    points: fc.constantFrom(0, 1, 2, 2.5),
    rule: fc.constantFrom('proportional', 'all-or-nothing', 'per-item', 'steps'),
    froms: fc.uniqueArray(fc.constantFrom(0, 0.25, 0.5, 2 / 3, 0.8, 0.9, 1), { minLength: 1, maxLength: 4 }),
    under: optional(0.5, 0.8, 1),
    each: fc.constantFrom(0.25, 1),
    perExtra: optional(0.25),
    cap: optional(2.5, 4),
    none: optional(-1),
    weight: optional(0.25),
  })
  .map(({ points, weight, rule, froms, under, each, perExtra, cap, none }) => ({
    ...{ rule, none, ...(weight === undefined ? { points } : { weight }) },
    ...(rule === 'per-item' ? { each } : { perExtra, ...(perExtra === undefined ? {} : { cap }) }),
    ...(rule === 'proportional' ? { under } : {}),
    // A weight of 0.25 is two points of the plan's eight.
    ...(rule === 'steps' ? { steps: tableOf(froms, weight === undefined ? points : 2) } : {}),
  }));

/** Makes a table of points, written in any order, of which the highest step brings all points. */
function tableOf(froms: number[], points: number): object[] {
  const inOrder = [...froms].sort((a, b) => a - b);
  // Points that are nothing cannot rise from step to step.
  const used = points === 0 ? froms.slice(0, 1) : froms;
  return used.map((from) => ({
    from,
    points: points === 0 ? 0 : (points * (inOrder.indexOf(from) + 1)) / inOrder.length,
  }));
}

const planScore = fc.record({
  completion: optional<object>(
    { points: 2, under: 0.5 },
    { points: 1 },
    { points: 1, rule: 'all-or-nothing' },
    { points: 2, rule: 'steps', steps: tableOf([0.5, 1 / 3, 1], 2) },
  ),
  reports: optional(
    { points: 2, late: -0.25, incomplete: -0.25, missing: { quarter: -0.5, year: -1 } },
    { late: -0.25, missing: -0.5 },
    { points: 0.5, late: -0.5, least: -1 },
  ),
});

/** What up to three targets bring, what the plan as a whole does, and the reports that were sent. */
const scores = fc.record({
  ofTargets: fc.array(fc.option(targetScore, { nil: undefined }), { minLength: 3, maxLength: 3 }),
  ofPlan: planScore,
  reports: sentReports,
});

const plan = fc.constantFrom('calendar', 'nd09', 'custom').chain((scheme) =>
  fc.record({
    nearPercent: fc.constantFrom(0, 50, 66, 70, 80, 90, 100),
    minWords: fc.nat(8),
    doubtfulCounts: fc.boolean(),
    targets: fc.array(target(scheme === 'custom' ? ['quarter', 'year'] : kinds), {
      minLength: 1,
      maxLength: 3,
    }),
    scheme: fc.constant(scheme),
    monthStarts: fc.option(fc.constantFrom(1, 2, 15, 20, 28), { nil: undefined }),
  }),
);

function readPlan({
  scheme,
  nearPercent,
  minWords,
  doubtfulCounts = true,
  targets,
  monthStarts,
  score = {},
}: {
  monthStarts?: number | undefined;
  score?: { completion?: object | undefined; reports?: object | undefined };
  scheme: string;
  nearPercent: number;
  minWords: number;
  doubtfulCounts?: boolean;
  targets: Record<string, unknown>[];
}): Plan {
  const made = targets.map((each, index) => ({
    ...withMeaning(each),
    ...{ id: `chi-tieu-${index}`, label: `Chỉ tiêu ${index}` },
  }));
  const hasGoals = made.some((each) => !('score' in each) && asksNumber(each as unknown as Target));
  const hasDeadlines = scheme !== 'custom' && score.reports !== undefined;
  return planSchema.parse({
    number: '1',
    title: 'Kế hoạch',
    issuer: 'UBND',
    issued: '2025-12-01',
    year: YEAR,
    ...(monthStarts === undefined ? {} : { monthStarts }),
    score: {
      points: 8,
      completion: hasGoals ? score.completion : undefined,
      reports: hasDeadlines ? score.reports : undefined,
    },
    periods: {
      scheme,
      custom: scheme === 'custom' ? CUSTOM : [],
      deadlines: hasDeadlines ? DEADLINES : [],
    },
    bands: { near: nearPercent / 100 },
    minWords,
    integrity: { doubtfulCounts },
    targets: made,
  });
}

/** Leaves a target only the keys that mean something for its measure, and points only where they can be had. */
function withMeaning({ score, ...target }: Record<string, unknown>): object {
  const counted = withMeaningToCount(target);
  const { rule, none } = (score ?? {}) as { rule?: string; none?: number };
  const isHad = asksNumber(counted as unknown as Target) || rule === 'per-item' || none !== undefined;
  return score !== undefined && isHad ? { ...counted, score } : counted;
}

function withMeaningToCount(target: Record<string, unknown>): object {
  const { figures, share, within, list, eachOf, maxGapDays, max, ...all } = target;
  const { ofFilter, grouping, groupMin, gap, balance, figureChannels, ...written } = all;
  const filter = written.filter as Record<string, unknown> | undefined;
  // Articles name their author, tasks the person; nothing else names one.
  const by =
    written.by === 'person' && !['articles', 'tasks'].includes(String(written.measure)) ? 'unit' : written.by;
  const isCeiling = typeof max === 'number' && max >= (written.min as number);
  const rest: Record<string, unknown> = { ...written, by, ...(isCeiling ? { max } : {}) };
  switch (rest.measure) {
    case 'figures': {
      const of = { filter: { figures: ['ho-so-tiep-nhan'] } };
      const filter = { figures, channels: figureChannels };
      return { ...rest, filter, ...(share === undefined ? {} : { share, of }) };
    }
    case 'feedback':
      return { ...rest, filter: { units: filter?.units }, share, within };
    case 'procedures':
      return { ...rest, filter: { fields: filter?.fields }, list, within, share: (within ?? list) && share };
    case 'sections':
      return { ...rest, eachOf, maxGapDays };
    case 'tasks':
      return { ...rest, filter: { units: filter?.units }, share };
    case 'accounts':
      return { ...rest, filter: { channels: figureChannels } };
    case 'channels':
    case 'visits':
      return rest;
    default: {
      const { min: _min, max: _max, ...unbounded } = rest;
      const values = {
        ...{ topics: undefined, audience: undefined },
        ...{ sections: SECTIONS, channels: CHANNELS, forms: FORMS },
      };
      const group = grouping as keyof typeof values | undefined;
      if (rest.measure === 'people' && (group || gap)) return rest;
      if (group)
        return {
          ...unbounded,
          ...{ min: groupMin, eachOf: group },
          filter: { ...filter, ...(values[group] && { [group]: filter?.[group] ?? values[group] }) },
        };
      if (gap) return { ...unbounded, maxGapDays: gap };
      if (balance && rest.by !== 'portal') return { ...unbounded, balance };
      if (share)
        return {
          ...unbounded,
          share,
          ...(within && groupMin === 1 ? { within } : { of: { filter: ofFilter } }),
        };
      return { ...rest, within };
    }
  }
}

/** The points of each part of a report by its id, and of all of them as `sum`. */
function amountsIn({ points }: PortalReport): ReturnType<typeof expectedPoints> {
  const none = { earned: 0, possible: 0, lost: 0, open: 0 };
  const all = [...(points?.parts ?? []), { id: 'sum', ...(points ?? none) }];
  return Object.fromEntries(
    all.map(({ id, earned, possible, lost, open }) => [id, [earned, possible, lost, open]]),
  );
}

/** Fails where points differ by more than the rounding of the report, half a thousandth. */
function expectAlike(found: ReturnType<typeof expectedPoints>, expected: typeof found): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, amounts] of Object.entries(expected))
    if (amounts.some((amount, at) => Math.abs(amount - found[id]![at]!) > 0.00051))
      expect({ [id]: found[id] }).toEqual({ [id]: amounts });
}

/** The facts of a row that the contract decides. */
function factsOf(row: TargetResult) {
  const { id, unit, actual, verdict, daysLeft, measure } = row;
  const { id: periodId, from, to } = row.period;
  return {
    id,
    unit,
    period: { id: periodId, from, to },
    actual,
    verdict,
    ...(daysLeft === undefined ? {} : { daysLeft }),
    required: row.required,
    ...(row.max === undefined ? {} : { max: row.max }),
    ...(row.whole === undefined ? {} : { whole: row.whole }),
    counted: row.counted.map(({ date, path, title }) => {
      if (measure === 'visits') return `${date} ${path}`;
      return measure === 'figures' || measure === 'sections' ? title : path;
    }),
    notCounted: row.notCounted
      .map(({ path, title, reason }) =>
        measure === 'sections' || measure === 'procedures' ? `${title} ${reason}` : `${path} ${reason}`,
      )
      .sort(),
    excluded: row.excluded,
  };
}
const nameOf = ({ id, unit, period }: { id: string; unit: string | null; period: { id: string } }) =>
  `${id} ${unit} ${period.id}`;
const byName = (a: Parameters<typeof nameOf>[0], b: Parameters<typeof nameOf>[0]) =>
  nameOf(a) < nameOf(b) ? -1 : 1;

describe('đếm so với cách đếm chậm mà hiển nhiên', () => {
  test('mọi hàng, mọi số, mọi lý do giống nhau', () => {
    let rowsWithItems = 0;
    fc.assert(
      fc.property(plan, evidence, day, (written, evidence, asOf) => {
        const read = readPlan(written);
        const report = tally('ke-hoach', read, evidence, asOf);
        const expected = expectedRows(read, written.nearPercent, evidence, asOf)
          .map((row) => ({ ...row, notCounted: row.notCounted.sort() }))
          .map((row) => (isVisits(read, row.id) ? { ...row, counted: row.counted.sort() } : row))
          .sort(byName);
        expect(report.targets.map(factsOf).sort(byName)).toEqual(expected);
        rowsWithItems += expected.filter(({ counted }) => counted.length > 0).length;
      }),
      { numRuns: 1500 },
    );
    // The inputs must be such that something is counted, or the comparison proves nothing.
    expect(rowsWithItems).toBeGreaterThan(1200);
  }, 60_000);

  test('điểm của mọi phần, đã có, đã mất, còn có thể đạt, giống cách tính chậm', () => {
    let scored = 0;
    fc.assert(
      fc.property(plan, evidence, day, scores, (written, evidence, asOf, { ofTargets, ofPlan, reports }) => {
        const targets = written.targets.map((each, at) => ({ ...each, score: ofTargets[at] }));
        const read = readPlan({ ...written, targets, score: ofPlan });
        const counted = { ...evidence, reports };
        const report = tally('ke-hoach', read, counted, asOf);
        const expected = expectedRows(read, written.nearPercent, counted, asOf);
        expectAlike(amountsIn(report), expectedPoints(read, expected, counted, asOf));
        scored += report.points?.parts.filter(({ earned }) => earned > 0).length ?? 0;
      }),
      { numRuns: 200 },
    );
    expect(scored).toBeGreaterThan(40);
  }, 60_000);

  test('điểm của báo cáo một kỳ là điểm hết ngày cuối kỳ; phần kỳ đem lại là phần hơn hết ngày trước kỳ', () => {
    let brought = 0;
    fc.assert(
      fc.property(plan, evidence, scores, fc.nat(6), (written, evidence, ofScores, which) => {
        const targets = written.targets.map((each, at) => ({ ...each, score: ofScores.ofTargets[at] }));
        const read = readPlan({ ...written, targets, score: ofScores.ofPlan });
        const counted = { ...evidence, reports: ofScores.reports };
        const periods = ['quarter', 'half', 'year'].flatMap((per) =>
          periodsByWalking(read, { per } as Target, evidence.daysOff!),
        );
        const { id, from, to } = periods[which % periods.length]!;
        /** Nothing after the day is known yet, and the day is over. */
        const atEndOf = (day: string) => {
          const known = { ...counted, reports: counted.reports.filter(({ sent }) => sent <= day) };
          const rows = expectedRows(read, written.nearPercent, known, day, addDays(day, 1));
          return expectedPoints(read, rows, known, addDays(day, 1));
        };
        const { points } = tally('ke-hoach', read, counted, '2027-12-31', id);
        const [end, before] = [atEndOf(to), atEndOf(addDays(from, -1))];
        expectAlike(amountsIn({ points } as PortalReport), end);
        for (const each of [...(points?.parts ?? []), ...(points ? [{ ...points, id: 'sum' }] : [])]) {
          expect(Math.abs(each.brought! - (end[each.id]![0] - before[each.id]![0]))).toBeLessThan(0.0016);
          if (each.brought !== 0) brought++;
        }
        if (points) expect(points.until).toBe(to);
      }),
      { numRuns: 60 },
    );
    expect(brought).toBeGreaterThan(20);
  }, 60_000);

  test('phần thiếu là mức trừ đi số đạt, không bao giờ âm; tổng số đếm được bằng tổng các mục', () => {
    fc.assert(
      fc.property(plan, evidence, day, (written, evidence, asOf) => {
        for (const row of tally('ke-hoach', readPlan(written), evidence, asOf).targets) {
          expect(row.missing).toBe(row.actual === null ? null : Math.max(0, row.required - row.actual));
          const total = row.counted.reduce((sum, { amount = 1 }) => sum + amount, 0);
          // Of indices the last holds, and a gap is no sum of items.
          const isSum = row.measure !== 'figures' && row.gaps === undefined;
          if (isSum) expect(row.actual ?? 0).toBe(total);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('hỏi riêng một kỳ thì được đúng các hàng của kỳ đó trong báo cáo đủ', () => {
    fc.assert(
      fc.property(plan, evidence, day, fc.nat(40), (written, evidence, asOf, pick) => {
        const read = readPlan(written);
        const all = tally('ke-hoach', read, evidence, asOf).targets;
        const period = all[pick % Math.max(1, all.length)]?.period.id;
        if (!period) return;
        expect(tally('ke-hoach', read, evidence, asOf, period).targets).toEqual(
          all.filter((row) => row.period.id === period),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('báo cáo nào cũng đúng khuôn của bản cam kết', () => {
    fc.assert(
      fc.property(plan, evidence, day, (written, evidence, asOf) => {
        const portals = [tally('ke-hoach', readPlan(written), evidence, asOf)];
        reportSchema.parse({
          schemaVersion: 1,
          asOf,
          timeZone: 'Asia/Ho_Chi_Minh',
          commit: null,
          portals,
          plans: [],
          integrity: { history: 'none', uncommitted: false, disappeared: [] },
          unreadable: [],
        });
      }),
      { numRuns: 50 },
    );
  });

  function isVisits(read: Plan, id: string) {
    return read.targets.find((each) => each.id === id)?.measure === 'visits';
  }
});

const planWith = (target: object, scheme = 'calendar', near = 80) =>
  readPlan({
    scheme,
    nearPercent: near,
    minWords: 0,
    targets: [{ measure: 'articles', min: 1, per: 'quarter', ...target }],
  });

describe('bài trùng', () => {
  test('bản sao đăng ở quý sau không được tính lần nữa', () => {
    const articles = [
      itemWith('a.md', '2026-03-31', { fingerprint: 'x' }),
      itemWith('b.md', '2026-04-01', { fingerprint: 'x' }),
    ];
    const rows = tally('k', planWith({}), evidenceWith({ articles }), '2026-06-30').targets;
    expect(rows.map(({ actual }) => actual)).toEqual([1, 0]);
    expect(rows[1]!.notCounted).toMatchObject([{ path: 'b.md', reason: 'duplicate' }]);
  });

  test('bản nháp không làm bản đăng thật thành bài trùng', () => {
    const articles = [
      itemWith('a.md', '2026-01-01', { fingerprint: 'x', draft: true }),
      itemWith('b.md', '2026-01-02', { fingerprint: 'x' }),
    ];
    const [row] = tally('k', planWith({}), evidenceWith({ articles }), '2026-03-31').targets;
    expect(row).toMatchObject({ actual: 1, notCounted: [{ path: 'a.md', reason: 'draft' }] });
  });

  test('hai chỉ tiêu khác nhau cùng được tính một bài', () => {
    const both = readPlan({
      scheme: 'calendar',
      nearPercent: 80,
      minWords: 0,
      targets: [
        { measure: 'articles', min: 1, per: 'year' },
        { measure: 'articles', min: 1, per: 'year' },
      ],
    });
    const evidence = evidenceWith({ articles: [itemWith('a.md', '2026-01-01')] });
    expect(tally('k', both, evidence, '2026-12-31').targets.map(({ actual }) => actual)).toEqual([1, 1]);
  });

  test('đơn vị đăng trước được tính; đơn vị khác chép lại về sau thì không, dù đứng đầu danh sách', () => {
    const articles = [
      itemWith('goc.md', '2026-01-10', { fingerprint: 'x', units: ['kinh-te'] }),
      itemWith('chep.md', '2026-02-10', { fingerprint: 'x', units: ['van-phong'] }),
    ];
    const rows = tally('k', planWith({ by: 'unit' }), evidenceWith({ articles }), '2026-03-31').targets;
    expect(rows.map(({ unit, actual }) => [unit, actual])).toEqual([
      ['van-phong', 0],
      ['kinh-te', 1],
    ]);
  });
});

describe('đánh giá', () => {
  const articles = (count: number) =>
    Array.from({ length: count }, (_, index) => itemWith(`${index}.md`, '2026-01-10'));
  const verdictOf = (count: number, asOf: string, target: object = {}) =>
    tally('k', planWith({ min: 5, ...target }), evidenceWith({ articles: articles(count) }), asOf).targets[0];

  test.each([
    [5, '2026-02-01', 'met', undefined],
    [4, '2026-02-01', 'pending', 58],
    [4, '2026-03-30', 'pending', 1],
    [4, '2026-03-31', 'pending', 0],
    [4, '2026-04-01', 'near', undefined],
    [3, '2026-04-01', 'missed', undefined],
    [0, '2026-04-01', 'missed', undefined],
  ])('%i trên 5 tin, tính đến %s: %s', (count, asOf, verdict, daysLeft) => {
    expect(verdictOf(count, asOf)).toMatchObject({ verdict, missing: 5 - count });
    expect(verdictOf(count, asOf)?.daysLeft).toBe(daysLeft);
  });

  test('qua ngày chốt thì kỳ đã hết, dù quý chưa hết', () => {
    expect(verdictOf(4, '2026-02-11', { until: '2026-02-10' })).toMatchObject({
      verdict: 'near',
      period: { to: '2026-02-10' },
    });
    expect(verdictOf(4, '2026-02-10', { until: '2026-02-10' })).toMatchObject({
      verdict: 'pending',
      daysLeft: 0,
    });
  });

  test('kế hoạch không giao số thì chỉ ghi nhận, không chấm', () => {
    expect(verdictOf(0, '2026-04-01', { min: 0 })?.verdict).toBe('reported');
    expect(verdictOf(4, '2026-02-01', { min: undefined })).toMatchObject({
      verdict: 'reported',
      actual: 4,
      missing: 0,
    });
  });

  test('7 trên 10 là 70 %, không kém đi vì phân số nhị phân', () => {
    const plan = planWith({ min: 10 }, 'calendar', 70);
    const rows = tally('k', plan, evidenceWith({ articles: articles(7) }), '2026-04-01').targets;
    expect(rows[0]!.verdict).toBe('near');
  });

  test('xấu nhất là chưa đạt, rồi gần đạt, đang thực hiện, chưa có số liệu, đạt', () => {
    expect(worst(['met', 'near', 'missed', 'pending'])).toBe('missed');
    expect(worst(['met', 'near', 'pending', 'no-data'])).toBe('near');
    expect(worst(['met', 'pending', 'no-data'])).toBe('pending');
    expect(worst(['met', 'no-data'])).toBe('no-data');
    expect(worst(['met', 'met'])).toBe('met');
    expect(worst(['met', 'reported'])).toBe('met');
    expect(worst([])).toBe('reported');
  });
});

describe('mức ở từng nội dung', () => {
  const each = (target: object, articles: Item[]) =>
    tally(
      'k',
      planWith({ grouping: 'topics', groupMin: 1, ...target }),
      evidenceWith({ articles }),
      '2026-03-31',
    ).targets[0];

  test('bài không có nội dung nào, hay nội dung mà chỉ tiêu không kể, là bài của việc khác, không phải bài thừa', () => {
    const articles = [
      itemWith('a.md', '2026-01-05'),
      itemWith('b.md', '2026-01-06', { topics: ['the-che'] }),
    ];
    const excluded = { 'wrong-topic': 1 };
    expect(each({}, articles.slice(0, 1))).toMatchObject({ actual: 0, notCounted: [], excluded });
    expect(each({}, articles)).toMatchObject({ actual: 1, notCounted: [], excluded });
    const filter = { topics: ['tai-chinh-cong'] };
    expect(each({ filter }, articles)).toMatchObject({ notCounted: [], excluded: { 'wrong-topic': 2 } });
  });

  test('bài thứ hai của một nội dung đã đủ thì thừa', () => {
    const articles = ['a.md', 'b.md'].map((path) => itemWith(path, '2026-01-06', { topics: ['the-che'] }));
    expect(each({}, articles)).toMatchObject({
      ...{ actual: 1, excluded: {} },
      notCounted: [{ path: 'b.md', reason: 'surplus' }],
    });
  });

  test('chuyên mục, kênh, đối tượng khác cũng vậy', () => {
    const item = itemWith('a.md', '2026-01-05', { section: 'khac', audience: [] });
    const bySection = { grouping: 'sections', filter: { sections: ['cchc'] } };
    expect(each(bySection, [item])?.excluded).toEqual({ 'wrong-section': 1 });
    expect(each({ grouping: 'audience' }, [item])?.excluded).toEqual({ 'wrong-audience': 1 });
  });
});

describe('lượt truy cập', () => {
  const visits = (from: string, to: string, visits: number) => ({ from, to, visits, source: 's', path: 'p' });
  const count = (list: ReturnType<typeof visits>[], asOf: string, target: object = {}, scheme = 'calendar') =>
    tally(
      'k',
      planWith({ measure: 'visits', min: 100, ...target }, scheme),
      evidenceWith({ visits: list }),
      asOf,
    ).targets[0];

  test('chưa ghi gì thì chưa có số liệu, không phải là 0', () => {
    expect(count([], '2026-04-01')).toMatchObject({ actual: null, verdict: 'no-data' });
  });

  test('ghi 0 lượt thì là 0 và chưa đạt', () => {
    expect(count([visits('2026-01-01', '2026-01-31', 0)], '2026-04-01')).toMatchObject({
      actual: 0,
      verdict: 'missed',
    });
  });

  test('tháng 3 thuộc quý I theo Nghị định 09, vì ngày 1-3 nằm trong quý', () => {
    expect(count([visits('2026-03-01', '2026-03-31', 100)], '2026-03-14', {}, 'nd09')).toMatchObject({
      period: { id: '2026-Q1' },
      actual: 100,
    });
  });

  test('tháng chưa hết vào ngày chốt thì không tính', () => {
    const list = [visits('2026-01-01', '2026-01-31', 60), visits('2026-02-01', '2026-02-28', 70)];
    expect(count(list, '2026-04-01', { until: '2026-02-27' })?.actual).toBe(60);
    expect(count(list, '2026-04-01', { until: '2026-02-28' })?.actual).toBe(130);
  });
});

describe('cổng không có hàng nào', () => {
  test('trước khi năm của kế hoạch bắt đầu thì đang thực hiện', () => {
    expect(tally('k', planWith({}), evidenceWith({}), '2025-12-31')).toMatchObject({
      verdict: 'pending',
      targets: [],
    });
  });
});

describe('phần bắt buộc của cổng', () => {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: YEAR },
    targets: [{ id: 'phan', label: 'Phần bắt buộc', measure: 'sections', min: 8, per: 'year' }],
  });
  const parts = ['Lãnh đạo', 'Thông tin giao dịch chính thức'].map((title) => ({
    ...{ title, path: `portals/xa/${title}`, url: 'https://xa.vidu.gov.vn/', complete: true },
  }));
  const reportOf = (kind: Evidence['kind']) =>
    tally('kh', plan, evidenceWith({ kind, parts }), `${YEAR}-06-30`);

  test('kế hoạch giao đủ tám phần cho mọi cổng thì sở, ban, ngành chỉ phải đủ những phần hỏi ở mình', () => {
    expect(reportOf('so-nganh')).toMatchObject({
      targets: [{ required: 2, actual: 2, verdict: 'met' }],
      coming: [{ id: 'phan', min: 2 }],
    });
    expect(reportOf('xa')).toMatchObject({
      targets: [{ required: 8, actual: 2, missing: 6 }],
      coming: [{ id: 'phan', min: 8 }],
    });
  });
});
