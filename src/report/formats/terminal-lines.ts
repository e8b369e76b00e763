import { wrap } from '../../text/wrap.ts';

/** The columns of the terminals for which reports are written. */
export const WIDTH = 80;

/** Wraps a text and moves it in by some columns, further lines by two more. */
export function indent(text: string, by: number): string[] {
  return wrap(text, WIDTH - by - 2).map((line, index) => ' '.repeat(index === 0 ? by : by + 2) + line);
}
