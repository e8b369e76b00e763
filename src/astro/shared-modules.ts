import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { PROJECT } from '../store/program.ts';

/**
 * Leaves the project's own modules out of the compiled pages, which import them through Node. Pages and build then
 * share module instances, and so the content already read. Modules that import `astro:` are compiled, because only
 * Astro resolves those imports.
 */
export function sharedModules(): Plugin {
  return {
    name: 'cong-xa-shared-modules',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'ssr',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (!importer || !source.startsWith('.')) return null;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        if (!resolved || !isShared(resolved.id)) return null;
        // The real path, because the build loads the module by it; pages may be compiled under the path of a link.
        return { id: pathToFileURL(realpathSync(resolved.id)).href, external: true };
      },
    },
  };
}

function isShared(file: string): boolean {
  if (!file.startsWith(join(PROJECT, 'src/')) || !file.endsWith('.ts')) return false;
  if (file.startsWith(join(PROJECT, 'src/pages/'))) return false;
  return !readFileSync(file, 'utf8').includes("from 'astro:");
}
