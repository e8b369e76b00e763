import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { checkAssignments } from '../checks/assignments.ts';
import { isError } from '../problems/problem.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import { assignedWork } from '../report/assignments.ts';
import { evidenceOf, type Evidence } from '../report/evidence.ts';
import { identifierOf } from '../report/period-names.ts';
import { suggestWeek, type Suggestion } from '../report/suggest.ts';
import { daysOfWeek, WEEK_ID, weekOf, weeksIn } from '../schemas/assignments.ts';
import { addDays, type Day } from '../schemas/day.ts';
import type { AssignedWork } from '../schemas/report.ts';
import { choosePortals, listPortals, readHolidays, readPlans } from '../store/content-folder.ts';
import { readPortal } from '../store/portal-folder.ts';
import { Failure } from '../terminal/failure.ts';
import { formatDay } from '../text/format.ts';
import { withSlashes } from '../text/slashes.ts';
import { describeFault } from './describe-fault.ts';
import { writeNewFile } from './new-files.ts';

export interface AssignOptions {
  content: string;
  /** The portals; all of them when undefined. */
  portals: string[] | undefined;
  /** @example '2026-W12' */
  week: string;
  asOf: Day;
}

/** The week's work of one portal; `work` is null where nothing is assigned. */
export interface PortalWork {
  portal: string;
  name: string;
  week: string;
  work: AssignedWork | null;
  /** The labels of the targets of the portal's plans, by their ids. */
  targetLabels: ReadonlyMap<string, string>;
}

/** The items that are proposed to a portal for a week. */
export interface PortalSuggestions {
  portal: string;
  name: string;
  week: string;
  /** The file that holds them, in the content folder. */
  file: string;
  suggestions: Suggestion[];
}

/**
 * Reads the week asked for: `2026-W12`, `tuần 12`, or a week number in the year of `asOf`. Without a week, takes that of
 * `asOf`, or with `isNext` the next. Throws a Failure for a week that its year does not have.
 */
export function chooseWeek(typed: string | undefined, asOf: Day, isNext: boolean): string {
  if (typed === undefined) return weekOf(isNext ? addDays(asOf, 7) : asOf);
  const number = /^\d{1,2}$/.exec(typed.trim())?.[0];
  const year = weekOf(asOf).slice(0, 4);
  const week = number
    ? `${year}-W${number.padStart(2, '0')}`
    : (identifierOf(typed, Number(year)) ?? typed.trim().toUpperCase());
  if (daysOfWeek(week)) return week;
  const ofYear = WEEK_ID.exec(week)?.[1];
  throw new Failure(
    ofYear
      ? `Năm ${ofYear} không có tuần ${Number(week.slice(-2))}; các tuần của năm là 1 đến ${weeksIn(Number(ofYear))}.`
      : `--week nhận một tuần như 2026-W12, “tuần 12” hoặc 12; đã nhận “${typed}”.`,
  );
}

/**
 * Finds out what became of the items assigned for a week. Throws a Failure where the week's file, or what it needs, has
 * errors.
 */
export function findWork({ content, portals, week, asOf }: AssignOptions): PortalWork[] {
  const plans = readPlans(content);
  return choosePortals(listPortals(content), portals).map((id) => {
    const { portal, evidence, name, files } = readForWork(content, id, plans);
    refuseBroken(portal, plans, week);
    const weeks = files
      .filter((each) => each.week === week)
      .flatMap((each) => {
        const read = each.read();
        return 'ok' in read ? { week, items: read.ok.data } : [];
      });
    const { from, to } = daysOfWeek(week)!;
    const targets = evidence.plans.flatMap((plan) => plans.plans.get(plan)?.data.targets ?? []);
    const work = weeks.length > 0 ? assignedWork(weeks, evidence, targets, { from, to, asOf }) : null;
    const targetLabels = new Map(targets.map(({ id, label }) => [id, label]));
    return { portal: id, name, week, work, targetLabels };
  });
}

/** Proposes the items of a week to each portal. */
export function findSuggestions({ content, portals, week, asOf }: AssignOptions): PortalSuggestions[] {
  const plans = readPlans(content);
  const { daysOff } = readHolidays(content);
  return choosePortals(listPortals(content), portals).map((id) => {
    const { evidence, name } = readForWork(content, id, plans);
    const binding = evidence.plans.flatMap((plan) => {
      const read = plans.plans.get(plan);
      return read ? { id: plan, plan: read.data } : [];
    });
    return {
      ...{ portal: id, name, week, file: `portals/${id}/phan-cong/${week}.yaml` },
      suggestions: suggestWeek(binding, { ...evidence, daysOff }, week, asOf),
    };
  });
}

/**
 * Writes the proposed items to the files of the week, one for each portal with proposals. Writes all files or none, and
 * none when one of them exists.
 */
export async function writeSuggestions(
  content: string,
  proposals: readonly PortalSuggestions[],
  asOf: Day,
): Promise<string[]> {
  const files = proposals.filter(({ suggestions }) => suggestions.length > 0);
  const existing = files.find(({ file }) => existsSync(join(content, file)));
  if (existing)
    throw new Failure(`Đã có ${withSlashes(existing.file)}; lệnh này không ghi đè. Chưa tệp nào được ghi.`);
  for (const { file, suggestions } of files)
    await writeNewFile(join(content, file), writeSuggested(suggestions, asOf));
  return files.map(({ file }) => file);
}

/** Writes proposed items as the file of a week, each under the reason for it. */
export function writeSuggested(suggestions: readonly Suggestion[], asOf: Day): string {
  const items = suggestions.map(
    ({ item, why }) => `# ${why.replace(/\s{1,99}/g, ' ')}\n${stringify([item], { lineWidth: 0 })}`,
  );
  return `# Đề xuất ngày ${formatDay(asOf)}. Sửa title, person, due cho đúng việc trước khi giao.\n\n${items.join('\n')}`;
}

function readForWork(
  contentDir: string,
  id: string,
  plans: Plans,
): { portal: PortalContent; evidence: Evidence; name: string; files: PortalContent['assignments'] } {
  const portal = readPortal(contentDir, id);
  const evidence = evidenceOf(portal);
  if (!evidence || !portal.portal) {
    const broken = portal.problems.filter(isError).slice(0, 1);
    throw new Failure(broken.map(describeFault).join('\n'));
  }
  const bad = plans.problems.filter(
    (each) => isError(each) && evidence.plans.some((plan) => each.file.startsWith(`plans/${plan}.y`)),
  );
  if (bad.length > 0) throw new Failure(bad.map(describeFault).join('\n'));
  return { portal, evidence, name: portal.portal.data.name, files: portal.assignments };
}

function refuseBroken(portal: PortalContent, plans: Plans, week: string): void {
  const broken = checkAssignments(portal, plans, week).filter(isError);
  if (broken.length > 0) throw new Failure(broken.map(describeFault).join('\n'));
}
