import type { Report } from '../../../schemas/report.ts';
import { formatDay } from '../../../text/format.ts';
import { disappearedIn } from '../../disappeared.ts';
import { markup, scrolling, type Markup } from './markup.ts';

const historyWords: Record<Report['integrity']['history'], string> = {
  full: 'Kho mã có đầy đủ lịch sử: ngày ghi trên từng tin, bài đã được đối chiếu với ngày đưa vào kho.',
  shallow: 'Kho mã không có lịch sử đầy đủ nên không kiểm chứng được ngày đăng.',
  none: 'Nội dung không nằm trong kho mã nên không kiểm chứng được ngày đăng.',
};

/** Writes how far readers can trust the numbers. */
export function writeIntegrity(report: Report): Markup {
  const { commit, integrity } = report;
  const { history, uncommitted, disappeared } = integrity;
  return markup`<section aria-labelledby="kiem-chung">
<h2 id="kiem-chung">Kiểm chứng số liệu</h2>
<p${history === 'full' ? null : NOTICE}>${historyWords[history]}</p>
${commit === null ? null : markup`<p>Phiên bản nội dung: ${commit}</p>`}
${
  uncommitted
    ? markup`<p${NOTICE}>Nội dung có thay đổi chưa được ghi vào kho mã nên không lập lại được báo cáo này chỉ từ phiên bản đã ghi.</p>`
    : null
}
${disappeared.length > 0 ? writeDisappeared(report) : null}
</section>`;
}

/** Lists the files that could not be read, and so do not count. */
export function writeUnreadable({ unreadable }: Report): Markup | null {
  if (unreadable.length === 0) return null;
  return markup`<section aria-labelledby="khong-doc-duoc">
<h2 id="khong-doc-duoc">Tệp không đọc được</h2>
<p class="notice">${unreadable.length} tệp sau không đọc được nên chưa được tính.</p>
<ul>
${unreadable.map(({ path, message }) => markup`<li><code>${path}</code>: ${message}</li>\n`)}</ul>
</section>`;
}

const NOTICE = markup` class="notice"`;

function writeDisappeared(report: Report): Markup {
  const disappeared = disappearedIn(report);
  const table = markup`<table class="targets">
<thead><tr><th scope="col">Cổng</th><th scope="col">Mục</th><th scope="col">Ngày</th><th scope="col">Chỉ tiêu</th><th scope="col">Kỳ</th></tr></thead>
<tbody>
${disappeared.map(
  ({ portal, path, title, date, target, period }) =>
    markup`<tr><td>${portal}</td><th scope="row">${title}<span class="block quiet">${path}</span></th><td>${date ? formatDay(date) : '–'}</td><td>${target}</td><td>${period}</td></tr>\n`,
)}</tbody>
</table>`;
  return markup`<h3>Minh chứng đã mất</h3>
<p class="notice">${disappeared.length} mục được tính trong báo cáo trước, nay không còn.</p>
${scrolling('Minh chứng đã mất', table)}`;
}
