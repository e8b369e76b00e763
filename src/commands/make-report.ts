import { checkPlanUnits } from '../checks/plan-units.ts';
import { tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { SharedTexts } from '../report/copies.ts';
import { withAppearances } from '../report/evidence.ts';
import { isPeriodId, periodsOf } from '../report/periods.ts';
import { tally } from '../report/tally.ts';
import type { Plans } from '../reading/content.ts';
import type { Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Portal } from '../schemas/portal.ts';
import type { Report } from '../schemas/report.ts';
import { periodKinds, valuesOf } from '../schemas/vocabulary.ts';
import { printable, printableIn } from '../text/printable.ts';
import { choosePortals, listPortals, readPlans } from '../store/content-folder.ts';
import { Failure } from '../terminal/failure.ts';
import { readHistory } from '../store/history.ts';
import { inOrder } from '../processes/in-order.ts';
import type { Inventory } from '../store/inventory.ts';
import { summaryOfFailed, cachedSummary, type PortalSummary } from '../inspecting/portal-results.ts';
import { LocalInspector, type PortalInspector } from '../inspecting/portal-inspector.ts';

export interface ReportOptions {
  content: string;
  portals: string[] | undefined;
  asOf: Day;
  plan?: string | undefined;
  period?: string | undefined;
  /** An earlier report, whose counted items are looked for again. */
  against?: Report | undefined;
  /** Gives the inventories by which what a folder comes to is looked up, when its files are those of an earlier run. */
  inventoryOf?: ((portal: string) => Inventory) | undefined;
  /** Portals that a check just now could not read, with the reason; they are not tried again. */
  failed?: ReadonlyMap<string, Problem>;
  /** Reads the portals; in this process by default, where one portal can stop all of them. */
  inspector?: PortalInspector;
  /** Told after each portal. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Reads the content folder and counts every chosen portal against its plans. Throws a Failure when a
 * plan that binds one of them is not in order: a verdict without it would be wrong.
 */
export async function makeReport(options: ReportOptions): Promise<Report> {
  const { content: contentDir, asOf, plan: onlyPlan, period, onProgress } = options;
  const ids = choosePortals(listPortals(contentDir), options.portals);
  const found = readPlans(contentDir);
  if (onlyPlan && !found.ids.includes(onlyPlan))
    throw new Failure(
      `Không có kế hoạch ${onlyPlan}. Các kế hoạch hiện có: ${printableIn(found.ids).join(', ') || 'chưa có'}.`,
    );
  const isAsked = (id: string) => !onlyPlan || id === onlyPlan;
  if (period)
    refuseUnknownPeriod(
      period,
      found,
      [...found.plans].flatMap(([id, { data }]) => (isAsked(id) ? data : [])),
    );

  const unreadable: Report['unreadable'] = [];
  const binding = new Set<string>(onlyPlan ? [onlyPlan] : []);
  const portals: Report['portals'] = [];
  const history = readHistory(contentDir);
  const shared = new SharedTexts();
  const present = new Set<string>();
  const declared: Portal[] = [];
  let done = 0;
  for await (const [id, summary] of inOrder(ids, (portal) => summaryFor(portal, options))) {
    const { portal, failed, published } = summary;
    for (const each of failed) unreadable.push(toUnreadable(each));

    if (portal) declared.push(portal);
    const evidence =
      summary.evidence && history.is === 'full'
        ? withAppearances(summary.evidence, history.firstSeen)
        : summary.evidence;
    if (evidence) shared.add(id, evidence.articles, asOf);
    for (const path of published) present.add(path);
    for (const planId of evidence?.plans.filter(isAsked) ?? []) {
      binding.add(planId);
      const plan = found.plans.get(planId);
      const result = plan && tally(planId, plan.data, evidence!, asOf, period);
      // A period asked for that a plan does not have says nothing of it.
      if (result && (!period || result.targets.length > 0)) portals.push(result);
      if (!plan && !found.ids.includes(planId))
        unreadable.push({
          path: `portals/${id}/portal.yaml`,
          message: `Không có kế hoạch “${printable(planId)}”.`,
        });
    }
    onProgress?.(++done, ids.length);
  }

  const unknownUnits = options.portals ? [] : checkPlanUnits(found, declared);
  const broken = [...found.problems, ...unknownUnits].filter(({ file }) => binding.has(planIdOf(file)));
  if (broken.length > 0) throw new Failure(broken.map(describePlace).join('\n'));
  const firsts = new Map(found.problems.toReversed().map((each) => [each.file, each]));
  if (!onlyPlan) for (const each of firsts.values()) unreadable.push(toUnreadable(each));
  unreadable.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  markShared(portals, shared);
  return {
    schemaVersion: 1,
    asOf,
    timeZone: 'Asia/Ho_Chi_Minh',
    commit: history.is === 'none' ? null : history.commit,
    portals,
    plans: [...binding].sort().flatMap((id) => {
      const plan = found.plans.get(id)?.data;
      return plan ? { id, number: plan.number, title: plan.title, issuer: plan.issuer, year: plan.year } : [];
    }),
    integrity: {
      history: history.is,
      uncommitted: history.is !== 'none' && history.uncommitted,
      disappeared: findDisappeared(options.against, present, options.portals),
    },
    unreadable,
  };
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

/** Marks the counted articles whose text other portals published too. */
function markShared(portals: Report['portals'], shared: SharedTexts): void {
  for (const { portal, targets } of portals)
    for (const item of targets.flatMap(({ measure, counted }) => (measure === 'articles' ? counted : []))) {
      const sharedWith = shared.sharedWith(portal, item.path);
      if (sharedWith.length > 0)
        Object.assign(item, { flags: [...(item.flags ?? []), 'shared'], sharedWith });
    }
}

/** Lists what an earlier report counted, of the portals asked for, that is no longer published. */
function findDisappeared(
  against: Report | undefined,
  present: Set<string>,
  asked: string[] | undefined,
): Report['integrity']['disappeared'] {
  const rows = against?.portals.filter(({ portal }) => !asked || asked.includes(portal)) ?? [];
  return rows.flatMap(({ portal, targets }) =>
    targets
      .filter(({ measure }) => measure !== 'visits' && measure !== 'sections')
      .flatMap(({ id: target, period, counted }) =>
        counted
          .filter(({ path }) => !present.has(path))
          .map(({ path, title, date }) => ({ portal, path, title, date, target, period: period.id })),
      ),
  );
}

function refuseUnknownPeriod(period: string, { problems }: Plans, plans: Plan[]): void {
  const known = plans.flatMap((plan) =>
    valuesOf(periodKinds).flatMap((kind) => periodsOf(plan, kind).map(({ id }) => id)),
  );
  // A plan that cannot be read may well have the period; its own problem is then the one to tell.
  if (known.includes(period) || (isPeriodId(period) && problems.length > 0)) return;
  const example = 'Ví dụ: 2026-W12, 2026-03, 2026-Q2, 2026-H1, 2026-9M, 2026.';
  throw new Failure(
    isPeriodId(period) ? `Không kế hoạch nào có kỳ ${period}.` : `Không có kỳ “${period}”. ${example}`,
  );
}

function describePlace(problem: Problem): string {
  const { file, line, column, message, fix } = tell(problem);
  return `${printable(file)}:${line}:${column} ${message}${fix.length > 0 ? `\n  ${fixText(fix)}` : ''}`;
}

function toUnreadable(problem: Problem): Report['unreadable'][number] {
  return { path: problem.file, message: `${problem.line}:${problem.column} ${tell(problem).message}` };
}

function planIdOf(file: string): string {
  return /^plans\/(.*)\.ya?ml$/.exec(file)?.[1] ?? '';
}
