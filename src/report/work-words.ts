import { daysOfWeek } from '../schemas/assignments.ts';
import type { Day } from '../schemas/day.ts';
import type { AssignedItem, AssignedWork, PortalReport } from '../schemas/report.ts';
import { formatDay, formatNumber } from '../text/format.ts';

/** The words about assigned items, for every format that people read. */

type Standing = AssignedItem['standing'];

/** Counts items by what became of them. @example '8 việc: 3 đã đăng, 1 chờ duyệt, 4 chưa viết (2 quá hạn)' */
export function describeWork(work: Pick<AssignedWork, 'planned' | Standing>): string {
  return `${formatNumber(work.planned)} việc: ${describeStandings(work)}`;
}

/** Counts the items of one person or office. @example 'Nguyễn Văn An (3 việc): 1 đã đăng, 2 chưa viết (2 quá hạn)' */
export function describeGroup(group: AssignedWork['units'][number]): string {
  return `${group.name} (${formatNumber(group.planned)} việc): ${describeStandings(group)}`;
}

function describeStandings({ written, waiting, late, open }: Pick<AssignedWork, Standing>): string {
  const parts = [
    ...(written > 0 ? [`${formatNumber(written)} đã đăng`] : []),
    ...(waiting > 0 ? [`${formatNumber(waiting)} chờ duyệt`] : []),
    ...(late + open > 0
      ? [`${formatNumber(late + open)} chưa viết${late > 0 ? ` (${formatNumber(late)} quá hạn)` : ''}`]
      : []),
  ];
  return parts.join(', ');
}

/** Says what became of one item. @example 'chưa viết, quá hạn 3 ngày (hạn 20/03/2026)' */
export function describeStandingOf({ standing, due, daysLate, entry }: AssignedItem): string {
  const late = daysLate === undefined ? '' : `, chậm ${daysLate} ngày`;
  if (standing === 'written') return `đã đăng ngày ${formatDay(entry!.date!)}${late}`;
  if (standing === 'waiting') return `chờ duyệt${late}, hạn ${formatDay(due)}`;
  return standing === 'late'
    ? `chưa viết, quá hạn ${daysLate} ngày (hạn ${formatDay(due)})`
    : `chưa viết, hạn ${formatDay(due)}`;
}

/** Names the offices that published nothing; empty where all did. */
export function describeSilentUnits({ silentUnits }: AssignedWork): string {
  return silentUnits.length > 0 ? `Đơn vị chưa có tin, bài: ${silentUnits.join(', ')}.` : '';
}

/** Names a week with its days. @example 'Tuần 12/2026 (16/03/2026 – 22/03/2026)' */
export function nameWeek(week: string): string {
  const { from, to } = daysOfWeek(week)!;
  return `Tuần ${Number(week.slice(-2))}/${week.slice(0, 4)} (${formatDay(from)} – ${formatDay(to)})`;
}

/**
 * Says in lines what became of the assigned items, of all and of each person and each office with something left; none
 * where nothing is assigned.
 */
export function describeAssignments({ assignments }: Pick<PortalReport, 'assignments'>): string[] {
  if (!assignments) return [];
  const { people, units } = assignments;
  const left = [...people, ...units].filter(({ planned, written }) => written < planned);
  const silent = describeSilentUnits(assignments);
  return [
    `Được giao ${describeWork(assignments)}.`,
    ...left.map((group) => `${describeGroup(group)}.`),
    ...(silent ? [silent] : []),
  ];
}

/** The groups in which a message tells of the items, those first that need something done. */
const GROUPS: [standing: AssignedItem['standing'], heading: string][] = [
  ['late', 'Quá hạn, chưa viết'],
  ['open', 'Chưa viết, còn hạn'],
  ['waiting', 'Chờ duyệt'],
  ['written', 'Đã đăng'],
];

/** The labels of the targets for which items are planned, by their ids. */
export type TargetLabels = ReadonlyMap<string, string>;

/**
 * Names the work that an item is: first what it is for, because items on one content may be a post, a press item and an
 * activity.
 * @example 'Tin báo tỉnh – Cải cách thể chế (Nguyễn Văn An, Văn phòng)'
 */
export function nameItem({ target, title, who }: AssignedItem, labels: TargetLabels): string {
  const label = target === null ? undefined : (labels.get(target) ?? target);
  return `${label === undefined ? '' : `${label} – `}${title} (${who})`;
}

/**
 * Writes the week's work as plain text for a group in Zalo, which shows no tables and no Markdown. Work that reads alike
 * stands on one line, with how often it is to be done.
 */
export function writeMessage(
  { name, week, targetLabels }: { name: string; week: string; targetLabels: TargetLabels },
  work: AssignedWork,
  asOf: Day,
): string {
  const groups = GROUPS.flatMap(([standing, heading]) => {
    const items = work.items.filter((item) => item.standing === standing);
    const lines = [...Map.groupBy(items, (item) => writeItem(item, targetLabels))].map(
      ([line, { length }]) => (length > 1 ? `${line} (${formatNumber(length)} việc)` : line),
    );
    return lines.length > 0 ? [[`${heading}:`, ...lines].join('\n')] : [];
  });
  const silent = describeSilentUnits(work);
  return [
    `${nameWeek(week)}: phân công tin, bài\n${name}, tính đến ngày ${formatDay(asOf)}\n${describeWork(work)}.`,
    ...groups,
    ...(silent ? [silent] : []),
  ].join('\n\n');
}

function writeItem(item: AssignedItem, labels: TargetLabels): string {
  const { standing, entry, daysLate, due } = item;
  const named = nameItem(item, labels);
  const late = daysLate === undefined ? '' : `, ${standing === 'late' ? 'quá hạn' : 'chậm'} ${daysLate} ngày`;
  if (standing === 'written') return `- ${named}${late}${entry?.url ? `: ${entry.url}` : ''}`;
  return `- ${named}: hạn ${formatDay(due)}${late}`;
}
