import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';
import { takenAddresses } from '../taken-addresses.ts';

export const redirectTaken: Rule = {
  portal: ({ content }) => {
    const { portal } = content;
    if (!portal || portal.data.redirects.length === 0) return [];
    const isTaken = takenAddresses(content);
    return portal.data.redirects.flatMap(({ from }, index) =>
      isTaken(from)
        ? problem('redirect-taken', portal.file, { from }, portal.positionOf(['redirects', index, 'from']))
        : [],
    );
  },
};
