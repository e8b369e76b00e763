import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PARTS } from '../site/compiled-pages.ts';

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
            throw new Error('Pages are rendered by rendering.ts.');
          },
        }),
      'astro:build:done': () => renameSync(written, join(to, PARTS.shared)),
    },
  };
}
