import type { Target } from '../schemas/plan.ts';
import type { PortalReport, TargetResult } from '../schemas/report.ts';
import type { CompletionScore } from '../schemas/score.ts';
import { activityForms, channels, publicationGenres, type Measure } from '../schemas/vocabulary.ts';
import { formatNumber, midSentence } from '../text/format.ts';
import { nounOf } from './number-words.ts';
import { setsNumber } from './overview.ts';
import type { Completion, ReportPoints } from './score-plan.ts';
import {
  levelsOf,
  scoreRows,
  valueOf,
  type RowPoints,
  type ScoredRows,
  type Standing,
} from './score-target.ts';

/** Something to do, and the points that it brings. */
export type Advice = NonNullable<PortalReport['points']>['next'][number];

/** Orders what is to be done by points for each piece of work; what is not done piece by piece comes last. */
export function byEffort(a: Advice, b: Advice): number {
  return perPiece(b) - perPiece(a) || b.gain - a.gain || compareDays(a.until, b.until);
}

function perPiece({ gain, effort }: Advice): number {
  return effort === null ? -1 : gain / effort;
}

/** Puts what has no last day at the end. */
function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a !== null && (b === null || a < b) ? -1 : 1;
}

/** Says what brings the points that a target still lacks, in each of its periods that run. */
export function adviseOnTarget(target: Target, scored: ScoredRows, standing: Standing): Advice[] {
  const { score, rows, isOver } = scored;
  const say = (row: TargetResult, count: number | null, gain: number, level?: number): Advice => ({
    ...{ kind: count === null ? 'record' : 'add', id: target.id, label: target.label, count, gain },
    what:
      count === null
        ? 'ghi số liệu còn thiếu, kèm nguồn'
        : sayWork(target, row, count) + sayLevel(score, level),
    effort: count === null || !IS_MADE[target.measure] ? null : count,
    ...{ unit: row.unitName ?? row.unit, period: row.period.label },
    // What is measured elsewhere can be recorded after its period too.
    until: isOver(row) ? null : row.period.to,
  });
  if (score.rule === 'per-item') {
    const running = rows.findLast((row) => !isOver(row));
    const gain = standing.possible - standing.earned;
    return running && score.each ? [say(running, Math.ceil(gain / score.each - 1e-9), gain)] : [];
  }
  const lacking = scoreRows(scored).flatMap((each) =>
    stepsOf(scored, each).map(({ count, gain, level }) => say(each.row, count, gain, level)),
  );
  const running = rows.find(
    (row) => !isOver(row) && setsNumber(row) && row.max === undefined && row.missing === 0,
  );
  const room = (score.cap ?? Infinity) - standing.earned;
  return [
    ...lacking,
    ...(running && score.perExtra !== undefined ? [say(running, 1, Math.min(score.perExtra, room))] : []),
  ];
}

/** Names the step that is reached, of which the points are those of a table. @example ', lên mức 90%' */
function sayLevel({ rule }: Pick<ScoredRows['score'], 'rule'>, level: number | undefined): string {
  return rule === 'steps' && level !== undefined ? `, lên mức ${formatNumber(level * 100)}%` : '';
}

/** Something that would raise the points of a row: how many more items, up to which share; null where nobody can tell. */
interface Raise {
  count: number | null;
  gain: number;
  level?: number;
}

/** Lists what would raise the points of a row, one after the other: up to each share that is worth more at once. */
function stepsOf({ score, isOver }: ScoredRows, { row, earned, best, possible }: RowPoints): Raise[] {
  const { verdict, required, actual, missing } = row;
  if (best <= earned) return [];
  if (verdict === 'no-data') return [{ count: null, gain: best - earned }];
  if (isOver(row) || !missing || actual === null) return [];
  return raisesFrom(actual, earned, required, (share) => possible * valueOf(score, share), levelsOf(score));
}

/** Counts from one level to the next what is lacking of a whole; levels that are reached together are one. */
function raisesFrom(
  actual: number,
  earned: number,
  whole: number,
  worthOf: (share: number) => number,
  levels: number[],
): (Raise & { count: number })[] {
  let [reached, worth] = [actual, earned];
  return levels.flatMap((each) => {
    const number = Math.ceil(each * whole - 1e-9);
    const there = worthOf(number / whole);
    if (number <= reached || there <= worth) return [];
    const level = levels.findLast((other) => other * whole <= number + 1e-9) ?? each;
    const raise = { count: number - reached, gain: there - worth, level };
    [reached, worth] = [number, there];
    return [raise];
  });
}

