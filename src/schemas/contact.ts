import { z } from 'zod';
import { email, field, text, textList } from './fields.ts';
import { openingFields } from './opening.ts';

/** An official contact point (điểm giao dịch): `giao-dich/<place>.md`. */
export const contactSchema = z.strictObject({
  name: field(text(1, 200), 'Tên nơi giao dịch'),
  address: field(text(), 'Địa chỉ'),
  phone: field(text(1, 60), 'Điện thoại', { example: '"0200 000 0012"' }),
  email: field(email(), 'Thư điện tử chính thức', { example: 'vanphong@xaminhhoa.vidu.gov.vn' }),
  hours: field(textList(30).optional(), 'Giờ làm việc'),
  ...openingFields,
  fax: field(text(1, 60).optional(), 'Fax'),
  map: field(text().optional(), 'Chỉ đường'),
  order: field(z.int().optional(), 'Thứ tự', { example: '1' }),
  kind: field(text(1, 100).optional(), 'Loại điểm giao dịch'),
});

export type Contact = z.output<typeof contactSchema>;
