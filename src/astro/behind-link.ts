import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT } from '../store/program.ts';

/**
 * Reads the modules of Astro that it names by the real path of the project, where that path is hidden behind a link
 * because Vite would take a part of it for a query.
 */
export function behindLink(): Plugin {
  const real = realpathSync(PROJECT) + sep;
  return {
    name: 'cong-xa-behind-link',
    enforce: 'pre',
    load: {
      order: 'pre',
      handler: (id) => (id.startsWith(real) && existsSync(id) ? readFileSync(id, 'utf8') : null),
    },
  };
}
