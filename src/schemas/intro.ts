import { z } from 'zod';
import { day } from './day.ts';
import { aliases, attachment, field, list, picture, text } from './fields.ts';
import type { Portal } from './portal.ts';
import { introParts, valuesOf, type IntroPart } from './vocabulary.ts';

/** One of the six parts of giới thiệu: `gioi-thieu/<part>.md`. The map is a picture or an attached PDF. */
export const introSchema = z.strictObject({
  title: field(text(1, 200).optional(), 'Tiêu đề'),
  summary: field(text(1, 500).optional(), 'Tóm tắt'),
  updated: field(day.optional(), 'Ngày cập nhật', { example: '2026-03-20' }),
  cover: field(picture().optional(), 'Ảnh đại diện'),
  map: field(picture().optional(), 'Bản đồ'),
  attachments: field(list(attachment(), { max: 200 }).default([]), 'Tệp đính kèm'),
  aliases: aliases(),
});

export type Intro = z.output<typeof introSchema>;

/**
 * Lists the parts of giới thiệu that a portal must have: they describe a territory, which a department (sở, ban, ngành)
 * does not have.
 */
export function askedIntroParts(kind: Portal['kind'] | undefined): IntroPart[] {
  return kind === 'so-nganh' ? [] : valuesOf(introParts);
}
