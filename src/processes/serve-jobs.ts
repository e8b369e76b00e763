import { describeError } from '../terminal/command.ts';
import { cpuSeconds, Watchdog, type Limits } from './watchdog.ts';
import { SHUTDOWN, type WorkerMessage } from './worker-process.ts';

/** What a job can tell while it runs. */
export interface JobRun {
  /** Notes the file it has come to: each file has its own time limit, and one that exceeds it is named. */
  step(file: string): void;
  /** Tells the parent how far it is. */
  progress(count: number): void;
}

/**
 * Does the jobs that the parent process sends, one after the other, under the limits of each.
 * A job that throws is answered with the reason; what it left behind is cleared by `clear`.
 */
export function serveJobs<Job, Answer>(
  work: (job: Job, run: JobRun) => Promise<Answer>,
  limitsOf: (job: Job) => Limits,
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
    // A job that waits for what never comes, such as a service that has died, must not keep this process.
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
