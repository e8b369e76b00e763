import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { PhaseSeconds } from '../builds/account.ts';
import type { Sources } from '../builds/reason.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { lastWords } from './process-words.ts';
import { PROJECT, PROJECT_CACHE } from './project.ts';
import { toEnvironment } from './environment.ts';

/** Where pictures are kept between builds. */
export const PICTURE_CACHE = join(PROJECT_CACHE, 'pictures');

/** What a process is asked for: a portal, what it is made of, and the folder to put its site together in. */
export interface Asked {
  portal: string;
  sources: Sources;
  folder: string;
}

/** What became of one portal. */
export type Completed =
  | { portal: string; pages: number; made: number; seconds: PhaseSeconds; heldBytes: number }
  | { portal: string; failure: string };

/** What a process tells: how many pages it has written of a portal, and what became of it. */
export type Told = Completed | { portal: string; rendered: number };

/** Pages are gone as soon as they are written: half of what V8 would set aside for new values does, in MiB. */
const SMALL_NURSERY = '--max-semi-space-size=32';

/** Said to a process that is asked for nothing more. */
export const ENOUGH = 'enough';

const running = new Set<ChildProcess>();

/** A process that builds one portal after the other, so that a crash or a lack of memory takes nothing else with it. */
export class BuildProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<string>;
  #onTold: (told: Told) => void = () => undefined;
  /** The portals it has been asked for. */
  portals = 0;

  /** @param environment the settings that all portals share */
  constructor(compiled: CompiledPages, environment: Record<string, string>) {
    const { program } = compiled;
    const pictureCache = program === PROJECT ? PICTURE_CACHE : join(program, '.cache/pictures');
    this.#child = fork(join(program, 'scripts/build-portals.ts'), [JSON.stringify(compiled)], {
      execArgv: ['--import', join(PROJECT, 'scripts/compile-cache.mjs'), SMALL_NURSERY],
      env: {
        ...process.env,
        ...environment,
        ...toEnvironment({ pictureCache }),
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    running.add(this.#child);
    this.#child.on('message', (told: Told) => this.#onTold(told));
    const words = lastWords(this.#child);
    this.#ended = new Promise((settle) => {
      const end = (why: string) => {
        running.delete(this.#child);
        settle(words() || `tiến trình dựng dừng (${why})`);
      };
      this.#child.on('close', (code, signal) => end(signal ?? String(code)));
      this.#child.on('error', (error) => end(error.message));
    });
  }

  /** Builds a portal. It always gets an answer: built, or why not; a process that has died answers no more. */
  build(asked: Asked, onRendered: (pages: number) => void): Promise<Completed> {
    this.portals++;
    return new Promise((settle) => {
      this.#onTold = (told) => ('rendered' in told ? onRendered(told.rendered) : settle(told));
      void this.#ended.then((failure) => settle({ portal: asked.portal, failure }));
      this.#child.send(asked, (error) => {
        if (error) this.#child.kill('SIGKILL');
      });
    });
  }

  /** Lets the process go. */
  async close(): Promise<void> {
    // It ends by itself and keeps what it compiled; were the channel cut here, Node would never tell of its end.
    if (this.#child.connected) this.#child.send(ENOUGH);
    await this.#ended;
  }
}

/** Ends every process under way. */
export function stopProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}
