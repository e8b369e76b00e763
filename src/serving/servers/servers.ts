import { writeApache } from './apache.ts';
import { writeCaddy } from './caddy.ts';
import type { MeasurementHosts } from '../headers.ts';
import type { Host, QueryMove, Service } from './host.ts';
import { writeNginx } from './nginx.ts';

/** The web servers that a configuration can be written for. */
export const servers = { nginx: writeNginx, apache: writeApache, caddy: writeCaddy } satisfies Record<
  string,
  (service: Service) => string
>;

/** The characters of a folder's path that a server's configuration cannot escape. */
export const UNWRITABLE: Record<keyof typeof servers, RegExp> = {
  nginx: /\p{Cc}/u,
  apache: /\p{Cc}|[*?[\]]|\$\{/u,
  caddy: /\p{Cc}|[{}\\]/u,
};

/** A portal to serve. */
interface PlacedPortal {
  /** Host and base as `readPortalAddress` returns them. */
  host: string;
  base: string;
  folder: string;
  /** The old addresses with a query. */
  moves?: readonly QueryMove[];
  measurement?: MeasurementHosts | undefined;
}

/**
 * Groups portals by host, so that each host is configured once. Sorts a host's portals by the length of their base
 * path, because in some servers the last matching rule wins. Leaves out old addresses in the folder of another portal.
 */
export function hostsOf(portals: PlacedPortal[]): Host[] {
  const byHost = Map.groupBy(portals, ({ host }) => host);
  return [...byHost].map(([name, found]) => ({
    name,
    portals: found
      .map(({ base, folder, measurement, moves = [] }) => ({
        ...{ base, folder, measurement },
        moves: moves.filter(({ from }) => isOwn(base + from.slice(1), base, found)),
      }))
      .sort((one, other) => one.base.length - other.base.length),
  }));
}

function isOwn(path: string, base: string, portals: PlacedPortal[]): boolean {
  const low = path.toLowerCase();
  return !portals.some(
    (other) => other.base.length > base.length && low.startsWith(other.base.toLowerCase()),
  );
}