/** Says that the goals that are not met yet bring points: all that are open, or those up to each step of a table. */
export function adviseOnGoals(
  score: CompletionScore,
  { done, open, goals }: Pick<Completion, 'done' | 'open' | 'goals'>,
  { earned, best }: Standing,
): Advice[] {
  const say = (count: number, gain: number, more: string): Advice => ({
    ...bare('goals', `hoàn thành ${formatNumber(count)} chỉ tiêu chưa có điểm riêng${more}`),
    ...{ count, gain },
  });
  if (score.rule !== 'steps') return open === 0 ? [] : [say(open, best - earned, ' còn lại')];
  const levels = levelsOf(score).filter((level) => level * goals <= done + open + 1e-9);
  return raisesFrom(done, earned, goals, (share) => score.points * valueOf(score, share), levels).map(
    ({ count, gain, level }) => say(count, gain, sayLevel(score, level)),
  );
}

/**
 * Says which reports are to be sent, and what each keeps or brings back when those before it are sent too: points below
 * the least bring nothing.
 */
export function adviseOnReports(
  reports: ReportPoints[],
  { unbounded, least, possible }: { unbounded: number; least: number; possible: number },
): Advice[] {
  const share = possible / reports.length;
  let reached = unbounded;
  return reports
    .map((report) => ({
      ...report,
      raise: (report.state === 'open' ? share : 0) + report.best - report.points,
    }))
    .sort((a, b) => b.raise - a.raise)
    .map(({ period, due, state, raise }) => {
      const gain = Math.max(least, reached + raise) - Math.max(least, reached);
      reached += raise;
      const what = `gửi ${state === 'incomplete' ? 'bổ sung ' : ''}báo cáo ${midSentence(period.label)}`;
      return {
        ...bare('report', what),
        ...{ count: 1, gain, effort: 1, period: period.label, until: state === 'missing' ? null : due },
      };
    });
}

function bare(kind: Advice['kind'], what: string) {
  return { kind, id: null, label: null, what, effort: null, unit: null, period: null, until: null };
}

/** @example 'thêm 2 tin, bài trên báo của tỉnh', 'trả lời thêm 3 phản ánh, kiến nghị' */
function sayWork(target: Target, { whole }: TargetResult, count: number): string {
  const verb = VERBS[target.measure] ?? 'thêm';
  // A new item also adds to the whole that the share is a share of.
  const least = whole === undefined ? '' : 'ít nhất ';
  return [verb, `${least}${formatNumber(count)}`, nameItems(target)].filter(Boolean).join(' ');
}

/** How more of a measure comes about, where it is not simply added. */
const VERBS: Partial<Record<Measure, string>> = {
  ...{ sections: 'hoàn thiện thêm', procedures: 'công khai thêm', feedback: 'trả lời thêm' },
  ...{ tasks: 'hoàn thành đúng hạn thêm', people: 'thông tin tới thêm' },
};

/** Names what a target counts. @example 'tin, bài trên báo của tỉnh', 'lần tập huấn' */
function nameItems({ measure, filter }: Target): string {
  const words = (names: Record<string, string>, keys: readonly string[] = []) =>
    keys.map((key) => midSentence(names[key] ?? key));
  const isWritten = measure === 'articles' || measure === 'publications';
  const noun =
    (isWritten && words(publicationGenres, filter.genres).join(', ')) ||
    (OTHER_NOUNS[measure] ?? nounOf({ measure, figures: filter.figures }));
  const forms = measure === 'activities' ? words(activityForms, filter.forms).join(', ') : '';
  const places = measure === 'publications' ? words(channels, filter.channels).join(' hoặc ') : '';
  return [noun, forms, places && `trên ${places}`].filter(Boolean).join(' ');
}

/** The nouns that differ where more is to come. */
const OTHER_NOUNS: Partial<Record<Measure, string>> = { channels: 'kênh, hình thức khác' };

/** Says whether what a measure counts is made one by one, so that its number says how much work it is. */
const IS_MADE: Record<Measure, boolean> = {
  ...{
    articles: true,
    publications: true,
    activities: true,
    documents: true,
    channels: true,
    sections: true,
  },
  ...{
    accounts: true,
    procedures: true,
    tasks: true,
    feedback: true,
    people: false,
    visits: false,
    figures: false,
  },
};
