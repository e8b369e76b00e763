import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { tell } from '../problems/problem.ts';
import { formatTerminal } from '../problems/reporters/terminal.ts';
import { outputOf } from '../terminal/output.ts';
import { readPortal } from '../store/portal-folder.ts';
import { settings } from '../store/settings.ts';

/** While an editor writes: shows each saved change at once, and tells a mistake in it at the terminal. */
export function devContent(): AstroIntegration {
  return {
    name: 'cong-xa-dev-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folders = (settings.portals ?? []).map((id) => ({
          id,
          path: join(settings.content, 'portals', id, '/'),
        }));
        server.watcher.add(folders.map(({ path }) => path));
        server.watcher.on('all', (_event, path) => {
          const folder = folders.find((each) => path.startsWith(each.path));
          if (!folder) return;
          tellProblems(folder.id, `portals/${folder.id}/${path.slice(folder.path.length)}`);
          for (const name of ['ssr', 'prerender'])
            server.environments[name]?.hot.send('astro:content-changed', {});
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
      },
    },
  };
}

function tellProblems(portal: string, file: string): void {
  const { problems } = readPortal(settings.content, portal, { only: new Set([file]) });
  const found = problems.filter((each) => each.file === file);
  if (found.length > 0) process.stderr.write(formatTerminal(found.map(tell), outputOf(process.stderr)));
}
