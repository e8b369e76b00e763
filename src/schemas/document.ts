import { z } from 'zod';
import { day } from './day.ts';
import { field, identifier, text, textList } from './fields.ts';

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
  section: field(identifier().optional(), 'Chuyên mục', { example: 'cchc' }),
});

export type Document = z.output<typeof documentSchema>;
