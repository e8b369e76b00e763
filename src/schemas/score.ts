import { z } from 'zod';
import { day } from './day.ts';
import { field, identifier, list, text } from './fields.ts';
import { faultsOfSteps, stepSchema } from './score-steps.ts';
import { periodKinds, valuesOf } from './vocabulary.ts';

/** The most points that a plan, or a part of it, may set. */
const MAX_POINTS = 1000;

const points = () => z.number().min(0).max(MAX_POINTS);
const penalty = () => z.number().min(-MAX_POINTS).max(0);
const share = () => z.number().min(0).max(1);
const basis = () => field(text(1, 500).optional(), 'Căn cứ', { example: 'Tiêu chí 4.1' });

const rule = () =>
  field(z.enum(['proportional', 'all-or-nothing', 'steps']).default('proportional'), 'Cách tính điểm', {
    hint: 'proportional: theo tỷ lệ đạt; all-or-nothing: đạt mới có điểm; steps: theo bảng mức đạt.',
    example: 'proportional',
  });

const under = () =>
  field(share().optional(), 'Dưới tỷ lệ này thì 0 điểm', { hint: '0.8 là 80%.', example: '0.8' });

const steps = () =>
  field(list(stepSchema, { max: 20 }).optional(), 'Bảng điểm theo mức đạt', {
    hint: 'Với rule: steps. Dưới mức thấp nhất là 0 điểm.',
    example: '[{ from: 1, points: 2 }, { from: 0.8, points: 1 }]',
  });

/**
 * How many points a target brings, as a number or as a share (`weight`) of the points of the plan. A target of several
 * rows (periods, units) shares its points equally among them.
 */
export const targetScoreSchema = z
  .strictObject({
    points: field(points().optional(), 'Điểm tối đa', { example: '2' }),
    weight: field(share().gt(0).optional(), 'Trọng số', {
      hint: 'Phần của chỉ tiêu trong tổng điểm của kế hoạch; các trọng số cộng lại bằng 1.',
      example: '0.25',
    }),
    rule: field(
      z.enum(['proportional', 'all-or-nothing', 'per-item', 'steps']).default('proportional'),
      'Cách tính điểm',
      {
        hint: 'proportional: theo tỷ lệ đạt; all-or-nothing: đạt mới có điểm; per-item: mỗi mục được một số điểm (each); steps: theo bảng mức đạt.',
        example: 'proportional',
      },
    ),
    under: under(),
    steps: steps(),
    each: field(points().gt(0).optional(), 'Điểm của mỗi mục', { example: '0.25' }),
    perExtra: field(points().gt(0).optional(), 'Điểm cho mỗi mục vượt', { example: '0.25' }),
    cap: field(points().optional(), 'Điểm cao nhất, kể cả phần vượt', { example: '3' }),
    none: field(penalty().optional(), 'Điểm khi hết kỳ mà chưa có gì', { example: '-1' }),
    basis: basis(),
  })
  .superRefine(({ points: most, weight, ...score }, context) => {
    const refuse = (key: string, params: Record<string, unknown>) =>
      context.addIssue({ code: 'custom', path: [key], params });
    if ((most === undefined) === (weight === undefined))
      refuse(weight === undefined ? 'points' : 'weight', {
        problem: 'score-points-unclear',
        isTwice: weight !== undefined,
      });
    for (const [key, isUsed] of keysOf(score))
      if (!isUsed) refuse(key, { problem: 'score-key-idle', key, rule: score.rule });
    if (score.rule === 'per-item' && score.each === undefined)
      refuse('rule', { problem: 'score-each-missing' });
    refuseSteps(score, most ?? null, context);
    if (score.cap !== undefined && (score.perExtra === undefined || score.cap < (most ?? 0)))
      refuse('cap', { problem: 'score-beyond-cap', points: most ?? 0 });
  });

/** Lists the keys that are written and go with some rules only, and whether this rule uses them. */
function keysOf({ rule, under, steps, each, perExtra }: Partial<TargetScore>): [string, boolean][] {
  const keys: [string, unknown, boolean][] = [
    ['under', under, rule === 'proportional'],
    ['steps', steps, rule === 'steps'],
    ['each', each, rule === 'per-item'],
    ['perExtra', perExtra, rule !== 'per-item'],
  ];
  return keys.flatMap(([key, value, isUsed]) => (value === undefined ? [] : [[key, isUsed]]));
}

export type TargetScore = z.output<typeof targetScoreSchema>;

