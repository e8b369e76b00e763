import { writeApache } from './apache.ts';
import { writeCaddy } from './caddy.ts';
import { writeNginx } from './nginx.ts';

/** A host name and the portals that live on it, each under a base path of its own. */
export interface Host {
  name: string;
  portals: { base: string; folder: string }[];
}

/** The web servers a configuration can be written for. */
export const servers = { nginx: writeNginx, apache: writeApache, caddy: writeCaddy } satisfies Record<
  string,
  (hosts: Host[]) => string
>;

/**
 * Gathers portals by the host they live on, so that each host is configured once; on a host, what lives deeper comes
 * later, as servers whose last rule wins need it.
 * @param portals where each lives (`portal.yaml`) and the folder it was built into
 */
export function hostsOf(portals: { url: string; folder: string }[]): Host[] {
  const byHost = Map.groupBy(portals, ({ url }) => new URL(url).hostname);
  return [...byHost].map(([name, found]) => ({
    name,
    portals: found
      .map(({ url, folder }) => ({ base: new URL(url).pathname, folder }))
      .sort((one, other) => one.base.length - other.base.length),
  }));
}
