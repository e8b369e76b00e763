import { z } from 'zod';
import { audiences, GROUPINGS, measures, periodKinds, portalKinds, valuesOf } from './vocabulary.ts';

/**
 * Verdicts from best to worst; a portal's verdict is the worst of its targets. `reported` asks for nothing: the target
 * sets no number, or the plan sets the portal no target.
 */
export const verdicts = ['reported', 'met', 'no-data', 'pending', 'near', 'missed'] as const;

/** Why an item with a date in the period does not count: the first reason that applies, in this order. */
export const reasons = [
  'draft',
  'future',
  'waiting',
  'returned',
  'repost',
  'wrong-genre',
  'wrong-unit',
  'wrong-person',
  'duplicate',
  'too-short',
  'backdated',
  'doubtful',
  'incomplete',
  'empty',
  'stale',
  'unanswered',
  'late',
  'absent',
  'surplus',
  'undone',
] as const;

/** Why a target ignores an item: it belongs to something else. */
export const exclusions = [
  'wrong-section',
  'wrong-topic',
  'wrong-channel',
  'wrong-form',
  'wrong-origin',
  'wrong-audience',
  'wrong-label',
  'wrong-field',
  'wrong-type',
  'wrong-attendance',
] as const;

/**
 * Doubts about a counted item: it claims a day long before it came into the repository; it came in with many others at
 * the end of the period; other portals published the same text; an earlier item of the portal is nearly the same; it has no address, only a proof on paper or on air; it says that it is the portal's own,
 * and something speaks against that.
 */
export const flags = ['backdated', 'burst', 'shared', 'alike', 'unlinked', 'doubtful'] as const;

/**
 * What in an article says that somebody else wrote it: its key `source`; a named source (“Theo …”, “Nguồn: …”); the
 * by-line of an agency; a text that hangs on one link to the press.
 */
export const sourceMarks = ['source', 'credit', 'byline', 'press-link'] as const;

export type SourceMarkKind = (typeof sourceMarks)[number];

/** What speaks against an item being the portal's own. */
const doubtSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(sourceMarks), words: z.string() }),
  /** Another portal published nearly the same text on an earlier day. */
  z.strictObject({ kind: z.literal('copy'), portal: z.string(), path: z.string(), date: z.string() }),
]);

export type Doubt = z.output<typeof doubtSchema>;

const itemSchema = z.strictObject({
  path: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  url: z.string().nullable(),
});

const periodSchema = z.strictObject({
  kind: z.enum(valuesOf(periodKinds)),
  id: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  due: z.string().nullable(),
});

/** What a report says beside an item, for the columns that plans ask for. */
const factsSchema = z.strictObject({
  /** The form of an activity, or the genre of an article or publication, in words. */
  form: z.string().optional(),
  /** The outlet of a publication. */
  outlet: z.string().optional(),
  /** Who wrote an article. */
  author: z.string().optional(),
  /** The names of the units that are credited. */
  units: z.array(z.string()).optional(),
  times: z.number().optional(),
  people: z.number().optional(),
  byAudience: z.partialRecord(z.enum(valuesOf(audiences)), z.number()).optional(),
  copies: z.number().optional(),
  evidence: z.array(z.strictObject({ name: z.string(), url: z.string().nullable() })).optional(),
});

/** How many assigned items are written; wait for review (a draft, or sent and not yet out); are late; or still have time. */
const workCounts = {
  planned: z.int(),
  written: z.int(),
  waiting: z.int(),
  late: z.int(),
  open: z.int(),
};

const assignedItemSchema = z.strictObject({
  week: z.string(),
  /** Its title, or the content that it is to be about. */
  title: z.string(),
  person: z.string().nullable(),
  unit: z.string().nullable(),
  /** The names of the person and of the unit. */
  who: z.string(),
  due: z.string(),
  target: z.string().nullable(),
  standing: z.enum(['written', 'waiting', 'late', 'open']),
  /** How many days after `due` it came, or is still missing. */
  daysLate: z.int().optional(),
  /** What was written; its address only where it is published. */
  entry: itemSchema.nullable(),
});

const workGroupSchema = z.strictObject({ id: z.string(), name: z.string(), ...workCounts });

/** The items that an editorial board assigned, with what became of them. */
export const assignedWorkSchema = z.strictObject({
  ...workCounts,
  items: z.array(assignedItemSchema),
  units: z.array(workGroupSchema),
  people: z.array(workGroupSchema),
  /** The names of the units that published nothing. */
  silentUnits: z.array(z.string()),
});

