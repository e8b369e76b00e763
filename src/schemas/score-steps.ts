import { z } from 'zod';
import { field } from './fields.ts';

const share = () => z.number().min(0).max(1);

/** One step of a table of points: what a completion from `from` up to the next step brings. */
export const stepSchema = z.strictObject({
  from: field(share(), 'Từ tỷ lệ đạt', { hint: '0.9 là 90%.', example: '0.9' }),
  to: field(share().optional(), 'Đến dưới tỷ lệ', {
    hint: 'Là tỷ lệ đầu (from) của mức trên; không ghi cũng được.',
    example: '1',
  }),
  points: field(z.number().min(0).max(1000), 'Điểm của mức', { example: '1.5' }),
});

export type Step = z.output<typeof stepSchema>;

/** Makes 4 of 5 reach 80% in spite of binary fractions. */
const ROUNDING = 1e-9;

/** Gives the part, 0 to 1, of the points of the highest step that a completion brings; 0 below the lowest step. */
export function valueOnSteps(steps: readonly Step[], completion: number): number {
  const inOrder = byCompletion(steps);
  const most = inOrder.at(-1)?.points ?? 0;
  const reached = inOrder.findLast(({ from }) => completion >= from - ROUNDING)?.points ?? 0;
  return most === 0 ? 0 : reached / most;
}

/** A fault of a table of steps: the path from its list, the code and the facts of the sentence. */
export type StepFault = { path: PropertyKey[] } & (
  | { problem: 'score-steps-order'; from: number; points: number; above: number; pointsAbove: number }
  | { problem: 'score-steps-gap'; from: number; to: number; end: number }
  | { problem: 'score-steps-points'; most: number; points: number }
);

/**
 * Finds what makes a table of steps unclear: a higher completion that brings no more points, completions that belong to
 * no step or to two, a highest step that does not bring all the points.
 * @param most the points of the whole; null where the plan does not tell them here
 */
export function faultsOfSteps(steps: readonly Step[], most: number | null): StepFault[] {
  const indexed = byCompletion(steps.map((step, index) => ({ ...step, index })));
  const faults = indexed.flatMap(({ index, from, to, points }, place): StepFault[] => {
    const above = indexed[place + 1];
    if (above && (above.from === from || above.points <= points)) {
      const facts = { from, points, above: above.from, pointsAbove: above.points };
      return [{ path: [above.index], problem: 'score-steps-order', ...facts }];
    }
    const end = above?.from ?? 1;
    return to === undefined || to === end
      ? []
      : [{ path: [index, 'to'], problem: 'score-steps-gap', from, to, end }];
  });
  const highest = indexed.at(-1);
  if (faults.length === 0 && highest && most !== null && highest.points !== most)
    return [{ path: [highest.index, 'points'], problem: 'score-steps-points', most, points: highest.points }];
  return faults;
}

function byCompletion<T extends Pick<Step, 'from'>>(steps: readonly T[]): T[] {
  return [...steps].sort((a, b) => a.from - b.from);
}
