import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Work } from './shards.ts';
import { NOTHING_DONE, type BuildOutcome } from './summary.ts';
import type { BuildReason, Sources } from './reason.ts';
import type { Problem } from '../problems/problem.ts';
import { startBuilder, type BuildJob, type BuiltPortal } from './workers.ts';
import type { BuildProgress } from './progress.ts';
import { describeError } from '../terminal/command.ts';
import { stopProcesses } from '../processes/child-process.ts';
import { compiledPages, type CompiledPages } from './compiled-pages.ts';
import { digestOfContentFile } from '../store/content-file.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { dropKept } from './kept-files.ts';
import { problemOf } from '../processes/limits.ts';
import { reasonFor, vouchFor } from './manifest.ts';
import { pruneCaches } from '../store/cache.ts';
import { digestOfProgram } from '../store/program.ts';
import { toEnvironment } from '../store/environment.ts';
import { Staging } from './staging.ts';
import type { JobResult, WorkerProcess } from '../processes/worker-process.ts';

/** A portal in order, with the plans that bind it. */
export interface Buildable extends Work {
  plans: string[];
}

export interface BuildOptions {
  content: string;
  out: string;
  asOf: string;
  drafts: boolean;
  /** Builds every portal and every page. */
  force: boolean;
  jobs: number | undefined;
  /** Gives the inventories of the portals' folders, as they were checked. */
  inventoryOf(portal: string): Inventory;
  progress: BuildProgress;
}

/**
 * Builds the portals whose pages have changed, in one process or more side by side, and puts each in its place as soon
 * as it is whole. Gives back what became of each, and the problems of those that failed.
 */
export async function buildPortals(
  portals: Buildable[],
  options: BuildOptions,
): Promise<{ outcomes: BuildOutcome[]; failures: Problem[] }> {
  const { content, out, asOf, drafts, force, progress } = options;
  const staging = new Staging(out);
  const outcomes: BuildOutcome[] = [];
  const stop = () => {
    stopProcesses();
    staging.close();
    process.exit(2);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    pruneCaches();
    const program = digestOfProgram();
    const failures: Problem[] = [];
    const conclude = (outcome: BuildOutcome) => {
      outcomes.push(outcome);
      progress.outcome(outcome);
    };
    const decided = decide(portals, program, options);
    const waiting = decided.flatMap(({ reason, ...portal }) => (reason ? [{ ...portal, reason }] : []));
    for (const { id, entries } of waiting) progress.expect(id, entries);
    for (const { id, reason } of decided)
      if (!reason) {
        dropKept(join(out, id), Date.now());
        conclude({ ...NOTHING_DONE, portal: id, status: 'unchanged' });
      }
    if (waiting.length === 0) return { outcomes, failures };

    const compiled = await compiledPages(staging.folder, () =>
      progress.say('Biên dịch khuôn trang, một lần cho mỗi phiên bản phần mềm…'),
    );
    const environment = toEnvironment({ content, out, asOf, drafts, program, fresh: force, local: false });
    const finish = (portal: string, result: JobResult<BuiltPortal>, reason: BuildReason) => {
      if ('failure' in result) {
        failures.push(problemOf(portal, result.failure, 'build-failed'));
        conclude({ ...NOTHING_DONE, portal, status: 'failed', reason });
      } else conclude({ portal, status: 'built', reason, ...result.answer });
    };

    // The largest first, so that no process is left alone with one at the end.
    const queue = waiting.toSorted((one, other) => other.entries - one.entries);
    const jobs = Math.min(queue.length, options.jobs ?? defaultJobs(waiting));
    await Promise.all(
      Array.from({ length: jobs }, () =>
        buildInTurn(queue, { staging, compiled, environment, progress, finish }),
      ),
    );
    return { outcomes, failures };
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    staging.close();
    // Only now: a file that the site before had too has changed as that site went.
    for (const { portal, status } of outcomes) if (status === 'built') vouchFor(join(out, portal));
  }
}

interface BuildContext {
  staging: Staging;
  compiled: CompiledPages;
  environment: Record<string, string>;
  progress: BuildProgress;
  finish(portal: string, result: JobResult<BuiltPortal>, reason: BuildReason): void;
}

