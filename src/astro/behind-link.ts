import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT } from '../store/program.ts';

/**
 * Reads the modules that Astro imports by the real path of the project. The build hides that path behind a link when
 * Vite would mistake a part of it for a query.
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
