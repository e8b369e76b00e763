import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { describe } from '../site/command.ts';
import { completePortal, type Completed } from '../site/completion.ts';

/** After Astro has written the pages of a batch, completes each portal by itself: one that fails leaves the others. */
export function completePortals(options: {
  portals: { id: string; url: string; offline: boolean }[];
  contentDir: string;
  pictureCache: string;
  onCompleted: (completed: Completed) => void;
}): AstroIntegration {
  const { portals, contentDir, pictureCache, onCompleted } = options;
  return {
    name: 'cong-xa-complete-portals',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const shared = fileURLToPath(dir);
        const written = await readdir(shared);
        const batch = portals.map(({ id }) => id);
        for (const { id, url, offline } of portals.filter((portal) => written.includes(portal.id))) {
          const folder = join(shared, id);
          const portal = { id, url, offline, folder, shared, batch, contentDir, pictureCache };
          await completePortal(portal, logger).then(
            ({ pages }) => onCompleted({ portal: id, pages, folder }),
            (error: unknown) => onCompleted({ portal: id, failure: describe(error) }),
          );
        }
      },
    },
  };
}
