import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../../hosting/settings.ts';
import { PROJECT } from '../../store/program.ts';

/** Gives where this program lies, and the Node that `npm ci` put beside it; without one, the Node that runs now. */
export function thisProgram(): Program {
  const own = join(PROJECT, 'node_modules/.bin/node');
  return { folder: PROJECT, node: existsSync(own) ? own : process.execPath };
}
