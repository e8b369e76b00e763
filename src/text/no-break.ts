/**
 * Puts no-break spaces into the words of an HTML page where a line must not end: within times, dates, sums and telephone
 * numbers, between a number and its unit, between a word and the number it counts. Leaves tags, the head, scripts, code
 * and fields as they are.
 * @example withNoBreaks('<body><p>lúc 7 giờ 30</p>') // '<body><p>lúc\u00a07\u00a0giờ\u00a030</p>'
 */
export function withNoBreaks(html: string): string {
  const start = html.indexOf('<body');
  if (start < 0) return html;
  const pieces = [html.slice(0, start)];
  for (let at = start; at < html.length;) {
    const tag = html.indexOf('<', at);
    if (tag < 0) return pieces.join('') + joined(html.slice(at));
    pieces.push(joined(html.slice(at, tag)));
    at = endOfMarkup(html, tag);
    pieces.push(html.slice(tag, at));
  }
  return pieces.join('');
}

/** Finds where a tag ends; for an element whose text is no prose, where that ends. */
function endOfMarkup(html: string, tag: number): number {
  const name = /^[a-z]+/.exec(html.slice(tag + 1, tag + 1 + MAX_NAME))?.[0] ?? '';
  const end = html.startsWith('<!--', tag) ? '-->' : VERBATIM.has(name) ? `</${name}>` : '>';
  const at = html.indexOf(end, tag);
  return at < 0 ? html.length : at + end.length;
}

/** The elements whose text a browser, a reader or a script takes as it is. */
const VERBATIM = new Set(['script', 'style', 'pre', 'code', 'textarea', 'svg']);
const MAX_NAME = 'textarea'.length;

function joined(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .replace(BEFORE_UNIT, `$1${NO_BREAK}`)
    .replace(BEFORE_NUMBER, `$1${NO_BREAK}`)
    .replace(BEFORE_MINUTES, `$1${NO_BREAK}`)
    .replace(BEFORE_GROUP, `$1${NO_BREAK}`);
}

const NO_BREAK = '\u00a0';

/** A number, before what it counts or measures. */
const BEFORE_UNIT =
  /(\d) (?=(?:giờ|phút|giây|ngày|tuần|tháng|năm|đồng|nghìn|triệu|tỷ|USD|%|‰|mm|cm|m|km|ha|m²|km²|m2|km2|g|kg|tạ|tấn|lít|độ|tuổi|lần|lượt|người|hộ|hồ sơ|bài|trang|tờ|tấm|bản|bộ|KB|MB|GB|byte)(?![\p{L}\d]))/gu;

/** A word, before the number that completes it. */
const BEFORE_NUMBER =
  /(?<![\p{L}\d])((?:ngày|tháng|năm|quý|lúc|số|thôn|điều|khoản|điểm|mục|trang|hạng|Ngày|Tháng|Năm|Quý|Số|Thôn|Điều|Khoản|Điểm|Mục|Trang|Hạng)) (?=\d|[IVX]{1,4}(?![\p{L}\d]))/gu;

/** The hours of a time, before its minutes; a day, before its time. */
const BEFORE_MINUTES = /((?<=\d\s)giờ|\d{1,2}\/\d{1,2}\/\d{4}) (?=\d{1,2}(?::\d{2})?(?!\d))/g;

/** A group of digits, before the next group of a telephone number or a sum. */
const BEFORE_GROUP = /(\d{3,4}) (?=\d{3}(?:\D|\d(?!\d)|$))/g;
