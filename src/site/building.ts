import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { planBatches, type Work } from '../builds/batches.ts';
import type { Reason, Sources } from '../builds/reason.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { clearDeadBatches, runBatch, stopBatches } from './batch-process.ts';
import { describe } from './command.ts';
import type { Completed } from './completion.ts';
import { digestOf } from './digests.ts';
import { takeInventory } from './inventory.ts';
import { reasonFor } from './manifest.ts';
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
  /** Told of each portal, before any is built, why it will be; null when it stands as it should. */
  onDecided: (portal: string, reason: Reason | null) => void;
  onCompleted: (completed: Completed) => void;
}

/**
 * Builds the portals whose pages have changed, batch by batch, and puts each in its place as soon as it is whole.
 * Gives back what failed.
 */
export async function buildPortals(portals: Buildable[], options: BuildOptions): Promise<Problem[]> {
  const { content, out, asOf, drafts, force } = options;
  const staging = new Staging(out);
  clearDeadBatches();
  const failures: Problem[] = [];
  const program = digestOfProgram();
  const waiting = decide(portals, program, options);
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
      staging.putInPlace(completed.folder, completed.portal);
      return completed;
    } catch (error) {
      return { portal: completed.portal, failure: describe(error) };
    }
  };
  const finish = (completed: Completed) => {
    if ('failure' in completed)
      failures.push(
        problem('build-failed', `portals/${completed.portal}/portal.yaml`, { reason: completed.failure }),
      );
    options.onCompleted(completed);
  };

  try {
    const jobs = options.jobs ?? defaultJobs(waiting);
    const limit = pLimit(jobs);
    const run = async (batch: Decided[], name: string) => {
      const again: Decided[] = [];
      await runBatch({
        portals: batch,
        name,
        staging: staging.folder,
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
  return failures;
}

interface Decided extends Work {
  sources: Sources;
}

/** Keeps the portals that have to be built. */
function decide(portals: Buildable[], program: string, options: BuildOptions): Decided[] {
  const { content, out, asOf, drafts, force } = options;
  const plans = new Map<string, string>();
  const digestOfPlan = (id: string) => {
    const known = plans.get(id) ?? digestOfFirst(content, [`plans/${id}.yaml`, `plans/${id}.yml`]);
    plans.set(id, known);
    return known;
  };
  return portals.flatMap(({ id, entries, plans: binding }) => {
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
    options.onDecided(id, reason);
    return reason ? [{ id, entries, sources }] : [];
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

/** One process is enough for a few portals; starting a second would cost more than it saves. */
function defaultJobs(portals: Work[]): number {
  const entries = portals.reduce((sum, work) => sum + work.entries, 0);
  return Math.min(availableParallelism(), Math.max(1, Math.ceil(entries / 500)));
}
