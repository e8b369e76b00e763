import { basename, isAbsolute, relative } from 'node:path';
import { printable, printableLines } from '../text/printable.ts';
import { describeError, Failure } from './failure.ts';
import { withSlashes } from '../text/slashes.ts';

/** Runs a command and sets the exit code: a Failure or a crash prints one sentence and exits with 2. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof Failure) process.stderr.write(`${printableLines(error.message)}\n`);
    else process.stderr.write(`Lệnh dừng vì một lỗi của công cụ: ${describeError(error)}\n`);
  }
}

/**
 * Makes the Failure for a wrong call of a command: the reason, then where to read how the command is called.
 * @param kind for `npm run new`, the kind and a space
 */
export function usageError(reason: string, kind = ''): Failure {
  return new Failure(`${reason}\nHướng dẫn:  ${commandName()} ${kind}--help`);
}

/** Names the command that runs, as it is typed. @example commandName() // 'npm run build --' */
export function commandName(): string {
  return `npm run ${basename(process.argv[1] ?? '', '.ts')} --`;
}

/** Writes a command to type; names the content folder unless it is the default one. */
export function commandOn(command: string, words: string, content: string): string {
  const folder = shownPath(content);
  const flag = folder === 'content' ? '' : ` --content ${typedWord(folder)}`;
  return `npm run ${command} -- ${words}${flag}`;
}

/** Writes a word of a command as it is typed: in quotes where it has spaces or characters. */
function typedWord(word: string): string {
  return /[^\w./\\:-]/.test(word) ? `"${word}"` : word;
}

/** Shortens a path to what a person in the working folder would type. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return printable(withSlashes(shown.startsWith('..') || isAbsolute(shown) ? path : shown));
}
