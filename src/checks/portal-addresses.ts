import { findClashes, type Clash, type Claim } from '../addresses/clashes.ts';
import { problem, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import { hasQuery } from '../reading/moves.ts';
import type { Operator } from '../schemas/operator.ts';
import { readPortalAddress, type PortalAddress } from '../schemas/portal-address.ts';

/** The site of a portal as the last build left it. */
export interface StandingSite {
  address: PortalAddress;
  /** Says whether the site has a file or folder at a path below its base, ignoring capitals. */
  holds(path: string): boolean;
}

/** A portal.yaml, and the old addresses of the portal's entries where they were read. */
type PlacedPortal = Pick<NonNullable<PortalContent['portal']>, 'file' | 'data' | 'positionOf'> & {
  aliases?: string[];
};

/** What decides where portals may live, besides their own portal.yaml. */
interface AddressContext {
  /** The file of the operator; null where there is none. */
  operator?: Operator | null;
  /** The sites of the last build, by the folder of their portal. */
  standing?: ReadonlyMap<string, StandingSite>;
}

/**
 * Reports the portals that may not live at their address. Where the operator has a file, that file alone decides. Of two
 * portals with clashing addresses, the one that was built there before keeps the address; when neither or both were, both
 * are reported. A built site keeps its address until it is rebuilt, even if its portal.yaml is unreadable or names another.
 */
export function checkPortalAddresses(
  contents: { id: string; portal: PlacedPortal | null }[],
  { operator = null, standing = new Map() }: AddressContext = {},
): Problem[] {
  const found = new Map<string, Problem>();
  const claims: AddressClaim[] = [];
  for (const { id, portal } of contents) {
    const site = standing.get(id);
    const address = portal && (readPortalAddress(portal.data.url) as PortalAddress);
    if (portal && address) {
      const refused = operator && refuse(operator, id, portal, address);
      if (refused) found.set(id, refused);
      else claims.push({ id, ...address, redirects: oldPathsOf(portal), portal });
    }
    if (site && !isAt(site, address) && (!operator || allows(operator, id, site.address)))
      claims.push({ id, ...site.address, redirects: [], holds: site.holds, portal: null });
  }
  const clashes = findClashes(claims)
    .filter(({ outer, inner }) => outer.id !== inner.id)
    .map((clash) => ({ ...clash, isBuiltThere: (one: AddressClaim) => isBuilt(one, clash, standing) }));
  const isDecided = ({ outer, inner, isBuiltThere }: AddressClash) =>
    isBuiltThere(outer) !== isBuiltThere(inner);
  for (const clash of clashes.filter(isDecided))
    report(clash, clash.isBuiltThere(clash.outer) ? clash.inner : clash.outer, found);
  // A portal that is refused already takes no address from others.
  const refused = new Set(found.keys());
  for (const clash of clashes) {
    const { outer, inner } = clash;
    if (isDecided(clash) || refused.has(outer.id) || refused.has(inner.id)) continue;
    // Of two built sites, the one that its portal.yaml still asks for may stay.
    if (clash.isBuiltThere(outer) && !(outer.portal && inner.portal)) continue;
    for (const one of [outer, inner]) report(clash, one, found);
  }
  return contents.flatMap(({ id }) => found.get(id) ?? []);
}

/** Says whether the operator allows a portal to live at an address. */
export function allows({ portals }: Operator, id: string, { host, base }: PortalAddress): boolean {
  const own = Object.hasOwn(portals, id) ? portals[id]! : undefined;
  return own !== undefined && own.hosts.includes(host) && own.bases.includes(base);
}

interface AddressClash extends Clash<AddressClaim> {
  /** Says whether the last build put the site of one of the two where they clash. */
  isBuiltThere(one: AddressClaim): boolean;
}

/** Lists the paths at which a portal has pages that lead elsewhere, those of `redirects` first; `/` for one without a page. */
function oldPathsOf({ data, aliases = [] }: PlacedPortal): string[] {
  return [...data.redirects.map(({ from }) => from), ...aliases].map((from) => (hasQuery(from) ? '/' : from));
}

/** Reports a clash for one of the two, unless it has a problem already, or is a built site whose portal.yaml has changed its address. */
function report(clash: AddressClash, one: AddressClaim, found: Map<string, Problem>): void {
  const { outer, inner, redirect, isBuiltThere } = clash;
  if (!one.portal || found.has(one.id)) return;
  const other = one === outer ? inner : outer;
  const isRedirect = redirect !== undefined && one === outer;
  const url = isRedirect ? new URL(one.redirects[redirect]!.slice(1), one.url).href : one.url;
  const facts = { url, other: other.id, isTaken: isBuiltThere(other) && !isBuiltThere(one) };
  const position = one.portal.positionOf(isRedirect ? ['redirects', redirect, 'from'] : ['url']);
  found.set(one.id, problem('portal-url-shared', one.portal.file, facts, position));
}

interface AddressClaim extends Claim, PortalAddress {
  /** Null for a built site whose portal.yaml does not ask for this address now. */
  portal: PlacedPortal | null;
}

function refuse(
  operator: Operator,
  id: string,
  portal: PlacedPortal,
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

/** Says whether the last build put a site where it now clashes with another. */
function isBuilt(
  one: AddressClaim,
  { outer, redirect }: Clash<AddressClaim>,
  standing: ReadonlyMap<string, StandingSite>,
) {
  const site = standing.get(one.id);
  if (!site || !isAt(site, one)) return false;
  return redirect === undefined || one !== outer || site.holds(one.redirects[redirect]!.slice(1));
}

function isAt({ address }: StandingSite, other: PortalAddress | null): boolean {
  return address.host === other?.host && address.base.toLowerCase() === other.base.toLowerCase();
}
