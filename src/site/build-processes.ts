import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { PhaseSeconds } from '../builds/account.ts';
import type { Sources } from '../builds/reason.ts';
import type { CompiledPages } from './compiled-pages.ts';
import { startScript } from './child-process.ts';
import { PROJECT, PROJECT_CACHE } from './project.ts';
import { toEnvironment } from './environment.ts';

/** Where pictures are kept between builds. */
export const PICTURE_CACHE = join(PROJECT_CACHE, 'pictures');

/** What a process is asked for: a portal, what it is made of, and the folder to put its site together in. */
export interface Asked {
  portal: string;
  sources: Sources;
  /** The digest of the inventory of its folder. */
  inventory: string;
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

/** A process that builds one portal after the other, so that a crash or a lack of memory takes nothing else with it. */
export class BuildProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<string | null>;
  #onTold: (told: Told) => void = () => undefined;
  /** The portals it has been asked for. */
  portals = 0;

  /** @param environment the settings that all portals share */
  constructor(compiled: CompiledPages, environment: Record<string, string>) {
    const { program } = compiled;
    const pictureCache = program === PROJECT ? PICTURE_CACHE : join(program, '.cache/pictures');
    const { child, ended } = startScript(
      join(program, 'scripts/build-portals.ts'),
      [JSON.stringify(compiled)],
      { environment: { ...environment, ...toEnvironment({ pictureCache }) }, flags: [SMALL_NURSERY] },
    );
    this.#child = child;
    this.#ended = ended;
    child.on('message', (told: Told) => this.#onTold(told));
  }

  /** Builds a portal. It always gets an answer: built, or why not; a process that has died answers no more. */
  build(asked: Asked, onRendered: (pages: number) => void): Promise<Completed> {
    this.portals++;
    return new Promise((settle) => {
      this.#onTold = (told) => ('rendered' in told ? onRendered(told.rendered) : settle(told));
      void this.#ended.then((why) =>
        settle({ portal: asked.portal, failure: why ?? 'tiến trình dựng dừng' }),
      );
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
