import { Worker } from 'node:worker_threads';

/** How much one job of a worker process may use. Seconds are those of the CPU, so that a busy machine ends nobody. */
export interface Limits {
  /** For one step, which is what one file takes. */
  stepSeconds: number;
  /** For the whole job. */
  jobSeconds: number;
  /** Resident memory of the process. */
  bytes: number;
}

/** Why a watchdog ended its process. `file` is what the process was working on. */
export type Exceeded =
  { is: 'too-slow'; seconds: number; file: string } | { is: 'too-large'; bytes: number; file: string };

/** The pipe on which a watchdog writes why it ends its process. */
export const VERDICT_PIPE = 4;

/** What a worker's main thread tells its watchdog: memory that both see, since messages would cost more than the work. */
export interface SharedState {
  /** At JOB the number of the job, negative between jobs; at STEP that of the step; at LENGTH that of the path's bytes. */
  numbers: Int32Array<SharedArrayBuffer>;
  /** The limits of the job, in the order of their interface. */
  limits: Float64Array<SharedArrayBuffer>;
  /** The path of the file that the job has come to, in UTF-8. */
  path: Uint8Array<SharedArrayBuffer>;
}

const [JOB, STEP, LENGTH] = [0, 1, 2];
const MAX_PATH_BYTES = 4096;

/**
 * Ends this process when a job exceeds its limits. It runs in a thread of its own, because a regular expression or a
 * library in native code that does not come back stops every timer of the main thread.
 */
export class Watchdog {
  readonly #state: SharedState = {
    numbers: new Int32Array(new SharedArrayBuffer(12)),
    limits: new Float64Array(new SharedArrayBuffer(24)),
    path: new Uint8Array(new SharedArrayBuffer(MAX_PATH_BYTES)),
  };
  readonly #encoder = new TextEncoder();
  #jobs = 0;

  constructor() {
    Atomics.store(this.#state.numbers, JOB, -1);
    new Worker(new URL('./watchdog-thread.ts', import.meta.url), { workerData: this.#state }).unref();
  }

  /** Begins to watch a job. */
  begin({ stepSeconds, jobSeconds, bytes }: Limits): void {
    this.step('');
    this.#state.limits.set([stepSeconds, jobSeconds, bytes]);
    Atomics.store(this.#state.numbers, JOB, ++this.#jobs);
  }

  /** Notes the file that the job has come to. */
  step(file: string): void {
    const { numbers, path } = this.#state;
    Atomics.store(numbers, LENGTH, this.#encoder.encodeInto(file, path).written);
    Atomics.add(numbers, STEP, 1);
  }

  /** Stops watching until the next job begins. */
  end(): void {
    Atomics.store(this.#state.numbers, JOB, -1);
  }
}

/** Reads the number of the job under way, null between jobs, that of its step, and its limits. */
export function readState({ numbers, limits }: SharedState): { job: number | null; step: number } & Limits {
  const job = Atomics.load(numbers, JOB);
  const [stepSeconds = 0, jobSeconds = 0, bytes = 0] = limits;
  return { job: job < 0 ? null : job, step: Atomics.load(numbers, STEP), stepSeconds, jobSeconds, bytes };
}

/** Reads the file that the job has come to. */
export function watchedFile({ numbers, path }: SharedState): string {
  // A copy: TextDecoder does not read shared memory.
  return new TextDecoder().decode(path.slice(0, Atomics.load(numbers, LENGTH)));
}

/** The CPU seconds that this process has used, all its threads together. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
