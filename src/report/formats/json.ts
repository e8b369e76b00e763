import type { Report } from '../../schemas/report.ts';
import { printableJson } from '../../text/printable.ts';

/** Writes the report as the contract's JSON. */
export function writeJson(report: Report): string {
  return printableJson(report) + '\n';
}
