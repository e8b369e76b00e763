import { problem } from '../../problems/problem.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

export const visitsOverlap: Rule = {
  portal: ({ content: { visits } }) => {
    if (!visits) return [];
    return visits.data.flatMap((entry, index) => {
      const other = visits.data.slice(0, index).find(({ from, to }) => from <= entry.to && entry.from <= to);
      return other
        ? problem(
            'visits-overlap',
            visits.file,
            { one: span(entry), other: span(other) },
            visits.positionOf([index]),
          )
        : [];
    });
  },
};

function span({ from, to }: { from: string; to: string }): string {
  return `${formatDay(from)} – ${formatDay(to)}`;
}
