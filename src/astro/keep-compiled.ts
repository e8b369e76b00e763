import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Where in the folder the pages are, and what every portal gets. */
export const PARTS = { pages: 'trang', shared: 'chung' } as const;

/** Keeps the compiled pages, and what goes with them into every portal, in a folder; has none of them rendered. */
export function keepCompiled(to: string): AstroIntegration {
  let written: string;
  return {
    name: 'cong-xa-keep-compiled',
    hooks: {
      'astro:config:done': ({ config }) => {
        written = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'cong-xa-no-prerenderer',
          // Astro removes them when it has rendered its pages.
          setup: async () => renameSync(join(written, '.prerender'), join(to, PARTS.pages)),
          getStaticPaths: async () => [],
          render: () => {
            throw new Error('Pages are rendered by render-pages.ts.');
          },
        }),
      'astro:build:done': () => renameSync(written, join(to, PARTS.shared)),
    },
  };
}
