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
export interface BuildRequest extends BuildJob {
  do: 'build';
  compiled: CompiledPages;
}

/** What a build process reports about a portal that it has built. */
export interface BuiltPortal {
  /** The number of all pages. */
  pages: number;
  /** The number of pages that were rendered; the others were carried over. */
  rendered: number;
  /** How many items the search box does not suggest. */
  unsuggested: number;
  seconds: PhaseSeconds;
  /** The next minute at which its pages change without any edit; null when they never do. */
  nextChange: Minute | null;
}

/** Builds portals, one after the other. Content never makes its methods throw: they answer with a failure. */
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
  // A spare process has loaded the project's own modules, so it cannot build with a copy of the program.
  const worker = (program === PROJECT ? takeSpare() : undefined) ?? startWorker(program);
  return {
    get jobs() {
      return worker.jobs;
    },
    get heldBytes() {
      return worker.heldBytes;
    },
    async run(job, onProgress) {
      const request: BuildRequest = { do: 'build', compiled, ...job };
      return (await worker.run(request, onProgress)) as JobResult<BuiltPortal>;
    },
    close: () => worker.close(),
  };
}

function startWorker(program: string): WorkerProcess<object, unknown> {
  return new WorkerProcess(join(program, 'scripts/portal-worker.ts'), [], {
    // Not the caller's working folder, because Pagefind reads settings from there, and content may contain such a file.
    cwd: program,
    flags: [SMALL_NURSERY_FLAG],
  });
}

/**
 * Limits each of V8's two spaces for new objects to 32 MiB. A page is garbage as soon as it is written, so more space
 * does not help.
 */
const SMALL_NURSERY_FLAG = '--max-semi-space-size=32';
