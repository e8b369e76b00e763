import { z } from 'zod';
import { audienceList } from './audience.ts';
import { moment } from './day.ts';
import { field, identifier, list, text, webAddress } from './fields.ts';
import { channels, origins, publicationGenres, publicationStatuses, topics, valuesOf } from './vocabulary.ts';

const proofSchema = z
  .strictObject({
    issue: field(text(1, 200).optional(), 'Số báo, trang', { example: 'Số 5213, trang 3' }),
    aired: field(text(1, 200).optional(), 'Giờ, ngày phát sóng', { example: '17 giờ 30 ngày 14/3/2026' }),
    src: field(text(1, 300).optional(), 'Tệp bản chụp', { example: 'trang-bao.pdf' }),
  })
  .superRefine(({ issue, aired, src }, context) => {
    if (!issue && !aired && !src)
      context.addIssue({ code: 'custom', params: { problem: 'publication-unproved' } });
  });

/** An item published elsewhere (tin, bài đăng ngoài): `dang-ngoai/<slug>.md`. */
export const publicationSchema = z
  .strictObject({
    title: field(text(1, 300), 'Tiêu đề'),
    date: field(moment, 'Ngày đăng', { example: '2026-03-14' }),
    channel: field(z.enum(valuesOf(channels)), 'Kênh', { example: 'bao-tinh' }),
    outlet: field(text(1, 200), 'Cơ quan đăng', { example: 'Báo Ví Dụ' }),
    url: field(webAddress().optional(), 'Địa chỉ', {
      hint: 'Bản in, phát sóng không có địa chỉ thì ghi proof.',
      example: 'https://bao.vidu.gov.vn/tin',
    }),
    proof: field(proofSchema.optional(), 'Minh chứng khi không có địa chỉ'),
    status: field(
      z.enum(valuesOf(publicationStatuses)).default('tiep-nhan'),
      'Đã gửi, được đăng hay bị trả về',
      {
        example: 'da-gui',
      },
    ),
    sent: field(moment.optional(), 'Ngày gửi', { example: '2026-03-10' }),
    reason: field(text(1, 500).optional(), 'Lý do trả về'),
    genre: field(z.enum(valuesOf(publicationGenres)).default('tin'), 'Thể loại', { example: 'tin' }),
    unit: field(identifier().optional(), 'Đơn vị'),
    units: field(list(identifier(), { max: 50 }).default([]), 'Các đơn vị cùng thực hiện', {
      example: '[van-phong, van-hoa]',
    }),
    audience: audienceList(),
    topics: field(list(z.enum(valuesOf(topics)), { max: 50 }).default([]), 'Nội dung CCHC', {
      example: '[chinh-quyen-so]',
    }),
    origin: field(z.enum(valuesOf(origins)).default('dia-phuong'), 'Nguồn gốc', { example: 'dia-phuong' }),
  })
  .superRefine(({ url, proof, status }, context) => {
    if (status === 'tiep-nhan' && !url && !proof)
      context.addIssue({ code: 'custom', path: ['url'], params: { problem: 'publication-unproved' } });
  });

/** Says whether an item that was sent is out; the others are of use to the report alone. */
export function isAccepted({ status }: Pick<Publication, 'status'>): boolean {
  return status === 'tiep-nhan';
}

export type Publication = z.output<typeof publicationSchema>;
