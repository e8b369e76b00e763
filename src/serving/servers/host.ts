import { policyOf, type MeasurementHosts } from '../headers.ts';

/** A portal on a host: its base path, the folder it was built into, and the script that measures its visits. */
export interface PortalOnHost {
  base: string;
  folder: string;
  measurement?: MeasurementHosts | undefined;
}

/** A host name and the portals that live on it, each under a base path of its own. */
export interface Host {
  name: string;
  portals: PortalOnHost[];
}

/**
 * Gives the policy of each portal of a host where one differs from that of all portals; else nothing. The portal with
 * the shortest base comes first, and one that lives in a folder of another needs a policy of its own.
 */
export function ownPolicies({ portals }: Host): { base: string; policy: string }[] {
  if (!portals.some(({ measurement }) => measurement)) return [];
  return portals.map(({ base, measurement }) => ({ base, policy: policyOf(measurement) }));
}
