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

/** The characters in the path of a folder that a server's configuration has no way to write as mere characters. */
export const UNWRITABLE: Record<keyof typeof servers, RegExp> = {
  nginx: /\p{Cc}/u,
  apache: /\p{Cc}|[*?[\]]|\$\{/u,
  caddy: /\p{Cc}|[{}\\]/u,
};

/**
 * Gathers portals by the host they live on, so that each host is configured once; on a host, what lives deeper comes
 * later, as servers whose last rule wins need it.
 * @param portals where each lives, host and base as `readPortalAddress` gives them, and the folder it was built into
 */
export function hostsOf(portals: { host: string; base: string; folder: string }[]): Host[] {
  const byHost = Map.groupBy(portals, ({ host }) => host);
  return [...byHost].map(([name, found]) => ({
    name,
    portals: found
      .map(({ base, folder }) => ({ base, folder }))
      .sort((one, other) => one.base.length - other.base.length),
  }));
}
