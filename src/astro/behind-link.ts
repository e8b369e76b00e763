import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT } from '../store/program.ts';

/**
 * Reads modules for a project whose path has a character such as “?”, which Vite takes for the start of a query. The
 * commands run such a project through a link, but Astro still imports some modules by the real path.
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
