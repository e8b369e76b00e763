// The thread of a watchdog. Measures the process every few milliseconds, and ends it when its job exceeds a limit.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import {
  cpuSeconds,
  watchedFile,
  readState,
  VERDICT_PIPE,
  type ExceededLimit,
  type SharedState,
} from './watchdog.ts';

const INTERVAL_MS = 50;

const shared = workerData as SharedState;
let [lastJob, jobStart]: [number | null, number] = [null, 0];
let [lastStep, stepStart] = [0, 0];

setInterval(() => {
  const { job, step, stepSeconds, jobSeconds, bytes } = readState(shared);
  if (job === null) return;
  const now = cpuSeconds();
  if (job !== lastJob) [lastJob, jobStart] = [job, now];
  if (step !== lastStep) [lastStep, stepStart] = [step, now];
  const held = process.memoryUsage.rss();
  if (held > bytes) exceed({ is: 'too-large', bytes: held, file: watchedFile(shared) });
  else if (now - stepStart > stepSeconds)
    exceed({ is: 'too-slow', seconds: now - stepStart, file: watchedFile(shared) });
  // Names no file, because each was within its own limit.
  else if (now - jobStart > jobSeconds) exceed({ is: 'too-slow', seconds: now - jobStart, file: '' });
}, INTERVAL_MS);

function exceed(exceeded: ExceededLimit): void {
  try {
    writeSync(VERDICT_PIPE, JSON.stringify(exceeded));
  } catch {
    // Nobody reads the pipe any more. The parent still sees that the process was killed.
  }
  process.kill(process.pid, 'SIGKILL');
}
