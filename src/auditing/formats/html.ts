import { formatDay, formatNumber } from '../../text/format.ts';
import { link, Markup, markup, scrolling, selfContained } from '../../report/formats/html/markup.ts';
import { STYLE } from '../../report/formats/html/style.ts';
import { describeBasis, verdictWords, type Audit, type Finding, type PortalAudit } from '../audit.ts';
import type { Verdict } from '../assessment.ts';
import { isInForce, legalBases, type BasisId, type LegalBasis } from '../legal-bases.ts';
import { requirementGroups, type RequirementGroup } from '../requirements.ts';

/** Writes the sheet as one self-contained page, without scripts or other files, for a browser, a phone or A4 paper. */
export function writeHtml(audit: Audit): string {
  const title = `Phiếu kiểm tra cổng thông tin điện tử ngày ${formatDay(audit.asOf)}`;
  return selfContained(
    title,
    STYLE + OWN_STYLE,
    markup`<p class="lead">${audit.online ? 'Có hỏi qua mạng.' : 'Không hỏi qua mạng: những gì phải xem trên cổng đang chạy thì ghi “chưa rõ”.'}</p>
${audit.portals.length > 1 ? writeOverview(audit.portals) : null}
${audit.portals.map((portal, index) => writePortal(portal, audit.asOf, index > 0))}
${writeBases(audit.asOf)}`,
  );
}

function writeOverview(portals: PortalAudit[]): Markup {
  const rows = portals.map(
    ({ portal, name, counts }) => markup`<tr><th scope="row"><a href="#${portal}">${name}</a></th>
${VERDICTS.map((verdict) => markup`<td class="number">${formatNumber(counts[verdict])}</td>`)}</tr>
`,
  );
  return markup`<h2>Các cổng</h2>
${scrolling(
  'Số yêu cầu theo kết quả của từng cổng',
  markup`<table><caption>Số yêu cầu theo kết quả</caption>
<thead><tr><th scope="col">Cổng</th>${VERDICTS.map((verdict) => markup`<th scope="col">${writeVerdict(verdict)}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table>`,
)}`;
}

function writePortal(
  { portal, name, url, counts, findings }: PortalAudit,
  day: string,
  isLater: boolean,
): Markup {
  const groups = Map.groupBy(findings, ({ group }) => group);
  const { met, 'not-applicable': spared } = counts;
  return markup`<section id="${portal}" class="${isLater ? 'portal sheet' : 'portal'}">
<h2>${name}</h2>
<p>${link(url, url)}<br>Đạt ${formatNumber(met)} trên ${formatNumber(findings.length - spared)} yêu cầu áp dụng cho cổng; không đạt ${formatNumber(counts['not-met'])}, chưa rõ ${formatNumber(counts['not-known'])}.</p>
<table class="findings"><thead><tr><th scope="col">Yêu cầu</th><th scope="col">Kết quả</th><th scope="col">Thấy gì, sửa ở đâu</th><th scope="col">Căn cứ</th></tr></thead>
${[...groups].map(([group, rows]) => writeGroup(group, rows, day))}</table>
</section>
`;
}

function writeGroup(group: RequirementGroup, findings: Finding[], day: string): Markup {
  return markup`<tbody><tr class="group"><th colspan="4" scope="rowgroup">${requirementGroups[group]}</th></tr>
${findings.map(
  ({ label, verdict, note, mend, bases }) => markup`<tr><th scope="row">${label}</th>
<td>${writeVerdict(verdict)}</td>
<td>${note}${mend && markup` <span class="block">Sửa ở <code>${mend.file}</code>${mend.key ? markup`, mục <code>${mend.key}</code>` : null}</span>`}</td>
<td class="quiet">${bases.map((basis, index) => markup`${index > 0 ? ', ' : ''}${writeReference(basis, day)}`)}</td></tr>
`,
)}</tbody>`;
}

const BASES = Object.keys(legalBases) as BasisId[];

/** Writes the number of a legal basis in the list at the end. */
function writeReference(id: BasisId, day: string): Markup {
  const old = isInForce(legalBases[id], day) ? null : ' (cũ)';
  return markup`<a href="#can-cu-${id}">${BASES.indexOf(id) + 1}</a>${old}`;
}

function writeBases(day: string): Markup {
  return markup`<section class="bases">
<h2>Căn cứ</h2>
<ol>
${BASES.map((id) => markup`<li id="can-cu-${id}">${describeBasis(id, day)}; ${describeDays(legalBases[id])}.</li>\n`)}</ol>
<p class="quiet">Thời gian hiệu lực được ghi một phần theo nguồn thứ hai: đối chiếu văn bản gốc trước khi trích dẫn. Văn bản hết hiệu lực vẫn được nêu khi yêu cầu ấy còn được dùng để chấm.</p>
</section>`;
}

/** Words the days between which a text holds. */
function describeDays({ since, until }: LegalBasis): string {
  const named = (day: string) => (day.length > 4 ? `ngày ${formatDay(day)}` : `năm ${day}`);
  return until ? `từ ${named(since)} đến hết ${named(until)}` : `từ ${named(since)}`;
}

const VERDICTS: Verdict[] = ['met', 'not-met', 'not-known', 'not-applicable'];

/** The colour of each verdict, as the report of targets has it, and its mark for paper. */
const LOOKS: Record<Verdict, [className: string, mark: string]> = {
  met: ['met', 'Đ'],
  'not-met': ['missed', 'K'],
  'not-known': ['near', '?'],
  'not-applicable': ['no-data', '–'],
};

function writeVerdict(verdict: Verdict): Markup {
  const [className, mark] = LOOKS[verdict];
  return markup`<span class="verdict ${className}"><b aria-hidden="true">${mark}</b>${verdictWords[verdict]}</span>`;
}

/** On a phone each requirement is a card; on paper each portal begins a page. */
const OWN_STYLE = `
@layer parts {
  .findings th[scope='row'] { inline-size: 26%; font-weight: 600; text-align: start; }
  .findings td:nth-child(2) { white-space: nowrap; }
  .findings td:nth-child(4) { inline-size: 8rem; }
  .bases li { margin-block: 0.25rem; }
  .findings td { overflow-wrap: anywhere; }
  .findings .group th { background: var(--colour-surface); }
  @media screen and (width < 48rem) {
    .findings thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .findings, .findings tbody, .findings tr, .findings th, .findings td { display: block; inline-size: auto !important; }
    .findings tr { margin-block-end: 0.75rem; }
    .findings td:nth-child(4)::before { content: 'Căn cứ: '; }
    .findings th, .findings td { border-block-end: 0; }
    .findings tr > :last-child { border-block-end: 1px solid var(--colour-line); }
  }
  @media print {
    .sheet { break-before: page; }
    .findings tr { break-inside: avoid; }
    .findings { inline-size: calc(100% - 1px); font-size: 0.875em; }
  }
}
`;
