// The part of `npm run build` that has Astro compile the pages, once for each version of the program. Not meant to be
// run by hand.
import { join } from 'node:path';
import { build } from 'astro';
import config from '../astro.config.mjs';
import { keepCompiled } from '../src/integrations/keep-compiled.ts';
import { sharedModules } from '../src/integrations/shared-modules.ts';
import { run } from '../src/site/command.ts';

const [root, to] = process.argv.slice(2) as [string, string];

await run(async () => {
  await build({
    ...config,
    configFile: false,
    root,
    outDir: join(root, 'dist'),
    cacheDir: join(root, 'cache'),
    logLevel: 'error',
    integrations: [keepCompiled(to)],
    vite: { ...config.vite, plugins: [...(config.vite?.plugins ?? []), sharedModules()] },
  });
  return 0;
});
