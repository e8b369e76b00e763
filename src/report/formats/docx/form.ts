import {
  AlignmentType,
  BorderStyle,
  Header,
  HeadingLevel,
  LeaderType,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import type { Day } from '../../../schemas/day.ts';
import { formatNumber } from '../../../text/format.ts';
import { fitForXml } from '../office.ts';

export const BLANK = '……………';

export const SHORT_BLANK = '……';

/** Sizes of letters in half points: running text; tables and head; the label and the list of recipients. */
export const TEXT = 28;

export const SMALL = 26;

export const LABEL = 24;

export const LIST = 22;

/** Lengths in twentieths of a point. */
export const LINE_WIDTH = 9354;

export const WIDE_LINE_WIDTH = 14287;

export const INDENT = 567;

export const STYLES = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: TEXT, language: { value: 'vi-VN' } },
    },
    heading1: {
      run: { font: 'Times New Roman', size: TEXT, bold: true, color: '000000' },
      paragraph: { keepNext: true, spacing: { before: 160, after: 80 }, indent: { firstLine: INDENT } },
    },
  },
};

/**
 * A4 with margins of 20, 15, 20 and 30 mm. The page number stands top centre from the second page on, and restarts in
 * each section.
 */
const pageOf = (
  orientation: (typeof PageOrientation)[keyof typeof PageOrientation],
): Pick<ISectionOptions, 'properties' | 'headers'> => ({
  properties: {
    titlePage: true,
    page: {
      size: { width: 11906, height: 16838, orientation },
      margin: { top: 1134, right: 850, bottom: 1134, left: 1701, header: 567, footer: 567 },
      pageNumbers: { start: 1 },
    },
  },
  headers: {
    default: new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children: [PageNumber.CURRENT], size: SMALL })],
        }),
      ],
    }),
    first: new Header({ children: [new Paragraph('')] }),
  },
});

export const PAGE = pageOf(PageOrientation.PORTRAIT);

/** The same page lying, for a table of many columns. */
export const WIDE_PAGE = pageOf(PageOrientation.LANDSCAPE);

/**
 * Writes a day as Nghị định 30/2020/NĐ-CP requires: a zero before days under 10, and before January and February
 * only.
 */
export function formatLongDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** Writes a date with blanks for the day and the month. */
export function blankDate(asOf: Day): string {
  return `ngày ${SHORT_BLANK} tháng ${SHORT_BLANK} năm ${asOf.slice(0, 4)}`;
}

/** The spacing of the paragraph that Word requires after a table, so low that it starts no new page. */
export const FLAT = { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT };

export const CELL_SPACING = { before: 40, after: 40 };

/** Makes a run of text. */
export function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text: fitForXml(text) });
}

/** Makes a paragraph without indent. */
export function line(text: string, options: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...paragraph, children: [run(text, options)] });
}

/** Makes a centred paragraph. */
export function centred(
  text: string,
  options: IRunOptions = {},
  paragraph: IParagraphOptions = {},
): Paragraph {
  return line(text, options, { alignment: AlignmentType.CENTER, ...paragraph });
}

/** Makes a paragraph of running text, indented and justified. */
export function said(text: string, options: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return line(text, options, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: TEXT_SPACING,
    ...paragraph,
  });
}

const TEXT_SPACING = { after: 120, line: 276, lineRule: LineRuleType.AUTO };

/** Makes a heading of the second level, with room above, because a table may end there. */
export function subheading(text: string): Paragraph {
  return said(text, { bold: true }, { keepNext: true, spacing: { ...TEXT_SPACING, before: 160 } });
}

/** Makes a heading of the first level. */
export function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(text)] });
}

/** Draws dotted lines for handwriting. */
export function dottedLines(count: number, paragraph: IParagraphOptions = {}): Paragraph[] {
  return Array.from(
    { length: count },
    () =>
      new Paragraph({
        ...paragraph,
        tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH, leader: LeaderType.DOT }],
        spacing: { line: 360, lineRule: LineRuleType.AUTO },
        children: [new TextRun({ children: [new Tab()] })],
      }),
  );
}

/** Draws a line of a given length in the middle of a column of a given width. */
export function rule(width: number, length: number): Paragraph {
  const side = Math.round((width - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 80, line: 60, lineRule: LineRuleType.EXACT, after: 120 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1 } },
    children: [],
  });
}

/** Makes the text of a table cell. */
export function cell(text: string): Paragraph {
  return line(text, { size: SMALL }, { spacing: CELL_SPACING });
}

/** Makes the centred text of a table cell. */
export function middleText(text: string): Paragraph {
  return centred(text, { size: SMALL }, { spacing: CELL_SPACING });
}

/** Makes the centred number of a table cell; a dash for an unknown number. */
export function middle(value: number | null): Paragraph {
  return middleText(value === null ? '–' : formatNumber(value));
}

/** Makes a table; each row is a list of cells, or one text over the whole width. */
export function table(widths: number[], headings: string[], rows: (Paragraph[] | string)[]): Table {
  const makeCell = (width: number, content: Paragraph, columnSpan = 1) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 70, right: 70 },
      verticalAlign: VerticalAlignTable.CENTER,
      columnSpan,
      children: [content],
    });
  const width = widths.reduce((sum, each) => sum + each, 0);
  const heads = headings.map((text, index) =>
    makeCell(widths[index]!, centred(text, { size: SMALL, bold: true }, { spacing: CELL_SPACING })),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
      ...rows.map((row) => {
        const cells =
          typeof row === 'string'
            ? [makeCell(width, band(row), widths.length)]
            : row.map((content, index) => makeCell(widths[index]!, content));
        return new TableRow({ cantSplit: true, children: cells });
      }),
    ],
  });
}

/** Makes the text of a row over the whole width, kept on the page of the next row. */
function band(text: string): Paragraph {
  return line(text, { size: SMALL, bold: true }, { spacing: CELL_SPACING, keepNext: true });
}

/** Puts columns side by side without borders. */
export function bare(widths: number[], columns: Paragraph[][]): Table {
  const cells = columns.map(
    (children, index) =>
      new TableCell({
        width: { size: widths[index]!, type: WidthType.DXA },
        margins: { left: 0, right: 0 },
        children,
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LINE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: TableBorders.NONE,
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}
