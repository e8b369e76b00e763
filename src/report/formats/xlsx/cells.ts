import type { Cell, CellStyle } from 'hucre/xlsx';
import type { Verdict } from '../../../schemas/report.ts';
import { daysBetween } from '../../../schemas/day.ts';
import { fitForXml, openable } from '../office.ts';

/** What stands in a cell, and how it looks. */
export type CellContent = Partial<Cell>;

const BORDER = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;
const BORDERS = { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER };

/** The look of the cell above a column. */
export const HEADING: CellStyle = {
  font: { name: 'Times New Roman', size: 12, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  border: BORDERS,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

/** Excel refuses longer addresses (in characters) and longer texts. */
const MAX_ADDRESS_LENGTH = 2_079;
const MAX_TEXT_LENGTH = 32_767;

/** Makes a cell of text. Marks one that looks like a formula as text, so that it stays a text after an edit. */
export function text(value: string | null): CellContent {
  const shown = fitForXml(value ?? '')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
  return {
    value: shown || null,
    type: 'string',
    style: {
      border: BORDERS,
      alignment: { vertical: 'top', wrapText: true },
      ...(/^[=+\-@]/.test(shown) ? { numFmt: '@' } : {}),
    },
  };
}

/** Makes a cell of a verdict, on a pale ground that stays pale in a grey print. */
export function verdictCell(verdict: Verdict, words: string): CellContent {
  const cell = text(words);
  const ground = GROUNDS[verdict];
  return ground === undefined
    ? cell
    : {
        ...cell,
        style: { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: ground } } },
      };
}

const GROUNDS: Partial<Record<Verdict, string>> = { met: 'E2F0D9', near: 'FFF2CC', missed: 'F8CBAD' };

/** Makes a cell of a number; empty where there is none. */
export function number(
  value: number | null | undefined,
  numFmt = Number.isInteger(value) ? '#,##0' : '#,##0.00',
): CellContent {
  return {
    value: value ?? null,
    type: 'number',
    style: { border: BORDERS, alignment: { horizontal: 'right', vertical: 'top', indent: 1 }, numFmt },
  };
}

/** Makes a cell of points, which are thousandths at most: a fixed format would add zeros, or push the next cell aside. */
export function numberOfPoints(value: number | undefined): CellContent {
  return number(value, 'General');
}

/** Makes a cell of a day, which Excel counts from 30 December 1899; no clock or time zone is involved. */
export function day(value: string | null): CellContent {
  return {
    value: value === null ? null : daysBetween('1899-12-30', value),
    type: 'number',
    style: { border: BORDERS, alignment: { horizontal: 'center', vertical: 'top' }, numFmt: 'dd/mm/yyyy' },
  };
}

/** Makes a cell of a link that opens, or of the text of an address that Excel would refuse. */
export function link(url: string | null): CellContent {
  const target = openable(url);
  if (target === null || target.length > MAX_ADDRESS_LENGTH) return text(url);
  return {
    value: target,
    type: 'string',
    hyperlink: { target },
    style: {
      border: BORDERS,
      alignment: { vertical: 'top', wrapText: true },
      font: { name: 'Times New Roman', size: 12, underline: true, color: { rgb: '0563C1' } },
    },
  };
}
