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

/** What the two threads share: how many steps have begun, how long the current file's path is, and the path. */
const STEPS = 0;
const LENGTH = 1;
const HEADER_BYTES = 8;
const MAX_PATH_BYTES = 4096;

/** The pipe on which a watchdog writes why it ends its process. */
export const VERDICT_PIPE = 4;

export interface SharedState {
  header: Int32Array<SharedArrayBuffer>;
  path: Uint8Array<SharedArrayBuffer>;
}

/**
 * Ends this process when a job exceeds its limits. It runs in a thread of its own, because a regular expression or a
 * library in native code that does not come back stops every timer of the main thread.
 */
export class Watchdog {
  readonly #thread: Worker;
  readonly #state: SharedState;
  readonly #encoder = new TextEncoder();

  constructor() {
    const memory = new SharedArrayBuffer(HEADER_BYTES + MAX_PATH_BYTES);
    this.#state = {
      header: new Int32Array(memory, 0, 2),
      path: new Uint8Array(memory, HEADER_BYTES),
    };
    this.#thread = new Worker(new URL('./watchdog-thread.ts', import.meta.url), { workerData: this.#state });
    this.#thread.unref();
  }

  /** Begins to watch a job. */
  begin(limits: Limits): void {
    this.step('');
    this.#thread.postMessage(limits);
  }

  /** Notes the file that the job has come to. */
  step(file: string): void {
    const { header, path } = this.#state;
    Atomics.store(header, LENGTH, this.#encoder.encodeInto(file, path).written);
    Atomics.add(header, STEPS, 1);
  }

  /** Stops watching until the next job begins. */
  end(): void {
    this.#thread.postMessage(null);
  }
}

/** Reads the number of steps begun. */
export function stepsOf({ header }: SharedState): number {
  return Atomics.load(header, STEPS);
}

/** Reads the file that the job has come to. */
export function fileOf({ header, path }: SharedState): string {
  // A copy: TextDecoder does not read shared memory.
  return new TextDecoder().decode(path.slice(0, Atomics.load(header, LENGTH)));
}

/** The CPU seconds that this process has used, all its threads together. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
