import type { PortalSize } from '../building/shards.ts';
import { checkPlanNames } from '../checks/plan-names.ts';
import { checkPlanScores } from '../checks/plan-scores.ts';
import { checkPlanTargets } from '../checks/plan-targets.ts';
import type { StandingSite } from '../checks/portal-addresses.ts';
import { LocalInspector, type PortalInspector } from '../inspecting/portal-inspector.ts';
import { contextPlansOf, type CheckContext, type Identity } from '../inspecting/portal-results.ts';
import { isBlocking, isUnfinished, type Problem } from '../problems/problem.ts';
import { inOrder } from '../processes/in-order.ts';
import type { Plans } from '../reading/content.ts';
import type { Day } from '../schemas/day.ts';
import { listPortals, readHolidays, readPlans, readReportForms } from '../store/content-folder.ts';
import { findGitFiles } from '../store/git-files.ts';
import type { Inventories } from '../store/inventory.ts';
import { findStrayFiles } from '../store/stray-files.ts';
import type { View } from '../store/text-file.ts';
import { checkAddresses } from './check-addresses.ts';
import { PortalChecker } from './portal-checker.ts';

export interface CheckOptions {
  today: Day;
  /** Whether unfinished portals can be built too, to be previewed. */
  drafts?: boolean;
  /** Decodes every picture; otherwise a picture whose file begins and ends well is taken for intact. */
  isThorough?: boolean;
  /**
   * The inventories of the portals' folders, by which results of earlier runs are looked up. Without them, none are.
   */
  inventories?: Inventories | undefined;
  /** Says how to read each portal's folder, and for the empty name the plans; by default as they are on the disk. */
  viewOf?(portal: string): View;
  /** The sites built earlier, by portal: of two portals at one address, the one with a site keeps the address. */
  standing?: ReadonlyMap<string, StandingSite>;
  /** Reads the portals; by default in this process, where a single portal can stop the whole check. */
  inspector?: PortalInspector;
  /** Receives the number of portals checked so far. */
  onProgress?(done: number): void;
}

/** The result of checking a content folder. */
export interface CheckedContent {
  problems: Problem[];
  /** The files of the articles that are drafts. */
  drafts: string[];
  /** The portals that can be built, with the amount of work and the plans that bind each. */
  sound: (PortalSize & { plans: string[] })[];
  /** The portals whose check was aborted, with the reason. */
  failed: ReadonlyMap<string, Problem>;
}

/**
 * Checks the chosen portals and, of a content folder, all plans, holidays, forms of reports and the operator's file.
 */
export async function checkContent(
  content: string,
  ids: string[],
  options: CheckOptions,
): Promise<CheckedContent> {
  const { today, isThorough = false, viewOf = viewAsOnDisk, inspector = new LocalInspector() } = options;
  const plans = readPlans(content, viewOf(''));
  const { daysOff, problems: ofHolidays } = readHolidays(content, viewOf(''));
  const context = { content, today, isThorough, plans: contextPlansOf(plans), daysOff };
  const portals = await checkPortals(context, ids, { ...options, viewOf, inspector });

  const all = listPortals(content);
  const { standing } = options;
  const addresses = await checkAddresses(content, all, portals.identities, { inspector, viewOf, standing });
  // Skipped for a part of the portals, because a unit may be declared by a portal that was not chosen.
  const isWhole = ids.length === all.length;
  const problems = [
    ...plans.problems,
    ...ofHolidays,
    ...readReportForms(content, viewOf('')).problems,
    ...findGitFiles(content),
    // A file of holidays with errors is not missing, and its own errors say what it needs.
    ...portals.problems.filter(
      ({ code, file }) => code !== 'holidays-missing' || !ofHolidays.some((each) => each.file === file),
    ),
    ...addresses.problems,
    ...(isWhole ? checkOutsidePortals(content, plans, portals.identities, viewOf('')) : []),
  ];
  return {
    problems,
    drafts: portals.drafts,
    failed: portals.failed,
    sound: portals.sound.filter(({ id }) => addresses.mayBuild(id)),
  };
}

/** Makes an `onProgress` that says how far a check is, once for every 20 portals. */
export function checkProgress(of: number, say: (line: string) => void): (done: number) => void {
  return (done) => {
    if (done % PORTALS_PER_LINE === 0) say(`  đã kiểm tra ${done}/${of} cổng`);
  };
}

const PORTALS_PER_LINE = 20;

function viewAsOnDisk(): View {
  return {};
}

/** What the checks of single portals found. */
interface CheckedPortals extends CheckedContent {
  failed: Map<string, Problem>;
  /** The portal.yaml of each portal; null where it has errors. */
  identities: Map<string, Identity | null>;
}

/** Checks each portal by itself. */
async function checkPortals(
  context: CheckContext,
  ids: string[],
  options: CheckOptions & { inspector: PortalInspector; viewOf(portal: string): View },
): Promise<CheckedPortals> {
  const { drafts = false, onProgress } = options;
  const checked: CheckedPortals = {
    ...{ problems: [], drafts: [], sound: [] },
    ...{ failed: new Map(), identities: new Map() },
  };
  const checker = new PortalChecker(context, options);
  /** The years without holidays, by their files: reported once, however many portals need them. */
  const missing = new Map<string, Problem>();
  let done = 0;
  for await (const [id, result] of inOrder(ids, (portal) => checker.check(portal))) {
    // Looked for on every run, because the inventory by which results are cached leaves these files out.
    const gitFiles = findGitFiles(context.content, id);
    for (const each of [...result.problems, ...gitFiles]) {
      if (each.code === 'holidays-missing') missing.set(each.file, each);
      else checked.problems.push(each);
    }
    for (const file of result.drafts) checked.drafts.push(file);
    if (result.failure) checked.failed.set(id, result.failure);
    checked.identities.set(id, result.identity);
    const isHeld = gitFiles.some(isBlocking) || (!drafts && result.problems.some(isUnfinished));
    if (result.canBuild && !isHeld)
      checked.sound.push({ id, entries: result.entries, plans: result.identity?.data.plans ?? [] });
    onProgress?.(++done);
  }
  checker.close();
  for (const each of missing.values()) checked.problems.push(each);
  return checked;
}

/** Checks what lies outside the portals, and the plans against all portals. */
function checkOutsidePortals(
  content: string,
  plans: Plans,
  identities: ReadonlyMap<string, Identity | null>,
  view: View,
): Problem[] {
  const declared = new Map([...identities].map(([id, identity]) => [id, identity?.data ?? null]));
  return [
    ...(view.only === undefined ? findStrayFiles(content) : []),
    ...checkPlanTargets(plans),
    ...checkPlanNames(plans, declared),
    ...checkPlanScores(plans, declared),
  ];
}
