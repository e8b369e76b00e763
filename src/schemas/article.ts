import { z } from 'zod';
import { audienceList } from './audience.ts';
import { day, hasBegun, moment, type Day, type Minute } from './day.ts';
import {
  aliases,
  attachment,
  field,
  identifier,
  list,
  namedLink,
  picture,
  text,
  webAddress,
} from './fields.ts';
import { articleLabels, genres, origins, topics, valuesOf } from './vocabulary.ts';

/** An article (tin bài) of the portal: `tin-tuc/<year>/<slug>.md`. */
export const articleSchema = z.strictObject({
  title: field(text(10, 200), 'Tiêu đề', { example: 'Tập huấn nộp hồ sơ trực tuyến cho cán bộ thôn' }),
  date: field(moment, 'Ngày đăng', { example: '2026-03-14' }),
  section: field(identifier(), 'Chuyên mục', { example: 'cchc' }),
  summary: field(text(30, 500), 'Tóm tắt'),
  genre: field(z.enum(valuesOf(genres)).default('tin'), 'Thể loại', { example: 'tin' }),
  topics: field(list(z.enum(valuesOf(topics)), { max: 50 }).default([]), 'Nội dung CCHC', {
    example: '[chinh-quyen-so]',
  }),
  origin: field(z.enum(valuesOf(origins)).default('dia-phuong'), 'Nguồn gốc', { example: 'dia-phuong' }),
  source: field(namedLink().optional(), 'Nguồn đăng lại'),
  unit: field(identifier().optional(), 'Đơn vị'),
  units: field(list(identifier(), { max: 50 }).default([]), 'Các đơn vị cùng thực hiện', {
    example: '[van-phong, van-hoa]',
  }),
  audience: audienceList(),
  labels: field(list(z.enum(valuesOf(articleLabels)), { max: 10 }).default([]), 'Nhãn', {
    example: '[sang-kien]',
  }),
  procedures: field(list(identifier(), { max: 100 }).default([]), 'Thủ tục mà bài hướng dẫn', {
    example: '[dang-ky-khai-sinh]',
  }),
  video: field(webAddress().optional(), 'Địa chỉ xem clip', { example: 'https://dai.vidu.gov.vn/clip/12' }),
  author: field(text(1, 200).optional(), 'Tác giả'),
  cover: field(picture().optional(), 'Ảnh đại diện'),
  draft: field(z.boolean().default(false), 'Bản nháp', { example: 'true' }),
  expires: field(day.optional(), 'Hết hạn', { example: '2026-12-31' }),
  updated: field(moment.optional(), 'Ngày cập nhật', { example: '2026-03-20' }),
  attachments: field(list(attachment(), { max: 200 }).default([]), 'Tệp đính kèm'),
  aliases: aliases(),
  pinned: field(z.boolean().default(false), 'Ghim lên đầu', { example: 'true' }),
});

export type Article = z.output<typeof articleSchema>;

/**
 * Says whether an article is on the portal on a day or at a minute. Drafts are not, nor articles with a later date; one
 * with an hour waits for that hour.
 */
export function isPublished({ draft, date }: Pick<Article, 'draft' | 'date'>, asOf: Day | Minute): boolean {
  return !draft && hasBegun(date, asOf);
}
