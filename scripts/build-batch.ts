// One process of `npm run build`: builds a batch of portals with Astro. It is told what to do by its environment, its
// arguments and the list of portals in its working folder, and tells its parent about each. Not meant to be run by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import config from '../astro.config.mjs';
import type { Sources } from '../src/builds/reason.ts';
import { completePortals } from '../src/integrations/complete-portals.ts';
import { BATCH_FILE } from '../src/site/batch-process.ts';
import { run } from '../src/site/command.ts';

const [root] = process.argv.slice(2) as [string];

await run(async () => {
  const portals = JSON.parse(readFileSync(join(root, BATCH_FILE), 'utf8')) as Record<string, Sources>;
  await build({
    ...config,
    configFile: false,
    root,
    // Beside the working folder, since Astro moves files from there and cannot move them to another disk.
    outDir: join(root, 'dist'),
    cacheDir: join(root, 'cache'),
    logLevel: 'error',
    integrations: [
      completePortals({
        portals: new Map(Object.entries(portals)),
        onRendered: (rendered) => process.send?.({ rendered }),
        onCompleted: (completed) => process.send?.(completed),
      }),
    ],
  });
  return 0;
});
process.disconnect?.();
