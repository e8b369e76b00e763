import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { isError } from '../problems/problem.ts';
import {
  FORMS_FOLDER,
  HOLIDAYS_FOLDER,
  readHolidays,
  readPlans,
  readReportForms,
} from '../store/content-folder.ts';
import { readPortal } from '../store/portal-folder.ts';
import { formatProblems } from '../terminal/output.ts';
import { printable } from '../text/printable.ts';
import { withSlashes } from '../text/slashes.ts';
import type { DevSettings } from './dev-settings.ts';

/** Reloads the browser after each saved change of the content, and prints the problems of the changed file. */
export function devContent({ content, portal }: DevSettings): AstroIntegration {
  const watched = [
    {
      folder: `portals/${portal}/`,
      problemsIn: (file: string) => readPortal(content, portal, { only: new Set([file]) }).problems,
    },
    { folder: 'plans/', problemsIn: () => readPlans(content).problems },
    { folder: `${HOLIDAYS_FOLDER}/`, problemsIn: () => readHolidays(content).problems },
    { folder: `${FORMS_FOLDER}/`, problemsIn: () => readReportForms(content).problems },
  ];
  return {
    name: 'cong-xa-dev-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        /** The files whose errors were printed, so that the end of these errors is printed too. */
        const faulty = new Set<string>();
        const waiting = new Map<string, NodeJS.Timeout>();
        server.watcher.add(watched.map(({ folder }) => join(content, folder)));
        server.watcher.on('all', (_event, path) => {
          const changed = watched.find(({ folder }) => path.startsWith(join(content, folder)));
          if (!changed) return;
          const file = changed.folder + withSlashes(path.slice(join(content, changed.folder).length));
          clearTimeout(waiting.get(file));
          const reportProblems = () => {
            waiting.delete(file);
            const found = changed.problemsIn(file).filter((each) => each.file === file);
            if (found.length > 0) process.stderr.write(formatProblems(found, process.stderr, content));
            if (found.some(isError)) faulty.add(file);
            else if (faulty.delete(file)) process.stderr.write(`Đã hết lỗi: ${printable(file)}\n`);
            server.environments.client.hot.send({ type: 'full-reload', path: '*' });
          };
          waiting.set(file, setTimeout(reportProblems, WRITING_MS));
        });
      },
    },
  };
}

/** Milliseconds without a further change after which a file counts as written: some programs write it in steps. */
const WRITING_MS = 200;
