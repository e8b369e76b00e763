import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const redirectLoop: Rule = {
  portal: ({ content: { portal } }) => {
    const redirects = portal?.data.redirects ?? [];
    const next = new Map(redirects.map(({ from, to }) => [bare(from), bare(to)]));
    return redirects.flatMap(({ from, to }, index) => {
      const seen = new Set<string>();
      let at: string | undefined = bare(from);
      while (at !== undefined && !seen.has(at)) {
        seen.add(at);
        at = next.get(at);
      }
      return at === bare(from)
        ? problem('redirect-loop', portal!.file, { from, to }, portal!.placeOf(['redirects', index, 'from']))
        : [];
    });
  },
};

function bare(path: string): string {
  return path.replace(/\/$/, '');
}
