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

/** Lengths of the texts, in UTF-16 units. */
const LENGTHS = [5_000, 10_000, 20_000, 40_000];
/** Milliseconds below which growth is not looked at: at the second length, and at the last. */
const FLOOR = 1;
const FLOOR_AT_LAST = 8;
/** Milliseconds for one text after which no longer one is tried. */
const ENOUGH = 200;
/** Steps grow as the length to the power of this, at most. */
const MOST = 1.4;
/** How often growth is measured before it is believed. */
const ATTEMPTS = 3;

parentPort?.on('message', ({ expression, attacks }: Asked) => {
  for (const attack of attacks) {
    if (fastest(expression, attack, LENGTHS[1]!, 3) < FLOOR) continue;
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
    const last = times.at(-1)!;
    const exponent = Math.log(last / times[0]!) / Math.log(LENGTHS[times.length - 1]! / LENGTHS[0]!);
    if (last < FLOOR_AT_LAST || exponent < MOST) return null;
    if (attempt === ATTEMPTS - 1) return { attack, times, exponent };
  }
  return null;
}

/** The fastest of some runs, since a busy machine only makes runs slower; once is enough for a slow one. */
function fastest(
  { source, flags, splits }: Expression,
  attack: Attack,
  length: number,
  runs: number,
): number {
  const { before, piece, after } = attack;
  const text = before + piece.repeat(Math.ceil(length / piece.length)) + after;
  const pattern = new RegExp(source, flags);
  let best = Infinity;
  for (let run = 0; run < runs && (run === 0 || best > FLOOR / 4); run++) {
    const start = performance.now();
    if (splits) text.split(pattern);
    else if (pattern.global || pattern.sticky) text.replace(pattern, '');
    else pattern.exec(text);
    best = Math.min(best, performance.now() - start);
    if (best > ENOUGH) break;
  }
  return best;
}
