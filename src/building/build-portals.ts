import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../problems/problem.ts';
import { stopProcesses } from '../processes/child-process.ts';
import { problemOf } from '../processes/limits.ts';
import { retryAlone, type Attempt } from '../processes/retry-alone.ts';
import type { JobResult } from '../processes/worker-process.ts';
import { pruneCaches } from '../store/cache.ts';
import { digestOfProgram } from '../store/program.ts';
import type { BuildSettings } from '../store/settings.ts';
import { hasSearch } from '../terminal/environment.ts';
import { describeError } from '../terminal/failure.ts';
import { removePatiently } from '../terminal/patient-files.ts';
import { compiledPages, type CompiledPages } from './compiled-pages.ts';
import {
  decideBuilds,
  type BuildablePortal,
  type BuildDecision,
  type DecidingOptions,
} from './decide-builds.ts';
import { removeExpired } from './kept-files.ts';
import { cacheAsIntact } from './intact-files.ts';
import type { BuildProgress } from './progress.ts';
import type { BuildReason } from './reason.ts';
import type { PortalSize } from './shards.ts';
import { Staging } from './staging.ts';
import { NOTHING_DONE, type BuildOutcome } from './summary.ts';
import { pictureCacheOf, type BuiltPortal, type PortalBuilder } from './workers.ts';

interface BuildOptions extends DecidingOptions {
  /** How many processes build at once; undefined to choose by the amount of work. */
  jobs: number | undefined;
  /** Starts a build process, or takes over one that has checked portals. With `isNew`, always starts one. */
  startBuilder(compiled: CompiledPages, options: { isNew: boolean }): PortalBuilder;
  progress: BuildProgress;
}

interface BuildResults {
  outcomes: BuildOutcome[];
  /** The problems of the portals that could not be built. */
  failures: Problem[];
}

/**
 * Builds the portals whose pages have changed, in one process or several, and publishes each site as soon as it is
 * whole.
 */
export async function buildPortals(portals: BuildablePortal[], options: BuildOptions): Promise<BuildResults> {
  const staging = new Staging(options.out);
  const results: BuildResults = { outcomes: [], failures: [] };
  const stop = () => {
    stopProcesses();
    staging.close();
    process.exit(2);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    pruneCaches();
    await buildOutdated(portals, options, staging, results);
    return results;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    staging.close();
    // Last, because removing an old site changes the times of the files that the new site shares with it.
    for (const { portal, status } of results.outcomes)
      if (status === 'built') cacheAsIntact(join(options.out, portal));
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

async function buildOutdated(
  portals: BuildablePortal[],
  options: BuildOptions,
  staging: Staging,
  { outcomes, failures }: BuildResults,
): Promise<void> {
  const { content, out, asOf, drafts, compress, force, progress } = options;
  const conclude = (outcome: BuildOutcome) => {
    outcomes.push(outcome);
    progress.outcome(outcome);
  };
  const program = digestOfProgram();
  const decided = decideBuilds(portals, program, options);
  const outdated = decided.flatMap(({ reason, ...portal }) => (reason ? [{ ...portal, reason }] : []));
  for (const { id, entries } of outdated) progress.expect(id, entries);
  for (const { id, reason, nextChange } of decided)
    if (!reason) {
      removeExpired(join(out, id), Date.now());
      conclude({ ...NOTHING_DONE, portal: id, status: 'unchanged', nextChange });
    }
  if (outdated.length === 0) return;

  const compiled = await compiledPages(staging.folder, () =>
    progress.say('Biên dịch khuôn trang, một lần cho mỗi phiên bản phần mềm…'),
  );
  const settings: BuildSettings = {
    ...{ content, out, asOf, drafts, program, pictureCache: pictureCacheOf(compiled) },
    ...{ compress, fresh: force, local: false, search: hasSearch() },
  };
  const finish = (portal: string, result: JobResult<BuiltPortal>, reason: BuildReason) => {
    if ('failure' in result) {
      failures.push(problemOf(portal, result.failure, 'build-failed'));
      conclude({ ...NOTHING_DONE, portal, status: 'failed', reason });
    } else conclude({ portal, status: 'built', reason, ...result.answer });
  };

  // The largest first, so that no process is still building a large portal when the others have finished.
  const queue = outdated.toSorted((one, other) => other.entries - one.entries);
  const jobs = Math.min(queue.length, options.jobs ?? defaultJobs(outdated));
  const start = (isNew: boolean) => options.startBuilder(compiled, { isNew });
  const ending: Promise<void>[] = [];
  const tools = { staging, start, settings, progress, finish, ending };
  await Promise.all(Array.from({ length: jobs }, () => buildInTurn(queue, tools)));
  staging.endWriting();
  await Promise.all(ending);
}

/** The number of entries that one process builds in the time that a second process takes to start. */
const ENTRIES_PER_JOB = 1500;

/** Gives one process for a few portals, because starting a second would cost more than it saves. */
function defaultJobs(portals: PortalSize[]): number {
  const entries = portals.reduce((sum, { entries: each }) => sum + each, 0);
  return Math.min(availableParallelism(), Math.max(1, Math.ceil(entries / ENTRIES_PER_JOB)));
}

/** A portal whose site is missing or out of date. */
type OutdatedPortal = BuildDecision & { reason: BuildReason };

interface BuildTools {
  staging: Staging;
  start(isNew: boolean): PortalBuilder;
  settings: BuildSettings;
  progress: BuildProgress;
  finish(portal: string, result: JobResult<BuiltPortal>, reason: BuildReason): void;
  /** What ends while the next portals are built: sites are flushed and published, processes are closed. */
  ending: Promise<void>[];
}

/** Builds portals from the queue, one after the other, until the queue is empty. */
async function buildInTurn(
  queue: OutdatedPortal[],
  { staging, start, settings, progress, finish, ending }: BuildTools,
): Promise<void> {
  let builder: PortalBuilder | undefined;
  const build = async (
    { id, sources, inventory }: OutdatedPortal,
    isNew: boolean,
  ): Promise<Attempt<BuiltPortal>> => {
    builder ??= start(isNew);
    progress.begin(id);
    const folder = staging.pathFor(id);
    // Files that a dead process left there may be hard links to files of the old site, and must not be written to.
    removePatiently(folder);
    const job = { portal: id, sources, inventory, folder, settings };
    const result = await builder.run(job, (pages) => progress.rendered(id, pages));
    const { jobs } = builder;
    // Closes a process that failed or holds much memory, so that the next attempt or portal gets another.
    if ('failure' in result || builder.heldBytes > MAX_HELD_BYTES) {
      await builder.close();
      builder = undefined;
    }
    return { result, jobs };
  };
  while (queue.length > 0) {
    const portal = queue.shift()!;
    const { id, reason } = portal;
    const result = await retryAlone(({ isNew }) => build(portal, isNew));
    ending.push(publish(staging, id, result).then((published) => finish(id, published, reason)));
  }
  if (builder) ending.push(builder.close());
}

/** A process that holds more memory than this is replaced before the next portal. */
const MAX_HELD_BYTES = 700 * 1024 * 1024;

async function publish(
  staging: Staging,
  portal: string,
  result: JobResult<BuiltPortal>,
): Promise<JobResult<BuiltPortal>> {
  if (!('answer' in result)) return result;
  try {
    await staging.flushed();
    staging.publish(portal);
    return result;
  } catch (error) {
    return { failure: { is: 'crashed', reason: describeError(error) } };
  }
}
