import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT } from '../store/program.ts';

/**
 * Reads modules that Astro imports by the project's real path where Vite cannot, because it takes a part of that path
 * for a query. The commands then run the project through a link.
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