/** Gives the points of a target: its own, or its share of the points of the plan. */
export function pointsOfTarget({ points, weight = 0 }: TargetScore, plan: PlanScore | undefined): number {
  return points ?? weight * (plan?.points ?? 0);
}

/** Refuses a table of steps that is missing or unclear. @param most null where the plan tells the points elsewhere */
function refuseSteps(
  { rule, steps }: Pick<TargetScore, 'rule' | 'steps'>,
  most: number | null,
  context: z.RefinementCtx,
): void {
  if (rule !== 'steps') return;
  if (!steps?.length)
    context.addIssue({ code: 'custom', path: ['rule'], params: { problem: 'score-steps-missing' } });
  for (const { path, ...params } of faultsOfSteps(steps ?? [], most))
    context.addIssue({ code: 'custom', path: ['steps', ...path], params });
}

/** The points for the share of the targets without points of their own that are met. */
const completionScoreSchema = z
  .strictObject({
    points: field(points(), 'Điểm tối đa', { example: '1' }),
    rule: rule(),
    under: under(),
    steps: steps(),
    basis: basis(),
  })
  .superRefine(({ points: most, rule, steps }, context) => {
    for (const [key, isUsed] of keysOf({ rule, steps }))
      if (!isUsed)
        context.addIssue({ code: 'custom', path: [key], params: { problem: 'score-key-idle', key, rule } });
    refuseSteps({ rule, steps }, most, context);
  });

export type CompletionScore = z.output<typeof completionScoreSchema>;

const missingSchema = z.union([
  penalty(),
  z.partialRecord(z.enum(valuesOf(periodKinds)), field(penalty(), 'Điểm trừ', { example: '-0.5' })),
]);

/** The points for the reports that the plan wants, and what a report that is late, incomplete or missing takes away. */
const reportsScoreSchema = z.strictObject({
  points: field(points().default(0), 'Điểm tối đa', { example: '2' }),
  late: field(penalty().default(0), 'Mỗi báo cáo gửi chậm', { example: '-0.25' }),
  incomplete: field(penalty().default(0), 'Mỗi báo cáo chưa đạt yêu cầu', { example: '-0.25' }),
  missing: field(missingSchema.optional(), 'Mỗi báo cáo không gửi', {
    hint: 'Một số, hoặc theo loại kỳ; không ghi thì như báo cáo gửi chậm.',
    example: '{ quarter: -0.5, half: -0.5, year: -1 }',
  }),
  least: field(z.number().min(-MAX_POINTS).max(0).optional(), 'Điểm thấp nhất của phần này', {
    hint: 'Không ghi thì không trừ quá số điểm của phần này; phần chỉ có điểm trừ thì trừ đến hết.',
    example: '-1',
  }),
  basis: basis(),
});

export type ReportsScore = z.output<typeof reportsScoreSchema>;

const bandSchema = z.strictObject({
  name: field(text(1, 40), 'Tên hạng', { example: 'A' }),
  from: field(z.number().min(-MAX_POINTS).max(MAX_POINTS), 'Từ số điểm', { example: '90' }),
  to: field(points().optional(), 'Đến dưới số điểm', {
    hint: 'Là điểm đầu (from) của hạng trên; không ghi cũng được.',
    example: '100',
  }),
});

/** What a plan says of the points of all its parts together. */
export const planScoreSchema = z.strictObject({
  points: field(points().gt(0).optional(), 'Tổng điểm tối đa', { example: '100' }),
  completion: field(completionScoreSchema.optional(), 'Mức độ thực hiện kế hoạch'),
  reports: field(reportsScoreSchema.optional(), 'Chế độ báo cáo'),
  bands: field(list(bandSchema, { max: 20 }).default([]), 'Các hạng'),
  basis: field(text(1, 500).optional(), 'Căn cứ', { example: 'Quyết định số 1/QĐ-UBND' }),
});

export type PlanScore = z.output<typeof planScoreSchema>;

/** Which report of a plan a document is: a key of the document. */
export const sentReportSchema = z.strictObject({
  plan: field(identifier(), 'Kế hoạch', { example: 'ke-hoach-2026' }),
  period: field(text(1, 40), 'Kỳ báo cáo', { example: '2026-Q1' }),
  sent: field(day.optional(), 'Ngày gửi', { hint: 'Không ghi thì là ngày ban hành.', example: '2026-03-14' }),
  incomplete: field(z.boolean().default(false), 'Nơi nhận yêu cầu làm lại, bổ sung', { example: 'true' }),
});
