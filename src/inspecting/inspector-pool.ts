import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CHECK_FLAGS, problemOf } from '../processes/limits.ts';
import { retryAlone, type Attempt } from '../processes/retry-alone.ts';
import { summaryOfFailed, type PortalSummary, type Identity } from './portal-results.ts';
import { unpackSummary, type PackedSummary } from './packed-summary.ts';
import type {
  SummaryJob,
  CheckAnswer,
  CheckJob,
  IdentifyJob,
  PortalInspector,
  PortalJob,
} from './portal-inspector.ts';
import { PROJECT } from '../store/program.ts';
import { WorkerProcess, type JobResult } from '../processes/worker-process.ts';

type PortalWorker = WorkerProcess<PortalJob, unknown>;

/**
 * The pool starts another process when the processes have used so many CPU seconds each. Starting one costs as much as
 * checking a dozen portals, so one process does a short run alone.
 */
const MIN_CPU_SECONDS_PER_PROCESS = 8;

/** The pool replaces a process that holds more, so that earlier portals do not count against the limit of the next. */
const MAX_HELD_BYTES = 600 * 1024 * 1024;

/** A process that holds more is no spare one, so that a large portal is not built next to what is left of its check. */
const MAX_SPARE_BYTES = 300 * 1024 * 1024;

/**
 * Reads portals in other processes, so that the content of one portal can neither stop nor slow down the others. A job
 * that exceeds its limits ends with its process, and becomes a problem of its portal.
 */
export class InspectorPool implements PortalInspector {
  readonly #idle: PortalWorker[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #maxProcesses: number;
  readonly #parameters: string[];
  #processes = 0;
  /** The CPU seconds that all processes have used so far. */
  #cpuSeconds = 0;

  /** @param maxStepSeconds the CPU seconds that one file may take, instead of the usual limit */
  constructor({
    jobs = availableParallelism(),
    maxStepSeconds,
  }: { jobs?: number | undefined; maxStepSeconds?: number } = {}) {
    this.#maxProcesses = jobs;
    this.#parameters = maxStepSeconds === undefined ? [] : [String(maxStepSeconds)];
  }

  async check(job: Omit<CheckJob, 'do'>): Promise<CheckAnswer> {
    const result = await this.#run<CheckAnswer>({ do: 'check', ...job });
    if ('answer' in result) return result.answer;
    const failure = problemOf(job.portal, result.failure, 'check-failed');
    return {
      problems: [failure],
      failure,
      entries: 0,
      drafts: [],
      identity: null,
      canBuild: false,
      pictures: [],
    };
  }

  async summarise(job: Omit<SummaryJob, 'do'>): Promise<PortalSummary> {
    const result = await this.#run<PackedSummary>({ do: 'summary', ...job });
    if ('answer' in result) return unpackSummary(result.answer);
    return summaryOfFailed(job.content, job.portal, problemOf(job.portal, result.failure, 'check-failed'));
  }

  async identify(job: Omit<IdentifyJob, 'do'>): Promise<Identity | null> {
    const result = await this.#run<Identity | null>({ do: 'identify', ...job });
    return 'answer' in result ? result.answer : null;
  }

  /**
   * Takes an idle process out of the pool, for whoever has other work for it and ends it; undefined where none is idle
   * that holds little memory.
   */
  takeSpare(): WorkerProcess<object, unknown> | undefined {
    const spare = this.#idle.findIndex(({ heldBytes }) => heldBytes <= MAX_SPARE_BYTES);
    if (spare < 0) return undefined;
    this.#processes--;
    return this.#idle.splice(spare, 1)[0];
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.close()));
  }

  /** Ends the processes on every way out of a command, which does not end while one of them runs. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #run<Answer>(job: PortalJob): Promise<JobResult<Answer>> {
    return retryAlone(async (options) => this.#runIn<Answer>(await this.#takeWorker(options), job));
  }

  async #runIn<Answer>(worker: PortalWorker, job: PortalJob): Promise<Attempt<Answer>> {
    const before = worker.cpuSeconds;
    const result = (await worker.run(job)) as JobResult<Answer>;
    this.#cpuSeconds += worker.cpuSeconds - before;
    const { jobs } = worker;
    if ('failure' in result || worker.heldBytes > MAX_HELD_BYTES) {
      this.#processes--;
      // Not awaited: a process that failed has ended, or is about to.
      void worker.close();
    } else this.#idle.push(worker);
    this.#waiting.shift()?.();
    return { result, jobs };
  }

  /** Gives an idle process, or a new one where another is allowed; waits where neither is there. */
  async #takeWorker({ isNew }: { isNew: boolean }): Promise<PortalWorker> {
    for (;;) {
      const idle = this.#idle.pop();
      if (idle && !isNew) return idle;
      if (idle) {
        this.#processes--;
        void idle.close();
      }
      if (this.#processes < this.#maxProcesses && (isNew || this.#needsAnother())) {
        this.#processes++;
        return this.#start();
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #needsAnother(): boolean {
    return this.#cpuSeconds >= this.#processes * MIN_CPU_SECONDS_PER_PROCESS;
  }

  #start(): PortalWorker {
    return new WorkerProcess(join(PROJECT, 'scripts/portal-worker.ts'), this.#parameters, {
      // As for a builder, which a spare process becomes.
      cwd: PROJECT,
      flags: CHECK_FLAGS,
    });
  }
}
