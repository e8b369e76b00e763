import { describeError } from '../terminal/failure.ts';
import { cpuSeconds, Watchdog, type JobLimits } from './watchdog.ts';
import { SHUTDOWN, type WorkerMessage } from './worker-process.ts';

/** What a job reports while it runs. */
export interface JobRun {
  /** Notes which file the job works on from now on. A file that exceeds the limit of a step is named. */
  step(file: string): void;
  /** Tells the parent process how much is done. */
  progress(count: number): void;
}

/**
 * Does the jobs that the parent process sends, one after the other, each under its own limits. Answers a job that
 * throws with the reason.
 * @param clear removes what a job that throws left behind
 */
export function serveJobs<Job, Answer>(
  work: (job: Job, run: JobRun) => Promise<Answer>,
  limitsOf: (job: Job) => JobLimits,
  clear: (job: Job) => void = () => undefined,
): void {
  const watchdog = new Watchdog();
  const send = (message: WorkerMessage<Answer>) => process.send!(message);
  const run: JobRun = {
    step: (file) => watchdog.step(file),
    progress: (progress) => send({ progress }),
  };
  process.on('disconnect', () => process.exit());
  process.on('beforeExit', () => {
    process.stderr.write('một chương trình giúp việc (Pagefind) đã dừng giữa chừng\n');
    process.exitCode = 1;
  });
  process.on('message', (job: Job | typeof SHUTDOWN) => {
    if (job === SHUTDOWN) process.exit();
    // Lets the process end when its job waits for something that never comes, such as a service that has died.
    process.channel!.unref();
    watchdog.begin(limitsOf(job));
    work(job, run)
      .then((answer): WorkerMessage<Answer> => ({
        answer,
        heldBytes: process.memoryUsage.rss(),
        cpuSeconds: cpuSeconds(),
      }))
      .catch((error: unknown): WorkerMessage<Answer> => {
        clear(job);
        return { failure: describeError(error) };
      })
      .then((message) => {
        watchdog.end();
        process.channel!.ref();
        send(message);
      });
  });
}
