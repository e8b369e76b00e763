// A worker process of `build`: builds the portals that its parent names, one after the other. People do not run it.
import { loadPages } from '../src/astro/render-pages.ts';
import { buildPortal } from '../src/building/build-portal.ts';
import type { CompiledPages } from '../src/building/compiled-pages.ts';
import { buildLimits } from '../src/processes/limits.ts';
import type { BuildJob } from '../src/building/workers.ts';
import { serveJobs } from '../src/processes/serve-jobs.ts';
import { removePatiently } from '../src/terminal/patient-files.ts';

const compiled = JSON.parse(process.argv[2]!) as CompiledPages;
const renderer = await loadPages(compiled.entry);

serveJobs(
  (request: BuildJob, run) => buildPortal(request, { compiled, renderer }, run),
  ({ sources }) => buildLimits(Object.keys(sources.files).length),
  ({ folder }) => removePatiently(folder),
);
