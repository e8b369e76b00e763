import { expect, test } from 'vitest';
import { withNoBreaks, withNoBreaksOnPage } from '../../src/text/no-break.ts';

const shown = (text: string) =>
  withNoBreaks(`<p>${text}</p>`).slice('<p>'.length, -4).replaceAll('\u00a0', '~');

test.each([
  ['mở cửa lúc 7 giờ 30, nghỉ 11 giờ', 'mở cửa lúc~7~giờ~30, nghỉ 11~giờ'],
  ['14/03/2026 08:30', '14/03/2026~08:30'],
  ['ngày 5 tháng 9 năm 2026', 'ngày~5~tháng~9~năm~2026'],
  ['phí 25.000 đồng mỗi bản', 'phí 25.000~đồng mỗi bản'],
  ['rộng 12,5 km², dài 3 m', 'rộng 12,5~km², dài 3~m'],
  ['gọi 0200 000 0012 hoặc 024 3825 1234', 'gọi 0200~000~0012 hoặc 024~3825~1234'],
  ['Quý III/2026 và quý 2', 'Quý~III/2026 và quý~2'],
  ['theo Điều 5, khoản 2', 'theo Điều~5, khoản~2'],
  ['5 mèo, 3 giống lúa', '5 mèo, 3 giống lúa'],
  ['giờ làm việc, ngày nghỉ', 'giờ làm việc, ngày nghỉ'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('thẻ, mã, ô nhập giữ nguyên', () => {
  const html =
    '<a title="7 giờ, 5 ngày" href="/">x</a><script>a = "5 ngày"</script><pre>5 ngày</pre><code>5 ngày</code><textarea>5 ngày</textarea><!-- 5 ngày --><svg><text>5 ngày</text></svg>';
  expect(withNoBreaks(html)).toBe(html);
});

test.each([
  ['<title>5 ngày</title><body><p>5 ngày</p>', '<title>5 ngày</title><body><p>5~ngày</p>'],
  [
    '<body><header>5 ngày</header><p>5 ngày</p><footer>5 ngày</footer>',
    '<body><header>5 ngày</header><p>5~ngày</p><footer>5 ngày</footer>',
  ],
  [
    '<body><header>a</header><header>5 ngày</header><footer>5 ngày</footer><footer>b</footer>',
    '<body><header>a</header><header>5~ngày</header><footer>5~ngày</footer><footer>b</footer>',
  ],
  ['<p>5 ngày</p>', '<p>5 ngày</p>'],
])('cả trang %s: đầu trang, chân trang đã có sẵn', (page, expected) => {
  expect(withNoBreaksOnPage(page).join('').replaceAll('\u00a0', '~')).toBe(expected);
});

test('trang dài, nhiều dấu mở thẻ không đóng vẫn xong ngay', () => {
  const before = process.cpuUsage();
  withNoBreaks(`${'<a "'.repeat(50_000)}${'1 giờ 30 '.repeat(50_000)}`);
  withNoBreaks('<pre>'.repeat(20_000));
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(4);
});
