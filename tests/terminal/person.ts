import { PassThrough } from 'node:stream';
import { openPrompter, type Prompter } from '../../src/terminal/prompts.ts';

/** Makes a person who types these lines, and then, when told to, breaks off with Ctrl-D. */
export function person(lines: string[], leaves = false): { prompter: Prompter; seen(): string } {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let seen = '';
  output.setEncoding('utf8').on('data', (text: string) => (seen += text));
  input.write(lines.map((line) => `${line}\n`).join(''));
  if (leaves) input.end();
  return { prompter: openPrompter(input, output), seen: () => seen };
}
