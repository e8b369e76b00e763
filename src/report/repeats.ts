import type { PortalReport } from '../schemas/report.ts';

/**
 * Leaves out of each report what an earlier one of the same portal, in another plan, already says: whose its articles
 * are and on which contents, what was assigned in the week, and what was proposed.
 */
export function withoutRepeats(portals: PortalReport[]): PortalReport[] {
  const told = new Set<string>();
  const isNew = (portal: string, said: unknown) => {
    const key = JSON.stringify([portal, said]);
    return !told.has(key) && told.add(key).size > 0;
  };
  return portals.map(({ origins, topics, assignments, proposals, ...report }) => ({
    ...report,
    ...(origins && isNew(report.portal, origins) ? { origins } : {}),
    ...(topics && isNew(report.portal, topics) ? { topics } : {}),
    ...(assignments && isNew(report.portal, assignments) ? { assignments } : {}),
    proposals: proposals.filter((proposal) => isNew(report.portal, proposal)),
  }));
}
