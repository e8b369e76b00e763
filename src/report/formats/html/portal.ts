import type { Exclusion, ItemFacts, PortalReport, TargetResult } from '../../../schemas/report.ts';
import { measures } from '../../../schemas/vocabulary.ts';
import { formatDay, formatNumber } from '../../../text/format.ts';
import { describeFacts } from '../../fact-words.ts';
import {
  describeDue,
  describeFlags,
  describeLaggingUnits,
  describeLeftOut,
  describeNoRows,
  describeProgress,
  describeResult,
  describeRow,
  describeStanding,
  describeVerdict,
  notCountedToShow,
  reasonWords,
} from '../../words.ts';
import type { Counted } from '../office.ts';
import { link, Markup, markup, scrolling } from './markup.ts';
import { writePoints } from './points.ts';
import { writeVerdict } from './verdict.ts';

/** The data of one portal's section. */
export interface PortalPart {
  report: PortalReport;
  anchor: string;
  /** The names of all portals of the report by their identifiers. */
  names: Map<string, string>;
  /** Whether the evidence is unfolded from the start. */
  open: boolean;
}

/** Writes the results of one portal in one plan, and the evidence behind each number. */
export function writePortal({ report, anchor, names, open }: PortalPart): Markup {
  const { name, portal, verdict, targets, lastArticle, missingParts, proposals } = report;
  const lagging = describeLaggingUnits(targets);
  const leftOut = describeLeftOut(report);
  return markup`<section class="portal" aria-labelledby="${anchor}">
<h4 id="${anchor}">${name} <span class="quiet">${portal}</span> ${writeVerdict(verdict, describeVerdict(verdict, targets.length))}</h4>
<p>Tin mới nhất: ${lastArticle === null ? 'chưa có' : formatDay(lastArticle)}. Chuyên mục bắt buộc còn thiếu: ${missingParts.length > 0 ? missingParts.join('; ') : 'không'}.</p>
${
  targets.length === 0
    ? markup`<p>${describeNoRows(report)}</p>`
    : scrolling(`Chỉ tiêu của ${name}`, writeTargets(targets))
}
${lagging && markup`<p class="notice">Đơn vị chưa đạt: ${lagging}.</p>`}
${leftOut && markup`<p>${leftOut}</p>`}
${writePoints(report)}
${writeEvidence(targets, names, open)}
${proposals.length > 0 ? writeProposals(proposals) : null}
<p class="screen"><a href="#dau-trang">Về đầu trang</a></p>
</section>
`;
}

function writeTargets(targets: TargetResult[]): Markup {
  return markup`<table class="targets">
<thead><tr><th scope="col">Kỳ</th><th scope="col" class="number">Kết quả</th><th scope="col">Đánh giá</th><th scope="col">Kỳ trước</th><th scope="col">Cùng kỳ năm trước</th><th scope="col" class="number">Cần mỗi tuần</th></tr></thead>
${[...Map.groupBy(targets, ({ id }) => id).values()].map(
  (rows) => markup`<tbody>
<tr class="group"><th scope="rowgroup" colspan="6">${rows[0]!.label}<span class="block quiet">${describeTarget(rows[0]!)}</span></th></tr>
${rows.map(writeTarget)}</tbody>
`,
)}</table>`;
}

function writeTarget(row: TargetResult): Markup {
  const { period, verdict, previous, lastYear, neededPerWeek } = row;
  const due = describeDue(row);
  return markup`<tr><th scope="row">${describeRow(row)}<span class="block quiet">${formatDay(period.from)} – ${formatDay(period.to)}${due && `; ${due}`}</span></th><td class="number">${describeProgress(row)}</td><td>${writeVerdict(verdict, describeStanding(row))}</td><td>${writeEarlier(previous)}</td><td>${writeEarlier(lastYear)}</td><td class="number">${neededPerWeek === undefined ? '–' : formatNumber(neededPerWeek)}</td></tr>
`;
}

function writeEvidence(targets: TargetResult[], names: Map<string, string>, open: boolean): Markup | null {
  const shown = targets.filter(
    (row) => row.counted.length + notCountedToShow(row).length + excludedOf(row).length > 0,
  );
  if (shown.length === 0) return null;
  const counted = sum(shown, ({ counted }) => counted.length);
  const left = sum(shown, (row) => notCountedToShow(row).length);
  return markup`<details${open ? new Markup(' open') : null}><summary>Minh chứng: ${formatNumber(counted)} mục được tính, ${formatNumber(left)} mục không tính</summary>
${shown.map((row) => writeRowEvidence(row, names))}</details>`;
}

function writeRowEvidence(row: TargetResult, names: Map<string, string>): Markup {
  const left = notCountedToShow(row);
  const excluded = excludedOf(row);
  return markup`<div class="evidence">
<h5>${row.label} – ${describeRow(row)}: ${row.verdict === 'reported' ? describeResult(row) : describeProgress(row)}</h5>
${
  row.counted.length > 0
    ? markup`<ul>\n${row.counted.map((item) => writeCounted(item, names))}</ul>`
    : markup`<p>Chưa có mục nào được tính.</p>`
}
${
  left.length > 0
    ? markup`<p>Không tính:</p>\n<ul>\n${left.map(({ title, date, reason }) => markup`<li>${dated(date)}${title} <b>(${reasonWords[reason]})</b></li>\n`)}</ul>`
    : null
}
${excluded.length > 0 ? markup`<p class="quiet">Ngoài phạm vi chỉ tiêu: ${excluded.join(', ')}.</p>` : null}
</div>
`;
}

function writeCounted(item: Counted, names: Map<string, string>): Markup {
  const { title, date, url, amount, facts = {} } = item;
  const notes = describeFlags(item, (portal) => names.get(portal) ?? portal);
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
  return markup`<h5>Kiến nghị</h5>
<ul>
${proposals.map(({ text, date }) => markup`<li>${dated(date)}${text}</li>\n`)}</ul>`;
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

function describeTarget({ measure, basis }: TargetResult): string {
  return basis === null ? measures[measure] : `${measures[measure]}. Căn cứ: ${basis}`;
}

function writeEarlier(earlier: TargetResult['previous']): Markup {
  if (!earlier) return markup`–`;
  const actual = earlier.actual === null ? 'chưa có số liệu' : formatNumber(earlier.actual);
  return markup`${actual}<span class="block quiet">${earlier.label}</span>`;
}

function dated(date: string | null): string {
  return date ? `${formatDay(date)} – ` : '';
}

function sum<T>(items: T[], amountOf: (item: T) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
