import { defineConfig } from 'astro/config';
import { leanImports } from './src/integrations/lean-imports.ts';
import { localFiles } from './src/integrations/local-files.ts';
import { ASSETS_ADDRESS } from './src/site/assets.ts';

// The dev server and the type check read this file; `npm run build` adds to it, for each batch of portals, the
// folders it works in and what completes a portal.
export default defineConfig({
  srcDir: new URL('./src/', import.meta.url).pathname,
  publicDir: new URL('./public/', import.meta.url).pathname,
  trailingSlash: 'always',
  build: { assetsPrefix: ASSETS_ADDRESS, inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    plugins: [leanImports()],
  },
  devToolbar: { enabled: false },
  integrations: [localFiles()],
});
