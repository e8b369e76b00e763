import { Document, Packer } from 'docx';
import type { Report } from '../../schemas/report.ts';
import { formatDay } from '../../text/format.ts';
import { STYLES, PAGE, WIDE_PAGE, line, heading, dottedLines } from './docx/form.ts';
import { writeHead, writeTitle, writeGrounds, writeFoot } from './docx/frame.ts';
import { coversMany, writeOverall, writeProposals, writeResults, writeShortfalls } from './docx/results.ts';
import { writeAppendix } from './docx/appendix.ts';
import { makeReproducible } from './docx/settle.ts';

/**
 * Drafts the report that an office sends, in the form of Nghị định 30/2020/NĐ-CP. Leaves a dotted blank for the officer
 * where the report does not know a number, date, name or cause.
 */
export async function writeDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: `Báo cáo kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`,
    styles: STYLES,
    sections: [
      {
        ...PAGE,
        children: [
          writeHead(report),
          ...writeTitle(report),
          ...writeGrounds(report),
          heading('I. KẾT QUẢ CHUNG'),
          ...writeOverall(report),
          heading('II. KẾT QUẢ THEO CHỈ TIÊU'),
          ...writeResults(report),
          heading('III. CHỈ TIÊU CHƯA ĐẠT VÀ NGUYÊN NHÂN'),
          ...writeShortfalls(report),
          heading('IV. KIẾN NGHỊ'),
          ...writeProposals(report),
          // Keeps the last lines together, so that no signature stands on a page of its own.
          ...dottedLines(3, { keepNext: true }),
          line('', {}, { keepNext: true }),
          writeFoot(report),
        ],
      },
      { ...(coversMany(report) ? PAGE : WIDE_PAGE), children: writeAppendix(report) },
    ],
  });
  return makeReproducible(new Uint8Array(await Packer.toArrayBuffer(document)), report.asOf);
}