export type AssignedItem = z.output<typeof assignedItemSchema>;
export type AssignedWork = z.output<typeof assignedWorkSchema>;

/** A counted item, with the amount that it adds where that is not one, and the facts of its history. */
const countedSchema = itemSchema.extend({
  amount: z.number().optional(),
  firstSeen: z.string().optional(),
  flags: z.array(z.enum(flags)).optional(),
  sharedWith: z.array(z.string()).optional(),
  /** The path of the earlier item that it nearly repeats. */
  alikeTo: z.string().optional(),
  /** Why it is `doubtful`. */
  doubts: z.array(doubtSchema).optional(),
  /** What it stands for, where a target asks a number in each of several contents or counts distinct ones: ids of `each`. */
  standsFor: z.array(z.string()).optional(),
  facts: factsSchema.optional(),
});

/** The same target in another period, for comparison; null where there is no such period. */
const earlierSchema = z
  .strictObject({ id: z.string(), label: z.string(), actual: z.number().nullable() })
  .nullable();

const daysSchema = z.strictObject({ days: z.int(), working: z.boolean() });

/** One row of the report: one target, in one period, for one portal or one of its units. */
export const targetResultSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  measure: z.enum(valuesOf(measures)),
  basis: z.string().nullable(),
  unit: z.string().nullable(),
  /** The unit's name in portal.yaml. */
  unitName: z.string().optional(),
  /** What `unit` and `unitName` name, where it is no unit of the portal. */
  by: z.enum(['bloc', 'person']).optional(),
  period: periodSchema,
  /** The row sums up to the end of a reporting period that is not the target's own. */
  cumulative: z.literal(true).optional(),
  required: z.number(),
  /** The number not to exceed. */
  max: z.number().optional(),
  /** Of how many `required` is a share. */
  whole: z.number().optional(),
  /** The share of `whole` to reach, 0 to 1: of other items, or of what the largest row of the period has. */
  share: z.number().optional(),
  balance: z.number().optional(),
  /** The days within which something is to be done. */
  within: daysSchema.optional(),
  /** `max` and `actual` are days on which state offices work. */
  workingDays: z.literal(true).optional(),
  /** The figures that the row counts, by their ids in so-lieu.yaml. */
  figures: z.array(z.string()).optional(),
  actual: z.number().nullable(),
  missing: z.number().nullable(),
  verdict: z.enum(verdicts),
  daysLeft: z.int().optional(),
  /** The number needed per week from now on, while the period runs. */
  neededPerWeek: z.number().optional(),
  previous: earlierSchema,
  lastYear: earlierSchema,
  /** What was reached in each of the contents, chuyên mục, channels, forms or audiences. */
  each: z
    .array(z.strictObject({ id: z.string(), label: z.string(), required: z.number(), actual: z.number() }))
    .optional(),
  /** Where the row sums up several periods of the target: how many are met, and those that are not. */
  ownPeriods: z
    .strictObject({
      ...{ met: z.int(), count: z.int() },
      unmet: z.array(
        z.strictObject({
          period: periodSchema,
          required: z.number(),
          ...{ actual: z.number().nullable(), missing: z.number().nullable(), verdict: z.enum(verdicts) },
        }),
      ),
    })
    .optional(),
  /** The times from one item to the next that are longer than the target allows, `days` as it counts them. */
  gaps: z.array(z.strictObject({ from: z.string(), to: z.string(), days: z.int() })).optional(),
  counted: z.array(countedSchema),
  notCounted: z.array(
    itemSchema.omit({ url: true }).extend({
      reason: z.enum(reasons),
      /** A `draft` only because a check holds it back: it shows private data, or is not filled in. */
      heldBack: z.literal(true).optional(),
    }),
  ),
  excluded: z.partialRecord(z.enum(exclusions), z.int()),
});

/** What a target asks for next: in the first of its periods that ends after the report. */
const comingSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  measure: z.enum(valuesOf(measures)),
  by: z.enum(['portal', 'unit', 'bloc', 'person']),
  per: z.enum(valuesOf(periodKinds)),
  /** Null where the target asks the same in each day, week or month of a period such as the report covers. */
  period: periodSchema.nullable(),
  min: z.number(),
  max: z.number().optional(),
  share: z.number().optional(),
  balance: z.number().optional(),
  maxGap: daysSchema.optional(),
  /** `min` is asked in each of these. */
  eachOf: z.enum(GROUPINGS).optional(),
  figures: z.array(z.string()).optional(),
});

