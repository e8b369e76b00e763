import { resolve } from 'node:path';
import { replaceFile } from './replace-file.ts';

/**
 * Writes what a command gives to a file, or to standard output without one. The redirections of PowerShell turn it into
 * UTF-16, or put question marks for Vietnamese letters.
 */
export async function writeResult(result: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(result);
  else await replaceFile(resolve(file), result);
}
