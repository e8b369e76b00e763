import { z } from 'zod';
import { field, list, text } from './fields.ts';

/** The parts of the Word report that a form may arrange, each with the heading it has where the form gives none. */
export const reportParts = {
  'ket-qua-chung': 'Kết quả chung',
  'ket-qua': 'Kết quả thực hiện chỉ tiêu',
  'chua-dat': 'Chỉ tiêu chưa đạt và nguyên nhân',
  'phuong-huong': 'Phương hướng, nhiệm vụ kỳ tới',
  'kien-nghi': 'Kiến nghị, đề xuất',
} as const;

export type ReportPart = keyof typeof reportParts;

const partSchema = z.strictObject({
  part: field(z.enum(Object.keys(reportParts) as [ReportPart, ...ReportPart[]]), 'Phần', {
    example: 'ket-qua',
  }),
  heading: field(text(1, 200).optional(), 'Đề mục', { example: 'Tình hình thực hiện' }),
});

/** How one addressee wants the Word report: `mau-bao-cao/<tên>.yaml`. */
export const reportFormSchema = z
  .strictObject({
    title: field(text(1, 300).optional(), 'Trích yếu', {
      hint: 'Không ghi thì lấy tên kế hoạch.',
      example: 'Công tác thông tin, tuyên truyền cải cách hành chính',
    }),
    to: field(list(text(1, 300), { max: 50 }).optional(), 'Kính gửi', {
      hint: 'Không ghi thì lấy nơi nhận báo cáo của kế hoạch.',
      example: '[Sở Nội vụ]',
    }),
    copies: field(list(text(1, 300), { max: 50 }).optional(), 'Nơi nhận', { example: '[Đảng ủy xã]' }),
    parts: field(list(partSchema, { min: 1, max: 20 }), 'Các phần, theo thứ tự'),
  })
  .superRefine(({ parts }, context) => {
    for (const [index, { part }] of parts.entries())
      if (parts.findIndex((other) => other.part === part) < index)
        context.addIssue({
          code: 'custom',
          path: ['parts', index, 'part'],
          params: { problem: 'duplicate-id', id: part },
        });
  });

export type ReportForm = z.output<typeof reportFormSchema>;

/** The form of a report for which no other is asked: all parts in the order in which offices write them. */
export const USUAL_FORM: ReportForm = {
  parts: (Object.keys(reportParts) as ReportPart[]).map((part) => ({ part })),
};
