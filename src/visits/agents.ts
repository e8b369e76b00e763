import { isbot } from 'isbot';

/**
 * The browsers of a log, each classified once, because that costs more than reading its line. One that does not say what
 * it is counts as a robot.
 */
export class Agents {
  readonly #known = new Map<string, number>();
  readonly #digests: number[] = [];

  /** Gives the number of a browser, below `AGENT_IDS`. */
  idOf(agent: string): number {
    const known = this.#known.get(agent);
    if (known !== undefined) return known;
    const isRobot = agent === '' || agent === '-' || isbot(agent);
    const digest = digestOf(agent);
    const isKept = this.#digests.length < MAX_AGENTS;
    const id = 2 * (isKept ? this.#digests.length : MAX_AGENTS + (digest % MAX_AGENTS)) + Number(isRobot);
    if (isKept) {
      this.#known.set(copyOf(agent), id);
      this.#digests.push(digest);
    }
    return id;
  }

  /** Gives a digest of the browser with a number, the same in every run. */
  digestOf(id: number): number {
    return this.#digests[id >> 1] ?? id;
  }

  /** Says whether the browser with a number is a robot by its own name. */
  static isRobot(id: number): boolean {
    return id % 2 === 1;
  }
}

/** The most browsers that are remembered. A log with more names of browsers was made by a machine that invents them. */
const MAX_AGENTS = 100_000;

/** The numbers of browsers are below this. */
export const AGENT_IDS = 4 * MAX_AGENTS;

/** Copies a text, because a part of a longer text keeps all of it in memory. */
export function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Digests a text to 32 bits by FNV-1a (Fowler, Noll, Vo), which is quick and spreads short texts well. */
export function digestOf(text: string): number {
  let digest = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193);
  return digest >>> 0;
}
