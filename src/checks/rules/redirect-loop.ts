import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const redirectLoop: Rule = {
  portal: ({ content: { portal } }) => {
    const redirects = portal?.data.redirects ?? [];
    const loops = loopsIn(new Map(redirects.map(({ from, to }) => [bare(from), bare(to)])));
    return redirects.flatMap(({ from, to }, index) =>
      loops.has(bare(from))
        ? problem(
            'redirect-loop',
            portal!.file,
            { from, to },
            portal!.positionOf(['redirects', index, 'from']),
          )
        : [],
    );
  },
};

/** Lists the addresses that lead back to themselves. Visits each address at most once, so long chains take linear time. */
function loopsIn(next: ReadonlyMap<string, string>): Set<string> {
  const loops = new Set<string>();
  const walkOf = new Map<string, number>();
  for (const [walk, start] of [...next.keys()].entries()) {
    let at: string | undefined = start;
    for (; at !== undefined && !walkOf.has(at); at = next.get(at)) walkOf.set(at, walk);
    if (at === undefined || walkOf.get(at) !== walk) continue;
    for (let on = at; !loops.has(on); on = next.get(on)!) loops.add(on);
  }
  return loops;
}

function bare(path: string): string {
  return path.replace(/\/$/, '');
}
