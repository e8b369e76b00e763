import { z } from 'zod';
import { day } from './day.ts';
import { aliases, email, field, identifier, list, text, textList, webAddress } from './fields.ts';
import { sentReportSchema } from './score.ts';

const codeList = z.union([
  list(text(1, 40), { min: 1, max: 2000 }).superRefine((codes, context) => {
    for (const [index, code] of codes.entries())
      if (codes.indexOf(code) < index)
        context.addIssue({
          code: 'custom',
          path: [index],
          params: { problem: 'code-twice', procedure: code },
        });
  }),
  text(1, 300).transform((src) => ({ src })),
]);

const consultationSchema = z.strictObject({
  until: field(day, 'Nhận ý kiến đến hết ngày', { example: '2026-04-30' }),
  email: field(email().optional(), 'Thư nhận ý kiến'),
  url: field(webAddress().optional(), 'Trang gửi ý kiến'),
  result: field(text(1, 5000).optional(), 'Kết quả tiếp thu, giải trình'),
});

/** A document (văn bản): `van-ban/<slug>.md`, with its file beside it. */
export const documentSchema = z.strictObject({
  number: field(text(1, 100), 'Số, ký hiệu', { example: '"25/KH-UBND"' }),
  type: field(text(1, 100), 'Hình thức văn bản', { example: 'Kế hoạch' }),
  issuer: field(text(1, 200), 'Cơ quan ban hành'),
  issued: field(day, 'Ngày ban hành', { example: '2026-01-05' }),
  subject: field(text(1, 1000), 'Trích yếu'),
  effective: field(day.optional(), 'Ngày hiệu lực', { example: '2026-01-05' }),
  expires: field(day.optional(), 'Ngày hết hiệu lực', { example: '2026-12-31' }),
  file: field(text(1, 300).optional(), 'Tệp văn bản', { example: 'ke-hoach.pdf' }),
  signer: field(text(1, 200).optional(), 'Người ký'),
  replaces: field(textList().optional(), 'Thay thế văn bản'),
  unit: field(identifier().optional(), 'Đơn vị ban hành, tham mưu'),
  codes: field(codeList.optional(), 'Mã thủ tục được công bố', {
    hint: 'Kê các mã, hoặc tên tệp .csv đặt cạnh, mỗi dòng một mã.',
    example: '["1.001193", "1.000894"]',
  }),
  consultation: field(consultationSchema.optional(), 'Lấy ý kiến dự thảo'),
  section: field(identifier().optional(), 'Chuyên mục', { example: 'cchc' }),
  report: field(sentReportSchema.optional(), 'Là báo cáo theo kế hoạch'),
  aliases: aliases(),
});

export type Document = z.output<typeof documentSchema>;
