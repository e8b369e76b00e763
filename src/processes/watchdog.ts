import { Worker } from 'node:worker_threads';

/** How much one job of a worker process may use. Counts CPU seconds, so that a busy machine makes no job too slow. */
export interface JobLimits {
  /** For one step: the work on one file. */
  stepSeconds: number;
  /** For the whole job. */
  jobSeconds: number;
  /** Resident memory of the process. */
  bytes: number;
}

/** Why a watchdog ended its process. `file` is the file that the process was working on. */
export type ExceededLimit =
  { is: 'too-slow'; seconds: number; file: string } | { is: 'too-large'; bytes: number; file: string };

/** The file descriptor on which a watchdog writes why it ends its process. */
export const VERDICT_PIPE = 4;

/**
 * What a worker's main thread shares with its watchdog. Shared memory, because messages would cost more than the work.
 */
export interface SharedState {
  /**
   * At JOB the number of the job, negative between jobs; at STEP the number of the step; at LENGTH the length of the
   * path in bytes.
   */
  numbers: Int32Array<SharedArrayBuffer>;
  /** The limits of the job, in the order of `JobLimits`. */
  limits: Float64Array<SharedArrayBuffer>;
  /** The path of the file that the job works on, in UTF-8. */
  path: Uint8Array<SharedArrayBuffer>;
}

const [JOB, STEP, LENGTH] = [0, 1, 2];
const MAX_PATH_BYTES = 4096;

/**
 * Ends this process when a job exceeds its limits. Runs in a thread of its own, because a regular expression or native
 * code that never returns stops every timer of the main thread.
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
  begin({ stepSeconds, jobSeconds, bytes }: JobLimits): void {
    this.step('');
    this.#state.limits.set([stepSeconds, jobSeconds, bytes]);
    Atomics.store(this.#state.numbers, JOB, ++this.#jobs);
  }

  /** Notes which file the job works on from now on. */
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

/** Reads the number of the job, null between jobs; the number of its step; and its limits. */
export function readState({
  numbers,
  limits,
}: SharedState): { job: number | null; step: number } & JobLimits {
  const job = Atomics.load(numbers, JOB);
  const [stepSeconds = 0, jobSeconds = 0, bytes = 0] = limits;
  return { job: job < 0 ? null : job, step: Atomics.load(numbers, STEP), stepSeconds, jobSeconds, bytes };
}

/** Reads the path of the file that the job works on. */
export function watchedFile({ numbers, path }: SharedState): string {
  // Decodes a copy, because TextDecoder does not read shared memory.
  return new TextDecoder().decode(path.slice(0, Atomics.load(numbers, LENGTH)));
}

/** Gives the CPU seconds that all threads of this process have used. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
