import type { Evidence } from '../../src/report/evidence.ts';
import type { Plan, Target } from '../../src/schemas/plan.ts';
import { periodsByWalking, rowsFor, type ExpectedRow } from './oracle.ts';

/** Points found the slow and obvious way: what is earned, at most, lost and still to be had. */
type Amounts = [earned: number, possible: number, lost: number, open: number];

/** One period of a target for one unit: its row, or null where the period has not begun. */
type Slot = ExpectedRow | null;

/** Gives the points of each part of a plan by its id, and of all of them as `sum`. */
export function expectedPoints(
  plan: Plan,
  rows: ExpectedRow[],
  evidence: Evidence,
  asOf: string,
): Record<string, Amounts> {
  const begun = new Map(rows.map((row) => [`${row.id} ${row.unit} ${row.period.id}`, row]));
  const slotsOf = (target: Target): Slot[] => {
    const periods = periodsByWalking(plan, target, evidence.daysOff!);
    return rowsFor(target, evidence).flatMap((unit) =>
      periods.map(({ id }) => begun.get(`${target.id} ${unit} ${id}`) ?? null),
    );
  };
  const parts: Record<string, Amounts> = {};
  for (const target of plan.targets)
    if (target.score) parts[target.id] = ofTarget(plan, target, slotsOf(target), asOf);
  if (plan.score?.completion) {
    const goals = plan.targets.filter((target) => !target.score && asksNumber(target));
    parts.completion = ofGoals(plan.score.completion, goals.map(slotsOf), asOf);
  }
  if (plan.score?.reports) parts.reports = ofReports(plan, evidence, asOf);
  const sum = [0, 0, 0, 0] as Amounts;
  for (const amounts of Object.values(parts)) amounts.forEach((each, at) => (sum[at]! += each));
  return { ...parts, sum };
}

export function asksNumber(target: Target): boolean {
  return Boolean(
    target.min ||
    target.max !== undefined ||
    target.share ||
    target.eachOf ||
    target.maxGapDays ||
    target.list ||
    target.balance,
  );
}

function amounts(earned: number, possible: number, best: number): Amounts {
  return [earned, possible, best < possible ? possible - best : 0, best - earned];
}

const isOpen = (slot: Slot, asOf: string) => slot === null || slot.period.to >= asOf;
const hasNumber = (slot: Slot) => slot !== null && (slot.required > 0 || slot.max !== undefined);

function ofTarget(plan: Plan, { score }: Target, slots: Slot[], asOf: string): Amounts {
  const {
    points = score!.weight! * plan.score!.points!,
    rule,
    under = 0,
    steps = [],
    each,
    perExtra,
    cap,
    none,
  } = score!;
  const begun = slots.filter((slot) => slot !== null);
  const items = begun.reduce((sum, { actual }) => sum + (actual ?? 0), 0);
  const isAllOver = begun.length > 0 && slots.every((slot) => !isOpen(slot, asOf));
  if (none !== undefined && isAllOver && items === 0) return amounts(none, points, none);
  if (rule === 'per-item') {
    const earned = items * each! > points ? points : items * each!;
    return amounts(earned, points, isAllOver ? earned : points);
  }

  const judged = slots.filter((slot) => isOpen(slot, asOf) || hasNumber(slot));
  if (judged.length === 0 && begun.length > 0) return [0, 0, 0, 0];
  let [earned, best] = judged.length === 0 ? [0, points] : [0, 0];
  for (const slot of judged) {
    const worth = points / judged.length;
    const now = worth * grade(slot);
    earned += now;
    const isBroken = slot?.max !== undefined && slot.actual !== null && slot.actual > slot.max;
    best += !isBroken && (isOpen(slot, asOf) || slot!.verdict === 'no-data') ? worth : now;
  }
  for (const { actual, required, max } of begun)
    if (perExtra && max === undefined && required > 0)
      for (let extra = required; extra + 1 <= (actual ?? 0); extra++) {
        earned += perExtra;
        best += perExtra;
      }
  const most = cap ?? (perExtra ? Infinity : points);
  return amounts(earned > most ? most : earned, points, best > most ? most : best);

  function grade(slot: Slot): number {
    if (slot === null || slot.actual === null || !hasNumber(slot)) return 0;
    const { actual, required, max } = slot;
    const isOpenCeiling = max !== undefined && required === 0 && isOpen(slot, asOf);
    if (isOpenCeiling && actual <= max) return 0;
    const parts = [required > 0 ? [actual, required] : [1, 1]];
    if (max !== undefined && actual > max) parts.push(rule === 'all-or-nothing' ? [0, 1] : [max, actual]);
    const share = Math.min(1, ...parts.map(([part, whole]) => part! / whole!));
    if (rule === 'steps') return onTable(steps, share, points);
    if (Math.round(share * 1e6) < Math.round(under * 1e6)) return 0;
    return rule === 'all-or-nothing' ? Number(share === 1) : share;
  }
}

