// The part of `npm run build` that has Astro compile the pages, once for each version of the program. Not meant to be
// run by hand.
import { join } from 'node:path';
import { build } from 'astro';
import config from '../astro.config.mjs';
import { keepCompiled } from '../src/astro/keep-compiled.ts';
import { printable } from '../src/text/printable.ts';
import { sharedModules } from '../src/astro/shared-modules.ts';
import { isBehindLink } from '../src/store/plain-path.ts';

/** Of an error's message; a piece of the source follows. */
const MOST_LINES = 4;

const [root, to] = process.argv.slice(2) as [string, string];

// The system tells the working folder by the path that the link hides.
if (isBehindLink()) process.cwd = () => root;

try {
  await build({
    ...config,
    configFile: false,
    root,
    outDir: join(root, 'dist'),
    cacheDir: join(root, 'cache'),
    logLevel: 'error',
    adapter: keepCompiled(to),
    vite: {
      ...config.vite,
      resolve: { preserveSymlinks: isBehindLink() },
      plugins: [...(config.vite?.plugins ?? []), sharedModules()],
    },
  });
} catch (error) {
  // On one line, since the parent tells the last that says something: what is wrong comes before where it is.
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  process.stderr.write(`lỗi: ${printable(lines.slice(0, MOST_LINES).join(' '))}\n`);
  process.exitCode = 1;
}
