/**
 * Gives out steps of a search that may cost the number of what a portal names times the number of what it has. Once
 * they are used up, the answer is no: what is wrong is still said, only what was meant by it is no longer looked for.
 */
export function allowance(steps = MOST_STEPS): (cost: number) => boolean {
  let left = steps;
  return (cost) => (left -= cost) >= 0;
}

/** Letters compared: about a second; a thousand dead links among a thousand articles take a fifth of them. */
const MOST_STEPS = 150_000_000;
