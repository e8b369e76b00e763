import { policyOf, type MeasurementHosts } from '../headers.ts';

/** An old address with a query and the address that it leads to, both below the base of a portal with a leading slash. */
export interface QueryMove {
  from: string;
  to: string;
}

/** A portal on a host, below a base path of its own. */
export interface HostedPortal {
  base: string;
  folder: string;
  moves: readonly QueryMove[];
  /** The script that measures its visits. */
  measurement?: MeasurementHosts | undefined;
}

/** A host name and the portals that live on it. */
export interface Host {
  name: string;
  portals: HostedPortal[];
}

/** The host of a portal that another has replaced: its old addresses lead to that one. */
export interface FormerHost {
  name: string;
  /** The host and the base path of the portal that lives now. */
  host: string;
  base: string;
  moves: readonly QueryMove[];
}

/** Everything that a web server serves. */
export interface Service {
  hosts: Host[];
  formers: FormerHost[];
  /** Whether the server itself answers over https, with certificates that are on the machine. */
  tls: boolean;
}

/** The folder of the certificates of a host, as certbot lays them out. */
export function certificateOf(host: string): { chain: string; key: string } {
  const folder = `/etc/letsencrypt/live/${host}`;
  return { chain: `${folder}/fullchain.pem`, key: `${folder}/privkey.pem` };
}

/** The folder in which certbot leaves what proves that a host is the operator's. */
export const CHALLENGES = '/var/www/certbot';

/** Tells the operator how to obtain the certificates that a configuration names. */
export function certbotLines({ hosts, formers }: Pick<Service, 'hosts' | 'formers'>): string[] {
  return [...hosts, ...formers].map(
    ({ name }) => `#   certbot certonly --webroot -w ${CHALLENGES} -d ${name}`,
  );
}

/** Writes where an old address of a portal leads, as a path of the host. */
export function targetOf(base: string, to: string): string {
  return base + to.slice(1);
}

/**
 * Gives the policy of each portal of a host where one differs from that of all portals; else nothing. The portal with
 * the shortest base comes first, and one that lives in a folder of another needs a policy of its own.
 */
export function ownPolicies({ portals }: Host): { base: string; policy: string }[] {
  if (!portals.some(({ measurement }) => measurement)) return [];
  return portals.map(({ base, measurement }) => ({ base, policy: policyOf(measurement) }));
}
