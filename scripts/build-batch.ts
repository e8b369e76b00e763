// One process of `npm run build`: builds a batch of portals with Astro. It is told what to do by its environment
// and its arguments, and tells its parent about each portal. Not meant to be run by hand.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import config from '../astro.config.mjs';
import { completePortals } from '../src/integrations/complete-portals.ts';
import { readPortalFile } from '../src/site/content-folder.ts';
import { run } from '../src/site/command.ts';
import { settings } from '../src/site/settings.ts';

const [root, outDir] = process.argv.slice(2) as [string, string];

await run(async () => {
  const portals = [];
  for (const id of settings.portals ?? []) {
    const read = readPortalFile(settings.content, id);
    if ('ok' in read) portals.push({ id, url: read.ok.data.url, offline: read.ok.data.offline });
  }
  await mkdir(root, { recursive: true });
  await build({
    ...config,
    configFile: false,
    root,
    outDir,
    cacheDir: join(root, 'cache'),
    logLevel: 'error',
    integrations: [
      completePortals({
        portals,
        contentDir: settings.content,
        pictureCache: settings.pictureCache,
        onCompleted: (completed) => process.send?.(completed),
      }),
    ],
  });
  return 0;
});
process.disconnect?.();