/** Looks for the row of a table with most points among those that a share reaches, and returns its part of all points. */
function onTable(steps: readonly { from: number; points: number }[], share: number, all: number): number {
  let most = 0;
  for (const { from, points } of steps)
    if (Math.round(share * 1e6) >= Math.round(from * 1e6) && points > most) most = points;
  return all === 0 ? 0 : most / all;
}

function ofGoals(
  { points, rule, under = 0, steps = [] }: NonNullable<NonNullable<Plan['score']>['completion']>,
  all: Slot[][],
  asOf: string,
): Amounts {
  const goals = all.filter((slots) => slots.some((slot) => isOpen(slot, asOf) || hasNumber(slot)));
  let [met, possible] = [0, 0];
  for (const slots of goals) {
    const verdicts = slots.map((slot) => slot?.verdict ?? 'to come');
    if (verdicts.every((verdict) => verdict === 'met' || verdict === 'reported')) met++;
    else if (!verdicts.includes('near') && !verdicts.includes('missed')) possible++;
  }
  const worth = (done: number) => {
    if (goals.length === 0 || done * 100 < Math.round(under * 100) * goals.length) return 0;
    if (rule === 'all-or-nothing') return done === goals.length ? points : 0;
    if (rule === 'steps') return points * onTable(steps, done / goals.length, points);
    return (points * done) / goals.length;
  };
  return amounts(worth(met), goals.length === 0 ? 0 : points, worth(met + possible));
}

function ofReports({ score, periods: { deadlines } }: Plan, evidence: Evidence, asOf: string): Amounts {
  const { points, late, incomplete, missing, least } = score!.reports!;
  const reports = (evidence.reports ?? []).filter(({ plan }) => plan === 'ke-hoach');
  let [earned, best] = [0, points];
  for (const { period, due = '' } of deadlines) {
    const days = (isIncomplete: boolean) =>
      reports
        .filter((each) => each.period === period && each.isIncomplete === isIncomplete && each.sent <= asOf)
        .map(({ sent }) => sent)
        .sort();
    const [complete] = days(false);
    const [poor] = days(true);
    const isDue = asOf > due;
    const isSent = complete !== undefined || poor !== undefined;
    if (isSent || isDue) earned += points / deadlines.length;
    const take = (now: number, later: number) => {
      earned += now;
      best += later;
    };
    if (complete !== undefined) {
      if (complete > due) take(late, late);
    } else if (poor !== undefined) {
      if (poor > due) take(late + incomplete, late);
      else take(incomplete, isDue ? incomplete : 0);
    } else if (isDue) {
      const kind = period.includes('Q') ? 'quarter' : period.includes('H') ? 'half' : 'year';
      take(typeof missing === 'number' ? missing : (missing?.[kind] ?? late), late);
    }
  }
  const floor = least ?? (points > 0 ? 0 : -Infinity);
  return amounts(Math.max(floor, earned), points, Math.max(floor, best));
}
