import { formatNumber } from '../../../text/format.ts';
import { describeMonths, nameMonth, type Pace, type Topics } from '../../chart-words.ts';
import { markup, type Markup } from './markup.ts';

/** The small charts that the report and the page of targets share. Each page has its own colours for their classes. */

const STEP = 26;
const BAR = 18;
const HEIGHT = 64;
/** The room above the bars for their numbers, and below for the months. */
const LINE = 18;
const MONTHS = 12;

/** Draws a bar for each month, green where it reaches the dashed line of the number needed. */
export function drawPace(pace: Pace): Markup {
  const { months, needed } = pace;
  const most = months.reduce((max, { items }) => Math.max(max, items), Math.max(1, needed));
  const heightOf = (items: number) => Math.round((items / most) * HEIGHT);
  const [width, height] = [Math.max(MONTHS, months.length) * STEP, HEIGHT + 2 * LINE];
  const bars = months.map(({ label, items }, index) => {
    const top = LINE + HEIGHT - heightOf(items);
    const middle = index * STEP + STEP / 2;
    return markup`<rect${items >= needed ? markup` class="enough"` : null} x="${middle - BAR / 2}" y="${top}" width="${BAR}" height="${heightOf(items)}"/><text x="${middle}" y="${top - 4}">${items}</text><text x="${middle}" y="${height - 3}">${nameMonth(label).replace(/^Tháng /, '')}</text>`;
  });
  const line = LINE + HEIGHT - heightOf(needed);
  return markup`<svg class="pace" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Tin, bài được tính mỗi tháng: ${describeMonths(pace)}">${bars}<path class="needed" d="M0 ${line}H${width}"/></svg>`;
}

/** Lists the contents with the number of articles on each, and a bar under each name. */
export function tabulateTopics(topics: Topics): Markup {
  const most = topics.reduce((max, { articles }) => Math.max(max, articles), 1);
  return markup`<table class="topics">
<thead><tr><th scope="col">Nội dung</th><th scope="col">Tin, bài</th></tr></thead>
<tbody>
${topics.map(
  ({ label, articles }) =>
    markup`<tr><th scope="row">${label}<svg aria-hidden="true" width="100%" height="6"><rect class="track" width="100%" height="6"/><rect class="share" width="${Math.round((articles / most) * 1000) / 10}%" height="6"/></svg></th><td>${formatNumber(articles)}</td></tr>\n`,
)}</tbody>
</table>`;
}
