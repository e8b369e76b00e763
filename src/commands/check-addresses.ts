import { checkPortalAddresses, type StandingSite } from '../checks/portal-addresses.ts';
import type { PortalInspector } from '../inspecting/portal-inspector.ts';
import type { Identity } from '../inspecting/portal-results.ts';
import { isError, type Problem } from '../problems/problem.ts';
import { inOrder } from '../processes/in-order.ts';
import { readOperator } from '../store/content-folder.ts';
import type { View } from '../store/text-file.ts';
import { withoutFunctions } from './portal-checker.ts';

/** What the check of all addresses found. */
interface CheckedAddresses {
  problems: Problem[];
  /** Says whether a portal may live at its address. */
  mayBuild(portal: string): boolean;
}

/**
 * Checks that no two portals of a content folder share an address, and that the operator's file allows each. Reports
 * only on the chosen portals, but reads the portal.yaml of the others too, because an unchosen portal must not lose its
 * address to a chosen one.
 * @param allPortals every portal of the content folder
 * @param chosen the portal.yaml of each chosen portal; null where it has errors
 */
export async function checkAddresses(
  content: string,
  allPortals: string[],
  chosen: ReadonlyMap<string, Identity | null>,
  options: {
    inspector: PortalInspector;
    viewOf(portal: string): View;
    standing: ReadonlyMap<string, StandingSite> | undefined;
  },
): Promise<CheckedAddresses> {
  const { inspector, viewOf, standing } = options;
  const identities = new Map(chosen);
  const others = allPortals.filter((id) => !chosen.has(id));
  const identify = (portal: string) =>
    inspector.identify({ portal, content, view: withoutFunctions(viewOf(portal)) });
  for await (const [id, identity] of inOrder(others, identify)) identities.set(id, identity);

  const { operator, problems } = readOperator(content);
  if (problems.some(isError)) return { problems, mayBuild: () => false };
  const portals = allPortals.map((id) => ({ id, portal: withPositions(identities.get(id) ?? null) }));
  const misplaced = checkPortalAddresses(portals, { operator, standing }).filter(({ file }) =>
    chosen.has(file.split('/')[1]!),
  );
  const files = new Set(misplaced.map(({ file }) => file));
  return {
    problems: [...problems, ...misplaced],
    mayBuild: (portal) => !files.has(`portals/${portal}/portal.yaml`),
  };
}

/**
 * Gives an identity the function `positionOf`, which the check of addresses needs and no message between processes can
 * carry.
 */
function withPositions(identity: Identity | null) {
  if (!identity) return null;
  const { file, data, urlPosition, redirectPositions, aliases } = identity;
  const positionOf = ([key, at]: readonly PropertyKey[]) =>
    key === 'redirects' ? (redirectPositions[at as number] ?? urlPosition) : urlPosition;
  return { file, data, positionOf, aliases };
}
