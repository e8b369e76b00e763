import type { Colors } from 'picocolors/types';
import { formats, officeFormats } from '../report/formats/formats.ts';
import { writeJsonInPieces } from '../report/formats/json.ts';
import type { ReportForm } from '../schemas/report-form.ts';
import type { Report } from '../schemas/report.ts';
import { Failure } from '../terminal/failure.ts';

/** Writes a report in one format; a long text in pieces. */
type WriteReport = (report: Report, colours: Colors) => string | Iterable<string> | Promise<Uint8Array>;

/** Names the format that a file is meant to have by its ending; a table without a file, or with any other ending. */
export function formatOfFile(file: string | undefined): string {
  const ending = /\.([^./\\]+)$/.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
  return ENDINGS[ending] ?? 'table';
}

const ENDINGS: Partial<Record<string, string>> = {
  ...{ json: 'json', md: 'markdown', csv: 'csv', html: 'html', htm: 'html', xlsx: 'xlsx', docx: 'docx' },
};

/**
 * Chooses how a report is written. Throws a Failure for an unknown format.
 * @param form how the addressee wants a Word report
 * @param toScreen whether the report will be printed on a terminal, which a file of an office program cannot be
 */
export function chooseReportFormat(format: string, toScreen: boolean, form?: ReportForm): WriteReport {
  if (form && format !== 'docx') throw new Failure('--form chỉ dùng với --format docx.');
  const docx: WriteReport = (report) => officeFormats.docx(report, form);
  const all: Record<string, WriteReport> = {
    ...formats,
    ...officeFormats,
    json: writeJsonInPieces,
    docx,
  };
  const write = Object.hasOwn(all, format) ? all[format] : undefined;
  if (!write) throw new Failure(`Không có kiểu ${format}; các kiểu: ${Object.keys(all).join(', ')}.`);
  if (toScreen && Object.hasOwn(officeFormats, format))
    throw new Failure(`Kiểu ${format} là tệp, không in ra màn hình được; thêm --out bao-cao.${format}.`);
  return write;
}
