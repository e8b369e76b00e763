import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';

/** The subfolders for the compiled pages, and for the files that every portal receives. */
export const COMPILED_FOLDERS = { pages: 'trang', shared: 'chung' } as const;

/** The file name of the module that renders every page. */
export const ENTRY_FILE = 'entry.mjs';

/** The folder that Astro gives the files for browsers. */
const FOR_BROWSERS = '_astro';

/**
 * Returns the adapter of the build. Astro compiles the pages as for a server; the adapter then moves them, and the
 * files that every portal receives, to a folder.
 */
export function keepCompiled(to: string): AstroIntegration {
  return {
    name: 'cong-xa',
    hooks: {
      'astro:config:setup': ({ addMiddleware, updateConfig }) => {
        updateConfig({ build: { serverEntry: ENTRY_FILE } });
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
        // Astro puts the server modules next to the folder for browsers.
        renamePatiently(fileURLToPath(new URL('../server/', dir)), join(to, COMPILED_FOLDERS.pages));
        renamePatiently(fileURLToPath(dir), join(to, COMPILED_FOLDERS.shared));
        moveLeftFiles(
          join(to, COMPILED_FOLDERS.pages, FOR_BROWSERS),
          join(to, COMPILED_FOLDERS.shared, FOR_BROWSERS),
        );
      },
    },
  };
}

/** Moves the files that Astro left among the modules, as it does where the project's path has unusual characters. */
function moveLeftFiles(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) renamePatiently(join(from, name), join(to, name));
  removePatiently(from);
}
