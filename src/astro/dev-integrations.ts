import type { AstroIntegration } from 'astro';
import { devContent } from './dev-content.ts';
import type { DevSettings } from './dev-settings.ts';
import { localFiles } from './local-files.ts';

/** What the local server does besides rendering pages. */
export function devIntegrations(settings: DevSettings): AstroIntegration[] {
  return [shownPortal(settings), devContent(settings), localFiles(settings)];
}

/** Gives pages their portal, by settings that they import, since Vite loads them apart from the modules of the command. */
function shownPortal(settings: DevSettings): AstroIntegration {
  const id = '\0virtual:cong-xa/settings';
  return {
    name: 'cong-xa-shown-portal',
    hooks: {
      'astro:config:setup': ({ addMiddleware, updateConfig }) => {
        addMiddleware({ entrypoint: new URL('./dev-middleware.ts', import.meta.url), order: 'pre' });
        const plugin = {
          name: 'cong-xa-settings',
          resolveId: (source: string) => (`\0${source}` === id ? id : null),
          load: (asked: string) =>
            asked === id ? `export const settings = ${JSON.stringify(settings)};` : null,
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
    },
  };
}
