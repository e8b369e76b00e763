import { readFileSync } from 'node:fs';
import { reportSchema, type Report } from '../schemas/report.ts';
import { Failure } from '../terminal/failure.ts';

/** Reads an earlier report from its JSON file. Throws a Failure for any other file. */
export function readEarlierReport(path: string): Report {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new Failure(`Tệp ${path} không phải báo cáo dạng json của lệnh này.`);
  }
}