export type ComingTarget = z.output<typeof comingSchema>;

/** Points: earned by the day of the report, at most, lost for good, and still to be had. */
const amounts = { earned: z.number(), possible: z.number(), lost: z.number(), open: z.number() };

const penalties = z.union([z.number(), z.partialRecord(z.enum(valuesOf(periodKinds)), z.number())]);

/** The rule by which a part of the points is reckoned, as the plan writes it. */
const pointsRuleSchema = z.strictObject({
  rule: z.enum(['proportional', 'all-or-nothing', 'per-item', 'steps']).optional(),
  under: z.number().optional(),
  /** What a completion from `from` on brings, each up to the next. */
  steps: z
    .array(z.strictObject({ from: z.number(), to: z.number().optional(), points: z.number() }))
    .optional(),
  each: z.number().optional(),
  perExtra: z.number().optional(),
  cap: z.number().optional(),
  none: z.number().optional(),
  late: z.number().optional(),
  incomplete: z.number().optional(),
  missing: penalties.optional(),
  least: z.number().optional(),
});

/** One part of the points: a target, the share of the plan that is carried out, or the reports that it wants. */
const pointsPartSchema = z.strictObject({
  kind: z.enum(['target', 'completion', 'reports']),
  id: z.string(),
  label: z.string(),
  basis: z.string().nullable(),
  rule: pointsRuleSchema,
  ...amounts,
  /** In a report of one period: how much of what is earned the period brought. */
  brought: z.number().optional(),
  /** What each row of a target brings, of periods that have begun. */
  rows: z
    .array(
      z.strictObject({
        unit: z.string().nullable(),
        period: z.string(),
        earned: z.number(),
        possible: z.number(),
      }),
    )
    .optional(),
  /** How many targets without points of their own are met, of how many. */
  done: z.int().optional(),
  goals: z.int().optional(),
  /** What became of each report that the plan wants; `points` is what it takes away. */
  reports: z
    .array(
      z.strictObject({
        period: z.string(),
        label: z.string(),
        due: z.string(),
        sent: z.string().nullable(),
        state: z.enum(['in-time', 'late', 'incomplete', 'missing', 'open']),
        points: z.number(),
      }),
    )
    .optional(),
});

/** Something to do for more points, and how much of it. */
const pointsNextSchema = z.strictObject({
  /** Add items, record figures that are missing, send a report, or meet more goals. */
  kind: z.enum(['add', 'record', 'report', 'goals']),
  /** The target; null where it is none. */
  id: z.string().nullable(),
  label: z.string().nullable(),
  /** What is to be added, in words. */
  what: z.string(),
  count: z.number().nullable(),
  gain: z.number(),
  /** How many pieces of work it is; null where nobody can tell. */
  effort: z.number().nullable(),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  /** The last day for it. */
  until: z.string().nullable(),
});

const pointsSchema = z.strictObject({
  ...amounts,
  /** In a report of one period: the last day that counts, and how much of what is earned the period brought. */
  until: z.string().optional(),
  brought: z.number().optional(),
  /** The band that the plan gives for so many points. */
  band: z.string().optional(),
  basis: z.string().optional(),
  bands: z.array(z.strictObject({ name: z.string(), from: z.number(), to: z.number().optional() })),
  parts: z.array(pointsPartSchema),
  /** What would bring more, most points for each piece of work first. */
  next: z.array(pointsNextSchema),
});

/** How many articles each person wrote in a period, by genre. */
const writtenSchema = z.strictObject({
  period: periodSchema,
  people: z.array(
    z.strictObject({
      person: z.string(),
      total: z.int(),
      genres: z.array(z.strictObject({ genre: z.string(), articles: z.int() })),
    }),
  ),
});

export type WrittenInPeriod = z.infer<typeof writtenSchema>;

