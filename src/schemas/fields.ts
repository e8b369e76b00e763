import { z } from 'zod';
import { deceitOf } from '../text/deceit.ts';
import { hiddenSignsIn, nameSigns } from '../text/hidden-signs.ts';

/** The words that an editor sees for a field. The schema holds them beside the rules. */
export interface FieldWords {
  label: string;
  hint?: string;
  example?: string;
}

const words = z.registry<FieldWords, z.ZodType>();

/** Attaches a Vietnamese label to a field, and where useful a hint and an example to paste. */
export function field<T extends z.ZodType>(
  schema: T,
  label: string,
  more: Omit<FieldWords, 'label'> = {},
): T {
  // Copies the schema, because one such as `day` serves many fields.
  const own = schema.clone() as T;
  words.add(own, { label, ...more });
  return own;
}

/** Returns the words of a field; undefined for a schema without words. */
export function fieldWords(schema: z.ZodType): FieldWords | undefined {
  return words.get(schema);
}

/** A text of one or more lines that is not blank. */
export const text = (min = 1, max = 2000) =>
  z.string().overwrite(stripControls).trim().min(min).max(max).superRefine(refuseHiddenSigns);

/** Removes control characters, which pasted text may contain and which break feeds and JSON readers. */
function stripControls(written: string): string {
  // Most texts have none, and one look costs less than three.
  if (!MAY_HAVE_CONTROLS.test(written)) return written;
  return written
    .replace(/[\u0085\u2028\u2029]/g, ' ')
    .replace(CONTROLS, '')
    .toWellFormed();
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;
/** Any character that may have to go; among them the halves of those beyond U+FFFF, because one may be alone. */
const MAY_HAVE_CONTROLS = /[^\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd]/;

/**
 * Refuses hidden characters that YAML spells by number; the reader has already removed those that stand in the file.
 */
function refuseHiddenSigns(written: string, context: z.RefinementCtx): void {
  const found = hiddenSignsIn(written);
  if (found.length === 0) return;
  const facts = { signs: nameSigns(found.map(({ sign }) => sign)), count: found.length };
  context.addIssue({
    code: 'custom',
    params: { problem: 'hidden-signs', ...facts, isEscaped: true, isInBody: false },
  });
}

/** One text or a list of texts; parses to a list. */
export const textList = (max = 200) => z.union([text().transform((one) => [one]), list(text(), { max })]);

/**
 * A list of at most `max` items. Refuses a longer list before parsing any item, because a file of a quarter of a
 * megabyte may hold eighty thousand items, each with five mistakes.
 */
export function list<T extends z.ZodType>(
  element: T,
  { min = 0, max }: { min?: number; max: number },
): z.ZodArray<T> {
  // The constructor cannot tell what its elements are.
  const whole: z.core.$ZodType = new BoundedList({ type: 'array', element, maxItems: max });
  const bounded = whole as z.ZodArray<T>;
  return min > 0 ? bounded.min(min) : bounded;
}

interface BoundedListDef extends z.core.$ZodArrayDef {
  maxItems: number;
}

const BoundedList = z.core.$constructor<z.ZodArray & { _zod: { def: BoundedListDef } }, BoundedListDef>(
  'BoundedList',
  (instance, def) => {
    z.ZodArray.init(instance, def);
    const parseAll = instance._zod.parse;
    instance._zod.parse = (payload, context) => {
      const { value: input } = payload as { value: unknown };
      if (!Array.isArray(input) || input.length <= def.maxItems) return parseAll(payload, context);
      payload.issues.push({
        ...{ code: 'too_big', origin: 'array', maximum: def.maxItems, inclusive: true },
        ...{ input, inst: instance, continue: false },
      } as z.core.$ZodRawIssue);
      return payload;
    };
  },
);

/** A web address that leads where it seems to lead; only http and https, so that it cannot be a script. */
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

/** An identifier that may stand in an address: a–z, 0–9 and hyphens. */
export const identifier = () => z.string().regex(IDENTIFIER).max(100);

export const IDENTIFIER = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A picture in the portal's folder; its path is relative to the file that names it. */
export const picture = () =>
  z.strictObject({
    src: field(text(1, 300), 'Tệp ảnh', { example: 'hoi-nghi.jpg' }),
    alt: field(text(1, 300), 'Mô tả ảnh', { example: 'Cán bộ hướng dẫn người dân nộp hồ sơ' }),
    caption: field(text(1, 500).optional(), 'Chú thích ảnh'),
  });

/** A download in the portal's folder; its path is relative to the file that names it. */
export const attachment = () =>
  z.strictObject({
    src: field(text(1, 300), 'Tệp đính kèm', { example: 'ke-hoach.pdf' }),
    name: field(text(1, 300).optional(), 'Tên tệp hiển thị'),
  });

/**
 * An address of the portal that is no longer used, from its root: plain segments, none of which begins with a dot
 * because servers hide those, and perhaps the query of an old system. Holds no character with a meaning in a server's
 * configuration.
 */
export const oldAddress = () => z.string().max(1000).regex(OLD_ADDRESS);

const OLD_ADDRESS =
  /^\/(?:[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*\/)*(?:[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*)?(?:\?[a-zA-Z0-9._~%&=+,:@/-]{1,500})?$/;

/** The old addresses of an entry that has a page of its own. */
export const aliases = () =>
  field(list(oldAddress(), { max: 50 }).default([]), 'Địa chỉ cũ của trang', {
    hint: 'Địa chỉ đã in ra, đã gửi đi trước đây; mở địa chỉ đó thì tới trang này.',
    example: '[/tin-tuc/ten-cu/, "/index.php?nv=news&op=ten-cu"]',
  });

/** A named link out of the portal. */
export const namedLink = () =>
  z.strictObject({
    name: field(text(1, 200), 'Tên liên kết'),
    url: field(webAddress(), 'Địa chỉ liên kết', { example: 'https://dichvucong.gov.vn' }),
  });

/** What proves a record: words, a named link, or a file of the portal's folder. */
export type Proof = { note: string } | { name: string; url: string } | { name: string; src: string };

/** Returns the address where a note is nothing but one, and shows plainly where it leads; else undefined. */
export function addressInNote(note: string): string | undefined {
  return /^https?:\/\/\S+$/.test(note) && URL.canParse(note) && !deceitOf(note) ? note : undefined;
}

const fileProof = z.strictObject({
  name: field(text(1, 200), 'Tên tài liệu', { example: 'Giấy triệu tập' }),
  src: field(text(1, 300), 'Tệp tài liệu', { example: 'giay-trieu-tap.pdf' }),
});

const proof: z.ZodType<Proof> = z.union([
  text(1, 1000).transform((note) => ({ note })),
  namedLink(),
  fileProof,
]);

/** One proof or a list of proofs; parses to a list. */
export const proofList = () =>
  z.union([proof.transform((one) => [one]), list(proof, { max: 100 })]).optional();
