import type { Day } from '../schemas/day.ts';
import type { PortalFacts } from './facts.ts';
import type { Assessment, Verdict } from './assessment.ts';
import { isInForce, legalBases, type BasisId, type LegalBasis } from './legal-bases.ts';
import { requirements, type RequirementGroup } from './requirements.ts';

/** One line of the sheet. */
export interface Finding extends Assessment {
  id: string;
  group: RequirementGroup;
  label: string;
  bases: readonly BasisId[];
}

/** The sheet of one portal. */
export interface PortalAudit {
  portal: string;
  name: string;
  url: string;
  counts: Record<Verdict, number>;
  findings: Finding[];
}

/** The sheet of some portals on a day. */
export interface Audit {
  asOf: Day;
  /** Whether the network was asked. */
  online: boolean;
  portals: PortalAudit[];
}

/** Assesses a portal by every requirement. */
export function auditPortal(facts: PortalFacts): PortalAudit {
  const findings = requirements.map(({ id, group, label, bases, assess }) => ({
    ...{ id, group, label, bases },
    ...assess(facts),
  }));
  const counts = { met: 0, 'not-met': 0, 'not-known': 0, 'not-applicable': 0 };
  for (const { verdict } of findings) counts[verdict]++;
  return { portal: facts.id, name: facts.name, url: facts.url, counts, findings };
}

/** Words a verdict. */
export const verdictWords: Record<Verdict, string> = {
  met: 'đạt',
  'not-met': 'không đạt',
  'not-known': 'chưa rõ',
  'not-applicable': 'không áp dụng',
};

/** Words a legal basis with its days; one that no longer holds says so, and what has taken its place. */
export function describeBasis(id: BasisId, day: Day): string {
  const basis: LegalBasis = legalBases[id];
  const named = basis.place ? `${basis.name}, ${basis.place}` : basis.name;
  if (isInForce(basis, day)) return named;
  const rest = basis.replacedBy ? `, thay bằng ${basis.replacedBy}` : '';
  return basis.until && basis.until < day ? `${named} (hết hiệu lực${rest})` : `${named} (chưa có hiệu lực)`;
}
