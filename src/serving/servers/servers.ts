import { writeApache } from './apache.ts';
import { writeCaddy } from './caddy.ts';
import type { Host, PortalOnHost } from './host.ts';
import { writeNginx } from './nginx.ts';

/** The web servers that a configuration can be written for. */
export const servers = { nginx: writeNginx, apache: writeApache, caddy: writeCaddy } satisfies Record<
  string,
  (hosts: Host[]) => string
>;

/** The characters of a folder's path that a server's configuration cannot escape. */
export const UNWRITABLE: Record<keyof typeof servers, RegExp> = {
  nginx: /\p{Cc}/u,
  apache: /\p{Cc}|[*?[\]]|\$\{/u,
  caddy: /\p{Cc}|[{}\\]/u,
};

/**
 * Groups portals by host, so that each host is configured once. Sorts a host's portals by the length of their base
 * path, because in some servers the last matching rule wins.
 * @param portals host and base as `readPortalAddress` returns them, and the folder that the portal was built into
 */
export function hostsOf(portals: (PortalOnHost & { host: string })[]): Host[] {
  const byHost = Map.groupBy(portals, ({ host }) => host);
  return [...byHost].map(([name, found]) => ({
    name,
    portals: found
      .map(({ base, folder, measurement }) => ({ base, folder, measurement }))
      .sort((one, other) => one.base.length - other.base.length),
  }));
}
