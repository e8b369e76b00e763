import type { Plugin } from 'vite';

/**
 * Leaves out the helper that Vite sends with every script that loads another one later: it fetches style sheets and
 * further scripts ahead, of which there are none here, and weighs three times what it helps.
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
