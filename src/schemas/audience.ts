import { z } from 'zod';
import { field, list } from './fields.ts';
import { audiences, valuesOf, type Audience } from './vocabulary.ts';

/** The groups that an item informs. */
export const audienceList = () =>
  field(list(z.enum(valuesOf(audiences)), { max: 10 }).default([]), 'Đối tượng', {
    example: '[nguoi-dan, doanh-nghiep]',
  });

/** How many people an activity reached: in all, and of each group that was counted apart. */
export interface Reached {
  total: number;
  byAudience: Partial<Record<Audience, number>>;
}

const count = () => z.int().min(0);

const byAudience = z
  .strictObject({
    'tong-so': field(count().optional(), 'Tổng số người', { example: '113' }),
    'can-bo': field(count().optional(), audiences['can-bo'], { example: '34' }),
    'nguoi-dan': field(count().optional(), audiences['nguoi-dan'], { example: '79' }),
    'doanh-nghiep': field(count().optional(), audiences['doanh-nghiep'], { example: '12' }),
    'to-chuc': field(count().optional(), audiences['to-chuc'], { example: '5' }),
  })
  .superRefine(({ 'tong-so': total, ...parts }, context) => {
    const sum = sumOf(parts);
    if (total !== undefined && sum > total)
      context.addIssue({
        code: 'custom',
        path: ['tong-so'],
        params: { problem: 'audience-exceeds', total, sum },
      });
  })
  .transform(({ 'tong-so': total, ...parts }): Reached => ({
    total: total ?? sumOf(parts),
    byAudience: parts,
  }));

/** One number of people, or the number of each group; without `tong-so` the whole is the sum of the groups. */
export const reached = () =>
  z.union([count().transform((total): Reached => ({ total, byAudience: {} })), byAudience]);

function sumOf(parts: Partial<Record<Audience, number | undefined>>): number {
  return Object.values(parts).reduce<number>((sum, each) => sum + (each ?? 0), 0);
}
