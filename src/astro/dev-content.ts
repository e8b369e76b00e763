import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { tell } from '../problems/problem.ts';
import { formatTerminal } from '../problems/reporters/terminal.ts';
import { readPlans } from '../store/content-folder.ts';
import { outputOf } from '../terminal/output.ts';
import { readPortal } from '../store/portal-folder.ts';
import type { DevSettings } from './dev-settings.ts';

/** Reloads the browser after each saved change of the content, and prints the problems of the changed file. */
export function devContent({ content, portal }: DevSettings): AstroIntegration {
  const watched = [
    {
      folder: `portals/${portal}/`,
      problemsIn: (file: string) => readPortal(content, portal, { only: new Set([file]) }).problems,
    },
    { folder: 'plans/', problemsIn: () => readPlans(content).problems },
  ];
  return {
    name: 'cong-xa-dev-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(watched.map(({ folder }) => join(content, folder)));
        server.watcher.on('all', (_event, path) => {
          const changed = watched.find(({ folder }) => path.startsWith(join(content, folder)));
          if (!changed) return;
          const file = changed.folder + path.slice(join(content, changed.folder).length);
          const found = changed.problemsIn(file).filter((each) => each.file === file);
          if (found.length > 0)
            process.stderr.write(formatTerminal(found.map(tell), outputOf(process.stderr, content)));
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
      },
    },
  };
}