/** The report as JSON: section 4 of the contract. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  asOf: z.string(),
  timeZone: z.literal('Asia/Ho_Chi_Minh'),
  commit: z.string().nullable(),
  /** The one period that was asked for. */
  period: periodSchema.optional(),
  portals: z.array(
    z.strictObject({
      portal: z.string(),
      name: z.string(),
      /** The office that owns the portal, and so makes the report. */
      owner: z.string().optional(),
      kind: z.enum(valuesOf(portalKinds)).optional(),
      province: z.string().optional(),
      plan: z.string(),
      verdict: z.enum(verdicts),
      /**
       * The mean reached share, 0 to 1, of the targets that set a number (`byTarget`: first of each target's rows) and
       * of their rows (`byRow`); null where none does.
       */
      completion: z.strictObject({ byTarget: z.number(), byRow: z.number() }).nullable(),
      /**
       * The points of the plan, over its whole year up to `asOf`; in a report of one period up to its end. Absent where
       * the plan gives none.
       */
      points: pointsSchema.optional(),
      /**
       * Who wrote the articles of the plan's year, or of the one period asked for, up to `asOf`: the portal (`own`),
       * somebody else as the article says (`reposted`), or perhaps somebody else (`doubtful`). The three add up.
       */
      origins: z
        .strictObject({
          articles: z.int(),
          own: z.int(),
          reposted: z.int(),
          doubtful: z.array(
            z.strictObject({
              ...{ path: z.string(), title: z.string(), date: z.string(), url: z.string().nullable() },
              doubts: z.array(doubtSchema),
            }),
          ),
        })
        .optional(),
      /**
       * Who wrote how many articles in each period in which the plan counts articles, or in the one asked for, up to
       * `asOf`; absent where no article names its author and no target asks each person.
       */
      written: z.array(writtenSchema).optional(),
      /**
       * The items that the target which asks for most articles counted in each month of these days, and the number
       * needed in a month; absent where no target asks for a number of articles of the whole portal.
       */
      pace: z
        .strictObject({
          ...{ id: z.string(), label: z.string(), needed: z.number() },
          months: z.array(
            z.strictObject({ id: z.string(), label: z.string(), items: z.int(), isOver: z.boolean() }),
          ),
        })
        .optional(),
      /** The articles of these days on each content of administrative reform; absent where none names its content. */
      topics: z.array(z.strictObject({ id: z.string(), label: z.string(), articles: z.int() })).optional(),
      /** The items assigned for weeks of these days; absent where there are none. */
      assignments: assignedWorkSchema.optional(),
      /** Difficulties and proposals that activities of the year noted, up to `asOf`. */
      proposals: z.array(z.strictObject({ text: z.string(), path: z.string(), date: z.string() })),
      /** The day of the newest article published by `asOf`. */
      lastArticle: z.string().nullable(),
      /** The titles of the incomplete required parts. */
      missingParts: z.array(z.string()),
      targets: z.array(targetResultSchema),
      /** The targets without a row in the one period asked for, each with the worst verdict of its own periods. */
      leftOut: z
        .array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            per: z.enum(valuesOf(periodKinds)),
            verdict: z.enum(verdicts),
          }),
        )
        .optional(),
      /** What each target asks for after the period that was asked for, or else after `asOf`. */
      coming: z.array(comingSchema).optional(),
    }),
  ),
  plans: z.array(
    z.strictObject({
      id: z.string(),
      /** Null where the original has none. */
      number: z.string().nullable(),
      title: z.string(),
      issuer: z.string(),
      issued: z.string().nullable(),
      year: z.int(),
      recipients: z.strictObject({ to: z.array(z.string()), copies: z.array(z.string()) }),
      /** The periods for which the plan wants a report, in order; `daysLeft` until the day it is due. */
      reports: z.array(periodSchema.extend({ daysLeft: z.int().optional() })),
    }),
  ),
  integrity: z.strictObject({
    /** The history of the repository: complete, cut off (a shallow clone), or no repository. */
    history: z.enum(['full', 'shallow', 'none']),
    /** Whether the content differs from the commit, so that the commit alone cannot reproduce this report. */
    uncommitted: z.boolean(),
    /** The years whose public holidays are not known, where a plan counts working days; absent where there are none. */
    holidaysUnknown: z.array(z.int()).optional(),
    /** Items that an earlier report counted and that no longer exist. */
    disappeared: z.array(
      z.strictObject({
        portal: z.string(),
        path: z.string(),
        title: z.string(),
        date: z.string().nullable(),
        target: z.string(),
        period: z.string(),
      }),
    ),
  }),
  unreadable: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});

export type Report = z.output<typeof reportSchema>;
export type PortalReport = Report['portals'][number];
export type ItemFacts = z.output<typeof factsSchema>;
export type TargetResult = z.output<typeof targetResultSchema>;
export type Period = z.output<typeof periodSchema>;
export type RequiredReport = Report['plans'][number]['reports'][number];
export type Verdict = (typeof verdicts)[number];
export type Reason = (typeof reasons)[number];
export type Flag = (typeof flags)[number];
export type Exclusion = (typeof exclusions)[number];
