import { Document, Packer, type Paragraph, type Table } from 'docx';
import { reportParts, USUAL_FORM, type ReportForm, type ReportPart } from '../../schemas/report-form.ts';
import type { Report } from '../../schemas/report.ts';
import { formatDay } from '../../text/format.ts';
import { STYLES, PAGE, WIDE_PAGE, line, heading } from './docx/form.ts';
import { writeHead, writeTitle, writeOpening, writeClosing, writeFoot } from './docx/frame.ts';
import { writeNextSteps } from './docx/next-steps.ts';
import { writeOverall } from './docx/overall.ts';
import { coversMany, writeProposals, writeResults, writeShortfalls } from './docx/results.ts';
import { writeAppendix } from './docx/appendix.ts';
import { makeReproducible } from './docx/reproducible.ts';

/**
 * Drafts the report that an office sends, in the layout of Nghị định 30/2020/NĐ-CP. Leaves a dotted blank for the
 * officer where the report does not know a number, date, name or cause.
 * @param form the order and headings of the parts, and whom the report is for
 */
export async function writeDocx(made: Report, form: ReportForm = USUAL_FORM): Promise<Uint8Array> {
  const report = withoutIdlePlans(made);
  const document = new Document({
    title: `Báo cáo kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`,
    styles: STYLES,
    sections: [
      {
        ...PAGE,
        children: [
          writeHead(report),
          ...writeTitle(report, form),
          ...writeOpening(report),
          ...form.parts.flatMap(({ part, heading: own }, index) => [
            heading(`${ROMAN[index]!}. ${(own ?? reportParts[part]).toUpperCase()}`),
            ...WRITERS[part](report),
          ]),
          writeClosing(report, form),
          // Keeps the last lines together, so that no signature stands on a page of its own.
          line('', {}, { keepNext: true }),
          writeFoot(report, form),
        ],
      },
      { ...(coversMany(report) ? PAGE : WIDE_PAGE), children: writeAppendix(report) },
    ],
  });
  return makeReproducible(new Uint8Array(await Packer.toArrayBuffer(document)), report.asOf);
}

/** Leaves out the plans that ask for nothing in the one period asked for, so that no sentence names them. */
function withoutIdlePlans(report: Report): Report {
  const { period, plans, portals } = report;
  const reported = plans.filter(({ id }) => portals.some(({ plan }) => plan === id));
  return period && reported.length > 0 ? { ...report, plans: reported } : report;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V'];

const WRITERS: Record<ReportPart, (report: Report) => (Paragraph | Table)[]> = {
  'ket-qua-chung': writeOverall,
  'ket-qua': writeResults,
  'chua-dat': writeShortfalls,
  'phuong-huong': writeNextSteps,
  'kien-nghi': writeProposals,
};
