import { z } from 'zod';
import { moment } from './day.ts';
import { field, identifier, list, text, textList } from './fields.ts';
import { activityForms, topics, valuesOf } from './vocabulary.ts';

/** A propaganda activity (hoạt động tuyên truyền): `hoat-dong/<slug>.md`. */
export const activitySchema = z.strictObject({
  title: field(text(1, 300), 'Tên hoạt động'),
  date: field(moment, 'Ngày', { example: '2026-03-14' }),
  form: field(z.enum(valuesOf(activityForms)), 'Hình thức', { example: 'tap-huan' }),
  times: field(z.int().min(0), 'Số lần', { example: '1' }),
  people: field(z.int().min(0), 'Số người', { example: '45' }),
  unit: field(identifier().optional(), 'Đơn vị'),
  topics: field(list(z.enum(valuesOf(topics)), { max: 50 }).default([]), 'Nội dung CCHC', {
    example: '[chinh-quyen-so]',
  }),
  evidence: field(textList().optional(), 'Minh chứng'),
});

export type Activity = z.output<typeof activitySchema>;
