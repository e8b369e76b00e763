import type { PortalReport, TargetResult } from '../../../schemas/report.ts';
import { capitalise, formatNumber, shorten } from '../../../text/format.ts';
import { setsNumber } from '../../overview.ts';
import { describeProgress, isShare, percentageOf } from '../../number-words.ts';
import { describePeriod, describeUnit, verdictWords } from '../../words.ts';
import { markup, type Markup } from './markup.ts';
import { verdictMarks } from './verdict.ts';

interface Bar {
  name: string;
  row: TargetResult;
}

/**
 * Draws a chart for each target and period with a bar for each portal; for a single portal a bar for each period, or
 * for each of its units. Skips rows that set no number. Folds earlier periods away and leaves them off the paper, because the tables show them.
 */
export function writeCharts(portals: PortalReport[]): Markup | null {
  const bars = portals.flatMap(({ name, targets }) => targets.map((row) => ({ name, row })));
  const drawn = bars.filter(({ row }) => setsNumber(row) && (portals.length === 1 || row.unit === null));
  if (drawn.length === 0) return null;
  return markup`<h3>Biểu đồ theo chỉ tiêu</h3>
<p class="quiet">Vạch đứng là mức yêu cầu hay mức tối đa. Cột có dấu » vượt quá hai lần mức yêu cầu nên không vẽ hết.</p>
${[...Map.groupBy(drawn, ({ row }) => row.id).values()].map((target) => writeTarget(target, portals.length === 1))}`;
}

function writeTarget(bars: Bar[], single: boolean): Markup {
  const { label, unit } = bars[0]!.row;
  if (single && unit === null)
    return writeChart(
      label,
      bars.map(({ row }) => ({ name: describePeriod(row), row })),
    );
  const named = single ? bars.map(({ row }) => ({ name: describeUnit(row), row })) : bars;
  const periods = [...Map.groupBy(named, ({ row }) => row.period.id).values()].sort((a, b) =>
    a[0]!.row.period.from < b[0]!.row.period.from ? 1 : -1,
  );
  const [latest, ...earlier] = periods.map((each) =>
    writeChart(`${label} – ${describePeriod(each[0]!.row)}`, each),
  );
  return markup`${latest!}
${earlier.length > 0 ? markup`<details class="screen"><summary>${label}: ${earlier.length} kỳ trước</summary>\n${earlier}</details>` : null}`;
}

function writeChart(label: string, bars: Bar[]): Markup {
  const required = bars.map(({ row }) => levelOf(row));
  const name = bars.every(({ row }) => row.required === 0) ? 'mức tối đa' : 'mức yêu cầu';
  const [lowest, highest] = [lowestOf(required), highestOf(required)];
  const largest = highestOf(bars.map(({ row }) => row.actual ?? 0));
  const scale = Math.max(1, Math.min(highest * 2, Math.max(largest, highest * 1.25)));
  const asked =
    lowest === highest ? formatNumber(highest) : `từ ${formatNumber(lowest)} đến ${formatNumber(highest)}`;
  const runs = Array.from({ length: Math.ceil(bars.length / MAX_BARS_PER_PICTURE) }, (_, index) =>
    bars.slice(index * MAX_BARS_PER_PICTURE, (index + 1) * MAX_BARS_PER_PICTURE),
  );
  return markup`<figure class="chart">
<figcaption><b>${label}</b><span class="block quiet">${capitalise(name)}: ${asked}</span></figcaption>
<div class="bars">
${runs.map((run) => drawBars(`${label}, ${name} ${asked}`, label, run, scale))}</div>
</figure>
`;
}

/** The number to reach, or else the one not to exceed. */
function levelOf({ required, max = 0 }: TargetResult): number {
  return required > 0 ? required : max;
}

function lowestOf(numbers: number[]): number {
  return numbers.reduce((min, each) => Math.min(min, each), Infinity);
}

function highestOf(numbers: number[]): number {
  return numbers.reduce((max, each) => Math.max(max, each), 0);
}

/** As many bars as fit on a page, because a picture cannot continue on the next. */
const MAX_BARS_PER_PICTURE = 12;
const BAR_HEIGHT = 38;
/** In characters; longer names would run into the numbers on a phone. */
const MAX_NAME_LENGTH = 24;

/** Draws bars whose widths are shares of the picture's, so that letters keep their size on every screen. */
function drawBars(subject: string, label: string, bars: Bar[], scale: number): Markup {
  const height = bars.length * BAR_HEIGHT;
  const words = bars.map(({ name, row }) => `${name} ${describeBar(row)}`).join('; ');
  return markup`<svg role="img" aria-label="Biểu đồ ${subject}: ${words}." width="100%" height="${height}">
<title>${label}</title>
${bars.map((bar, index) => drawBar(bar, index * BAR_HEIGHT, scale))}${bars.map(({ row }, index) =>
    drawLine(share(levelOf(row), scale), index * BAR_HEIGHT),
  )}</svg>
`;
}

function drawBar({ name, row }: Bar, top: number, scale: number): Markup {
  const actual = row.actual ?? 0;
  return markup`<g><title>${name}: ${describeBar(row)}</title><text y="${top + 16}">${shorten(name, MAX_NAME_LENGTH).replace(/ …$/, '…')}</text><text class="end" x="100%" y="${top + 16}">${labelBar(row)}</text><rect class="track" y="${top + 21}" width="100%" height="11"/>${
    actual > 0
      ? markup`<rect class="bar-${row.verdict}" y="${top + 21}" width="${share(actual, scale)}" height="11"/>`
      : null
  }${actual > scale ? markup`<text class="more" x="99%" y="${top + 31}">»</text>` : null}</g>
`;
}

function drawLine(x: string, top: number): Markup {
  return markup`<line class="required" x1="${x}" x2="${x}" y1="${top + 19}" y2="${top + 34}"/>`;
}

/** Writes the numbers of a bar; a mark stands for the verdict, because phones have no room for words. */
function labelBar(row: TargetResult): string {
  return row.actual === null
    ? verdictWords[row.verdict]
    : `${isShare(row) ? percentageOf(row) : describeProgress(row)} · ${verdictMarks[row.verdict]}`;
}

function describeBar(row: TargetResult): string {
  return row.actual === null
    ? verdictWords[row.verdict]
    : `${describeProgress(row)}, ${verdictWords[row.verdict]}`;
}

function share(value: number, scale: number): string {
  return `${Math.min(100, Math.round((value / scale) * 1000) / 10)}%`;
}
