import { OWN_FOLDERS } from './addresses.ts';

/** The address that a portal occupies. */
export interface Claim {
  id: string;
  host: string;
  base: string;
  /** Paths of the old addresses at which it has pages, relative to the base, with a leading slash. */
  redirects: readonly string[];
  /** Says whether its built site has a file or folder at a path below the base. */
  holds?(path: string): boolean;
}

/** Two portals that exclude each other: `inner` has the address of `outer`, or lies where `outer` has pages. */
export interface Clash<C extends Claim> {
  outer: C;
  inner: C;
  /** The index of the redirect of `outer` that clashes; undefined where the address or a folder of `outer` does. */
  redirect?: number;
}

/**
 * Finds portals that share an address, or lie in a folder of another portal's site. Ignores capitals, because some disks
 * and servers do.
 */
export function findClashes<C extends Claim>(claims: readonly C[]): Clash<C>[] {
  const at = Map.groupBy(claims, ({ host, base }) => hostAndBase(host, base));
  const holders = (host: string, base: string) => at.get(hostAndBase(host, base)) ?? [];
  return claims.flatMap((claim) => {
    const { host, base, redirects } = claim;
    const here = holders(host, base);
    const same = here.slice(here.indexOf(claim) + 1);
    const around = basesAbove(base).flatMap((above) => {
      const inside = base.slice(above.length);
      const isOwn = OWN.has(inside.split('/', 1)[0]!.toLowerCase());
      return holders(host, above).filter((outer) => isOwn || outer.holds?.(inside));
    });
    const led = redirects.flatMap((from, redirect) => {
      const path = `${base}${from.slice(1)}`.replace(/\/?$/, '/');
      return [...basesAbove(path), path]
        .filter((each) => each.length > base.length)
        .flatMap((each) => holders(host, each).map((inner) => ({ outer: claim, inner, redirect })));
    });
    return [
      ...same.map((inner) => ({ outer: claim, inner })),
      ...around.map((outer) => ({ outer, inner: claim })),
      ...led,
    ];
  });
}

const OWN = new Set(OWN_FOLDERS.map((folder) => folder.toLowerCase()));

function hostAndBase(host: string, base: string): string {
  return `${host}${base.toLowerCase()}`;
}

/** Lists the bases that contain a path: `/` and `/a/` for `/a/b/`. */
function basesAbove(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1)).slice(0, -1);
}
