import { z } from 'zod';
import { day } from './day.ts';
import { field, identifier, list, text } from './fields.ts';
import type { Portal } from './portal.ts';
import { refuseScores } from './score-faults.ts';
import { planScoreSchema, targetScoreSchema } from './score.ts';
import {
  activityForms,
  articleLabels,
  audiences,
  channels,
  GROUPINGS,
  measures,
  origins,
  periodKinds,
  portalKinds,
  publicationGenres,
  topics,
  valuesOf,
} from './vocabulary.ts';

const some = <T extends z.ZodType>(item: T) => list(item, { min: 1, max: 100 }).optional();

const filterSchema = z.strictObject({
  sections: field(some(identifier()), 'Chuyên mục', { example: '[cchc]' }),
  topics: field(some(z.enum(valuesOf(topics))), 'Nội dung CCHC'),
  genres: field(some(z.enum(valuesOf(publicationGenres))), 'Thể loại', { example: '[tin, bai]' }),
  origin: field(z.enum(valuesOf(origins)).optional(), 'Nguồn gốc', { example: 'dia-phuong' }),
  channels: field(some(z.enum(valuesOf(channels))), 'Kênh', { example: '[bao-tinh]' }),
  forms: field(some(z.enum(valuesOf(activityForms))), 'Hình thức', { example: '[tap-huan]' }),
  units: field(some(identifier()), 'Đơn vị'),
  audience: field(some(z.enum(valuesOf(audiences))), 'Đối tượng', { example: '[can-bo]' }),
  labels: field(some(z.enum(valuesOf(articleLabels))), 'Nhãn', { example: '[sang-kien]' }),
  fields: field(some(text(1, 200)), 'Lĩnh vực của thủ tục', { example: '[Hộ tịch]' }),
  types: field(some(text(1, 100)), 'Hình thức văn bản', { example: '[Kế hoạch]' }),
  figures: field(some(identifier()), 'Số liệu', { example: '[ho-so-dung-han]' }),
  sent: field(z.boolean().optional(), 'Cử đi dự', { example: 'false' }),
  integrated: field(z.boolean().optional(), 'Lồng ghép', { example: 'true' }),
});

const withinSchema = z.strictObject({
  days: field(z.int().min(0).max(3650), 'Số ngày', { example: '20' }),
  working: field(z.boolean().default(false), 'Tính theo ngày làm việc', { example: 'true' }),
});

const gapDays = () => z.int().min(1).max(366);

/** A number of days, or `{ days, working }`. */
const gapSchema = z.union([
  gapDays().transform((days) => ({ days, working: false })),
  z.strictObject({
    days: field(gapDays(), 'Số ngày', { example: '5' }),
    working: field(z.boolean().default(false), 'Tính theo ngày làm việc', { example: 'true' }),
  }),
]);

const targetSchema = z.strictObject({
  id: field(identifier(), 'Mã chỉ tiêu', { example: 'cong-xa' }),
  label: field(text(1, 500), 'Tên chỉ tiêu'),
  appliesTo: field(some(z.enum(valuesOf(portalKinds))), 'Loại cổng phải thực hiện', {
    example: '[xa, phuong]',
  }),
  classes: field(some(text(1, 50)), 'Hạng cổng phải thực hiện', { example: '[loai-1]' }),
  portals: field(some(text(1, 100)), 'Cổng phải thực hiện', { example: '[xa-minh-hoa]' }),
  measure: field(z.enum(valuesOf(measures)), 'Đại lượng', { example: 'articles' }),
  filter: field(filterSchema.default({}), 'Điều kiện'),
  min: field(z.number().min(0).default(0), 'Mức tối thiểu', {
    hint: 'Kế hoạch không giao số thì để trống: báo cáo ghi nhận, không chấm.',
    example: '20',
  }),
  max: field(z.number().min(0).optional(), 'Mức tối đa', { example: '3' }),
  share: field(z.number().gt(0).max(1).optional(), 'Tỷ lệ tối thiểu', { example: '0.95' }),
  of: field(z.strictObject({ filter: field(filterSchema, 'Điều kiện') }).optional(), 'Tỷ lệ so với'),
  balance: field(z.number().gt(0).max(1).optional(), 'Cân đối, tỷ lệ so với nơi nhiều nhất', {
    hint: 'Mỗi khối, đơn vị, người phải có ít nhất tỷ lệ này của khối, đơn vị, người có nhiều nhất trong kỳ.',
    example: '0.5',
  }),
  within: field(withinSchema.optional(), 'Trong thời hạn'),
  eachOf: field(z.enum(['declared', ...GROUPINGS]).optional(), 'Tính theo từng', {
    hint: 'declared: cả từng chuyên mục cổng khai; còn lại: mức tối thiểu (min) là của mỗi nội dung, chuyên mục, kênh, hình thức, đối tượng.',
    example: 'topics',
  }),
  maxGapDays: field(gapSchema.optional(), 'Số ngày dài nhất không có mục mới', { example: '90' }),
  once: field(z.boolean().default(false), 'Mỗi hoạt động tính một lần', {
    hint: 'Kế hoạch giao số đợt, số cuộc, không giao số buổi.',
    example: 'true',
  }),
  list: field(text(1, 100).optional(), 'Quyết định công bố danh mục', { example: '45/QĐ-UBND' }),
  per: field(z.enum(valuesOf(periodKinds)), 'Tính theo', { example: 'quarter' }),
  until: field(day.optional(), 'Tính đến ngày', { example: '2023-11-06' }),
  by: field(z.enum(['portal', 'unit', 'bloc', 'person']).default('portal'), 'Tính cho', {
    hint: 'bloc: mỗi khối (bloc) của các đơn vị trong portal.yaml.',
    example: 'portal',
  }),
  basis: field(text(1, 500).optional(), 'Căn cứ', { example: 'Phụ lục III.c' }),
  score: field(targetScoreSchema.optional(), 'Điểm'),
});

