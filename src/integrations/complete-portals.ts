import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { describe } from '../site/command.ts';
import { completePortal, type Completed } from '../site/completion.ts';
import type { Sources } from '../builds/reason.ts';

/** After Astro has written the pages of a batch, completes each portal by itself: one that fails leaves the others. */
export function completePortals(options: {
  /** Each with the digests of what it is made of. */
  portals: Map<string, Sources>;
  /** Where the sites are put together. */
  sites: string;
  onCompleted: (completed: Completed) => void;
}): AstroIntegration {
  const { portals, sites, onCompleted } = options;
  return {
    name: 'cong-xa-complete-portals',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const shared = fileURLToPath(dir);
        const batch = [...portals.keys()];
        for (const [id, sources] of portals) {
          const folder = join(shared, id);
          if (!existsSync(folder)) continue;
          const site = join(sites, id);
          await completePortal({ id, folder, shared, batch, site, sources }, logger).then(
            (counts) => onCompleted({ portal: id, ...counts, folder: site }),
            (error: unknown) => onCompleted({ portal: id, failure: describe(error) }),
          );
        }
      },
    },
  };
}
