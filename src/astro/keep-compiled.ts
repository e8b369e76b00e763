import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';

/** The names of two subfolders: the compiled pages, and the files that every portal receives. */
export const PARTS = { pages: 'trang', shared: 'chung' } as const;

/** The file name of the module that renders every page. */
export const ENTRY = 'entry.mjs';

/** The folder that Astro gives the files for browsers. */
const FOR_BROWSERS = '_astro';

/**
 * Returns the adapter of the build. Astro compiles the pages as for a server; the adapter then moves them, and the files
 * that every portal receives, to a folder.
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
        // Astro puts the server modules beside the folder for browsers.
        renamePatiently(fileURLToPath(new URL('../server/', dir)), join(to, PARTS.pages));
        renamePatiently(fileURLToPath(dir), join(to, PARTS.shared));
        moveLeftFiles(join(to, PARTS.pages, FOR_BROWSERS), join(to, PARTS.shared, FOR_BROWSERS));
      },
    },
  };
}

/** Moves the files that Astro left among the modules, as it does where the project's path has odd signs. */
function moveLeftFiles(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) renamePatiently(join(from, name), join(to, name));
  removePatiently(from);
}
