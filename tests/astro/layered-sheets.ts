// Compiles the pages without the step for older browsers, and prints the style sheets as they are before it, by name.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import type { Plugin } from 'vite';
import config from '../../astro.config.mjs';
import { keepCompiled, COMPILED_FOLDERS } from '../../src/astro/keep-compiled.ts';
import { sharedModules } from '../../src/astro/shared-modules.ts';

// Vite loads the pages only from a folder of the project.
const CACHE = join(import.meta.dirname, '../../.cache');
mkdirSync(CACHE, { recursive: true });
const root = mkdtempSync(join(CACHE, 'kieu-dang-'));
process.chdir(root);
mkdirSync(join(root, 'to'));

const plugins = (config.vite?.plugins ?? []) as Plugin[];
await build({
  ...config,
  configFile: false,
  root,
  outDir: join(root, 'dist'),
  cacheDir: join(root, 'cache'),
  logLevel: 'error',
  adapter: keepCompiled(join(root, 'to')),
  vite: {
    ...config.vite,
    plugins: [...plugins.filter(({ name }) => name !== 'cong-xa-older-browsers'), sharedModules()],
  },
});
const folder = join(root, 'to', COMPILED_FOLDERS.shared, '_astro');
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => [name.split('.')[0], readFileSync(join(folder, name), 'utf8')]);
rmSync(root, { recursive: true });
process.stdout.write(JSON.stringify(Object.fromEntries(sheets)));
