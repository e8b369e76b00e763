/**
 * Escapes the characters in a line that Vietnamese texts use between words and numbers, and that Markdown would take
 * for marks: a single “~”, as in 50~70, and a “*” beside a number, as in 5*3. Code, tags and addresses stay as they
 * are.
 */
export function withSignsKept(line: string): string {
  if (!/[~*]/.test(line)) return line;
  return line.replace(KEPT, (found: string, isSign?: string) =>
    isSign === undefined ? found : `\\${found}`,
  );
}

/** Code, a tag or an address first, because what they contain is no character of the text. */
const KEPT = new RegExp(
  [
    '`[^`]{0,500}`',
    String.raw`<[a-z/!][^<>]{0,500}>`,
    String.raw`\b(?:https?://|www\.)[^\s<>]{0,1000}`,
    String.raw`\\.`,
    String.raw`((?<!~)~(?!~)|(?<=\d[\p{L}²³)]{0,4})\*(?=[\p{L}\d(])|(?<=[\p{L})])\*(?=\d))`,
  ].join('|'),
  'giu',
);
