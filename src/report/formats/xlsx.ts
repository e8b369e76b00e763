import { writeXlsx as writeWorkbook } from 'hucre/xlsx';
import type { Report } from '../../schemas/report.ts';
import { formatDay } from '../../text/format.ts';
import { listDisappeared } from './xlsx/disappeared.ts';
import { listDoubtful } from './xlsx/doubtful.ts';
import { listEvidence } from './xlsx/evidence.ts';
import { listPoints } from './xlsx/points.ts';
import { rank } from './xlsx/ranking.ts';
import { makeSheet, printAreaOf } from './xlsx/sheet.ts';
import { summarise } from './xlsx/summary.ts';
import { listWork } from './xlsx/work.ts';

/**
 * Writes the report as an Excel workbook: rows with their numbers, items with their links, the ranking, and sheets of
 * points, of what each person wrote, of doubtful articles and of items that an earlier report had, where there are any.
 */
export async function writeXlsx(report: Report): Promise<Uint8Array> {
  const title = `Kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`;
  const sheets = [
    ...[summarise(report), listEvidence(report), rank(report)],
    ...[...listPoints(report), ...listWork(report), ...listDoubtful(report), ...listDisappeared(report)],
  ];
  const asOf = new Date(`${report.asOf}T00:00:00Z`);
  return writeWorkbook({
    sheets: sheets.map((sheet) => makeSheet(sheet, title)),
    // Not the library's printTitlesRow, which leaves the sheet's name unquoted, so that Excel calls the file broken.
    namedRanges: sheets.flatMap((sheet) => {
      const { name } = sheet;
      const area = printAreaOf(sheet);
      return [
        { name: '_xlnm.Print_Titles', range: `'${name}'!$1:$1`, scope: name },
        ...(area ? [{ name: '_xlnm.Print_Area', range: `'${name}'!${area}`, scope: name }] : []),
      ];
    }),
    defaultFont: { name: 'Times New Roman', size: 12 },
    properties: { title, created: asOf, modified: asOf },
  });
}
