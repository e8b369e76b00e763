import { checkNamedTargets } from '../checks/assignments.ts';
import { checkPlanLists } from '../checks/plan-lists.ts';
import { checkPlanNames } from '../checks/plan-names.ts';
import { checkPlanScores } from '../checks/plan-scores.ts';
import { checkPlanTargets } from '../checks/plan-targets.ts';
import { dueOutsidePlans, unknownPersonOf } from '../checks/task-faults.ts';
import { LocalInspector, type PortalInspector } from '../inspecting/portal-inspector.ts';
import { cachedSummary, summaryOfFailed, type PortalSummary } from '../inspecting/portal-results.ts';
import { isError, tell, type Problem } from '../problems/problem.ts';
import { inOrder } from '../processes/in-order.ts';
import type { Plans } from '../reading/content.ts';
import { nearest } from '../reading/nearest.ts';
import type { YamlFile } from '../reading/read.ts';
import { SharedTexts } from '../report/copies.ts';
import { withHistory, type Evidence } from '../report/evidence.ts';
import { periodById, reportsOf } from '../report/periods.ts';
import { tally } from '../report/tally.ts';
import { workingYearsOf } from '../report/working-days.ts';
import type { Day } from '../schemas/day.ts';
import type { DaysOff } from '../schemas/holidays.ts';
import type { Portal } from '../schemas/portal.ts';
import type { Report } from '../schemas/report.ts';
import type { Measure } from '../schemas/vocabulary.ts';
import { choosePortals, listPortals, readHolidays, readPlans } from '../store/content-folder.ts';
import { readHistory, type History } from '../store/history.ts';
import type { Inventory } from '../store/inventory.ts';
import { Failure } from '../terminal/failure.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { printable, printableIn } from '../text/printable.ts';
import { describeFault } from './describe-fault.ts';
import { identifyPeriod, refuseIdlePeriod, refuseUnknownPeriod } from './report-period.ts';

