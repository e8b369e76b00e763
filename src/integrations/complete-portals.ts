import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Sources } from '../builds/reason.ts';
import { describe } from '../site/command.ts';
import { completePortal, type Completed } from '../site/completion.ts';
import { tellPages } from '../site/rendered-pages.ts';

/** After Astro has written the pages of a batch, completes each portal by itself: one that fails leaves the others. */
export function completePortals(options: {
  /** Each with the digests of what it is made of. */
  portals: Map<string, Sources>;
  /** Told from time to time how many pages are rendered. */
  onRendered: (pages: number) => void;
  onCompleted: (completed: Completed) => void;
}): AstroIntegration {
  const { portals, onRendered, onCompleted } = options;
  const started = performance.now();
  return {
    name: 'cong-xa-complete-portals',
    hooks: {
      'astro:build:start': () => tellPages(onRendered),
      'astro:build:done': async ({ dir, logger }) => {
        const seconds = (performance.now() - started) / 1000;
        const shared = fileURLToPath(dir);
        const batch = [...portals.keys()].filter((id) => existsSync(join(shared, id)));
        const written = new Map(
          batch.map((id) => [id, readdirSync(join(shared, id), { recursive: true }).length]),
        );
        const all = [...written.values()].reduce((sum, count) => sum + count, 0);
        for (const id of batch) {
          const portal = { id, site: join(shared, id), shared, batch, sources: portals.get(id)! };
          const pages = (seconds * written.get(id)!) / all;
          await completePortal(portal, logger).then(
            (made) =>
              onCompleted({ portal: id, site: portal.site, ...made, seconds: { pages, ...made.seconds } }),
            (error: unknown) => onCompleted({ portal: id, failure: describe(error) }),
          );
        }
      },
    },
  };
}
