// The thread of a watchdog: looks at the process every few milliseconds, and ends it when its job exceeds a limit.
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import {
  cpuSeconds,
  fileOf,
  stepsOf,
  VERDICT_PIPE,
  type Exceeded,
  type Limits,
  type SharedState,
} from './watchdog.ts';

const EVERY_MILLIS = 50;

const state = workerData as SharedState;
let timer: NodeJS.Timeout | undefined;

parentPort!.on('message', (limits: Limits | null) => {
  clearInterval(timer);
  if (limits) timer = watch(limits);
});

function watch({ stepSeconds, jobSeconds, bytes }: Limits): NodeJS.Timeout {
  const jobStart = cpuSeconds();
  let [steps, stepStart] = [stepsOf(state), jobStart];
  return setInterval(() => {
    const now = cpuSeconds();
    const stepsNow = stepsOf(state);
    if (stepsNow !== steps) [steps, stepStart] = [stepsNow, now];
    const held = process.memoryUsage.rss();
    if (held > bytes) exceed({ is: 'too-large', bytes: held, file: fileOf(state) });
    else if (now - stepStart > stepSeconds)
      exceed({ is: 'too-slow', seconds: now - stepStart, file: fileOf(state) });
    // Its files are each within the limit, so none of them is to be named.
    else if (now - jobStart > jobSeconds) exceed({ is: 'too-slow', seconds: now - jobStart, file: '' });
  }, EVERY_MILLIS);
}

function exceed(exceeded: Exceeded): void {
  try {
    writeSync(VERDICT_PIPE, JSON.stringify(exceeded));
  } catch {
    // Whoever started the process sees that it was killed.
  }
  process.kill(process.pid, 'SIGKILL');
}