export interface ReportOptions {
  content: string;
  /** The portals to report on; all of them when undefined. */
  portals: string[] | undefined;
  asOf: Day;
  plan?: string | undefined;
  period?: string | undefined;
  /** An earlier report; items counted there that are no longer published are listed. */
  against?: Report | undefined;
  /**
   * Returns the inventory of a portal's folder, the key to results of earlier runs. Without it, the report uses none of
   * them.
   */
  inventoryOf?: ((portal: string) => Inventory) | undefined;
  /** Portals that a check just failed to read, with the reason; they are not read again. */
  failed?: ReadonlyMap<string, Problem>;
  /** Reads the portals; by default in this process, where a single portal can stop the whole report. */
  inspector?: PortalInspector;
  /** Receives the number of portals read so far, and of all. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Counts every chosen portal against the plans that bind it. Throws a Failure when one of these plans has errors,
 * because a verdict without that plan would be wrong.
 */
export async function makeReport(given: ReportOptions): Promise<Report> {
  const { content, asOf } = given;
  const ids = choosePortals(listPortals(content), given.portals);
  const plans = readPlans(content);
  const options = { ...given, period: identifyPeriod(given, plans) };
  refuseUnknownPlan(options.plan, plans);
  refuseUnknownPeriod(given, options.period, plans);
  const holidays = readHolidays(content);
  const history = readHistory(content);
  const counted = await countPortals(ids, plans, { history, daysOff: holidays.daysOff }, options);
  refuseBrokenPlans(plans, counted, options.portals === undefined);
  refuseNothingLeft(counted);
  if (counted.portals.length === 0) refuseIdlePeriod(given, options.period, counted.binding, plans);
  return {
    schemaVersion: 1,
    asOf,
    timeZone: 'Asia/Ho_Chi_Minh',
    commit: history.is === 'none' ? null : history.commit,
    ...periodAsked(options, plans, counted.binding),
    portals: counted.portals,
    plans: [...counted.binding].sort().flatMap((id) => {
      const plan = plans.plans.get(id)?.data;
      if (!plan) return [];
      const { number = null, title, issuer, issued = null, year, recipients } = plan;
      return { id, number, title, issuer, issued, year, recipients, reports: reportsOf(plan, asOf) };
    }),
    integrity: {
      history: history.is,
      uncommitted: history.is !== 'none' && history.uncommitted,
      ...unknownHolidays(plans, counted.binding, holidays.daysOff),
      disappeared: findDisappeared(options.against, counted.published, options.portals),
    },
    unreadable: listUnreadable(counted, [...holidays.problems, ...(options.plan ? [] : plans.problems)]),
  };
}

/** Lists the years of which plans count working days without knowing the public holidays. */
function unknownHolidays(
  { plans }: Plans,
  binding: ReadonlySet<string>,
  { years }: DaysOff,
): Pick<Report['integrity'], 'holidaysUnknown'> {
  const wanted = [...binding].flatMap((id) => {
    const plan = plans.get(id)?.data;
    return plan ? workingYearsOf(plan, plan.targets) : [];
  });
  const unknown = [...new Set(wanted)].filter((year) => !years.includes(year)).sort();
  return unknown.length > 0 ? { holidaysUnknown: unknown } : {};
}

/** Gives the days of the period asked for, as the first plan that has it divides the year. */
function periodAsked(
  { period }: ReportOptions,
  { plans }: Plans,
  binding: ReadonlySet<string>,
): Pick<Report, 'period'> {
  if (!period) return {};
  const found = [...binding].sort().flatMap((id) => {
    const plan = plans.get(id)?.data;
    return (plan && periodById(plan, period)) ?? [];
  });
  return found[0] ? { period: found[0] } : {};
}

/** What was read and counted, portal by portal. */
interface CountedPortals {
  portals: Report['portals'];
  /** The plans that bind one of the portals. */
  binding: Set<string>;
  /** The paths of all published items; none where no earlier report is compared. */
  published: Set<string>;
  /** The numbers of the decisions of which a portal publishes the list. */
  decisions: Set<string>;
  /** The problems for which a portal was left out for a plan. */
  faults: Map<string, Problem>;
  /** What each portal.yaml declares; null where it has errors. */
  declared: Map<string, Portal | null>;
  unreadable: Report['unreadable'];
}

/** Reads each portal and counts it against its plans. */
async function countPortals(
  ids: string[],
  plans: Plans,
  { history, daysOff }: { history: History; daysOff: DaysOff },
  options: ReportOptions,
): Promise<CountedPortals> {
  const counted: CountedPortals = {
    portals: [],
    binding: new Set(options.plan ? [options.plan] : []),
    published: new Set(),
    decisions: new Set(),
    faults: new Map(),
    declared: new Map(),
    unreadable: [],
  };
  const shared = new SharedTexts();
  const read = await readPortals(ids, plans, history, options, counted, shared);
  // Any portal may have been the first to publish a text, so copies are known only when all portals are read.
  for (const { evidence, office } of read) {
    const articles = shared.withCopies(evidence.portal);
    countPortal({ ...evidence, articles, daysOff }, office, plans, options, counted);
  }
  markShared(counted.portals, shared);
  for (const each of counted.faults.values()) counted.unreadable.push(toUnreadable(each));
  return counted;
}

/**
 * Reads the evidence of each portal. Adds to `counted` what the portals publish and declare and what could not be read,
 * and to `shared` the texts of their articles.
 */
async function readPortals(
  ids: string[],
  plans: Plans,
  history: History,
  options: ReportOptions,
  counted: CountedPortals,
  shared: SharedTexts,
): Promise<{ evidence: Evidence; office: Office }[]> {
  const read: { evidence: Evidence; office: Office }[] = [];
  let done = 0;
  for await (const [id, summary] of inOrder(ids, (portal) => summaryFor(portal, options))) {
    for (const each of summary.failed) counted.unreadable.push(toUnreadable(each));
    if (options.against) for (const path of summary.published) counted.published.add(path);
    counted.declared.set(id, summary.portal);
    const evidence = evidenceOf(summary, history);
    const faults = faultsOfAssignments(id, summary, plans);
    for (const each of faults) counted.faults.set(`${each.file} ${each.code}`, each);
    if (evidence && summary.portal && faults.length === 0) {
      shared.add(id, evidence.articles, options.asOf);
      for (const each of evidence.decisions) counted.decisions.add(each.number);
      const { owner, kind, province } = summary.portal;
      read.push({ evidence, office: { owner, kind, province } });
    }
    options.onProgress?.(++done, ids.length);
  }
  return read;
}

/** What portal.yaml says of the office that makes the report. */
type Office = Pick<Portal, 'owner' | 'kind' | 'province'>;

/** Counts one portal against each of its plans, or against the plan asked for; adds the results to `counted`. */
function countPortal(
  evidence: Evidence,
  office: Office,
  { plans, ids: planIds }: Plans,
  { asOf, plan: onlyPlan, period }: ReportOptions,
  counted: CountedPortals,
): void {
  for (const planId of evidence.plans) {
    if (onlyPlan && planId !== onlyPlan) continue;
    counted.binding.add(planId);
    const plan = plans.get(planId);
    const faults = plan ? faultsOfTasks(evidence, plan, plans) : [];
    for (const each of faults) counted.faults.set(`${each.file} ${each.code}`, each);
    const result = plan && faults.length === 0 && tally(planId, plan.data, evidence, asOf, period);
    // Leaves out a plan that does not have the period asked for.
    if (result && (!period || result.targets.length > 0)) counted.portals.push({ ...result, ...office });
    if (!plan && !planIds.includes(planId)) counted.unreadable.push(unknownPlan(evidence.portal, planId));
  }
}

/** Finds the faulty assigned items that would make a portal's numbers of assigned work wrong. */
function faultsOfAssignments(
  id: string,
  { portal, faults, assignedTargets }: PortalSummary,
  plans: Plans,
): Problem[] {
  return [...faults, ...(portal ? checkNamedTargets(assignedTargets, { ...portal, id }, plans) : [])];
}

/**
 * Finds the faulty tasks that would make a portal's numbers for a plan wrong. The caller then leaves the portal out for
 * that plan.
 */
function faultsOfTasks(
  { tasks, people = [], plans: bound }: Evidence,
  { data }: YamlFile<'plan'>,
  plans: Plans['plans'],
): Problem[] {
  if (data.targets.every(({ measure }) => measure !== 'tasks')) return [];
  return tasks.flatMap((task) => [
    ...unknownPersonOf(task, people),
    ...dueOutsidePlans(task, { plans }, bound),
  ]);
}

/** Throws a Failure when faults left out every portal. */
function refuseNothingLeft({ portals, faults }: CountedPortals): void {
  if (portals.length === 0 && faults.size > 0)
    throw new Failure([...faults.values()].map(describeFault).join('\n'));
}

async function summaryFor(
  portal: string,
  { content, inventoryOf, failed, inspector = new LocalInspector() }: ReportOptions,
): Promise<PortalSummary> {
  const failure = failed?.get(portal);
  if (failure) return summaryOfFailed(content, portal, failure);
  if (!inventoryOf) return inspector.summarise({ content, portal });
  const inventory = inventoryOf(portal);
  return cachedSummary(content, portal, inventory) ?? inspector.summarise({ content, portal, inventory });
}

/** Gives a portal's evidence. Where Git has the whole history, adds the day on which each item was committed. */
function evidenceOf({ evidence }: PortalSummary, history: History): PortalSummary['evidence'] {
  return evidence && history.is === 'full' ? withHistory(evidence, history) : evidence;
}

/** Marks the counted articles whose text other portals published too. */
function markShared(portals: Report['portals'], shared: SharedTexts): void {
  for (const { portal, targets } of portals)
    for (const item of targets.flatMap(({ measure, counted }) => (measure === 'articles' ? counted : []))) {
      const sharedWith = shared.sharedWith(portal, item.path);
      if (sharedWith.length > 0)
        Object.assign(item, { flags: [...(item.flags ?? []), 'shared'], sharedWith });
    }
}

/** Lists the items that an earlier report counted for the chosen portals and that are no longer published. */
function findDisappeared(
  against: Report | undefined,
  published: ReadonlySet<string>,
  chosen: string[] | undefined,
): Report['integrity']['disappeared'] {
  const earlier = against?.portals.filter(({ portal }) => !chosen || chosen.includes(portal)) ?? [];
  return earlier.flatMap(({ portal, targets }) =>
    targets
      .filter(({ measure }) => FROM_ENTRIES.has(measure))
      .flatMap(({ id: target, period, counted }) =>
        counted
          .filter(({ path }) => !published.has(path))
          .map(({ path, title, date }) => ({ portal, path, title, date, target, period: period.id })),
      ),
  );
}

/** The measures that count entries; only these can disappear after an earlier report. */
const FROM_ENTRIES: ReadonlySet<Measure> = new Set<Measure>([
  ...['articles', 'publications', 'activities', 'people', 'documents', 'procedures', 'feedback', 'tasks'],
] as Measure[]);

function refuseUnknownPlan(plan: string | undefined, { ids }: Plans): void {
  if (!plan || ids.includes(plan)) return;
  const near = nearest(plan, ids);
  const known = near
    ? `Có thể là: ${printable(near)}`
    : `Các kế hoạch hiện có: ${printableIn(ids).join(', ') || 'chưa có'}.`;
  throw new Failure(`Không có kế hoạch ${printable(plan)}. ${known}`);
}

/** @param isWhole whether all portals were read, so that every unit and chuyên mục that a plan may name is known */
function refuseBrokenPlans(
  plans: Plans,
  { binding, declared, decisions }: CountedPortals,
  isWhole: boolean,
): void {
  const unknownNames = isWhole
    ? [...checkPlanNames(plans, declared).filter(isError), ...checkPlanLists(plans, [...decisions])]
    : [];
  const impossible = checkPlanTargets(plans).filter(({ code }) => NO_VERDICT.has(code));
  const wrongSums = checkPlanScores(plans, declared).filter(isError);
  const broken = [...plans.problems.filter(isError), ...unknownNames, ...impossible, ...wrongSums].filter(
    ({ file }) => binding.has(planIdOf(file)),
  );
  if (broken.length > 0) throw new Failure(broken.map(describeFault).join('\n'));
}

/** The problems by which a number, or the day on which a report is due, would be wrong in every report. */
const NO_VERDICT: ReadonlySet<string> = new Set([
  ...['deadline-period-unknown', 'deadline-before-period'],
  ...['target-key-idle', 'target-value-impossible', 'target-figures-missing', 'target-share-whole'],
  ...['target-keys-clash', 'target-max-below-min'],
  ...['target-balance-alone', 'target-each-without-min', 'target-of-alone'],
  'target-until-outside',
]);

/**
 * Lists the files that could not be read, by path; of the problems of a plan or of the holidays of a year, only the
 * first.
 */
function listUnreadable({ unreadable }: CountedPortals, outside: Problem[]): Report['unreadable'] {
  const firsts = new Map(outside.toReversed().map((each) => [each.file, each]));
  return [...unreadable, ...[...firsts.values()].map(toUnreadable)].sort((a, b) =>
    compareCodeUnits(a.path, b.path),
  );
}

function toUnreadable(problem: Problem): Report['unreadable'][number] {
  return { path: problem.file, message: `${problem.line}:${problem.column} ${tell(problem).message}` };
}

function unknownPlan(portal: string, plan: string): Report['unreadable'][number] {
  return {
    path: `portals/${portal}/portal.yaml`,
    message: `Không có kế hoạch “${printable(plan)}”.`,
  };
}

function planIdOf(file: string): string {
  return /^plans\/(.*)\.ya?ml$/.exec(file)?.[1] ?? '';
}
