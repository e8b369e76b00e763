import type { Period, PortalReport, TargetResult } from '../../../schemas/report.ts';
import { midSentence } from '../../../text/format.ts';
import { describePeriod, describeResult } from '../../words.ts';
import { markup, scrolling, type Markup } from './markup.ts';
import { verdictMarks, writeLegend } from './verdict.ts';

/** As many periods as fit beside each other on A4 paper. */
const MAX_COLUMNS = 12;

interface TargetColumns {
  /** Its number in the legend, from 1. */
  number: number;
  id: string;
  label: string;
  periods: Period[];
}

/**
 * Writes a table of all portals and periods, one symbol and colour per verdict. Skips rows of units, which the portal's
 * own table shows.
 * @param plan the plan as officials name it, which tells its tables from those of other plans
 */
export function writeHeatMap(plan: string, portals: PortalReport[]): Markup | null {
  const targets = findTargets(portals);
  if (targets.length === 0) return null;
  const rows = portals.map(({ name, targets: results }) => ({
    name,
    cells: new Map(results.filter(isWhole).map((row) => [keyOf(row.id, row.period.id), row])),
  }));
  return markup`<h3>Bảng theo dõi theo kỳ</h3>
${writeLegend()}
<ul>
${targets.map(({ number, label }) => markup`<li><b>CT${number}</b>: ${label}</li>\n`)}</ul>
${pack(targets).map((columns) => writeTable(plan, columns, rows))}`;
}

function writeTable(
  plan: string,
  columns: TargetColumns[],
  rows: { name: string; cells: Map<string, TargetResult> }[],
): Markup {
  const label = `Theo dõi ${columns.map(({ number }) => `CT${number}`).join(', ')} theo kỳ`;
  return scrolling(
    `${label}, ${midSentence(plan)}`,
    markup`<table class="heat">
<caption>${label}</caption>
<thead>
<tr><th rowspan="2" scope="col" class="name">Cổng</th>${columns.map(({ number, periods }) => markup`<th scope="colgroup" colspan="${periods.length}" class="target">CT${number}</th>`)}</tr>
<tr>${columns.flatMap(({ periods }) => periods.map((period) => markup`<th scope="col">${withoutYear(period.label)}</th>`))}</tr>
</thead>
<tbody>
${rows.map(
  ({ name, cells }) =>
    markup`<tr><th scope="row" class="name">${name}</th>${columns.flatMap(({ id, number, periods }) =>
      periods.map((period) =>
        writeCell(cells.get(keyOf(id, period.id)), `CT${number} ${withoutYear(period.label)}`),
      ),
    )}</tr>\n`,
)}</tbody>
</table>`,
  );
}

/**
 * Writes the cell of a row; says so where a target does not bind a portal.
 * @param column names the column where a narrow screen shows no heads
 */
function writeCell(row: TargetResult | undefined, column: string): Markup {
  if (!row) return markup`<td class="void"><span class="hidden">không áp dụng</span></td>`;
  const words = describeResult(row);
  return markup`<td class="${row.verdict}" data-of="${column}" title="${words}"><span aria-hidden="true">${verdictMarks[row.verdict]}</span><span class="hidden">${words}</span></td>`;
}

function findTargets(portals: PortalReport[]): TargetColumns[] {
  const found = new Map<string, { label: string; periods: Map<string, Period> }>();
  for (const row of portals.flatMap(({ targets }) => targets).filter(isWhole)) {
    const known = found.get(row.id) ?? { label: row.label, periods: new Map<string, Period>() };
    found.set(row.id, known);
    known.periods.set(row.period.id, { ...row.period, label: describePeriod(row) });
  }
  return [...found].map(([id, { label, periods }], index) => ({
    number: index + 1,
    id,
    label,
    periods: [...periods.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
  }));
}

/** Distributes the columns over tables that fit the paper; each target goes into the first table with room. */
function pack(targets: TargetColumns[]): TargetColumns[][] {
  const tables: { columns: TargetColumns[]; room: number }[] = [];
  for (const target of targets)
    for (let from = 0; from < target.periods.length; from += MAX_COLUMNS) {
      const run = { ...target, periods: target.periods.slice(from, from + MAX_COLUMNS) };
      let table = tables.find(({ room }) => room >= run.periods.length);
      if (!table) tables.push((table = { columns: [], room: MAX_COLUMNS }));
      table.columns.push(run);
      table.room -= run.periods.length;
    }
  return tables.map(({ columns }) => columns);
}

/** Cuts off the year, which is the plan's for all periods. @example withoutYear('Tháng 3/2026') // 'Tháng 3' */
function withoutYear(label: string): string {
  return label.replace(/\/\d{4}$/, '');
}

function isWhole({ unit }: TargetResult): boolean {
  return unit === null;
}

function keyOf(target: string, period: string): string {
  return JSON.stringify([target, period]);
}
