import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Where in the folder the pages are, and what every portal gets. */
export const PARTS = { pages: 'trang', shared: 'chung' } as const;

/** The module of the pages that leads to all of them. */
export const ENTRY = 'entry.mjs';

/**
 * The adapter of the build: has Astro compile the pages as those of a server, and keeps them in a folder, with what goes
 * with them into every portal.
 */
export function keepCompiled(to: string): AstroIntegration {
  return {
    name: 'cong-xa',
    hooks: {
      'astro:config:setup': ({ addMiddleware, updateConfig }) => {
        updateConfig({ build: { serverEntry: ENTRY } });
        addMiddleware({ entrypoint: new URL('./build-middleware.ts', import.meta.url), order: 'pre' });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'cong-xa',
          serverEntrypoint: new URL('./compiled-entry.ts', import.meta.url),
          entrypointResolution: 'auto',
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
      'astro:build:done': ({ dir }) => {
        // Beside what is for browsers, as Astro lays them.
        renameSync(fileURLToPath(new URL('../server/', dir)), join(to, PARTS.pages));
        renameSync(fileURLToPath(dir), join(to, PARTS.shared));
      },
    },
  };
}
