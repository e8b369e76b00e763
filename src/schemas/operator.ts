import { z } from 'zod';
import { field } from './fields.ts';
import { readBase, readHost, type AddressFault } from './portal-address.ts';

const allowedAddresses = z.strictObject({
  hosts: field(z.array(read(readHost, 'xaminhhoa.vidu.gov.vn')).min(1), 'Tên máy', {
    example: '[xaminhhoa.vidu.gov.vn]',
  }),
  bases: field(z.array(read(readBase, '/xa-minh-hoa/')).min(1).default(['/']), 'Đường dẫn gốc', {
    example: '[/xa-minh-hoa/]',
  }),
});

/** The operator's file for all portals: `cong.yaml`, outside the portals' folders. */
export const operatorSchema = z.strictObject({
  portals: field(z.record(z.string(), allowedAddresses), 'Nơi ở của từng cổng', {
    hint: 'Tên thư mục của cổng, rồi những tên máy và đường dẫn gốc mà cổng đó được ở.',
  }),
});

export type Operator = z.output<typeof operatorSchema>;

/**
 * A text that parses to the form in which hosts or bases are compared.
 * @param example shown where the text has another form
 */
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
