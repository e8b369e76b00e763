import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { planBatches, type Work } from '../builds/batches.ts';
import { NOTHING_DONE, type Outcome } from '../builds/account.ts';
import type { Reason, Sources } from '../builds/reason.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { clearDeadBatches, runBatch, stopBatches } from './batch-process.ts';
import type { BuildProgress } from './build-progress.ts';
import { describe } from './command.ts';
import type { Completed } from './completion.ts';
import { digestOf } from './digests.ts';
import { takeInventory } from './inventory.ts';
import { reasonFor } from './manifest.ts';
import { forgetOld } from './memory.ts';
import { digestOfProgram } from './project.ts';
import { toEnvironment } from './settings.ts';
import { Staging } from './staging.ts';

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
  progress: BuildProgress;
}

/**
 * Builds the portals whose pages have changed, batch by batch, and puts each in its place as soon as it is whole.
 * Gives back what became of each, and the problems of those that failed.
 */
export async function buildPortals(
  portals: Buildable[],
  options: BuildOptions,
): Promise<{ outcomes: Outcome[]; failures: Problem[] }> {
  const { content, out, asOf, drafts, force, progress } = options;
  const staging = new Staging(out);
  clearDeadBatches();
  forgetOld();
  const failures: Problem[] = [];
  const program = digestOfProgram();
  const outcomes: Outcome[] = [];
  const conclude = (outcome: Outcome) => {
    outcomes.push(outcome);
    progress.outcome(outcome);
  };
  const decided = decide(portals, program, options);
  const waiting = decided.flatMap(({ reason, ...portal }) => (reason ? [{ ...portal, reason }] : []));
  for (const { id, entries } of waiting) progress.expect(id, entries);
  for (const { id, reason } of decided)
    if (!reason) conclude({ ...NOTHING_DONE, portal: id, status: 'unchanged' });
  const environment = toEnvironment({
    ...{ content, out, asOf, drafts, program },
    fresh: force,
  });
  const stop = () => {
    stopBatches();
    staging.close();
    process.exit(2);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

  const settle = (completed: Completed): Completed => {
    if ('failure' in completed) return completed;
    try {
      staging.putInPlace(completed.site, completed.portal);
      return completed;
    } catch (error) {
      return { portal: completed.portal, failure: describe(error) };
    }
  };
  const finish = (completed: Completed) => {
    const { portal } = completed;
    const { reason } = waiting.find(({ id }) => id === portal)!;
    if ('failure' in completed) {
      failures.push(problem('build-failed', `portals/${portal}/portal.yaml`, { reason: completed.failure }));
      conclude({ ...NOTHING_DONE, portal, status: 'failed', reason });
    } else {
      const { pages, made, seconds } = completed;
      conclude({ portal, status: 'built', reason, pages, made, seconds });
    }
  };

  try {
    const jobs = options.jobs ?? defaultJobs(waiting);
    const limit = pLimit(jobs);
    const run = async (batch: Decided[], name: string) => {
      const again: Decided[] = [];
      const ids = batch.map(({ id }) => id);
      progress.batch(name, ids, 0);
      await runBatch({
        staging: staging.folder,
        onRendered: (rendered) => progress.batch(name, ids, rendered),
        portals: batch,
        name,
        environment,
        onCompleted: (completed) => {
          const settled = settle(completed);
          const { portal } = settled;
          // A portal may have failed for its neighbour's sake; by itself it is tried once more.
          if ('failure' in settled && batch.length > 1) again.push(batch.find(({ id }) => id === portal)!);
          else finish(settled);
        },
      });
      for (const [index, portal] of again.entries()) await run([portal], `${name}-${index + 1}`);
    };
    const batches = planBatches(waiting, jobs);
    await Promise.all(batches.map((batch, index) => limit(() => run(batch, `lo-${index + 1}`))));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    staging.close();
  }
  return { outcomes, failures };
}

interface Decided extends Work {
  sources: Sources;
  reason: Reason | null;
}

/** Finds out of each portal why it has to be built, if it has. */
function decide(portals: Buildable[], program: string, options: BuildOptions): Decided[] {
  const { content, out, asOf, drafts, force } = options;
  const plans = new Map<string, string>();
  const digestOfPlan = (id: string) => {
    const known = plans.get(id) ?? digestOfFirst(content, [`plans/${id}.yaml`, `plans/${id}.yml`]);
    plans.set(id, known);
    return known;
  };
  return portals.map(({ id, entries, plans: binding }) => {
    const inventory = takeInventory(content, id);
    const paths = new Map([...inventory.keys()].map((path) => [digestOf(path).slice(0, 12), path]));
    const sources: Sources = {
      files: Object.fromEntries(
        [...paths].map(([digest, path]) => [digest, inventory.get(path)!.slice(0, 16)]),
      ),
      plans: digestOf(binding.map((plan) => [plan, digestOfPlan(plan)])),
      drafts,
    };
    const reason: Reason | null = force
      ? { is: 'asked' }
      : reasonFor(join(out, id), {
          ...{ program, sources, asOf },
          pathOf: (digest) => paths.get(digest)!,
        });
    return { id, entries, sources, reason };
  });
}

function digestOfFirst(content: string, files: string[]): string {
  for (const file of files)
    try {
      return hash('sha256', readFileSync(join(content, file)));
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
