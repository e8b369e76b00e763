import { z } from 'zod';
import { moment } from './day.ts';
import { field, identifier, list, text, webAddress } from './fields.ts';
import { channels, genres, origins, topics, valuesOf } from './vocabulary.ts';

/** An item published elsewhere (tin, bài đăng ngoài): `dang-ngoai/<slug>.md`. */
export const publicationSchema = z.strictObject({
  title: field(text(1, 300), 'Tiêu đề'),
  date: field(moment, 'Ngày đăng', { example: '2026-03-14' }),
  channel: field(z.enum(valuesOf(channels)), 'Kênh', { example: 'bao-tinh' }),
  outlet: field(text(1, 200), 'Cơ quan đăng', { example: 'Báo Ví Dụ' }),
  url: field(webAddress(), 'Địa chỉ', { example: 'https://bao.vidu.gov.vn/tin' }),
  genre: field(z.enum(valuesOf(genres)).default('tin'), 'Thể loại', { example: 'tin' }),
  unit: field(identifier().optional(), 'Đơn vị'),
  topics: field(list(z.enum(valuesOf(topics)), { max: 50 }).default([]), 'Nội dung CCHC', {
    example: '[chinh-quyen-so]',
  }),
  origin: field(z.enum(valuesOf(origins)).default('dia-phuong'), 'Nguồn gốc', { example: 'dia-phuong' }),
});

export type Publication = z.output<typeof publicationSchema>;
