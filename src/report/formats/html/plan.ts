import type { PortalReport } from '../../../schemas/report.ts';
import { capitalise, formatDay, formatNumber } from '../../../text/format.ts';
import { isSilent, SILENT_AFTER_DAYS, type Ranking } from '../../overview.ts';
import {
  describeDeadline,
  describeIssued,
  namePlan as nameReportedPlan,
  type ReportedPlan,
} from '../../plan-words.ts';
import { nameTotal } from '../../score-words.ts';
import { describeMet, describeShare, describeVerdict } from '../../words.ts';
import { writeCharts } from './charts.ts';
import { writeHeatMap } from './heat-map.ts';
import { markup, scrolling, type Markup } from './markup.ts';
import { writePortal } from './portal.ts';
import { writeVerdict } from './verdict.ts';

/** The data of one plan's part of the page. */
export interface PlanPart {
  /** The id that links within the page lead to. */
  anchor: string;
  id: string;
  /** Undefined where the report does not describe the plan. */
  facts: ReportedPlan | undefined;
  portals: PortalReport[];
  standings: Ranking[];
  /** The names of all portals of the report by their identifiers. */
  names: Map<string, string>;
}

/** Names a plan as officials do, or by its identifier. @example 'Kế hoạch số 31/KH-UBND' */
export function namePlan({ facts, id }: Pick<PlanPart, 'facts' | 'id'>): string {
  return facts ? nameReportedPlan(facts) : `Kế hoạch ${id}`;
}

/** Writes everything that the report holds about one plan. */
export function writePlan(part: PlanPart): Markup {
  const { anchor, facts, portals, names } = part;
  const anchors = new Map(portals.map(({ portal }, index) => [portal, `${anchor}-cong-${index + 1}`]));
  return markup`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${namePlan(part)}</h2>
${facts ? writeFacts(facts) : null}
${writeRanking(part, anchors)}
${writeRemiss(part.standings)}
<details><summary>Bảng theo dõi, biểu đồ</summary>
${writeHeatMap(namePlan(part), portals)}
${writeCharts(portals)}
</details>
<h3>Kết quả của từng cổng</h3>
${portals.map((portal) =>
  writePortal({
    report: portal,
    anchor: anchors.get(portal.portal)!,
    names,
  }),
)}
</section>`;
}

function writeFacts(facts: ReportedPlan): Markup {
  const { title, issuer, year, reports } = facts;
  return markup`<p class="lead">${title}<span class="block">${issuer} · ${capitalise(describeIssued(facts))} · Năm ${year}</span></p>
${
  reports.length > 0
    ? markup`<details><summary>${describeDeadline(nextOf(reports))}</summary>
<ul>
${reports.map((report) => markup`<li>${describeDeadline(report)}</li>\n`)}</ul></details>`
    : null
}`;
}

/** The report that is due next, or else the last one. */
function nextOf(reports: ReportedPlan['reports']): ReportedPlan['reports'][number] {
  return reports.find(({ daysLeft }) => daysLeft !== undefined) ?? reports.at(-1)!;
}

function writeRanking(part: PlanPart, anchors: Map<string, string>): Markup {
  const { standings } = part;
  const isScored = standings.some(({ points }) => points);
  const table = markup`<table class="ranking">
<thead><tr><th scope="col" class="rank number">Hạng</th><th scope="col">Cổng</th><th scope="col">Đánh giá</th>${isScored ? markup`<th scope="col" class="number">Điểm</th>` : null}<th scope="col" class="number">Lượt chỉ tiêu đạt</th><th scope="col" class="number">Mức hoàn thành</th><th scope="col" class="number">Theo lượt</th><th scope="col">Tin mới nhất</th></tr></thead>
<tbody>
${standings.map(
  (each) =>
    markup`<tr><td class="rank number">${each.rank}</td><th scope="row"><a href="#${anchors.get(each.portal) ?? ''}">${each.name}</a></th><td>${writeVerdict(each.verdict, describeVerdict(each.verdict, each.rows + each.reported))}</td>${isScored ? markup`<td class="number">${nameTotal(each)}</td>` : null}<td class="number">${describeMet(each)}</td><td class="number">${describeShare(each.completion?.byTarget)}</td><td class="number">${describeShare(each.completion?.byRow)}</td><td>${describeLastArticle(each)}</td></tr>\n`,
)}</tbody>
</table>`;
  return markup`<h3>Xếp hạng các cổng</h3>
${scrolling(`Xếp hạng các cổng theo ${namePlan(part)}`, table)}
<details><summary>Cách xếp hạng</summary>
<p class="quiet">${isScored ? 'Xếp theo số điểm trên số điểm tối đa của cổng. ' : null}Mức hoàn thành là trung bình phần đã đạt của các chỉ tiêu có giao số, mỗi chỉ tiêu tính trung bình các lượt của nó; “theo lượt” là trung bình của mọi lượt. Mỗi lượt nhiều nhất là 100%. Các cổng bằng nhau thì đồng hạng.</p>
</details>`;
}

/** Names the portals that published nothing for too long, and those without a required part. */
function writeRemiss(standings: Ranking[]): Markup {
  const lists = [writeSilent(standings), writeMissingParts(standings)].filter((list) => list !== null);
  return lists.length > 0
    ? markup`${lists}`
    : markup`<p>Không có cổng nào quá ${SILENT_AFTER_DAYS} ngày không có tin mới hay thiếu chuyên mục bắt buộc.</p>`;
}

function writeSilent(standings: Ranking[]): Markup | null {
  const silent = standings
    .filter(isSilent)
    .sort((a, b) => (b.silentDays ?? Infinity) - (a.silentDays ?? Infinity) || 0);
  if (silent.length === 0) return null;
  return markup`<details><summary>Cổng quá ${SILENT_AFTER_DAYS} ngày không có tin mới: ${formatNumber(silent.length)}</summary>
<ul>
${silent.map((each) => markup`<li>${each.name}: ${describeSilence(each)}</li>\n`)}</ul></details>`;
}

function writeMissingParts(standings: Ranking[]): Markup | null {
  const incomplete = standings.filter(({ missingParts }) => missingParts.length > 0);
  if (incomplete.length === 0) return null;
  return markup`<details><summary>Cổng còn thiếu chuyên mục bắt buộc: ${formatNumber(incomplete.length)}</summary>
<ul>
${incomplete.map(({ name, missingParts }) => markup`<li>${name}: ${missingParts.join('; ')}</li>\n`)}</ul></details>`;
}

function describeLastArticle({ lastArticle, silentDays }: Ranking): string {
  if (lastArticle === null || silentDays === null) return 'chưa có tin nào';
  return `${formatDay(lastArticle)} (${silentDays === 0 ? 'hôm nay' : `${formatNumber(silentDays)} ngày trước`})`;
}

function describeSilence({ lastArticle, silentDays }: Ranking): string {
  if (lastArticle === null || silentDays === null) return 'chưa có tin nào';
  return `${formatNumber(silentDays)} ngày, tin mới nhất ngày ${formatDay(lastArticle)}`;
}