const customPeriodSchema = z.strictObject({
  id: field(text(1, 40), 'Mã kỳ', { example: 'dot-1' }),
  kind: field(z.enum(valuesOf(periodKinds)).exclude(['working-day']), 'Loại kỳ', { example: 'quarter' }),
  label: field(text(1, 200), 'Tên kỳ', { example: 'Đợt 1' }),
  from: field(day, 'Từ ngày'),
  to: field(day, 'Đến ngày'),
  due: field(day.optional(), 'Hạn báo cáo'),
});

const deadlineSchema = z.strictObject({
  period: field(text(1, 40), 'Kỳ', { example: '2026-Q1' }),
  due: field(day.optional(), 'Hạn báo cáo', { hint: 'Kế hoạch chỉ nêu kỳ báo cáo thì để trống.' }),
  basis: field(text(1, 500).optional(), 'Căn cứ', { example: 'Mục V.2' }),
});

const recipientsSchema = z.strictObject({
  to: field(list(text(1, 300), { max: 50 }).default([]), 'Kính gửi', { example: '[UBND tỉnh Ví Dụ]' }),
  copies: field(list(text(1, 300), { max: 50 }).default([]), 'Nơi nhận', { example: '[Như trên]' }),
});

const periodsSchema = z.strictObject({
  scheme: field(z.enum(['calendar', 'nd09', 'custom']).default('nd09'), 'Cách chia kỳ', { example: 'nd09' }),
  deadlines: field(list(deadlineSchema, { max: 500 }).default([]), 'Hạn báo cáo'),
  custom: field(list(customPeriodSchema, { max: 500 }).default([]), 'Các kỳ riêng'),
});

const integritySchema = z.strictObject({
  backdatedDays: field(z.int().min(0).default(7), 'Số ngày lệch cho phép', { example: '7' }),
  backdatedCounts: field(z.boolean().default(true), 'Bài ghi lùi ngày vẫn tính', { example: 'true' }),
  doubtfulCounts: field(z.boolean().default(true), 'Bài nghi là chép vẫn tính', { example: 'true' }),
  burstItems: field(z.int().min(2).default(5), 'Số bài bị coi là dồn cuối kỳ', { example: '5' }),
  burstDays: field(z.int().min(0).default(3), 'Số ngày cuối kỳ', { example: '3' }),
});

const bandsSchema = z.strictObject({
  near: field(z.number().min(0).max(1).default(0.8), 'Ngưỡng gần đạt', { example: '0.8' }),
});

