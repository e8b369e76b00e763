/** Breaks a text between words into lines of at most so many characters; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Writes a text beside a label, wrapped at a width, with every line indented to where the first one begins. */
export function wrapBeside(label: string, text: string, width: number): string {
  const indent = ' '.repeat(label.length);
  return wrap(text, width - label.length)
    .map((line, index) => (index === 0 ? label : indent) + line)
    .join('\n');
}
