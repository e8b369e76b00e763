import type { AstroIntegration } from 'astro';
import { devCheckPanel, type FindProblems } from './dev-check-panel.ts';
import { devContent } from './dev-content.ts';
import type { DevSettings } from './dev-settings.ts';
import { localFiles } from './local-files.ts';

/**
 * Lists the integrations of the local server, which builds do not need.
 * @param findProblems finds the problems that `check` reports in some files
 */
export function devIntegrations(settings: DevSettings, findProblems: FindProblems): AstroIntegration[] {
  return [portalForPages(settings), devContent(settings), localFiles(settings), devCheckPanel(findProblems)];
}

/**
 * Gives the pages their portal. The settings are a virtual module, because Vite loads the pages in a module graph of
 * its own, to which the command cannot pass values.
 */
function portalForPages(settings: DevSettings): AstroIntegration {
  const id = '\0virtual:cong-xa/settings';
  return {
    name: 'cong-xa-shown-portal',
    hooks: {
      'astro:config:setup': ({ addMiddleware, updateConfig }) => {
        addMiddleware({ entrypoint: new URL('./dev-middleware.ts', import.meta.url), order: 'pre' });
        const plugin = {
          name: 'cong-xa-settings',
          resolveId: (source: string) => (`\0${source}` === id ? id : null),
          load: (requested: string) =>
            requested === id ? `export const settings = ${JSON.stringify(settings)};` : null,
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
