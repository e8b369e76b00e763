import { z } from 'zod';
import { day } from './day.ts';
import { field, identifier, proofList, text } from './fields.ts';
import { taskStatuses, valuesOf } from './vocabulary.ts';

/** A task (nhiệm vụ) that the portal's office was set: `nhiem-vu/<id>.md`. No page of the portal shows it. */
export const taskSchema = z
  .strictObject({
    title: field(text(1, 500), 'Nhiệm vụ', { example: 'Ban hành kế hoạch cải cách hành chính năm 2026' }),
    due: field(day, 'Hạn hoàn thành', { example: '2026-02-28' }),
    unit: field(identifier(), 'Đơn vị thực hiện', { example: 'van-phong' }),
    person: field(identifier().optional(), 'Người thực hiện', { example: 'nguyen-van-a' }),
    status: field(z.enum(valuesOf(taskStatuses)).default('chua-lam'), 'Tình trạng', {
      example: 'hoan-thanh',
    }),
    done: field(day.optional(), 'Ngày hoàn thành', { example: '2026-02-20' }),
    evidence: field(proofList(), 'Minh chứng', {
      hint: 'Số văn bản, địa chỉ, hoặc tên và tệp.',
      example: '[Kế hoạch số 12/KH-UBND]',
    }),
  })
  .superRefine(({ status, done }, context) => {
    if ((status === 'hoan-thanh') !== (done !== undefined))
      context.addIssue({
        code: 'custom',
        path: [done === undefined ? 'status' : 'done'],
        params: { problem: 'task-done-unclear', isDone: status === 'hoan-thanh' },
      });
  });

export type Task = z.output<typeof taskSchema>;
