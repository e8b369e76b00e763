import type { Report, Verdict } from '../../schemas/report.ts';
import { capitalise, formatDay, formatNumber } from '../../text/format.ts';
import { isSilent, rankings, setsNumber, SILENT_AFTER_DAYS } from '../overview.ts';
import { withoutRepeats } from '../repeats.ts';
import { describeMet, describeNothing, verdictWords } from '../words.ts';
import { writeIntegrity, writeUnreadable } from './html/integrity.ts';
import { Markup, markup, selfContained } from './html/markup.ts';
import { namePlan, writePlan, type PlanPart } from './html/plan.ts';
import { STYLE } from './html/style.ts';
import { verdictsToRead } from './html/verdict.ts';

/**
 * Writes the report as one self-contained page, without scripts or other files, for a browser, a phone or A4 paper.
 */
export function writeHtml(report: Report): string {
  const title = `Kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`;
  const parts = partsOf(report);
  return selfContained(
    title,
    STYLE,
    markup`${writeContents(report, parts)}
${writeOverview(report, parts)}
${parts.map(writePlan)}
${writeIntegrity(report)}
${writeUnreadable(report)}`,
  );
}

function partsOf(report: Report): PlanPart[] {
  const byPlan = Map.groupBy(withoutRepeats(report.portals), ({ plan }) => plan);
  const names = new Map(report.portals.map(({ portal, name }) => [portal, name]));
  return [...rankings(report)].map(([id, ranked], index) => ({
    anchor: `ke-hoach-${index + 1}`,
    id,
    facts: report.plans.find((plan) => plan.id === id),
    portals: byPlan.get(id) ?? [],
    standings: ranked,
    names,
  }));
}

function writeContents({ unreadable }: Report, parts: PlanPart[]): Markup {
  return markup`<nav aria-label="Các phần của báo cáo"><ul>
${parts.map((part) => markup`<li><a href="#${part.anchor}">${namePlan(part)}</a></li>\n`)}<li><a href="#kiem-chung">Kiểm chứng số liệu</a></li>
${unreadable.length > 0 ? markup`<li><a href="#khong-doc-duoc">Tệp không đọc được</a></li>` : null}
</ul></nav>`;
}

function writeOverview(report: Report, parts: PlanPart[]): Markup {
  const { portals } = report;
  if (portals.length === 0) return markup`<h2>Số liệu chung</h2>\n<p>${describeNothing(report)}</p>`;
  const rows = portals.flatMap(({ targets }) => targets);
  const asked = portals.filter(({ verdict, targets }) => verdict !== 'reported' || targets.length > 0);
  const silent = new Set(
    parts.flatMap((part) => part.standings.filter(isSilent).map(({ portal }) => portal)),
  );
  const figures: [string, string][] = [
    ['Cổng', formatNumber(new Set(portals.map(({ portal }) => portal)).size)],
    ['Kế hoạch', formatNumber(parts.length)],
    ['Lượt chỉ tiêu đạt', describeMet({ met: count(rows, 'met'), rows: rows.filter(setsNumber).length })],
    [`Cổng quá ${SILENT_AFTER_DAYS} ngày không có tin`, formatNumber(silent.size)],
    ['Cổng thiếu chuyên mục bắt buộc', formatNumber(countIncomplete(parts))],
  ];
  return markup`<h2>Số liệu chung</h2>
<dl class="figures">
${figures.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
<details><summary>Số lượt theo từng mức đánh giá</summary>
<table class="summary">
<caption>Mỗi lượt chỉ tiêu là một chỉ tiêu trong một kỳ, của một cổng hoặc một đơn vị của cổng.</caption>
<thead><tr><th scope="col">Đánh giá</th><th scope="col" class="number">Báo cáo của cổng</th><th scope="col" class="number">Lượt chỉ tiêu</th></tr></thead>
<tbody>
${verdictsToRead.map(
  (verdict) =>
    markup`<tr><th scope="row">${capitalise(verdictWords[verdict])}</th><td class="number">${formatNumber(count(asked, verdict))}</td><td class="number">${formatNumber(count(rows, verdict))}</td></tr>\n`,
)}</tbody>
</table>
</details>`;
}

function countIncomplete(parts: PlanPart[]): number {
  const incomplete = parts.flatMap((part) =>
    part.standings.filter(({ missingParts }) => missingParts.length > 0).map(({ portal }) => portal),
  );
  return new Set(incomplete).size;
}

function count(measured: { verdict: Verdict }[], wanted: Verdict): number {
  return measured.filter(({ verdict }) => verdict === wanted).length;
}
