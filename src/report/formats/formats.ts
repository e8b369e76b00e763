import type { Colors } from 'picocolors/types';
import type { Report } from '../../schemas/report.ts';
import { writeCsv } from './csv.ts';
import { writeDocx } from './docx.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import { writeTable } from './table.ts';
import { writeXlsx } from './xlsx.ts';

/** Every format of the report that is text; each is a pure function of the report. */
export const formats = {
  table: writeTable,
  json: writeJson,
  markdown: writeMarkdown,
  csv: writeCsv,
  html: writeHtml,
} satisfies Record<string, (report: Report, colours: Colors) => string>;

/** Every format that is a file of an office program. */
export const officeFormats = {
  xlsx: writeXlsx,
  docx: writeDocx,
} satisfies Record<string, (report: Report) => Promise<Uint8Array>>;
