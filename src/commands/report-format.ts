import { extname } from 'node:path';
import type { Colors } from 'picocolors/types';
import { formats, officeFormats } from '../report/formats/formats.ts';
import { writeJsonInPieces } from '../report/formats/json.ts';
import type { ReportForm } from '../schemas/report-form.ts';
import type { Report } from '../schemas/report.ts';
import { Failure } from '../terminal/failure.ts';

/** Writes a report in one format; a long text in pieces. */
type WriteReport = (report: Report, colours: Colors) => string | Iterable<string> | Promise<Uint8Array>;

/**
 * Names the format that a file is meant to have by its ending; a table without a file, or without an ending. Throws a
 * Failure for an ending of none of the formats, because a table by the name of another program's file does not open.
 */
export function formatOfFile(file: string | undefined): string {
  const ending = extname(file ?? '').toLowerCase();
  if (ending === '' || ending === '.') return 'table';
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (format) return format;
  const known = Object.entries(ENDINGS).map(([each, of]) => (each === `.${of}` ? each : `${each} (${of})`));
  throw new Failure(
    `Không có kiểu báo cáo nào có đuôi ${ending} (--out ${file}); các đuôi: ${known.join(', ')}. ` +
      'Muốn giữ tên này thì ghi thêm kiểu ở --format.',
  );
}

const ENDINGS: Record<string, string> = {
  '.txt': 'table',
  '.json': 'json',
  '.md': 'markdown',
  '.csv': 'csv',
  '.html': 'html',
  '.htm': 'html',
  '.xlsx': 'xlsx',
  '.docx': 'docx',
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
