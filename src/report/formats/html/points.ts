import type { PortalReport } from '../../../schemas/report.ts';
import { describeDetail, describePoints, describeRule, formatPoints, listAdvice } from '../../score-words.ts';
import { markup, scrolling, type Markup } from './markup.ts';

/** Writes the points of a portal: the sum, a table of its parts, and what would bring more; null where there are none. */
export function writePoints({ name, plan, points }: PortalReport): Markup | null {
  if (!points) return null;
  const advice = listAdvice(points);
  return markup`<p><b>${describePoints({ points })}</b>${points.basis === undefined ? null : ` Căn cứ: ${points.basis}.`}</p>
<details><summary>Điểm của từng phần</summary>
${scrolling(`Điểm của ${name} theo kế hoạch ${plan}`, writeParts(points))}
</details>
${
  advice.length > 0
    ? markup`<p>Việc đem lại điểm, nhiều điểm cho mỗi việc đứng trước:</p>
<ol>
${advice.map((each) => markup`<li>${each}</li>\n`)}</ol>`
    : null
}
`;
}

function writeParts({ parts, brought }: NonNullable<PortalReport['points']>): Markup {
  const isOfPeriod = brought !== undefined;
  return markup`<table class="points${isOfPeriod ? ' of-period' : ''}">
<thead><tr><th scope="col">Phần chấm</th>${isOfPeriod ? markup`<th scope="col" class="number">Trong kỳ</th>` : null}<th scope="col" class="number">Điểm</th><th scope="col" class="number">Tối đa</th><th scope="col" class="number">Đã mất</th><th scope="col" class="number">Còn</th></tr></thead>
<tbody>
${parts.map((part) => {
  const detail = describeDetail(part);
  const about = [describeRule(part), part.basis && `căn cứ: ${part.basis}`].filter(Boolean).join('; ');
  return markup`<tr><th scope="row">${part.label}<span class="block quiet">${about}</span>${detail && markup`<span class="block quiet">${detail}</span>`}</th>${[...(isOfPeriod ? [part.brought ?? 0] : []), part.earned, part.possible, part.lost, part.open].map((each) => markup`<td class="number">${formatPoints(each)}</td>`)}</tr>
`;
})}</tbody>
</table>`;
}
