import { findClashes, type Clash, type Claim } from '../addresses/clashes.ts';
import { problem, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Operator } from '../schemas/operator.ts';
import { readPortalAddress, type PortalAddress } from '../schemas/portal-address.ts';

/** A portal's site as it was built last. */
export interface StandingSite {
  address: PortalAddress;
  /** Says whether the site has a file or folder at a path below its base, whatever the capitals. */
  holds(path: string): boolean;
}

/** What decides where portals may live, besides what they say themselves. */
export interface AddressContext {
  /** What the operator wrote; null where there is no such file. */
  operator?: Operator | null;
  /** The sites that stand, by the folder of their portal. */
  standing?: ReadonlyMap<string, StandingSite>;
}

/**
 * Judges where the portals of a content folder live. Where the operator has a file, it alone says who lives where. Of
 * two portals that cannot both be served, the one whose site stands there stays; when that is neither or both, both
 * are named. A site whose portal.yaml cannot be read now, or names another place, keeps its place until it is rebuilt.
 */
export function checkPortalAddresses(
  contents: Pick<PortalContent, 'id' | 'portal'>[],
  { operator = null, standing = new Map() }: AddressContext = {},
): Problem[] {
  const found = new Map<string, Problem>();
  const claims: Wanted[] = [];
  for (const { id, portal } of contents) {
    const site = standing.get(id);
    const address = portal && (readPortalAddress(portal.data.url) as PortalAddress);
    if (portal && address) {
      const refused = operator && refuse(operator, id, portal, address);
      if (refused) found.set(id, refused);
      else claims.push({ id, ...address, redirects: portal.data.redirects.map(({ from }) => from), portal });
    }
    if (site && !isAt(site, address) && (!operator || allows(operator, id, site.address)))
      claims.push({ id, ...site.address, redirects: [], holds: site.holds, portal: null });
  }
  const clashes = findClashes(claims)
    .filter(({ outer, inner }) => outer.id !== inner.id)
    .map((clash) => ({ ...clash, hasPlace: (one: Wanted) => stands(one, clash, standing) }));
  const isDecided = ({ outer, inner, hasPlace }: Found) => hasPlace(outer) !== hasPlace(inner);
  for (const clash of clashes.filter(isDecided))
    name(clash, clash.hasPlace(clash.outer) ? clash.inner : clash.outer, found);
  // Who is refused already takes nobody's place.
  const refused = new Set(found.keys());
  for (const clash of clashes) {
    const { outer, inner } = clash;
    if (isDecided(clash) || refused.has(outer.id) || refused.has(inner.id)) continue;
    // Of two sites that stand there, the one whose portal wants to go on may.
    if (clash.hasPlace(outer) && !(outer.portal && inner.portal)) continue;
    for (const one of [outer, inner]) name(clash, one, found);
  }
  return contents.flatMap(({ id }) => found.get(id) ?? []);
}

/** Says whether what the operator wrote lets a portal live at a place. */
export function allows({ portals }: Operator, id: string, { host, base }: PortalAddress): boolean {
  const own = Object.hasOwn(portals, id) ? portals[id]! : undefined;
  return own !== undefined && own.hosts.includes(host) && own.bases.includes(base);
}

interface Found extends Clash<Wanted> {
  /** Says whether the site of one of the two stands there already. */
  hasPlace(one: Wanted): boolean;
}

/** Names a clash to one of the two, unless it has been told of another; of one that only stands there nothing is wanted. */
function name(clash: Found, one: Wanted, found: Map<string, Problem>): void {
  const { outer, inner, redirect, hasPlace } = clash;
  if (!one.portal || found.has(one.id)) return;
  const other = one === outer ? inner : outer;
  const isLed = redirect !== undefined && one === outer;
  const url = isLed ? new URL(one.redirects[redirect]!.slice(1), one.url).href : one.url;
  const facts = { url, other: other.id, isTaken: hasPlace(other) && !hasPlace(one) };
  const position = one.portal.positionOf(isLed ? ['redirects', redirect, 'from'] : ['url']);
  found.set(one.id, problem('portal-url-shared', one.portal.file, facts, position));
}

interface Wanted extends Claim, PortalAddress {
  /** Null for a place that a site has and its portal does not ask for now. */
  portal: PortalContent['portal'];
}

function refuse(
  operator: Operator,
  id: string,
  portal: NonNullable<PortalContent['portal']>,
  address: PortalAddress,
): Problem | null {
  if (allows(operator, id, address)) return null;
  const position = portal.positionOf(['url']);
  const own = Object.hasOwn(operator.portals, id) ? operator.portals[id]! : undefined;
  if (own) {
    const allowed = own.hosts.flatMap((host) => own.bases.map((base) => `https://${host}${base}`));
    return problem('portal-url-not-allowed', portal.file, { url: address.url, allowed }, position);
  }
  const bases = address.base === '/' ? '' : `, bases: [${address.base}]`;
  const line = `${id}: { hosts: [${address.host}]${bases} }`;
  return problem('portal-not-listed', portal.file, { portal: id, line }, position);
}

/** Says whether a portal's site already stands where it clashes with another. */
function stands(
  one: Wanted,
  { outer, redirect }: Clash<Wanted>,
  standing: ReadonlyMap<string, StandingSite>,
) {
  const site = standing.get(one.id);
  if (!site || !isAt(site, one)) return false;
  return redirect === undefined || one !== outer || site.holds(one.redirects[redirect]!.slice(1));
}

function isAt({ address }: StandingSite, other: PortalAddress | null): boolean {
  return address.host === other?.host && address.base.toLowerCase() === other.base.toLowerCase();
}
