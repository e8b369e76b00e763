import type { Plugin } from 'vite';

/**
 * Removes the helper that Vite adds to every script with a dynamic import. The helper preloads style sheets and further
 * scripts; there are none here, and it weighs three times as much as the scripts that it helps.
 */
export function leanImports(): Plugin {
  return {
    name: 'cong-xa-lean-imports',
    enforce: 'pre',
    load: {
      order: 'pre',
      handler: (id) =>
        id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
    },
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk')
            chunk.code = chunk.code
              .replace(/^const __vite__mapDeps=.*\n/, '')
              .replace(/__vite__mapDeps\(\[[\d,]*\]\)/g, '[]');
      },
    },
  };
}
