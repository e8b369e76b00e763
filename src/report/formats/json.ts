import type { Report } from '../../schemas/report.ts';

/** Writes the report as the contract's JSON. */
export function writeJson(report: Report): string {
  return JSON.stringify(report, null, 2) + '\n';
}
