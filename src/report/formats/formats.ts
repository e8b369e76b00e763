import type { Colors } from 'picocolors/types';
import type { Report } from '../../schemas/report.ts';
import { writeJson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import { writeTable } from './table.ts';

/** Every format of the report: a pure function of it. */
export const formats: Record<string, (report: Report, colours: Colors) => string> = {
  table: writeTable,
  json: writeJson,
  markdown: writeMarkdown,
};
