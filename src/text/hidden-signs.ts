/**
 * Removes invisible characters that change how a text looks: marks that reverse the order of letters, tags,
 * annotations. Vietnamese needs none of them; pasted text may bring them along.
 */
export function withoutHiddenSigns(text: string): string {
  return HIDDEN.test(text) ? text.replace(FLAG_OR_HIDDEN, (_found, flag?: string) => flag ?? '') : text;
}

/** Lists these characters with their positions in the text. */
export function hiddenSignsIn(text: string): { sign: string; index: number }[] {
  if (!HIDDEN.test(text)) return [];
  return [...text.matchAll(FLAG_OR_HIDDEN)].flatMap(({ 0: sign, 1: flag, index }) =>
    flag === undefined ? { sign, index } : [],
  );
}

/** Names characters by their Unicode numbers, each once. @example nameSigns('\u202e\u202e') // 'U+202E' */
export function nameSigns(signs: Iterable<string>): string {
  const numbers = [...new Set(signs)].map((sign) => sign.codePointAt(0)!.toString(16).toUpperCase());
  return numbers.map((number) => `U+${number.padStart(4, '0')}`).join(', ');
}

const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/v;

/** Matches the emoji of three flags before hidden characters, because tags draw these flags. */
const FLAG_OR_HIDDEN = new RegExp(String.raw`(\p{RGI_Emoji_Tag_Sequence})|${HIDDEN.source}`, 'gv');
