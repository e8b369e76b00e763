import { printable, printableLines } from '../text/printable.ts';
import { isDebugging } from './environment.ts';

/** Says why the tool could not do its work, in a sentence for the person who can change that; exit code 2. */
export class Failure extends Error {}

/** Describes an unforeseen error in one line, or with its stack where CONG_XA_DEBUG is set. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  return isDebugging()
    ? printableLines(error.stack ?? error.message)
    : printable(error.message.split('\n')[0] ?? error.name);
}
