// A process of `build`: compiles the pages by Astro, once for each version of the program. People do not run it.
import { join } from 'node:path';
import { build } from 'astro';
import config from '../astro.config.mjs';
import { keepCompiled } from '../src/astro/keep-compiled.ts';
import { printable } from '../src/text/printable.ts';
import { sharedModules } from '../src/astro/shared-modules.ts';
import { isBehindLink } from '../src/store/plain-path.ts';

/** The number of lines of an error message to print; the lines after them quote the source. */
const MAX_MESSAGE_LINES = 4;

const [root, to] = process.argv.slice(2) as [string, string];

// The system reports the working folder by its real path, which the link hides from Vite.
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
  // Printed as one line, because the parent shows only the last line of the output that has text.
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  process.stderr.write(`lỗi: ${printable(lines.slice(0, MAX_MESSAGE_LINES).join(' '))}\n`);
  process.exitCode = 1;
}
