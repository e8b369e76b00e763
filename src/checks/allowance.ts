/** Says whether a name may still be looked for among so many others. */
export type MayLookFor = (name: string, among: number) => boolean;

/**
 * Gives out the work of looking for what was meant, which is the number of what a portal names times the number of what
 * it has. Once it is used up, the answer is no: what is wrong is still said, only what was meant is no longer proposed.
 */
export function allowance(): MayLookFor {
  let left = MOST_STEPS;
  return ({ length }, among) => {
    const steps = among * Math.max(LEAST, length * Math.ceil(length / LETTERS_AT_ONCE));
    if (steps > left) return false;
    left -= steps;
    return true;
  };
}

/** Steps of comparing two names: about a second. Ten thousand dead links among a thousand articles take them all. */
const MOST_STEPS = 200_000_000;
/** What comparing the shortest of names takes. */
const LEAST = 16;
/** Letters that are compared with a letter in one step. */
const LETTERS_AT_ONCE = 32;
