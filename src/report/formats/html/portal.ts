import type { Exclusion, ItemFacts, PortalReport, TargetResult } from '../../../schemas/report.ts';
import { formatDay, formatNumber } from '../../../text/format.ts';
import { describeFacts } from '../../fact-words.ts';
import { describeDays, describeReached } from '../../matrix.ts';
import { describeLagging, describeOwnPeriods } from '../../row-groups.ts';
import { describeEnoughMonths, describeTopics } from '../../chart-words.ts';
import { describeAssignments } from '../../work-words.ts';
import {
  describeDoubts,
  describeDue,
  describeEach,
  describeEarlier,
  describeFlags,
  describeGaps,
  describeLeftOut,
  describeNeed,
  describeNoRows,
  describeOrigins,
  describeRow,
  describeStanding,
  describeStandsFor,
  describeVerdict,
  notCountedToShow,
  describeReasonAgainst,
} from '../../words.ts';
import type { Counted } from '../office.ts';
import { link, markup, type Markup } from './markup.ts';
import { anchorOfRow, anchorOfTarget, writeCards, writeMatrices } from './matrix.ts';
import { writePoints } from './points.ts';
import { drawPace, tabulateTopics } from './small-charts.ts';
import { writeVerdict } from './verdict.ts';

/** The data of one portal's section. */
export interface PortalPart {
  report: PortalReport;
  anchor: string;
  /** The names of all portals of the report by their identifiers. */
  names: Map<string, string>;
}

/** Writes the results of one portal in one plan, and the evidence behind each number. */
export function writePortal({ report, anchor, names }: PortalPart): Markup {
  const { name, portal, verdict, targets, lastArticle, missingParts, proposals } = report;
  const lagging = describeLagging(targets);
  const leftOut = describeLeftOut(report);
  const matrices = writeMatrices(report, anchor);
  return markup`<section class="portal" aria-labelledby="${anchor}">
<h4 id="${anchor}">${name} <span class="quiet">${portal}</span> ${writeVerdict(verdict, describeVerdict(verdict, targets.length))}</h4>
<p>Tin mới nhất: ${lastArticle === null ? 'chưa có' : formatDay(lastArticle)}. ${missingParts.length > 0 ? `Chuyên mục bắt buộc còn thiếu: ${missingParts.join('; ')}` : 'Đủ chuyên mục bắt buộc'}.</p>
${targets.length === 0 ? markup`<p>${describeNoRows(report)}</p>` : writeCards(report, anchor)}
${matrices.length > 0 ? markup`<details><summary>Kết quả từng kỳ</summary>\n${matrices}</details>` : null}
${lagging.map((line) => markup`<p class="notice">${line}</p>`)}
${leftOut && markup`<p>${leftOut}</p>`}
${writePoints(report)}
${writeSmallCharts(report)}
${writeDoubtful(report, names)}
${writeAssignments(report)}
${writeEvidence(targets, anchor, names)}
${proposals.length > 0 ? writeProposals(proposals) : null}
<p class="screen"><a href="#dau-trang">Về đầu trang</a></p>
</section>
`;
}

function writeAssignments(report: PortalReport): Markup | null {
  const [all, ...groups] = describeAssignments(report);
  if (all === undefined) return null;
  return markup`<details><summary>${all}</summary>
<ul>
${groups.map((line) => markup`<li>${line}</li>\n`)}</ul></details>`;
}

/** Draws whose the articles are, those of each month against the number needed, and those on each content. */
function writeSmallCharts(report: PortalReport): Markup | null {
  const { pace, topics } = report;
  const origins = describeOrigins(report);
  const drawn = [
    ...(origins ? [drawOrigins(report, origins)] : []),
    ...(pace
      ? [figure(`${pace.label}. ${describeEnoughMonths(pace)} (đường đứt: mức cần)`, drawPace(pace))]
      : []),
    ...(topics ? [figure(describeTopics(topics), tabulateTopics(topics))] : []),
  ];
  if (drawn.length === 0) return null;
  const { articles = 0, own = 0 } = report.origins ?? {};
  const summary =
    articles > 0 ? `: tự viết ${formatNumber(own)} trên ${formatNumber(articles)} tin, bài` : '';
  return markup`<details><summary>Biểu đồ${summary}</summary>
<div class="small-charts">
${drawn}</div></details>`;
}

function drawOrigins({ origins }: PortalReport, words: string): Markup {
  const { articles, own } = origins!;
  const width = Math.round((own / articles) * 1000) / 10;
  return figure(
    words,
    markup`<svg class="own" role="img" aria-label="${words}" width="100%" height="11"><rect class="track" width="100%" height="11"/><rect class="bar-met" width="${width}%" height="11"/></svg>`,
  );
}

function figure(words: string, chart: Markup): Markup {
  return markup`<figure><figcaption>${words}</figcaption>\n${chart}</figure>\n`;
}

/** Lists the articles that somebody else may have written. */
function writeDoubtful({ origins }: PortalReport, names: Map<string, string>): Markup | null {
  const items = (origins?.doubtful ?? []).map(
    ({ title, date, url, doubts }) =>
      markup`<li>${dated(date)}${link(url, title)} <span class="flag">${describeDoubts(doubts, (portal) => names.get(portal) ?? portal)}</span></li>\n`,
  );
  return items.length > 0
    ? markup`<details><summary>Tin, bài nghi là chép của nơi khác: ${items.length}</summary>\n<ul>\n${items}</ul></details>`
    : null;
}

