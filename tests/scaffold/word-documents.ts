import {
  AlignmentType,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import sharp from 'sharp';
import { openWord } from '../../src/scaffold/word-file.ts';
import { readWord, writeBody, type WordArticle } from '../../src/scaffold/word.ts';

export {
  DeletedTextRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  InternalHyperlink,
  TextRun,
};

/** Packs a Word document as Word would. */
export async function docx(children: FileChild[]): Promise<Uint8Array> {
  const level = { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START };
  const packed = await Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'so', levels: [level] }] },
      footnotes: { 1: { children: [new Paragraph('Theo báo cáo quý.')] } },
      sections: [{ children }],
    }),
  );
  return new Uint8Array(packed);
}

export const p = (...children: (string | ParagraphChild)[]) =>
  new Paragraph({ children: children.map((each) => (typeof each === 'string' ? new TextRun(each) : each)) });
export const heading = (level: 1 | 2 | 3 | 4, text: string) =>
  new Paragraph({ heading: HeadingLevel[`HEADING_${level}`], text });
export const title = (text: string) => new Paragraph({ heading: HeadingLevel.TITLE, text });
export const bullet = (text: string, level = 0) => new Paragraph({ text, bullet: { level } });
export const step = (text: string) => new Paragraph({ text, numbering: { reference: 'so', level: 0 } });
export const bold = (text: string) => new TextRun({ text, bold: true });
export const table = (rows: (string | Paragraph)[][]) =>
  new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (cell) => new TableCell({ children: [typeof cell === 'string' ? p(cell) : cell] }),
          ),
        }),
    ),
  });
export const picture = (data: Uint8Array, description: string) =>
  new ImageRun({
    type: 'jpg',
    data: Buffer.from(data),
    transformation: { width: 30, height: 20 },
    altText: { title: '', description, name: 'anh' },
  });

/** A photo as a phone takes it: large, on its side, with the place where it was taken. */
export function photo(width = 3000, height = 1500): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { Copyright: 'x' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 0/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** Changes one part of a packed document. */
export function changePart(packed: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(packed);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}

/** Opens a document that is in order. */
export async function imported(packed: Uint8Array): Promise<WordArticle & { markdown: string }> {
  const opened = openWord(packed);
  if ('refusal' in opened) throw new Error(opened.refusal);
  const article = await readWord(opened.docx);
  const placed = new Map(article.pictures.map(({ name, alt }) => [name, { src: `${name}.jpg`, alt }]));
  return {
    ...article,
    notices: [...opened.notices, ...article.notices],
    markdown: writeBody(article.body, placed),
  };
}

/** What the head of an office letter holds, by Nghị định 30/2020/NĐ-CP. */
interface Head {
  number?: string;
  subject?: string[];
  day?: string;
}

/** The head of an office letter as offices type it: a table of two columns without lines. */
export function letterHead({
  number = 'Số: 45/KH-UBND',
  subject = [],
  day = PLACE_AND_DAY,
}: Head = {}): Table {
  const lines = (...texts: string[]) =>
    new TableCell({
      children: texts.map(
        (text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [bold(text)] }),
      ),
    });
  return new Table({
    borders: TableBorders.NONE,
    rows: [
      [
        lines('HĐND VÀ UBND TỈNH VÍ DỤ', 'ỦY BAN NHÂN DÂN', 'XÃ MINH HỌA', '_______'),
        lines('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '______________'),
      ],
      [lines(number, ...subject), lines(day)],
    ].map((children) => new TableRow({ children })),
  });
}

const PLACE_AND_DAY = 'Minh Họa, ngày 12 tháng 5 năm 2026';

/** The end of an office letter: who gets it, and who signs it. */
export const letterEnd = () =>
  new Table({
    borders: TableBorders.NONE,
    rows: [
      new TableRow({
        children: [
          new TableCell({ children: ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'].map((text) => p(text)) }),
          new TableCell({
            children: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Quốc Toàn'].map((text) => p(bold(text))),
          }),
        ],
      }),
    ],
  });

/** The parts of a Word document, each as the XML inside its root element. */
interface RawParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  /** Namespaces as strict documents write them. */
  isStrict?: boolean;
}

/** Packs a Word document of XML, for what no library writes. */
export function rawWord({
  body,
  styles = '',
  numbering = '',
  footnotes,
  isStrict = false,
}: RawParts): Uint8Array {
  const names = isStrict ? STRICT : TRANSITIONAL;
  const part = (root: string, inner: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root}${names}>${inner}</w:${root}>`);
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/></Types>',
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': part('styles', styles),
    'word/numbering.xml': part('numbering', numbering),
    ...(footnotes === undefined ? {} : { 'word/footnotes.xml': part('footnotes', footnotes) }),
  });
}

const TRANSITIONAL = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`;
const STRICT = TRANSITIONAL.replaceAll(
  /schemas\.openxmlformats\.org\/(wordprocessingml|officeDocument|drawingml)\/2006/g,
  'purl.oclc.org/ooxml/$1',
);

/** A run of a raw document. */
export const run = (text: string, form = '') =>
  `<w:r>${form && `<w:rPr>${form}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
/** A paragraph of a raw document. */
export const para = (inner: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : inner && run(inner)}</w:p>`;
/** A numbered paragraph of a raw document. */
export const item = (text: string, list = 1, level = 0) =>
  para(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
/** The definition of a list by the format, the label and the first number of each level. */
export const list = (
  id: number,
  ...levels: [format: string, label: string, start?: number, more?: string][]
) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, label, start = 1, more = ''], at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/>${more}</w:lvl>`,
    )
    .join('')}</w:abstractNum>`;
/** A list of a definition, with changes where there are some. */
export const num = (id: number, definition: number, changes = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${changes}</w:num>`;
/** The definition of a style. */
export const style = (id: string, inner: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;
