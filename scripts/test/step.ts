/** How many tests passed, and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
}

/**
 * Does one kind of test, which passes or fails as a whole. Prints its output together at its end, so that several
 * kinds can run side by side.
 */
export async function step(
  name: string,
  work: (print: (text: string) => void) => Promise<boolean>,
): Promise<Tally> {
  let output = '';
  const passed = await work((text) => (output += text));
  process.stdout.write(`\n${name}\n${output}${name}: ${passed ? 'đạt' : 'không đạt'}\n`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** Adds up tallies. */
export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}
