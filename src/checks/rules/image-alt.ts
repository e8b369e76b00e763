import { problem, type Problem } from '../../problems/problem.ts';
import type { Position } from '../../reading/positions.ts';
import { slugify } from '../../text/fold.ts';
import type { Rule } from '../rule.ts';

export const imageAlt: Rule = {
  entry: ({ entry, outline }) => {
    const { file, data, positionOf } = entry;
    const inFields = ['cover', 'photo', 'map'].flatMap((key): Problem[] => {
      const picture = (data as Record<string, unknown>)[key];
      if (typeof picture !== 'object' || picture === null) return [];
      const { src, alt } = picture as { src: string; alt: string };
      return weakAlt(file, src, alt, false, () => positionOf([key, 'alt']));
    });
    // A picture of another site is not shown; the page shows its description instead.
    const own = outline.pictures.filter(({ target }) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target.trim()));
    const inBody = own.flatMap(({ target, alt, line, column }) =>
      weakAlt(file, target, alt, true, () => ({ line, column })),
    );
    return [...inFields, ...inBody];
  },
};

function weakAlt(
  file: string,
  src: string,
  alt: string,
  inBody: boolean,
  positionOf: () => Position,
): Problem[] {
  return isReal(alt, src) ? [] : [problem('image-alt', file, { src, alt: alt.trim(), inBody }, positionOf())];
}

/** Says whether a description says more than “picture”, and more than the name of the file. */
function isReal(alt: string, src: string): boolean {
  if (alt.length > Math.max(MAX_EMPTY_LENGTH, src.length) && alt.includes(' ')) return true;
  const words = slugify(alt);
  const name = (src.split('/').at(-1) ?? '').replace(/\.[a-z0-9]+$/i, '');
  return (
    words !== '' &&
    !(words === slugify(name) && isBareAscii(alt)) &&
    !/\.(jpe?g|png|webp|gif|avif)$/i.test(alt.trim()) &&
    !EMPTY_WORDS.test(words)
  );
}

/** Says whether a text has no marks at all. Words equal to the file name are a description only if they are written with marks. */
function isBareAscii(alt: string): boolean {
  return !/[^\0-\x7f]/.test(alt);
}

/** Characters. No meaningless phrase is longer. */
const MAX_EMPTY_LENGTH = 40;

/** Meaningless phrases such as “Ảnh”, “hình 1”, “ảnh minh họa”, “IMG 2034”, “không có mô tả”. */
const EMPTY_WORDS =
  /^(?:(?:buc|tam|mot|cac|mot-so|nhung)-)?(?:anh|hinh|hinh-anh|image|img|picture|photo|pic|screenshot|dsc|chup-man-hinh|zalo|untitled|khong-co-mo-ta|mo-ta|mo-ta-anh|alt)(?:-(?:anh|minh-hoa|dai-dien|bai-viet|tin|tu-lieu|chup|so|\d+|[0-9a-f]+))*$|^[\d-]+$|^.{1,2}$/;
