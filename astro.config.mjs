import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { leanImports } from './src/astro/lean-imports.ts';
import { styleOlderBrowsers } from './src/astro/older-browsers.ts';
import { tokensSheet } from './src/astro/tokens-sheet.ts';
import { ASSETS_PLACEHOLDER } from './src/astro/asset-prefix.ts';

// The dev server and the type check read this file; `npm run build` compiles the pages by it, and renders them itself.
export default defineConfig({
  srcDir: fileURLToPath(new URL('./src/', import.meta.url)),
  publicDir: fileURLToPath(new URL('./public/', import.meta.url)),
  output: 'server',
  trailingSlash: 'always',
  build: { assetsPrefix: ASSETS_PLACEHOLDER, inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    plugins: [leanImports(), tokensSheet(), styleOlderBrowsers()],
  },
  devToolbar: { enabled: false },
});
