import type { Work } from '../building/shards.ts';
import { checkPlanUnits } from '../checks/plan-units.ts';
import { checkPortalAddresses, type StandingSite } from '../checks/portal-addresses.ts';
import { isBlocking, isError, isUnfinished, type Problem } from '../problems/problem.ts';
import type { Day } from '../schemas/day.ts';
import { PictureInspection } from '../pictures/inspection.ts';
import { findStrayFiles } from '../store/stray-files.ts';
import { listPortals, readOperator, readPlans } from '../store/content-folder.ts';
import type { View } from '../store/text-file.ts';
import { digestOf } from '../store/digests.ts';
import { findGitFiles } from '../store/git-files.ts';
import { inOrder } from '../processes/in-order.ts';
import type { Inventory } from '../store/inventory.ts';
import {
  contextPlansOf,
  cachedResult,
  type CheckContext,
  type Identity,
} from '../inspecting/portal-results.ts';
import { LocalInspector, type CheckAnswer, type PortalInspector } from '../inspecting/portal-inspector.ts';

export interface CheckOptions {
  today: Day;
  /** Whether a portal that is not filled in yet can be built too, to be looked at. */
  drafts?: boolean;
  /** Decodes every picture instead of trusting that a whole file is a sound one. */
  isThorough?: boolean;
  /** Gives the inventories by which what a folder comes to is looked up, when its files are those of an earlier run. */
  inventoryOf?: ((portal: string) => Inventory) | undefined;
  /** How each portal's folder is looked at; as it is by default. */
  viewOf?(portal: string): View;
  /** The sites that stand, by the folder of their portal: of two portals at one place, the one that stands there stays. */
  standing?: ReadonlyMap<string, StandingSite>;
  /** Reads the portals; in this process by default, where one portal can stop all of them. */
  inspector?: PortalInspector;
  onProgress?(done: number): void;
}

/** What a check of a content folder found. */
export interface Checked {
  problems: Problem[];
  /** The portals that can be built, with the work each is and the plans that bind it. */
  sound: (Work & { plans: string[] })[];
  /** The portals whose check was ended, with the reason. */
  failed: ReadonlyMap<string, Problem>;
}

/** Checks the chosen portals and all plans of a content folder. */
export async function checkContent(content: string, ids: string[], options: CheckOptions): Promise<Checked> {
  const {
    today,
    drafts = false,
    isThorough = false,
    inventoryOf,
    inspector = new LocalInspector(),
  } = options;
  const { viewOf = (): View => ({}), standing, onProgress } = options;
  const plans = readPlans(content, viewOf(''));
  const context = { content, today, isThorough, plans: contextPlansOf(plans) };
  const check = checkerOf(context, inspector, inventoryOf, viewOf);

  const problems: Problem[] = [...plans.problems, ...findGitFiles(content)];
  const sound: Checked['sound'] = [];
  const failed = new Map<string, Problem>();
  const identities = new Map<string, Identity | null>();
  let done = 0;
  for await (const [id, { failure, ...result }] of inOrder(ids, check.portal)) {
    // Not part of a portal's inventory, by which an earlier check is looked up.
    const planted = findGitFiles(content, id);
    for (const each of [...result.problems, ...planted]) problems.push(each);
    if (failure) failed.set(id, failure);
    identities.set(id, result.identity);
    if (result.canBuild && !planted.some(isBlocking) && (drafts || !result.problems.some(isUnfinished)))
      sound.push({ id, entries: result.entries, plans: result.identity?.data.plans ?? [] });
    onProgress?.(++done);
  }
  check.end();

  // Whoever was not asked for has its place all the same.
  const all = listPortals(content);
  const others = all.filter((id) => !identities.has(id));
  const everyone = new Map(identities);
  for await (const [id, identity] of inOrder(others, (portal) =>
    inspector.identify({ portal, content, view: viewAcross(viewOf(portal)) }),
  ))
    everyone.set(id, identity);
  const { operator, problems: ofOperator } = readOperator(content);
  const mayBuild = !ofOperator.some(isError);
  const misplaced = mayBuild
    ? checkPortalAddresses(
        all.map((id) => ({ id, portal: withPlace(everyone.get(id) ?? null) })),
        { operator, standing },
      ).filter(({ file }) => identities.has(file.split('/')[1]!))
    : [];
  for (const found of [...ofOperator, ...misplaced]) problems.push(found);
  // A unit may be declared by a portal that was not asked for.
  if (ids.length === all.length)
    for (const found of [
      ...(viewOf('').only === undefined ? findStrayFiles(content) : []),
      ...checkPlanUnits(
        plans,
        [...identities.values()].flatMap((portal) => portal?.data ?? []),
      ),
    ])
      problems.push(found);
  const homeless = new Set(misplaced.map(({ file }) => file));
  const mayBuildPortal = ({ id }: Work) => mayBuild && !homeless.has(`portals/${id}/portal.yaml`);
  return { problems, failed, sound: sound.filter(mayBuildPortal) };
}

/** Makes the check of one portal: looks up what an earlier run found of the same, else has the portal read. */
function checkerOf(
  context: CheckContext,
  inspector: PortalInspector,
  inventoryOf: CheckOptions['inventoryOf'],
  viewOf: (portal: string) => View,
): { portal(id: string): Promise<CheckAnswer>; end(): void } {
  if (!inventoryOf)
    return {
      portal: (portal) => inspector.check({ context, portal, view: viewAcross(viewOf(portal)) }),
      end: () => undefined,
    };

  const { today, isThorough, plans } = context;
  const contextDigest = digestOf([
    today,
    isThorough,
    plans.ids,
    plans.data.map(([id, { data }]) => [id, data]),
  ]);
  const pictures = new PictureInspection(context.content, { isThorough, usesCache: true });
  return {
    async portal(portal) {
      const inventory = inventoryOf(portal);
      pictures.keep(inventory.values());
      const known = cachedResult(context, portal, contextDigest, inventory);
      if (known) return { ...known, pictures: [] };
      const answer = await inspector.check({
        context,
        portal,
        view: {},
        cache: { contextDigest, inventory },
      });
      pictures.learn(answer.pictures);
      return answer;
    },
    end: () => pictures.save(),
  };
}

/** The part of a view that passes between processes. */
function viewAcross({ only, overlay }: View): Pick<View, 'only' | 'overlay'> {
  return { ...(only && { only }), ...(overlay && { overlay }) };
}

function withPlace(identity: Identity | null) {
  if (!identity) return null;
  const { file, data, urlPosition, redirectPositions } = identity;
  const positionOf = ([key, at]: readonly PropertyKey[]) =>
    key === 'redirects' ? redirectPositions[at as number]! : urlPosition;
  return { file, data, positionOf };
}