function writeEvidence(targets: TargetResult[], anchor: string, names: Map<string, string>): Markup {
  if (targets.length === 0) return markup``;
  const most = Math.max(MIN_ITEMS_SHOWN, Math.floor(MAX_ITEMS_SHOWN / targets.length));
  return markup`<details><summary>Minh chứng của từng chỉ tiêu</summary>
${[...Map.groupBy(targets, ({ id }) => id)].map(([id, rows]) => {
  const counted = sum(rows, (row) => row.counted.length);
  const left = sum(rows, (row) => notCountedToShow(row).length);
  return markup`<details><summary>${rows[0]!.label}: ${formatNumber(counted)} mục được tính, ${formatNumber(left)} mục không tính</summary>
<div id="${anchorOfTarget(anchor, id)}">
${rows.map((row) => writeRowEvidence(row, anchorOfRow(anchor, row), names, most))}</div>
</details>
`;
})}</details>`;
}

/** The most items of all rows of a portal that the page shows; a page with more takes long to load on a telephone. */
const MAX_ITEMS_SHOWN = 600;
const MIN_ITEMS_SHOWN = 3;

function writeRowEvidence(
  row: TargetResult,
  anchor: string,
  names: Map<string, string>,
  most: number,
): Markup {
  const left = notCountedToShow(row);
  const excluded = excludedOf(row);
  const { period, counted, previous, lastYear, neededPerWeek } = row;
  const compared = [
    ...(previous ? [`kỳ trước (${previous.label}): ${describeEarlier(previous)}`] : []),
    ...(lastYear ? [`cùng kỳ năm trước (${lastYear.label}): ${describeEarlier(lastYear)}`] : []),
    ...(neededPerWeek === undefined ? [] : [describeNeed(row)]),
  ];
  const facts = [
    describeDays(period),
    describeDue(row),
    describeOwnPeriods(row),
    describeEach(row),
    describeGaps(row),
    ...compared,
  ];
  return markup`<div class="evidence" id="${anchor}">
<h5>${describeRow(row)}: ${writeVerdict(row.verdict, `${describeReached(row)}, ${describeStanding(row)}`)}</h5>
<p class="quiet">${facts.filter(Boolean).join('; ')}</p>
${
  counted.length > 0
    ? markup`<ul>\n${counted.slice(0, most).map((item) => writeCounted(item, row, names))}${writeMore(counted.length - most)}</ul>`
    : markup`<p>Chưa có mục nào được tính.</p>`
}
${
  left.length > 0
    ? markup`<p>Không tính:</p>\n<ul>\n${left.slice(0, most).map((item) => markup`<li>${dated(item.date)}${item.title} <b>(${describeReasonAgainst(item)})</b></li>\n`)}${writeMore(left.length - most)}</ul>`
    : null
}
${excluded.length > 0 ? markup`<p class="quiet">Ngoài phạm vi chỉ tiêu: ${excluded.join(', ')}.</p>` : null}
</div>
`;
}

function writeMore(more: number): Markup | null {
  return more > 0 ? markup`<li>và ${formatNumber(more)} mục nữa, kê đủ ở báo cáo Excel, JSON</li>\n` : null;
}

function writeCounted(item: Counted, row: TargetResult, names: Map<string, string>): Markup {
  const { title, date, url, amount, facts = {} } = item;
  const flags = describeFlags(item, (portal) => names.get(portal) ?? portal);
  const notes = [...describeStandsFor(row, item), ...flags];
  return markup`<li>${dated(date)}${link(url, title)}${amount === undefined ? null : ` (tính ${formatNumber(amount)})`}${notes.map((note) => markup` <span class="flag">${note}</span>`)}${writeFacts(facts)}</li>
`;
}

function writeFacts(facts: ItemFacts): Markup | null {
  const words = describeFacts(facts);
  const proofs = (facts.evidence ?? []).map(({ name, url }) => link(url, name));
  const parts = [...(words ? [markup`${words}`] : []), ...proofs];
  if (parts.length === 0) return null;
  return markup` <span class="quiet">${parts.map((part, index) => markup`${index > 0 ? '; ' : null}${part}`)}</span>`;
}

function writeProposals(proposals: PortalReport['proposals']): Markup {
  return markup`<details><summary>Kiến nghị: ${formatNumber(proposals.length)}</summary>
<ul>
${proposals.map(({ text, date }) => markup`<li>${dated(date)}${text}</li>\n`)}</ul></details>`;
}

const exclusionWords: Record<Exclusion, string> = {
  'wrong-section': 'thuộc chuyên mục khác',
  'wrong-topic': 'thuộc nội dung khác',
  'wrong-channel': 'ở kênh khác',
  'wrong-form': 'theo hình thức khác',
  'wrong-origin': 'có nguồn gốc khác',
  'wrong-audience': 'cho đối tượng khác',
  'wrong-label': 'không có nhãn này',
  'wrong-field': 'thuộc lĩnh vực khác',
  'wrong-type': 'thuộc hình thức văn bản khác',
  'wrong-attendance': 'không đúng cách tổ chức',
};

function excludedOf({ unit, excluded }: TargetResult): string[] {
  if (unit !== null) return [];
  return Object.entries(excluded).map(
    ([exclusion, count]) => `${formatNumber(count)} mục ${exclusionWords[exclusion as Exclusion]}`,
  );
}

function dated(date: string | null): string {
  return date ? `${formatDay(date)} – ` : '';
}

function sum<T>(items: T[], amountOf: (item: T) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
