import type { ChildProcess } from 'node:child_process';
import { startScript, type Ending } from './child-process.ts';

/** What a worker process sends about a job: any number of `progress`, then one of the others. */
export type WorkerMessage<Answer> =
  { progress: number } | { answer: Answer; heldBytes: number; cpuSeconds: number } | { failure: string };

/** The answer of a job, or why there is none. */
export type JobResult<Answer> = { answer: Answer } | { failure: Ending };

/** Tells a worker process that no more jobs will come. */
export const SHUTDOWN = 'shutdown';

/** A process that does one job after the other, so that a crash or an exceeded limit costs only that job. */
export class WorkerProcess<Job, Answer> {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ending | null>;
  #onMessage: (message: WorkerMessage<Answer>) => void = () => undefined;
  /** How many jobs the process has been given. */
  jobs = 0;
  /** Resident memory after its last job, in bytes, and the CPU seconds it has used. */
  heldBytes = 0;
  cpuSeconds = 0;

  /** @param script a script that calls `serveJobs` */
  constructor(script: string, parameters: string[], options: Parameters<typeof startScript>[2]) {
    const { child, ended } = startScript(script, parameters, options);
    this.#child = child;
    this.#ended = ended;
    child.on('message', (message: WorkerMessage<Answer>) => this.#onMessage(message));
  }

  /** Does a job. Always settles, also when the process dies; after that it takes no more jobs. */
  run(job: Job, onProgress: (count: number) => void = () => undefined): Promise<JobResult<Answer>> {
    this.jobs++;
    return new Promise((resolve) => {
      this.#onMessage = (message) => {
        if ('progress' in message) return onProgress(message.progress);
        if ('failure' in message) return resolve({ failure: { is: 'crashed', reason: message.failure } });
        this.heldBytes = message.heldBytes;
        this.cpuSeconds = message.cpuSeconds;
        resolve({ answer: message.answer });
      };
      void this.#ended.then((ending) =>
        resolve({ failure: ending ?? { is: 'crashed', reason: 'tiến trình làm việc dừng' } }),
      );
      this.#child.send(job as object, (error) => {
        if (error) this.#child.kill('SIGKILL');
      });
    });
  }

  /**
   * Asks the process to end, and waits until it has. Does not disconnect it: ending by itself it saves what Node
   * compiled, and Node reports its end.
   */
  async close(): Promise<void> {
    if (this.#child.connected) this.#child.send(SHUTDOWN);
    await this.#ended;
  }
}
