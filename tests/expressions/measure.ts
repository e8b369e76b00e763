import { parentPort } from 'node:worker_threads';
import type { Attack } from './attacks.ts';
import type { Expression } from './expressions.ts';

/** What the worker is asked to run, and what it answers: the slowest growth, if it is more than in step with the text. */
export interface Asked {
  expression: Expression;
  attacks: Attack[];
}
export interface Measured {
  attack: Attack;
  /** Milliseconds for texts of each length. */
  times: number[];
  exponent: number;
}

/** Lengths of the texts, in UTF-16 units; one that takes less than the floor at the middle one is not looked at again. */
const LENGTHS = [2_500, 5_000, 10_000, 20_000, 40_000];
const MIDDLE = 10_000;
/** Milliseconds below which growth is not looked at: at the middle length, and at the last. */
const FLOOR = 1;
const FLOOR_AT_LAST = 8;
/** Milliseconds of one run from which on it is not repeated, and from which on no longer text is tried. */
const LONG = 10;
const ENOUGH = 60;
/** The time may grow as the length to this power at most, over all lengths; from one to the next even noise is more. */
const MOST = 1.4;
const MOST_OF_A_STEP = 1.2;
/** How often growth is measured before it is believed; twice where it is beyond doubt. */
const ATTEMPTS = 3;
const BEYOND_DOUBT = 1.8;

parentPort?.on('message', ({ expression, attacks }: Asked) => {
  for (const attack of attacks) {
    if (fastest(expression, attack, MIDDLE, 3) < FLOOR) continue;
    const found = growthOf(expression, attack);
    if (found) return parentPort!.postMessage(found);
  }
  parentPort!.postMessage(null);
});

/** How the time grows with the text; null where it grows as the text does. What looks otherwise is looked at again. */
function growthOf(expression: Expression, attack: Attack): Measured | null {
  const times = LENGTHS.map(() => Infinity);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    for (const [index, length] of LENGTHS.slice(0, times.length).entries()) {
      times[index] = Math.min(times[index]!, fastest(expression, attack, length, 5));
      if (times[index]! > ENOUGH) {
        times.length = index + 1;
        break;
      }
    }
    const exponent = Math.log2(times.at(-1)! / times[0]!) / (times.length - 1);
    const steps = times.slice(1).map((time, index) => Math.log2(time / times[index]!));
    if (times.at(-1)! < FLOOR_AT_LAST || exponent < MOST || steps.some((step) => step < MOST_OF_A_STEP))
      return null;
    if (attempt === ATTEMPTS - 1 || (attempt > 0 && exponent > BEYOND_DOUBT))
      return { attack, times, exponent };
  }
  return null;
}

/** Milliseconds of the fastest of some runs, since a busy machine only makes runs slower; a long run is not repeated. */
function fastest(
  { source, flags, splits }: Expression,
  attack: Attack,
  length: number,
  runs: number,
): number {
  const text = attack.before + attack.piece.repeat(Math.ceil(length / attack.piece.length)) + attack.after;
  const pattern = new RegExp(source, flags);
  let best = Infinity;
  for (let run = 0; run < runs && (run === 0 || (best > FLOOR / 4 && best < LONG)); run++) {
    const start = performance.now();
    if (splits) text.split(pattern);
    else if (pattern.global || pattern.sticky) text.replace(pattern, '');
    else pattern.exec(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
