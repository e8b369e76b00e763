import type { Colors } from 'picocolors/types';
import type { Day } from '../../schemas/day.ts';
import type { AssignedItem, AssignedWork } from '../../schemas/report.ts';
import { inOneLine, printable, printableIn } from '../../text/printable.ts';
import {
  describeGroup,
  describeSilentUnits,
  describeStandingOf,
  describeWork,
  nameItem,
  nameWeek,
  writeMessage,
  type TargetLabels,
} from '../work-words.ts';
import { indent } from './terminal-lines.ts';

/** Writes the week's work of a portal for a terminal of 80 columns, and under it the text for a group in Zalo. */
export function writeWork(
  {
    portal,
    name,
    week,
    work: assigned,
    targetLabels,
  }: { portal: string; name: string; week: string; work: AssignedWork | null; targetLabels: TargetLabels },
  asOf: Day,
  colours: Colors,
): string {
  const title = colours.bold(`${inOneLine(name)} (${portal}) · ${nameWeek(week)}`);
  if (!assigned) return `${title}\n  Chưa có phân công: portals/${portal}/phan-cong/${week}.yaml`;
  const work = printableIn(assigned, inOneLine);
  const silent = describeSilentUnits(work);
  const labels = new Map([...targetLabels].map(([id, label]) => [id, inOneLine(label)]));
  const message = writeMessage({ name: printable(name), week, targetLabels: labels }, work, asOf);
  return [
    title,
    ...indent(`${describeWork(work)}.`, 2),
    ...work.items.flatMap((item) => [...indent(nameItem(item, labels), 2), ...writeStanding(item, colours)]),
    ...writeGroups('Theo người', work.people),
    ...writeGroups('Theo đơn vị', work.units),
    ...(silent ? ['', ...indent(silent, 2)] : []),
    '',
    colours.dim('  Văn bản để dán vào Zalo:'),
    '',
    message,
  ].join('\n');
}

function writeStanding(item: AssignedItem, colours: Colors): string[] {
  const paint = { written: colours.green, waiting: colours.cyan, late: colours.red, open: colours.yellow }[
    item.standing
  ];
  return [
    ...indent(describeStandingOf(item), 4).map(paint),
    ...(item.entry ? indent(item.entry.path, 4).map(colours.dim) : []),
  ];
}

function writeGroups(heading: string, groups: AssignedWork['units']): string[] {
  if (groups.length === 0) return [];
  return ['', `  ${heading}`, ...groups.flatMap((group) => indent(describeGroup(group), 4))];
}
