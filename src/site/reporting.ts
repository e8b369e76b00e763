import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { tell, type Problem } from '../problems/problem.ts';
import { evidenceOf } from '../report/evidence.ts';
import { isPeriodId, periodsOf } from '../report/periods.ts';
import { tally } from '../report/tally.ts';
import type { Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Report } from '../schemas/report.ts';
import { periodKinds, valuesOf } from '../schemas/vocabulary.ts';
import { choosePortals, listPortals, readPlans, readPortal } from './content-folder.ts';
import { Failure } from './failure.ts';

export interface ReportOptions {
  content: string;
  portals: string[] | undefined;
  asOf: Day;
  plan?: string | undefined;
  period?: string | undefined;
  /** Told after each portal. */
  onProgress?: (done: number, of: number) => void;
}

/** Reads the content folder and counts every chosen portal against its plans. Throws a Failure when a plan is not in order. */
export async function makeReport(options: ReportOptions): Promise<Report> {
  const { content: contentDir, asOf, plan: onlyPlan, period, onProgress } = options;
  const ids = choosePortals(listPortals(contentDir), options.portals);
  const { plans, ids: planIds, problems } = readPlans(contentDir);
  if (onlyPlan && !planIds.includes(onlyPlan))
    throw new Failure(
      `Không có kế hoạch ${onlyPlan}. Các kế hoạch hiện có: ${planIds.join(', ') || 'chưa có'}.`,
    );
  const blocking = problems.filter(({ file }) => !onlyPlan || file.startsWith(`plans/${onlyPlan}.`));
  if (blocking.length > 0) throw new Failure(blocking.map(describePlace).join('\n'));
  const chosen = new Map(
    [...plans].filter(([id]) => !onlyPlan || id === onlyPlan).map(([id, { data }]) => [id, data]),
  );
  if (period) refuseUnknownPeriod(period, [...chosen.values()]);

  const report: Report = {
    schemaVersion: 1,
    asOf,
    timeZone: 'Asia/Ho_Chi_Minh',
    commit: await commitOf(contentDir),
    portals: [],
    unreadable: [],
  };
  for (const [index, id] of ids.entries()) {
    const portal = readPortal(contentDir, id);
    const missing = portal.problems.filter(({ code }) => code === 'portal-file-missing');
    for (const problem of [...portal.unread, ...missing])
      report.unreadable.push({
        path: problem.file,
        message: `${problem.line}:${problem.column} ${tell(problem).message}`,
      });

    const evidence = evidenceOf(portal);
    for (const planId of evidence?.plans ?? []) {
      const plan = chosen.get(planId);
      if (plan) report.portals.push(tally(planId, plan, evidence!, asOf, period));
      else if (!planIds.includes(planId))
        report.unreadable.push({ path: portal.portal!.file, message: `Không có kế hoạch “${planId}”.` });
    }
    onProgress?.(index + 1, ids.length);
  }
  report.unreadable.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return report;
}

function refuseUnknownPeriod(period: string, plans: Plan[]): void {
  const known = plans.flatMap((plan) =>
    valuesOf(periodKinds).flatMap((kind) => periodsOf(plan, kind).map(({ id }) => id)),
  );
  if (known.includes(period)) return;
  const example = 'Ví dụ: 2026-W12, 2026-03, 2026-Q2, 2026-H1, 2026-9M, 2026.';
  throw new Failure(
    isPeriodId(period) ? `Không kế hoạch nào có kỳ ${period}.` : `Không có kỳ “${period}”. ${example}`,
  );
}

function describePlace(problem: Problem): string {
  const { file, line, column, message, fix } = tell(problem);
  return `${file}:${line}:${column} ${message}${fix ? `\n  ${fix}` : ''}`;
}

/** The commit the content stands at; null where there is no repository. */
async function commitOf(dir: string): Promise<string | null> {
  return promisify(execFile)('git', ['-C', dir, 'rev-parse', 'HEAD']).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}
