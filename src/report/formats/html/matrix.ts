import type { PortalReport, TargetResult } from '../../../schemas/report.ts';
import { measures, periodKinds } from '../../../schemas/vocabulary.ts';
import { capitalise } from '../../../text/format.ts';
import { cardsOf, describeCell, describeReached, matricesOf, nameColumn, type Matrix } from '../../matrix.ts';
import { describeDue } from '../../words.ts';
import { markup, type Markup } from './markup.ts';

/** Sums up each target of a portal in a card, which leads to its evidence. */
export function writeCards(report: PortalReport, anchor: string): Markup {
  return markup`<ul class="cards">
${cardsOf(report).map(
  ({ id, label, result, verdict }) =>
    markup`<li class="card ${verdict}"><a href="#${anchorOfTarget(anchor, id)}"><b>${result}</b> ${label}</a></li>\n`,
)}</ul>`;
}

/** Writes the rows of a portal as tables of targets and units by periods, one for each kind of period. */
export function writeMatrices(report: PortalReport, anchor: string): Markup[] {
  return matricesOf(report).map((matrix) => writeMatrix(matrix, anchor));
}

/** Names the place of a target's evidence on the page, inside what is folded, so that a link to it unfolds it. */
export function anchorOfTarget(anchor: string, id: string): string {
  return `${anchor}-${id}`;
}

/** Names the place of the evidence of one row. */
export function anchorOfRow(anchor: string, { id, period, unit }: TargetResult): string {
  return [anchorOfTarget(anchor, id), period.id, ...(unit === null ? [] : [unit])].join('-');
}

function writeMatrix({ kind, periods, targets }: Matrix, anchor: string): Markup {
  const columns = Math.max(1, periods.length);
  return markup`<table class="matrix">
<caption>Kết quả theo ${periodKinds[kind]}</caption>
<thead><tr><th scope="col">Chỉ tiêu, đơn vị</th>${
    periods.length === 0
      ? markup`<th scope="col">Kết quả</th>`
      : periods.map((period) => markup`<th scope="col">${nameColumn(period)}</th>`)
  }</tr></thead>
${targets.map(({ id, label, basis, measure, lines }) => {
  const isOneLine = lines.length === 1 && lines[0]!.unit === '';
  const source = [measures[measure], basis === null ? '' : `Căn cứ: ${basis}`].filter(Boolean).join('. ');
  const name = markup`<a href="#${anchorOfTarget(anchor, id)}">${label}</a><span class="block quiet">${source}</span>`;
  return markup`<tbody>
${isOneLine ? null : markup`<tr class="group"><th scope="rowgroup" colspan="${columns + 1}">${name}</th></tr>\n`}${lines.map(
    ({ unit, rows, phrase }) =>
      markup`<tr><th scope="row">${isOneLine ? name : unit || 'Toàn cổng'}</th>${
        phrase === null
          ? periods.map((period) =>
              writeCell(
                rows.find((row) => row.period.id === period.id),
                anchor,
              ),
            )
          : markup`<td colspan="${columns}">${capitalise(phrase)}</td>`
      }</tr>\n`,
  )}</tbody>
`;
})}</table>`;
}

function writeCell(row: TargetResult | undefined, anchor: string): Markup {
  if (!row) return markup`<td class="void"></td>`;
  const due = describeDue(row);
  return markup`<td><span class="block of">${nameColumn(row.period)}</span><a href="#${anchorOfRow(anchor, row)}">${describeReached(row)}</a><span class="block verdict ${row.verdict}">${describeCell(row)}</span>${due && markup`<span class="block quiet">${due}</span>`}</td>`;
}
