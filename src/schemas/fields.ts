import { z } from 'zod';
import { deceitOf } from '../text/deceit.ts';
import { hiddenSignsIn, nameSigns } from '../text/hidden-signs.ts';

/** The words an editor sees for a field. They live beside its rules, in the schema. */
export interface FieldWords {
  label: string;
  hint?: string;
  example?: string;
}

const words = z.registry<FieldWords, z.ZodType>();

/** Gives a field its Vietnamese label, and where useful a hint and an example to paste. */
export function field<T extends z.ZodType>(
  schema: T,
  label: string,
  more: Omit<FieldWords, 'label'> = {},
): T {
  // A copy, since a schema such as that of a day serves many fields.
  const own = schema.clone() as T;
  words.add(own, { label, ...more });
  return own;
}

/** Finds the words of a field; undefined for a schema that was given none. */
export function fieldWords(schema: z.ZodType): FieldWords | undefined {
  return words.get(schema);
}

/** One line or more of text that is not blank. */
export const text = (min = 1, max = 2000) =>
  z.string().overwrite(stripControls).trim().min(min).max(max).superRefine(refuseHiddenSigns);

/** Characters that pasted text may hide and that feeds and JSON readers choke on. */
function stripControls(written: string): string {
  // eslint-disable-next-line no-control-regex
  const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;
  return written
    .replace(/[\u0085\u2028\u2029]/g, ' ')
    .replace(CONTROLS, '')
    .toWellFormed();
}

/** Those that stand in a file are not read; here are left those that YAML lets one write by their number. */
function refuseHiddenSigns(written: string, context: z.RefinementCtx): void {
  const found = hiddenSignsIn(written);
  if (found.length === 0) return;
  const facts = { signs: nameSigns(found.map(({ sign }) => sign)), count: found.length };
  context.addIssue({
    code: 'custom',
    params: { problem: 'hidden-signs', ...facts, isEscaped: true, isInBody: false },
  });
}

/** One text or a list of texts; always a list once read. */
export const textList = (most = 200) => z.union([text().transform((one) => [one]), list(text(), { most })]);

/**
 * A list with a bound. One that is longer is refused as a whole, before any of its items is looked at: a file of a
 * quarter of a megabyte has room for eighty thousand of them, and each could be wrong in five ways.
 */
export function list<T extends z.ZodType>(
  element: T,
  { least = 0, most }: { least?: number; most: number },
): z.ZodArray<T> {
  const whole = new BoundedList({ type: 'array', element, most }) as unknown as z.ZodArray<T>;
  return least > 0 ? whole.min(least) : whole;
}

interface BoundedListDef extends z.core.$ZodArrayDef {
  most: number;
}

const BoundedList = z.core.$constructor<z.ZodArray & { _zod: { def: BoundedListDef } }, BoundedListDef>(
  'BoundedList',
  (instance, def) => {
    z.ZodArray.init(instance, def);
    const parseAll = instance._zod.parse;
    instance._zod.parse = (payload, context) => {
      const { value: input } = payload as { value: unknown };
      if (!Array.isArray(input) || input.length <= def.most) return parseAll(payload, context);
      payload.issues.push({
        ...{ code: 'too_big', origin: 'array', maximum: def.most, inclusive: true },
        ...{ input, inst: instance, continue: false },
      } as z.core.$ZodRawIssue);
      return payload;
    };
  },
);

/** A web address that leads where it seems to. Nothing but http and https passes, so no script can hide in one. */
export const webAddress = () =>
  z
    .url({ protocol: /^https?$/, hostname: z.regexes.hostname, abort: true })
    .max(4000, { abort: true })
    .superRefine((href, context) => {
      const deceit = deceitOf(href);
      if (deceit)
        context.addIssue({
          code: 'custom',
          params: { problem: deceit.code, ...deceit, href: href.slice(0, 100), isInBody: false },
        });
    });

export const email = () => z.email().max(254);

/** An identifier as it stands in an address: a–z, 0–9 and hyphens. */
export const identifier = () => z.string().regex(IDENTIFIER).max(100);

export const IDENTIFIER = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A picture kept in the portal's folder, relative to the file that names it. */
export const picture = () =>
  z.strictObject({
    src: field(text(1, 300), 'Tệp ảnh', { example: 'hoi-nghi.jpg' }),
    alt: field(text(1, 300), 'Mô tả ảnh', { example: 'Cán bộ hướng dẫn người dân nộp hồ sơ' }),
    caption: field(text(1, 500).optional(), 'Chú thích ảnh'),
  });

/** A file offered for download, kept in the portal's folder. */
export const attachment = () =>
  z.strictObject({
    src: field(text(1, 300), 'Tệp đính kèm', { example: 'ke-hoach.pdf' }),
    name: field(text(1, 300).optional(), 'Tên tệp hiển thị'),
  });

/** A named link out of the portal. */
export const namedLink = () =>
  z.strictObject({
    name: field(text(1, 200), 'Tên liên kết'),
    url: field(webAddress(), 'Địa chỉ liên kết', { example: 'https://dichvucong.gov.vn' }),
  });
