import { childOf, isXml, within, xmlText, type Xml } from './ooxml.ts';

/** Sentences on what an article does not have of a Word document, or has in another form. */
export interface Losses {
  notices: string[];
  /** On what a person has to put back before the article is published. */
  toReview: string[];
}

/**
 * Says what of a Word document cannot become an article.
 * @param parts the text and the notes
 * @param edges the heads and feet of the pages
 * @param hasLinkedPicture whether it refers to a picture that is not in the file
 */
export function lossesIn(parts: Xml[], edges: Xml[], hasLinkedPicture: boolean): Losses {
  const has = (...names: string[]) => parts.some((part) => within(part, ...names).length > 0);
  const graphics = parts.flatMap((part) => within(part, 'a:graphicData'));
  const fields = parts.flatMap(fieldsIn);
  const kept: [boolean, string][] = [
    [has('w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'), TRACKED],
    [has('w:commentReference'), 'Lời góp ý bên lề (Comment) không được đưa vào bài.'],
    [
      has('w:txbxContent'),
      'Chữ trong khung (Text Box) được đưa xuống sau đoạn đặt khung; hãy xem lại thứ tự.',
    ],
    [has('w:vMerge', 'w:gridSpan'), MERGED],
    [edges.some(saysMore), 'Chữ ở đầu trang, chân trang (Header, Footer) không được đưa vào bài.'],
  ];
  const lost: [boolean, string][] = [
    [
      graphics.some(({ attributes }) => isDiagram(attributes['uri'])) || has('c:chart', 'dgm:relIds'),
      DIAGRAM,
    ],
    [has('m:oMath') || fields.some((each) => /^\s*EQ\b/i.test(each)), FORMULA],
    [hasLinkedPicture, LINKED],
    [has('w:altChunk', 'w:subDoc'), INSERTED],
    [has('w:contentPart', 'w:movie'), 'Nét vẽ tay, phim trong văn bản không chuyển được; hãy thêm vào bài.'],
    [parts.some(hasNestedTable), NESTED],
    [has('w:showingPlcHdr'), UNFILLED],
    [fields.some((each) => /^\s*(?:AUTONUM|LISTNUM)/i.test(each)), AUTO_NUMBERS],
  ];
  const told = (signs: [boolean, string][]) => signs.flatMap(([found, notice]) => (found ? [notice] : []));
  return { notices: told(kept), toReview: told(lost) };
}

const TRACKED = 'Văn bản còn thay đổi chưa duyệt (Track Changes): phần thêm được giữ, phần xóa đã bỏ.';
const MERGED = 'Bảng có ô gộp; bảng trong bài không gộp ô được, hãy xem lại các ô để trống.';
const DIAGRAM = 'Biểu đồ và sơ đồ (Chart, SmartArt) không chuyển được; hãy chụp thành ảnh rồi thêm vào bài.';
const FORMULA = 'Công thức toán không chuyển được; hãy viết lại bằng chữ hoặc chụp thành ảnh.';
const LINKED = 'Ảnh đặt ngoài tệp Word (liên kết tới nơi khác) không được tải về; hãy chép ảnh vào cạnh bài.';
const INSERTED =
  'Tệp khác được chèn vào văn bản không chuyển được; hãy mở bằng Word, lưu lại rồi nhập lại, hoặc chép phần đó vào bài.';
const NESTED =
  'Bảng nằm trong ô của bảng khác được viết thành các dòng trong ô ấy; hãy tách thành bảng riêng nếu cần.';
const UNFILLED = 'Văn bản có ô điền mẫu chưa điền; hãy điền hoặc xóa lời nhắc còn lại trong bài.';
const AUTO_NUMBERS =
  'Số thứ tự kiểu trường (AUTONUM, LISTNUM) không chuyển được; hãy gõ lại các số ấy trong bài.';

/** Says whether a graphic is neither a picture nor a shape, by the address that names its kind. */
function isDiagram(kind: string | undefined): boolean {
  return kind !== undefined && !/\/(?:picture|wordprocessing(?:Shape|Group|Canvas)|lockedCanvas)$/.test(kind);
}

/** Lists the instructions of the fields of a part, which Word may write in several pieces. */
function fieldsIn(part: Xml): string[] {
  const simple = within(part, 'w:fldSimple').map(({ attributes }) => attributes['w:instr'] ?? '');
  return [...simple, ...within(part, 'w:instrText').map(xmlText)];
}

/** Says whether the head or the foot of a page has words besides the numbers of pages. */
function saysMore(edge: Xml): boolean {
  return /\p{L}{2}/u.test(
    within(edge, 'w:t')
      .map(xmlText)
      .join(' ')
      .replace(/\b(?:Trang|Page)\b/giu, ''),
  );
}

/** A table in a cell that is alone in its table is no loss, because such a table is only a frame. */
function hasNestedTable(part: Xml): boolean {
  return within(part, 'w:tbl').some((table) => {
    const rows = within(table, 'w:tr').filter((row) => childOf(row, 'w:tc'));
    const isFrame = table.children.filter((child) => isXml(child, 'w:tr')).length === 1;
    return (
      !isFrame &&
      rows.some((row) => row.children.some((cell) => isXml(cell, 'w:tc') && childOf(cell, 'w:tbl')))
    );
  });
}
