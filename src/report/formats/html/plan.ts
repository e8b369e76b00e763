import type { PortalReport, Report } from '../../../schemas/report.ts';
import { formatDay, formatNumber } from '../../../text/format.ts';
import { isSilent, SILENT_AFTER_DAYS, type Ranking } from '../../overview.ts';
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
  facts: Report['plans'][number] | undefined;
  portals: PortalReport[];
  standings: Ranking[];
  /** The names of all portals of the report by their identifiers. */
  names: Map<string, string>;
}

/** Names a plan as officials do. @example 'Kế hoạch số 31/KH-UBND' */
export function namePlan({ facts, id }: Pick<PlanPart, 'facts' | 'id'>): string {
  return facts ? `Kế hoạch số ${facts.number}` : `Kế hoạch ${id}`;
}

/** Writes everything that the report holds about one plan. */
export function writePlan(part: PlanPart): Markup {
  const { anchor, facts, portals, names } = part;
  const anchors = new Map(portals.map(({ portal }, index) => [portal, `${anchor}-cong-${index + 1}`]));
  return markup`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${namePlan(part)}</h2>
${facts ? markup`<p class="lead">${facts.title}<span class="block">${facts.issuer} · Năm ${facts.year}</span></p>` : null}
${writeRanking(part, anchors)}
${writeSilent(part.standings)}
${writeMissingParts(part.standings)}
${writeHeatMap(portals)}
${writeCharts(portals)}
<h3>Kết quả của từng cổng</h3>
${portals.map((portal) =>
  writePortal({
    report: portal,
    anchor: anchors.get(portal.portal)!,
    names,
    open: portals.length === 1,
  }),
)}
</section>`;
}

function writeRanking({ standings }: PlanPart, anchors: Map<string, string>): Markup {
  const table = markup`<table class="ranking">
<thead><tr><th scope="col" class="rank number">Hạng</th><th scope="col">Cổng</th><th scope="col">Đánh giá</th><th scope="col" class="number">Lượt chỉ tiêu đạt</th><th scope="col" class="number">Mức hoàn thành</th><th scope="col">Tin mới nhất</th></tr></thead>
<tbody>
${standings.map(
  (each) =>
    markup`<tr><td class="rank number">${each.rank}</td><th scope="row"><a href="#${anchors.get(each.portal) ?? ''}">${each.name}</a></th><td>${writeVerdict(each.verdict)}</td><td class="number">${formatNumber(each.met)}/${formatNumber(each.rows)}</td><td class="number">${percent(each.share)}</td><td>${describeLastArticle(each)}</td></tr>\n`,
)}</tbody>
</table>`;
  return markup`<h3>Xếp hạng các cổng</h3>
<p class="quiet">Mức hoàn thành là trung bình phần đã đạt của các lượt chỉ tiêu, mỗi lượt nhiều nhất là 100 %; các cổng bằng nhau thì đồng hạng.</p>
${scrolling('Xếp hạng các cổng', table)}`;
}

function writeSilent(standings: Ranking[]): Markup {
  const silent = standings
    .filter(isSilent)
    .sort((a, b) => (b.silentDays ?? Infinity) - (a.silentDays ?? Infinity) || 0);
  return markup`<h3>Cổng quá ${SILENT_AFTER_DAYS} ngày không có tin mới</h3>
${
  silent.length === 0
    ? markup`<p>Không có cổng nào.</p>`
    : markup`<ul>\n${silent.map((each) => markup`<li>${each.name}: ${describeSilence(each)}</li>\n`)}</ul>`
}`;
}

function writeMissingParts(standings: Ranking[]): Markup {
  const incomplete = standings.filter(({ missingParts }) => missingParts.length > 0);
  return markup`<h3>Chuyên mục bắt buộc còn thiếu</h3>
${
  incomplete.length === 0
    ? markup`<p>Không có cổng nào thiếu.</p>`
    : markup`<ul>\n${incomplete.map(({ name, missingParts }) => markup`<li>${name}: ${missingParts.join('; ')}</li>\n`)}</ul>`
}`;
}

function describeLastArticle({ lastArticle, silentDays }: Ranking): string {
  if (lastArticle === null || silentDays === null) return 'chưa có tin nào';
  return `${formatDay(lastArticle)} (${silentDays === 0 ? 'hôm nay' : `${formatNumber(silentDays)} ngày trước`})`;
}

function describeSilence({ lastArticle, silentDays }: Ranking): string {
  if (lastArticle === null || silentDays === null) return 'chưa có tin nào';
  return `${formatNumber(silentDays)} ngày, tin mới nhất ngày ${formatDay(lastArticle)}`;
}

/** Rounds down, so that only a complete share reads 100 %. */
function percent(share: number): string {
  return `${formatNumber(Math.floor(share * 1000 + 1e-9) / 10)} %`;
}
