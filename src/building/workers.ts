import { join } from 'node:path';
import type { Minute } from '../schemas/day.ts';
import type { PhaseSeconds } from './summary.ts';
import type { Sources } from './reason.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { PROJECT, PROJECT_CACHE } from '../store/program.ts';
import type { BuildSettings } from '../store/settings.ts';
import { WorkerProcess, type JobResult } from '../processes/worker-process.ts';

/** The folder that caches pictures between builds. */
export const PICTURE_CACHE = join(PROJECT_CACHE, 'pictures');

/** A portal to build. */
export interface BuildJob {
  portal: string;
  sources: Sources;
  /** The digest of the inventory of the portal's folder, as it was checked. */
  inventory: string;
  /** The folder to write the site to. */
  folder: string;
  settings: BuildSettings;
}

/** Asks a worker process for the build of one portal. */
export interface BuildPortalJob extends BuildJob {
  do: 'build';
  compiled: CompiledPages;
}

/** The figures of a built portal. */
export interface BuiltPortal {
  /** The number of all pages. */
  pages: number;
  /** The number of pages that were rendered; the others were carried over. */
  made: number;
  /** How many items the search box does not suggest. */
  unsuggested: number;
  seconds: PhaseSeconds;
  /** The next minute at which its pages change without any edit; null when they never do. */
  nextChange: Minute | null;
}

/** Builds portals, one after the other. None of its methods throws because of what is in a portal. */
export interface PortalBuilder {
  /** How many portals it has been given. */
  readonly jobs: number;
  /** Its memory after the last portal, in bytes. */
  readonly heldBytes: number;
  /** @param onProgress called with the number of pages so far */
  run(job: BuildJob, onProgress: (pages: number) => void): Promise<JobResult<BuiltPortal>>;
  close(): Promise<void>;
}

/** Returns the folder that caches pictures between builds of a program. */
export function pictureCacheOf({ program }: CompiledPages): string {
  return program === PROJECT ? PICTURE_CACHE : join(program, '.cache/pictures');
}

/**
 * Gives a builder in a process of its own.
 * @param takeSpare takes over a process that has checked portals and is idle, which saves starting one; undefined where
 * there is none
 */
export function startBuilder(
  compiled: CompiledPages,
  takeSpare: () => WorkerProcess<object, unknown> | undefined,
): PortalBuilder {
  const { program } = compiled;
  // The processes of this program load modules of its own folder, not of a copy.
  const worker = (program === PROJECT ? takeSpare() : undefined) ?? startWorker(program);
  return {
    get jobs() {
      return worker.jobs;
    },
    get heldBytes() {
      return worker.heldBytes;
    },
    async run(job, onProgress) {
      const request: BuildPortalJob = { do: 'build', compiled, ...job };
      return (await worker.run(request, onProgress)) as JobResult<BuiltPortal>;
    },
    close: () => worker.close(),
  };
}

function startWorker(program: string): WorkerProcess<object, unknown> {
  return new WorkerProcess(join(program, 'scripts/portal-worker.ts'), [], {
    // Not the caller's working folder: Pagefind reads settings from it, and it may belong to the content.
    cwd: program,
    flags: [SMALL_NURSERY_FLAG],
  });
}

/**
 * Limits V8's space for new objects, in MiB, to half of the default: a page is garbage as soon as it is written, so more
 * space does not help.
 */
const SMALL_NURSERY_FLAG = '--max-semi-space-size=32';
