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

/**
 * Limits V8's space for new objects, in MiB, to half of the default: a page is garbage as soon as it is written, so more
 * space does not help.
 */
const SMALL_NURSERY_FLAG = '--max-semi-space-size=32';

/** Returns the folder that caches pictures between builds of a program. */
export function pictureCacheOf({ program }: CompiledPages): string {
  return program === PROJECT ? PICTURE_CACHE : join(program, '.cache/pictures');
}

/** Starts a process that builds portals. */
export function startBuilder(compiled: CompiledPages): PortalBuilder {
  const { program } = compiled;
  return new WorkerProcess<BuildJob, BuiltPortal>(
    join(program, 'scripts/build-portals.ts'),
    [JSON.stringify(compiled)],
    {
      // Not the caller's working folder: Pagefind reads settings from it, and it may belong to the content.
      cwd: program,
      flags: [SMALL_NURSERY_FLAG],
    },
  );
}
