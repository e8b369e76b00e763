import type { Colors } from 'picocolors/types';
import type { ReportForm } from '../../schemas/report-form.ts';
import type { Report } from '../../schemas/report.ts';
import { writeCsv } from './csv.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import { writeTable } from './table.ts';

/** Every format of the report that is text; each is a pure function of the report. */
export const formats = {
  table: writeTable,
  json: writeJson,
  markdown: writeMarkdown,
  csv: writeCsv,
  html: writeHtml,
} satisfies Record<string, (report: Report, colours: Colors) => string>;

/** Every format that is a file of an office program. Each loads its megabyte of code only when it is asked for. */
export const officeFormats = {
  xlsx: async (report: Report) => (await import('./xlsx.ts')).writeXlsx(report),
  docx: async (report: Report, form?: ReportForm) => (await import('./docx.ts')).writeDocx(report, form),
} satisfies Record<string, (report: Report) => Promise<Uint8Array>>;
