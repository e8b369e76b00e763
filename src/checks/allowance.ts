/** Says whether there is still time to compare a name with `count` others. */
export type MayLookFor = (name: string, count: number) => boolean;

/**
 * Bounds the time spent on suggestions, which grows with the number of wrong names times the number of existing ones.
 * Once the allowance is used up, problems are still reported, but without a suggestion.
 */
export function allowance(): MayLookFor {
  let left = MAX_STEPS;
  return ({ length }, count) => {
    const steps = count * Math.max(MIN_STEPS, length * Math.ceil(length / LETTERS_PER_STEP));
    if (steps > left) return false;
    left -= steps;
    return true;
  };
}

/** Steps of comparing names, for one portal: about a second, or ten thousand dead links among a thousand articles. */
const MAX_STEPS = 200_000_000;
/** Steps that even the comparison with a very short name takes. */
const MIN_STEPS = 16;
/** Letters of one name that one step compares with a letter of another. */
const LETTERS_PER_STEP = 32;
