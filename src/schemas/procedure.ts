import { z } from 'zod';
import { formatNumber } from '../text/format.ts';
import { day } from './day.ts';
import { aliases, field, list, text, textList, webAddress } from './fields.ts';
import { procedureLevels, procedureStatuses, valuesOf } from './vocabulary.ts';

const stepSchema = z.strictObject({
  name: field(text(1, 300), 'Việc làm', { example: 'Tiếp nhận, kiểm tra hồ sơ' }),
  who: field(text(1, 200), 'Người, bộ phận làm', { example: 'Bộ phận Một cửa' }),
  time: field(text(1, 100), 'Thời gian', { example: '0,5 ngày làm việc' }),
});

/** A form (mẫu đơn, tờ khai) that residents fill in; its paths are relative to the file that names it. */
const formSchema = z.strictObject({
  src: field(text(1, 300), 'Tệp mẫu đơn, tờ khai', { example: 'to-khai-dang-ky-khai-sinh.docx' }),
  name: field(text(1, 300), 'Tên mẫu đơn, tờ khai', { example: 'Tờ khai đăng ký khai sinh' }),
  sample: field(text(1, 300).optional(), 'Tệp điền mẫu', { example: 'to-khai-da-dien.pdf' }),
});

/** An administrative procedure (thủ tục hành chính): `thu-tuc/<slug>.md`. */
export const procedureSchema = z.strictObject({
  code: field(text(1, 40), 'Mã thủ tục', { example: '"1.001193"' }),
  name: field(text(1, 1500), 'Tên thủ tục'),
  field: field(text(1, 200), 'Lĩnh vực', { example: 'Hộ tịch' }),
  level: field(z.enum(valuesOf(procedureLevels)), 'Mức độ trực tuyến', { example: 'toan-trinh' }),
  status: field(z.enum(valuesOf(procedureStatuses)), 'Tình trạng', { example: 'hien-hanh' }),
  url: field(webAddress(), 'Địa chỉ nộp hồ sơ', { example: 'https://dichvucong.gov.vn' }),
  decision: field(text(1, 200).optional(), 'Quyết định công bố', { example: '"45/QĐ-UBND"' }),
  changed: field(day.optional(), 'Ngày công bố thay đổi', {
    hint: 'Không ghi thì lấy ngày của quyết định công bố.',
    example: '2026-03-14',
  }),
  days: field(
    z.union([text(1, 200), z.number().transform((days) => `${days} ngày làm việc`)]).optional(),
    'Thời hạn giải quyết',
  ),
  fee: field(z.union([text(1, 500), z.number().transform(formatFee)]).optional(), 'Phí, lệ phí'),
  forWhom: field(textList().optional(), 'Đối tượng thực hiện'),
  papers: field(textList().optional(), 'Thành phần hồ sơ'),
  forms: field(list(formSchema, { max: 50 }).default([]), 'Mẫu đơn, tờ khai', {
    hint: 'Tệp đặt cạnh thủ tục.',
  }),
  places: field(textList().optional(), 'Nơi tiếp nhận'),
  result: field(text().optional(), 'Kết quả'),
  legalBasis: field(textList().optional(), 'Căn cứ pháp lý'),
  steps: field(list(stepSchema, { max: 50 }).default([]), 'Quy trình giải quyết'),
  post: field(z.boolean().default(false), 'Nhận, trả qua bưu chính công ích', { example: 'true' }),
  linked: field(z.boolean().default(false), 'Một cửa liên thông', { example: 'true' }),
  files: field(z.int().min(0).optional(), 'Số hồ sơ trong năm', { example: '312' }),
  aliases: aliases(),
  keywords: field(textList().optional(), 'Từ người dân hay dùng', { example: 'làm giấy khai sinh' }),
  lifeEvent: field(textList(20).optional(), 'Sự kiện trong đời', { example: 'sinh-con' }),
});

/** Says in words how a procedure is submitted. */
export function waysToSubmit({
  level,
  post,
  linked,
}: Pick<Procedure, 'level' | 'post' | 'linked'>): string[] {
  return [
    procedureLevels[level],
    ...(post ? ['Nhận hồ sơ, trả kết quả qua bưu chính công ích'] : []),
    ...(linked ? ['Giải quyết theo cơ chế một cửa liên thông'] : []),
  ];
}

/** Says whether a text has the form of the codes of the national database: 1.001193, or with the place 1.001193.000.00.00.H01. */
export function looksLikeProcedureCode(text: string): boolean {
  return USUAL_CODE.test(text);
}

const USUAL_CODE = /^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?$/;

function formatFee(dong: number): string {
  return dong === 0 ? 'Không thu' : `${formatNumber(dong)} đồng`;
}

export type Procedure = z.output<typeof procedureSchema>;
export type ProcedureForm = Procedure['forms'][number];
