/**
 * Finds the end of a block that Markdown takes as it is and that begins in a line: fenced code or HTML.
 * @returns the index of the first line after it; that of the line itself where none begins there
 */
export function blockEndOf(lines: readonly string[], index: number): number {
  const line = lines[index]!.trimStart();
  const fence = fenceIn(line);
  if (fence) return endBehind(lines, index + 1, (each) => closes(fence, each));
  const [name] = HTML_BLOCK.exec(line) ?? [];
  if (name === undefined) return index;
  const closing = CLOSINGS[name.toLowerCase()];
  if (!closing) return endBehind(lines, index + 1, (each) => each.trim() === '');
  return endBehind(lines, index, (each) => each.toLowerCase().includes(closing));
}

/** The characters that open a fence in a line; null for other lines. */
export function fenceIn(line: string): string | null {
  return /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line.trimStart())?.[0] ?? null;
}

/** Says whether a line closes a fence. */
export function closes(fence: string, line: string): boolean {
  const sign = line.trim();
  return sign.length >= fence.length && sign === fence[0]!.repeat(sign.length);
}

const HTML_BLOCK = /^<(?:!--|\?|!|\/?[a-z][a-z0-9-]{0,20}(?=[\s/>]|$))/i;

/** What closes the blocks of HTML that no empty line closes. */
const CLOSINGS: Record<string, string> = {
  '<!--': '-->',
  '<?': '?>',
  '<pre': '</pre>',
  '<script': '</script>',
  '<style': '</style>',
  '<textarea': '</textarea>',
};

function endBehind(lines: readonly string[], from: number, isLast: (line: string) => boolean): number {
  for (let at = from; at < lines.length; at++) if (isLast(lines[at]!)) return at + 1;
  return lines.length;
}