/** A plan (kế hoạch) and its targets: `plans/<plan>.yaml`. */
export const planSchema = z
  .strictObject({
    number: field(text(1, 100).optional(), 'Số, ký hiệu', {
      hint: 'Bản gốc không ghi số thì để trống.',
      example: '31/KH-UBND',
    }),
    title: field(text(1, 500), 'Tên kế hoạch'),
    issuer: field(text(1, 300), 'Cơ quan ban hành'),
    issued: field(day.optional(), 'Ngày ban hành', {
      hint: 'Bản gốc không ghi ngày thì để trống.',
      example: '2026-01-05',
    }),
    note: field(text(1, 1000).optional(), 'Ghi chú về bản gốc'),
    recipients: field(recipientsSchema.prefault({}), 'Nơi nhận báo cáo'),
    year: field(z.int().min(2000).max(2100), 'Năm', { example: '2026' }),
    from: field(day.optional(), 'Thực hiện từ ngày', { example: '2026-03-17' }),
    to: field(day.optional(), 'Thực hiện đến ngày', { example: '2026-10-31' }),
    monthStarts: field(z.int().min(1).max(28).optional(), 'Ngày bắt đầu của tháng báo cáo', {
      hint: 'Tháng, quý, năm tính từ ngày này của tháng trước; không ghi thì theo cách chia kỳ.',
      example: '20',
    }),
    periods: field(periodsSchema.prefault({}), 'Kỳ báo cáo'),
    bands: field(bandsSchema.prefault({}), 'Ngưỡng đánh giá'),
    minWords: field(z.int().min(0).default(0), 'Số chữ tối thiểu', { example: '100' }),
    integrity: field(integritySchema.prefault({}), 'Kiểm chứng ngày đăng'),
    score: field(planScoreSchema.optional(), 'Tổng điểm'),
    targets: field(list(targetSchema, { max: 500 }), 'Chỉ tiêu', {
      example: '[{ id: cong-xa, label: Tin trên cổng, measure: articles, min: 5, per: quarter }]',
    }),
  })
  .superRefine((plan, context) => {
    const refuse: Refuse = (path, params) => context.addIssue({ code: 'custom', path, params });
    if (plan.from && plan.to && plan.from > plan.to) refuse(['to'], { problem: 'days-reversed' });
    refuseRepeatedTargets(plan.targets, refuse);
    refuseDeadlinesOutsideYear(plan.periods.deadlines, plan.year, refuse);
    if (plan.periods.scheme === 'custom') refuseCustomPeriods(plan.periods.custom, plan.targets, refuse);
    const targets = plan.targets.map((target) => ({ ...target, setsNumber: asksForNumber(target) }));
    refuseScores({ ...plan, targets }, refuse);
  });

/** Says whether a target binds a portal: by its kind, its class and its folder, where the target names any of them. */
export function binds(
  { appliesTo, classes, portals }: Pick<Target, 'appliesTo' | 'classes' | 'portals'>,
  portal: { id: string; kind: Portal['kind']; class?: string | undefined },
): boolean {
  return (
    (!appliesTo || appliesTo.includes(portal.kind)) &&
    (!classes || (portal.class !== undefined && classes.includes(portal.class))) &&
    (!portals || portals.includes(portal.id))
  );
}

/** Says whether a target asks for a number, at least or at most, that it writes or the content decides. */
export function asksForNumber(target: Target): boolean {
  const { min, max, share, eachOf, maxGapDays, list, balance } = target;
  return min > 0 || [max, share, eachOf, maxGapDays, list, balance].some((each) => each !== undefined);
}

/** Says whether a text is written like the identifier of a period of the calendar or nd09 schemes. */
export function isPeriodId(text: string): boolean {
  return /^\d{4}(-(W(0[1-9]|[1-4]\d|5[0-3])|(0[1-9]|1[0-2])|(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|Q[1-4]|H[12]|9M))?$/.test(
    text,
  );
}

type Refuse = (path: PropertyKey[], params: Record<string, unknown>) => void;
type CustomPeriod = z.output<typeof customPeriodSchema>;

function refuseRepeatedTargets(targets: Target[], refuse: Refuse): void {
  for (const [index, { id }] of targets.entries())
    if (targets.findIndex((other) => other.id === id) < index)
      refuse(['targets', index, 'id'], { problem: 'duplicate-id', id });
}

function refuseDeadlinesOutsideYear(
  deadlines: { due?: string | undefined }[],
  year: number,
  refuse: Refuse,
): void {
  for (const [index, { due }] of deadlines.entries())
    if (due && (due < `${year}-01-01` || due > `${year + 1}-03-31`))
      refuse(['periods', 'deadlines', index, 'due'], { problem: 'deadline-outside-year', due, year });
}

function refuseCustomPeriods(periods: CustomPeriod[], targets: Target[], refuse: Refuse): void {
  if (periods.length === 0) refuse(['periods', 'scheme'], { problem: 'custom-periods-missing' });
  for (const [index, period] of periods.entries()) {
    const refuseAt = (key: string, params: Record<string, unknown>) =>
      refuse(['periods', 'custom', index, key], params);
    if (period.from > period.to) refuseAt('to', { problem: 'days-reversed' });
    for (const earlier of periods.slice(0, index)) {
      if (earlier.id === period.id) refuseAt('id', { problem: 'duplicate-id', id: period.id });
      if (earlier.kind === period.kind && earlier.from <= period.to && period.from <= earlier.to)
        refuseAt('from', { problem: 'custom-periods-overlap', one: earlier.label, other: period.label });
    }
  }
  for (const [index, { per }] of targets.entries())
    if (periods.length > 0 && !periods.some(({ kind }) => kind === per))
      refuse(['targets', index, 'per'], { problem: 'custom-period-kind-missing', kind: per });
}

export type Plan = z.output<typeof planSchema>;
export type Target = Plan['targets'][number];
export type Grouping = (typeof GROUPINGS)[number];
