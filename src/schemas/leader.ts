import { z } from 'zod';
import { day } from './day.ts';
import { email, field, picture, text } from './fields.ts';
import { organs, valuesOf } from './vocabulary.ts';

/** A leader (lãnh đạo): `lanh-dao/<person>.md`. Its first five fields come from Kế hoạch 31/KH-UBND, Phụ lục III.d. */
export const leaderSchema = z.strictObject({
  name: field(text(1, 100), 'Họ và tên', { example: 'Nguyễn Văn A' }),
  position: field(text(1, 200), 'Chức vụ', { example: 'Chủ tịch Ủy ban nhân dân xã' }),
  phone: field(text(1, 60), 'Điện thoại', { example: '"0200 000 0012"' }),
  email: field(email(), 'Thư điện tử chính thức', { example: 'chutich@xaminhhoa.vidu.gov.vn' }),
  duties: field(text(), 'Nhiệm vụ đảm nhiệm'),
  order: field(z.int(), 'Thứ tự', { example: '1' }),
  photo: field(picture().optional(), 'Ảnh chân dung'),
  termFrom: field(day.optional(), 'Bắt đầu nhiệm kỳ', { example: '2025-07-01' }),
  term: field(text(1, 60).optional(), 'Nhiệm kỳ', { example: '2026 – 2031' }),
  organ: field(z.enum(valuesOf(organs)).optional(), 'Cơ quan', {
    hint: 'Không ghi thì lấy theo chức vụ.',
    example: 'ubnd',
  }),
  termTo: field(day.optional(), 'Kết thúc nhiệm kỳ', { example: '2026-06-30' }),
});

export type Leader = z.output<typeof leaderSchema>;
