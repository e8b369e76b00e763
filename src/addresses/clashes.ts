import { OWN_FOLDERS } from './addresses.ts';

/** The place that a portal takes on the web. */
export interface Claim {
  id: string;
  host: string;
  base: string;
  /** Paths below the base at which it has pages besides those in its own folders, from the base's slash on. */
  redirects: readonly string[];
  /** Says whether its site, once built, has a file or folder at a path below the base. */
  holds?(path: string): boolean;
}

/** Two portals that cannot both be served: `inner` lives where `outer` does, or where `outer` has pages. */
export interface Clash<C extends Claim> {
  outer: C;
  inner: C;
  /** The redirect of `outer` that leads to it; undefined where it is the address of `outer`, or a folder of its own. */
  redirect?: number;
}

/**
 * Finds the portals that live at one address, or in a folder that another's site has. Capitals make no difference:
 * some disks and some servers know none.
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

/** `/a/b/` lies in `/` and in `/a/`. */
function basesAbove(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1)).slice(0, -1);
}
