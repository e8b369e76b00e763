import { z } from 'zod';
import { field, list, text } from './fields.ts';

const points = z.number().min(0).max(1000);

const share = z.number().min(0).max(1);

/**
 * How many points a target brings. A target of several rows (periods, units) shares its points equally among them.
 */
export const targetScoreSchema = z
  .strictObject({
    points: field(points, 'Điểm tối đa', { example: '2' }),
    rule: field(z.enum(['proportional', 'all-or-nothing']).default('proportional'), 'Cách tính điểm', {
      hint: 'proportional: theo tỷ lệ đạt; all-or-nothing: đạt mới có điểm.',
      example: 'proportional',
    }),
    under: field(share.optional(), 'Dưới tỷ lệ này thì 0 điểm', { example: '0.8' }),
    perExtra: field(points.optional(), 'Điểm cho mỗi tin, bài vượt', { example: '0.25' }),
    cap: field(points.optional(), 'Điểm cao nhất, kể cả phần vượt', { example: '3' }),
    basis: field(text(1, 500).optional(), 'Căn cứ', { example: 'Tiêu chí 4.1' }),
  })
  .superRefine(({ points: most, perExtra, cap }, context) => {
    if (cap !== undefined && (cap < most || perExtra === undefined))
      context.addIssue({
        code: 'custom',
        path: ['cap'],
        params: { problem: 'score-beyond-cap', points: most },
      });
  });

export type TargetScore = z.output<typeof targetScoreSchema>;

const bandSchema = z.strictObject({
  name: field(text(1, 20), 'Tên hạng', { example: 'A' }),
  from: field(points, 'Từ số điểm', { example: '90' }),
});

/** What a plan says of the points of all its targets together. */
export const planScoreSchema = z.strictObject({
  bands: field(list(bandSchema, { max: 20 }).default([]), 'Các hạng'),
  basis: field(text(1, 500).optional(), 'Căn cứ', { example: 'Quyết định số 1/QĐ-UBND' }),
});

export type PlanScore = z.output<typeof planScoreSchema>;
