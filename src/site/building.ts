import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { planBatches, type Work } from '../builds/batches.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { PICTURE_CACHE, clearDeadBatches, runBatch, stopBatches } from './batch-process.ts';
import { describe } from './command.ts';
import type { Completed } from './completion.ts';
import { toEnvironment } from './settings.ts';
import { Staging } from './staging.ts';

export interface BuildOptions {
  content: string;
  out: string;
  asOf: string;
  drafts: boolean;
  jobs: number | undefined;
  onCompleted: (completed: Completed) => void;
}

/** Builds portals batch by batch and puts each in its place as soon as it is whole. Gives back what failed. */
export async function buildPortals(portals: Work[], options: BuildOptions): Promise<Problem[]> {
  const { content, out, asOf, drafts } = options;
  const staging = new Staging(out);
  clearDeadBatches();
  const failures: Problem[] = [];
  const environment = toEnvironment({ content, portals: [], asOf, drafts, pictureCache: PICTURE_CACHE });
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
    const jobs = options.jobs ?? defaultJobs(portals);
    const limit = pLimit(jobs);
    const run = async (batch: string[], name: string) => {
      const again: string[] = [];
      await runBatch({
        portals: batch,
        name,
        staging: staging.folder,
        environment,
        onCompleted: (completed) => {
          const settled = settle(completed);
          // A portal may have failed for its neighbour's sake; by itself it is tried once more.
          if ('failure' in settled && batch.length > 1) again.push(settled.portal);
          else finish(settled);
        },
      });
      for (const [index, portal] of again.entries()) await run([portal], `${name}-${index + 1}`);
    };
    const batches = planBatches(portals, jobs);
    await Promise.all(
      batches.map((batch, index) =>
        limit(() =>
          run(
            batch.map(({ id }) => id),
            `lo-${index + 1}`,
          ),
        ),
      ),
    );
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    staging.close();
  }
  return failures;
}

/** One process is enough for a few portals; starting a second would cost more than it saves. */
function defaultJobs(portals: Work[]): number {
  const entries = portals.reduce((sum, work) => sum + work.entries, 0);
  return Math.min(availableParallelism(), Math.max(1, Math.ceil(entries / 500)));
}
