import { join } from 'node:path';
import type { PhaseSeconds } from './summary.ts';
import type { Sources } from './reason.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { PROJECT, PROJECT_CACHE } from '../store/program.ts';
import type { BuildSettings } from '../store/settings.ts';
import { WorkerProcess } from '../processes/worker-process.ts';

/** Where pictures are kept between builds. */
export const PICTURE_CACHE = join(PROJECT_CACHE, 'pictures');

/** A portal to build: what it is made of, and the folder to put its site together in. */
export interface BuildJob {
  portal: string;
  sources: Sources;
  /** The digest of the inventory of its folder. */
  inventory: string;
  folder: string;
  settings: BuildSettings;
}

/** What a built portal came to. */
export interface BuiltPortal {
  pages: number;
  made: number;
  seconds: PhaseSeconds;
}

/** Pages are gone as soon as they are written: half of what V8 would set aside for new values does, in MiB. */
const SMALL_NURSERY = '--max-semi-space-size=32';

/** Gives the place of pictures that a program keeps between builds. */
export function pictureCacheOf({ program }: CompiledPages): string {
  return program === PROJECT ? PICTURE_CACHE : join(program, '.cache/pictures');
}

/** Starts a process that builds portals. */
export function startBuilder(compiled: CompiledPages): WorkerProcess<BuildJob, BuiltPortal> {
  const { program } = compiled;
  return new WorkerProcess(join(program, 'scripts/build-portals.ts'), [JSON.stringify(compiled)], {
    // Pagefind reads its settings from the working folder, which may be one of the content.
    cwd: program,
    flags: [SMALL_NURSERY],
  });
}
