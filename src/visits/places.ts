/** Where a portal lives: its hosts, and the path that its addresses begin with. */
export interface PortalPlace {
  id: string;
  hosts: string[];
  /** `/`, or a path between slashes. */
  base: string;
}

/** Who a request was for: a portal, the host itself outside every portal, another host, or nobody can say. */
export type Owner =
  { is: 'portal'; id: string } | { is: 'host'; ids: string[] } | { is: 'foreign' } | { is: 'unknown' };

/** Finds the portal that a request was for, by host and path. */
export class Places {
  readonly #byHost = new Map<string, PortalPlace[]>();
  /** The places at the one host where all chosen portals live, for logs that do not name the host. */
  readonly #unnamed: PortalPlace[] | undefined;

  /** @param chosen the portals to count; a log without hosts can only be split when they live at one host */
  constructor(places: PortalPlace[], chosen: ReadonlySet<string>) {
    for (const place of places)
      for (const host of place.hosts) this.#byHost.set(host, [...(this.#byHost.get(host) ?? []), place]);
    // The longest base first, because one portal may live in a folder of another.
    for (const list of this.#byHost.values()) list.sort((one, other) => other.base.length - one.base.length);
    const hosts = new Set(places.filter(({ id }) => chosen.has(id)).map(({ hosts: [first] }) => first!));
    this.#unnamed = hosts.size === 1 ? this.#byHost.get([...hosts][0]!) : undefined;
  }

  ownerOf(host: string, path: string): Owner {
    const places =
      host === '' ? this.#unnamed : (this.#byHost.get(host) ?? this.#byHost.get(host.replace(/^www\./, '')));
    if (!places) return host === '' ? UNKNOWN : FOREIGN;
    for (const { id, base } of places) if (isBelow(path, base)) return { is: 'portal', id };
    return { is: 'host', ids: places.map(({ id }) => id) };
  }
}

const FOREIGN: Owner = { is: 'foreign' };
const UNKNOWN: Owner = { is: 'unknown' };

function isBelow(path: string, base: string): boolean {
  if (base === '/' || path.startsWith(base)) return true;
  return (
    path.startsWith(base.slice(0, -1)) && (path.length === base.length - 1 || path[base.length - 1] === '?')
  );
}
