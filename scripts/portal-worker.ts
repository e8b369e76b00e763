// A worker process of `check`, `build` and `report`: reads and builds the portals that its parent names, one after the
// other, within limits of time and memory. People do not run it.
import type { BuildRequest } from '../src/building/workers.ts';
import { packSummary } from '../src/inspecting/packed-summary.ts';
import { LocalInspector, type PortalJob } from '../src/inspecting/portal-inspector.ts';
import { buildLimits, checkLimits } from '../src/processes/limits.ts';
import { serveJobs, type JobRun } from '../src/processes/serve-jobs.ts';
import { listFiles } from '../src/store/portal-files.ts';
import { removePatiently } from '../src/terminal/patient-files.ts';

const maxStepSeconds = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
let onFile: (file: string) => void = () => undefined;
const inspector = new LocalInspector((file) => onFile(file));

serveJobs(
  async (job: PortalJob | BuildRequest, run): Promise<unknown> => {
    onFile = run.step;
    switch (job.do) {
      case 'check':
        return inspector.check(job);
      case 'summary':
        return packSummary(await inspector.summarise(job));
      case 'identify':
        return inspector.identify(job);
      case 'build':
        return build(job, run);
    }
  },
  (job) => {
    if (job.do === 'build') return buildLimits(Object.keys(job.sources.files).length);
    const content = job.do === 'check' ? job.context.content : job.content;
    return checkLimits(listFiles(content, job.portal).length, maxStepSeconds);
  },
  (job) => {
    if (job.do === 'build') removePatiently(job.folder);
  },
);

/** Builds a portal. Loads the builder only now, because a check needs none. */
async function build(job: BuildRequest, run: JobRun) {
  const { compiled } = job;
  const [{ loadPages }, { buildPortal }] = await Promise.all([
    import('../src/astro/render-pages.ts'),
    import('../src/building/build-portal.ts'),
  ]);
  return buildPortal(job, { compiled, renderer: await loadPages(compiled.entry) }, run);
}
