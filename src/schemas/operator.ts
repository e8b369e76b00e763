import { z } from 'zod';
import { field } from './fields.ts';
import { readBase, readHost, type AddressFault } from './portal-address.ts';

/** What the operator says of all portals together: `cong.yaml` beside the portals' folders, in none of them. */
export const operatorSchema = z.strictObject({
  portals: field(
    z.record(
      z.string(),
      z.strictObject({
        hosts: field(z.array(read(readHost, 'xaminhhoa.vidu.gov.vn')).min(1), 'Tên máy', {
          example: '[xaminhhoa.vidu.gov.vn]',
        }),
        bases: field(z.array(read(readBase, '/xa-minh-hoa/')).min(1).default(['/']), 'Đường dẫn gốc', {
          example: '[/xa-minh-hoa/]',
        }),
      }),
    ),
    'Nơi ở của từng cổng',
    { hint: 'Tên thư mục của cổng, rồi những tên máy và đường dẫn gốc mà cổng đó được ở.' },
  ),
});

export type Operator = z.output<typeof operatorSchema>;

/** A text, read into the one form in which it is compared. @param example what it looks like */
function read(reader: (text: string) => string | { fault: AddressFault }, example: string) {
  return z
    .string()
    .max(300)
    .superRefine((text, context) => {
      if (typeof reader(text) !== 'string')
        context.addIssue({ code: 'custom', params: { problem: 'invalid-form', example } });
    })
    .transform((text) => reader(text) as string);
}
