/**
 * Takes the signs out of a text that have no shape and make it look other than it is: marks that turn the order of
 * letters round, tags, notes between lines. Vietnamese needs none of them; they come along with text that is pasted.
 */
export function withoutHiddenSigns(text: string): string {
  return HIDDEN.test(text) ? text.replace(FLAG_OR_HIDDEN, (_found, flag?: string) => flag ?? '') : text;
}

/** Lists such signs with where each stands in the text. */
export function hiddenSignsIn(text: string): { sign: string; index: number }[] {
  if (!HIDDEN.test(text)) return [];
  return [...text.matchAll(FLAG_OR_HIDDEN)].flatMap(({ 0: sign, 1: flag, index }) =>
    flag === undefined ? { sign, index } : [],
  );
}

/** Names signs by their numbers in Unicode, each once. @example nameSigns('\u202e\u202e') // 'U+202E' */
export function nameSigns(signs: Iterable<string>): string {
  const numbers = [...new Set(signs)].map((sign) => sign.codePointAt(0)!.toString(16).toUpperCase());
  return numbers.map((number) => `U+${number.padStart(4, '0')}`).join(', ');
}

const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/v;

/** The flags of three countries are drawn by tags. */
const FLAG_OR_HIDDEN = new RegExp(String.raw`(\p{RGI_Emoji_Tag_Sequence})|${HIDDEN.source}`, 'gv');
