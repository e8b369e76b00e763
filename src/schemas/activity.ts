import { z } from 'zod';
import { audienceList, reached } from './audience.ts';
import { moment } from './day.ts';
import { field, identifier, list, proofList, text, textList } from './fields.ts';
import { activityForms, genres, origins, topics, valuesOf } from './vocabulary.ts';

/** A propaganda activity (hoạt động tuyên truyền): `hoat-dong/<slug>.md`. */
export const activitySchema = z.strictObject({
  title: field(text(1, 300), 'Tên hoạt động'),
  date: field(moment, 'Ngày', { example: '2026-03-14' }),
  form: field(z.enum(valuesOf(activityForms)), 'Hình thức', { example: 'tap-huan' }),
  times: field(z.int().min(0), 'Số lần', { example: '1' }),
  people: field(reached(), 'Số người', { example: '45' }),
  unit: field(identifier().optional(), 'Đơn vị'),
  units: field(list(identifier(), { max: 50 }).default([]), 'Các đơn vị cùng thực hiện', {
    example: '[van-phong, van-hoa]',
  }),
  partners: field(textList(50).optional(), 'Cơ quan phối hợp', { example: '[Ủy ban MTTQ xã]' }),
  topics: field(list(z.enum(valuesOf(topics)), { max: 50 }).default([]), 'Nội dung CCHC', {
    example: '[chinh-quyen-so]',
  }),
  audience: audienceList(),
  genre: field(z.enum(valuesOf(genres)).optional(), 'Thể loại, khi là tin, bài phát thanh', {
    example: 'tin',
  }),
  origin: field(z.enum(valuesOf(origins)).default('dia-phuong'), 'Nguồn gốc', { example: 'dia-phuong' }),
  sent: field(z.boolean().default(false), 'Cử đi dự, không tự tổ chức', { example: 'true' }),
  integrated: field(z.boolean().default(false), 'Lồng ghép trong cuộc họp, đợt phổ biến khác', {
    example: 'true',
  }),
  place: field(text(1, 300).optional(), 'Nơi thực hiện, nơi treo', { example: 'Nhà văn hóa thôn Mẫu 1' }),
  copies: field(z.int().min(1).optional(), 'Số lượng tờ, tấm', { example: '500' }),
  procedures: field(list(identifier(), { max: 100 }).default([]), 'Thủ tục được tuyên truyền', {
    example: '[dang-ky-khai-sinh]',
  }),
  proposals: field(textList().optional(), 'Vướng mắc, kiến nghị thu được'),
  evidence: field(proofList(), 'Minh chứng'),
});

export type Activity = z.output<typeof activitySchema>;
