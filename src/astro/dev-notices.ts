import { tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { markup, type Markup } from '../report/formats/html/markup.ts';

/** Writes the page of the local server in place of one that cannot be shown. It reloads when the content changes. */
export function faultPage(title: string, faults: Problem[]): string {
  return markup`<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<script type="module" src="/@vite/client"></script>
<body style="margin:1rem;font:1rem/1.5 system-ui,sans-serif">
<h1 style="font-size:1.25rem">${title}</h1>
${faults.length > 0 ? listOf(faults) : null}${
    faults.length > 0
      ? markup`<p>Sửa rồi lưu tệp: trang này tự mở lại. Xem đủ mọi lỗi bằng <code>npm run check</code>.</p>`
      : null
  }
</body>
</html>
`.text;
}

/**
 * Puts a box above the content of a page: the errors that do not keep it from being shown, or else the names of the
 * files fixed a moment ago.
 */
export function withNotice(html: string, { faults, fixed }: { faults: Problem[]; fixed: string[] }): string {
  if (faults.length === 0 && fixed.length === 0) return html;
  const notice =
    faults.length > 0
      ? box(
          '#b3261e',
          markup`<strong>Có lỗi trong nội dung; phần có lỗi không hiện.</strong>${listOf(faults)}`,
        )
      : box('#1b6e3c', markup`Đã hết lỗi: ${fixed.join(', ')}.`);
  return html.replace(/<body\b[^<>]{0,500}>/, (start) => start + notice.text);
}

function box(colour: string, inside: Markup): Markup {
  return markup`<div role="status" style="padding:.75rem 1rem;border:3px solid ${colour};background:#fff;color:#111;font:1rem/1.5 system-ui,sans-serif">${inside}</div>`;
}

/** Lists problems in the words of `check`. */
export function listOf(faults: Problem[]): Markup {
  return markup`<ul style="padding-inline-start:1.25rem">${faults.slice(0, MAX_SHOWN).map((fault) => {
    const { file, line, column, message, fix } = tell(fault);
    const lines = fixText(fix);
    return markup`<li><code>${file}:${line}:${column}</code><br>${message}${
      lines
        ? markup`<pre style="white-space:pre-wrap">${lines.split('\n').map((each) => markup`${each}<br>`)}</pre>`
        : null
    }</li>`;
  })}</ul>${faults.length > MAX_SHOWN ? markup`<p>Còn ${faults.length - MAX_SHOWN} điều nữa.</p>` : null}`;
}

/** The most problems in a list; more would push the page itself out of sight. */
const MAX_SHOWN = 10;
