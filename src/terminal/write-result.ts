import { resolve } from 'node:path';
import { replaceFile } from './replace-file.ts';

/**
 * Writes what a command gives, whole or in pieces, to a file, or to standard output without one. The redirections of
 * PowerShell turn it into UTF-16, or put question marks for Vietnamese letters.
 */
export async function writeResult(
  result: string | Uint8Array | Iterable<string>,
  file: string | undefined,
): Promise<void> {
  if (file !== undefined) await replaceFile(resolve(file), result);
  else if (typeof result === 'string' || result instanceof Uint8Array) process.stdout.write(result);
  else for (const piece of result) process.stdout.write(piece);
}