/** Builds portals off the queue, one after the other, until none is left. */
async function buildInTurn(
  queue: (Decided & { reason: BuildReason })[],
  { staging, compiled, environment, progress, finish }: BuildContext,
): Promise<void> {
  let builder: WorkerProcess<BuildJob, BuiltPortal> | undefined;
  const build = async (portal: Decided): Promise<JobResult<BuiltPortal>> => {
    builder ??= startBuilder(compiled, environment);
    const { id, sources, inventory } = portal;
    progress.begin(id);
    // What a process that died left there may be links to files of yesterday's site, into which nothing must be written.
    rmSync(staging.pathFor(id), { recursive: true, force: true, maxRetries: 10 });
    const job = { portal: id, sources, inventory, folder: staging.pathFor(id) };
    const result = await builder.run(job, (pages) => progress.rendered(id, pages));
    const wasAlone = builder.jobs === 1;
    if ('failure' in result || builder.heldBytes > MOST_BYTES) {
      await builder.close();
      builder = undefined;
    }
    if ('answer' in result) return result;
    // It may have failed for its neighbours' sake; by itself it is tried once more.
    return wasAlone || result.failure.is === 'too-slow' ? result : build(portal);
  };
  const placed: Promise<void>[] = [];
  for (let portal = queue.shift(); portal; portal = queue.shift()) {
    const { id, reason } = portal;
    // While the disk writes, the next portal is made.
    placed.push(publish(staging, id, await build(portal)).then((result) => finish(id, result, reason)));
  }
  await builder?.close();
  await Promise.all(placed);
}

async function publish(
  staging: Staging,
  portal: string,
  result: JobResult<BuiltPortal>,
): Promise<JobResult<BuiltPortal>> {
  if (!('answer' in result)) return result;
  try {
    await staging.written();
    staging.publish(portal);
    return result;
  } catch (error) {
    return { failure: { is: 'crashed', reason: describeError(error) } };
  }
}

/** A process that holds more than this is let go, and the next portal gets a new one. */
const MOST_BYTES = 700 * 1024 * 1024;

interface Decided extends Work {
  sources: Sources;
  /** The digest of the inventory it was decided by. */
  inventory: string;
  reason: BuildReason | null;
}

/** Finds out of each portal why it has to be built, if it has. */
function decide(portals: Buildable[], program: string, options: BuildOptions): Decided[] {
  const { content, out, asOf, drafts, force, inventoryOf } = options;
  const plans = new Map<string, string>();
  const digestOfPlan = (id: string) => {
    const known = plans.get(id) ?? digestOfFirst(content, [`plans/${id}.yaml`, `plans/${id}.yml`]);
    plans.set(id, known);
    return known;
  };
  return portals.map(({ id, entries, plans: binding }) => {
    const inventory = inventoryOf(id);
    const paths = new Map([...inventory.keys()].map((path) => [digestOf(path).slice(0, 12), path]));
    const sources: Sources = {
      files: Object.fromEntries(
        [...paths].map(([digest, path]) => [digest, inventory.get(path)!.slice(0, 16)]),
      ),
      plans: digestOf(binding.map((plan) => [plan, digestOfPlan(plan)])),
      drafts,
    };
    const reason: BuildReason | null = force
      ? { is: 'asked' }
      : reasonFor(join(out, id), {
          ...{ program, sources, asOf },
          pathOf: (digest) => paths.get(digest)!,
        });
    return { id, entries, sources, inventory: digestOfInventory(inventory), reason };
  });
}

function digestOfFirst(content: string, files: string[]): string {
  for (const file of files)
    try {
      return digestOfContentFile(join(content, file));
    } catch {
      // The other spelling, or a plan that is not there, which a check names.
    }
  return '';
}

/** So much work is done before a second process would have started. */
const ENTRIES_PER_JOB = 1500;

/** One process is enough for a few portals; starting a second would cost more than it saves. */
function defaultJobs(portals: Work[]): number {
  const entries = portals.reduce((sum, work) => sum + work.entries, 0);
  return Math.min(availableParallelism(), Math.max(1, Math.ceil(entries / ENTRIES_PER_JOB)));
}
