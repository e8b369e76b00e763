// A worker process of `check`, `build` and `report`: reads the portals that its parent names, one after the other, within
// limits of time and memory. People do not run it.
import { listFiles } from '../src/store/portal-files.ts';
import { checkLimits } from '../src/processes/limits.ts';
import { packSummary } from '../src/inspecting/packed-summary.ts';
import { LocalInspector, type PortalJob } from '../src/inspecting/portal-inspector.ts';
import { serveJobs } from '../src/processes/serve-jobs.ts';

const maxStepSeconds = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
let onFile: (file: string) => void = () => undefined;
const inspector = new LocalInspector((file) => onFile(file));

serveJobs(
  async (job: PortalJob, run): Promise<unknown> => {
    onFile = run.step;
    switch (job.do) {
      case 'check':
        return inspector.check(job);
      case 'summary':
        return packSummary(await inspector.summarise(job));
      case 'identify':
        return inspector.identify(job);
    }
  },
  (job) => {
    const content = job.do === 'check' ? job.context.content : job.content;
    return checkLimits(listFiles(content, job.portal).length, maxStepSeconds);
  },
);
