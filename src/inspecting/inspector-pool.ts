import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Ending } from '../processes/child-process.ts';
import { CHECK_FLAGS, problemOf } from '../processes/limits.ts';
import { summaryOfFailed, type PortalSummary, type Identity } from './portal-results.ts';
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
 * Another process is started when those there are have used so many CPU seconds each: starting one costs as much as
 * checking a dozen portals, so a short run is done by one.
 */
const SECONDS_PER_PROCESS = 5;

/** A process that holds more than this is let go, so that no portal pays for those before it. */
const MAX_HELD_BYTES = 600 * 1024 * 1024;

/**
 * Reads portals in processes of their own, so that what lies in the folder of one can neither stop nor slow down the
 * others: a job that exceeds its limits ends with its process, and the portal is named for it.
 */
export class InspectorPool implements PortalInspector {
  readonly #idle: PortalWorker[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #maxProcesses: number;
  readonly #parameters: string[];
  #processes = 0;
  /** What all processes have used so far. */
  #cpuSeconds = 0;

  /** @param maxStepSeconds CPU seconds that one file may take, where other than usual */
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
    return { problems: [failure], failure, entries: 0, identity: null, canBuild: false, pictures: [] };
  }

  async summarise(job: Omit<SummaryJob, 'do'>): Promise<PortalSummary> {
    const result = await this.#run<PortalSummary>({ do: 'summary', ...job });
    if ('answer' in result) return result.answer;
    return summaryOfFailed(job.content, job.portal, problemOf(job.portal, result.failure, 'check-failed'));
  }

  async identify(job: Omit<IdentifyJob, 'do'>): Promise<Identity | null> {
    const result = await this.#run<Identity | null>({ do: 'identify', ...job });
    return 'answer' in result ? result.answer : null;
  }

  /** Lets all processes go. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.close()));
  }

  /** Ends the processes on every way out of a command: one that is left would keep the command from ending. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #run<Answer>(job: PortalJob): Promise<JobResult<Answer>> {
    const first = await this.#runIn<Answer>(await this.#takeWorker(), job);
    if ('answer' in first.result || first.wasAlone || !mayBeOfOthers(first.result.failure))
      return first.result;
    // It may have failed for what the process did before; in a new one it is tried once more.
    return (await this.#runIn<Answer>(await this.#takeWorker({ isNew: true }), job)).result;
  }

  async #runIn<Answer>(
    worker: PortalWorker,
    job: PortalJob,
  ): Promise<{ result: JobResult<Answer>; wasAlone: boolean }> {
    const before = worker.cpuSeconds;
    const result = (await worker.run(job)) as JobResult<Answer>;
    this.#cpuSeconds += worker.cpuSeconds - before;
    const wasAlone = worker.jobs === 1;
    if ('failure' in result || worker.heldBytes > MAX_HELD_BYTES) {
      this.#processes--;
      // A process that failed has ended, or does so now; nobody waits for it.
      void worker.close();
    } else this.#idle.push(worker);
    this.#waiting.shift()?.();
    return { result, wasAlone };
  }

  /** Gives a process that has nothing to do: an idle one, or a new one when there may be more, or waits for one. */
  async #takeWorker({ isNew = false } = {}): Promise<PortalWorker> {
    for (;;) {
      const idle = this.#idle.pop();
      if (idle && !isNew) return idle;
      if (idle) {
        this.#processes--;
        void idle.close();
      }
      if (this.#processes < this.#maxProcesses && (isNew || this.#isWorthAnother())) {
        this.#processes++;
        return this.#start();
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #isWorthAnother(): boolean {
    return this.#cpuSeconds >= this.#processes * SECONDS_PER_PROCESS;
  }

  #start(): PortalWorker {
    return new WorkerProcess(join(PROJECT, 'scripts/inspect-portals.ts'), this.#parameters, {
      flags: CHECK_FLAGS,
    });
  }
}

function mayBeOfOthers({ is }: Ending): boolean {
  return is !== 'too-slow';
}
