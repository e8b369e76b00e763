/**
 * Puts no-break spaces into the words of HTML where a line must not end: within times, dates, sums and telephone
 * numbers, between a number and its unit, between a word and the number it counts. Leaves tags, scripts, code and
 * fields as they are.
 * @example withNoBreaks('<p>lúc 7 giờ 30</p>') // '<p>lúc\u00a07\u00a0giờ\u00a030</p>'
 */
export function withNoBreaks(html: string): string {
  return piecesWithNoBreaks(html, 0, html.length).join('');
}

/**
 * Puts no-break spaces into the words of a page, all but its masthead and its footer: `OncePerPortal.astro` puts them
 * into these, once for all pages.
 * @returns the page in pieces: V8 would copy a page once more to make one text of them
 */
export function withNoBreaksOnPage(html: string): string[] {
  const body = html.indexOf('<body');
  if (body < 0) return [html];
  const masthead = html.indexOf('</header>', body);
  const footer = html.lastIndexOf('<footer');
  return piecesWithNoBreaks(html, masthead < 0 ? body : masthead, footer < 0 ? html.length : footer);
}

/**
 * @param from where the first tag begins
 * @param to where the last text may end
 */
function piecesWithNoBreaks(html: string, from: number, to: number): string[] {
  const pieces: string[] = [];
  let done = 0;
  let digit = -1;
  // Most texts of a page stay as they are, and are copied together with the tags around them.
  for (let tag = from; tag >= 0 && tag < to;) {
    const start = endOfMarkup(html, tag);
    tag = html.indexOf('<', start);
    const end = tag < 0 ? html.length : tag;
    if (digit < start) digit = nextDigit(html, start);
    if (digit >= end) continue;
    const text = html.slice(start, end);
    const joined = joinWords(text);
    if (joined === text) continue;
    pieces.push(html.slice(done, start), joined);
    done = end;
  }
  pieces.push(html.slice(done));
  return pieces;
}

/** Finds where a tag ends; for an element whose text is no prose, where that ends. */
function endOfMarkup(html: string, tag: number): number {
  VERBATIM.lastIndex = tag + 1;
  // Most tags are others, and the result of `exec` is a new array each time.
  const [start, name] = VERBATIM.test(html) ? verbatimAt(html, tag + 1) : [];
  const end = name ? `</${name}>` : start ? '-->' : '>';
  const at = html.indexOf(end, tag);
  return at < 0 ? html.length : at + end.length;
}

function verbatimAt(html: string, at: number): string[] {
  VERBATIM.lastIndex = at;
  return VERBATIM.exec(html)!;
}

/** Begins a comment, or an element whose text a browser, a reader or a script takes as it is. */
const VERBATIM = /(script|style|pre|code|textarea|svg)(?![a-z])|!--/y;

/**
 * Finds the next digit of a text, without which no space joins. The text is long, so an expression finds it fastest.
 */
function nextDigit(html: string, from: number): number {
  DIGIT.lastIndex = from;
  return DIGIT.test(html) ? DIGIT.lastIndex - 1 : html.length;
}

const DIGIT = /\d/g;

function joinWords(text: string): string {
  return text.replace(JOINING_SPACE, '\u00a0');
}

/** Where a space joins: what stands before it, and what after it. */
const JOINTS: [before: RegExp, behind: RegExp][] = [
  // A number, before what it counts or measures.
  [
    /\d/u,
    /(?:giờ|phút|giây|ngày|tuần|tháng|năm|đồng|nghìn|triệu|tỷ|USD|%|‰|mm|cm|m|km|ha|m²|km²|m2|km2|g|kg|tạ|tấn|lít|độ|tuổi|lần|lượt|người|hộ|hồ sơ|bài|trang|tờ|tấm|bản|bộ|KB|MB|GB|byte)(?![\p{L}\d])/u,
  ],
  // A word, before the number that completes it.
  [
    /(?<![\p{L}\d])(?:ngày|tháng|năm|quý|lúc|số|thôn|điều|khoản|điểm|mục|trang|hạng|Ngày|Tháng|Năm|Quý|Số|Thôn|Điều|Khoản|Điểm|Mục|Trang|Hạng)/u,
    /(?:\d|[IVX]{1,4}(?![\p{L}\d]))/u,
  ],
  // The hours of a time, before its minutes; a day, before its time.
  [/(?:\d\sgiờ|\d\/\d{1,2}\/\d{4})/u, /\d{1,2}(?::\d{2})?(?!\d)/u],
  // A group of digits, before the next group of a telephone number or a sum.
  [/\d{3}/u, /\d{3}(?:\D|\d(?!\d)|$)/u],
];

/** A space that joins. The space comes first, so that the search stops at spaces only. */
const JOINING_SPACE = new RegExp(
  ` (?:${JOINTS.map(([before, behind]) => `(?=${behind.source})(?<=${before.source} )`).join('|')})`,
  'gu',
);
