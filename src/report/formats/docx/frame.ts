import { Paragraph, Table } from 'docx';
import type { Report } from '../../../schemas/report.ts';
import { midSentence } from '../../../text/format.ts';
import type { ReportedPlan } from '../../plan-words.ts';
import {
  BLANK,
  SHORT_BLANK,
  TEXT,
  SMALL,
  LABEL,
  LIST,
  LINE_WIDTH,
  INDENT,
  formatLongDay,
  blankDate,
  line,
  centred,
  said,
  rule,
  bare,
} from './form.ts';

/** Writes the head in two columns: the office and its number on the left, the country and the day on the right. */
export function writeHead({ asOf }: Report): Table {
  return bare(
    [3700, LINE_WIDTH - 3700],
    [
      [
        centred(BLANK + BLANK, { size: SMALL }),
        centred(BLANK + BLANK, { size: SMALL, bold: true }),
        rule(3700, 1200),
        centred(`Số: ${SHORT_BLANK}/BC-UBND`, { size: SMALL }),
      ],
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SMALL, bold: true }),
        centred('Độc lập - Tự do - Hạnh phúc', { size: TEXT, bold: true }),
        rule(LINE_WIDTH - 3700, 3580),
        centred(`${BLANK}, ${blankDate(asOf)}`, { size: TEXT, italics: true }),
      ],
    ],
  );
}

/** Writes the title of the report, and the recipient. */
export function writeTitle(report: Report): Paragraph[] {
  return [
    centred('BÁO CÁO', { bold: true }, { spacing: { before: 360 } }),
    centred(titleOf(report), { bold: true }, { indent: { left: INDENT, right: INDENT } }),
    rule(LINE_WIDTH, 2200),
    ...writeAddressees(distinct(report.plans.flatMap(({ recipients }) => recipients.to))),
  ];
}

/** Writes whom the report is for: one office on the line itself, several below each other. */
function writeAddressees(offices: string[]): Paragraph[] {
  if (offices.length < 2)
    return [
      centred(`Kính gửi: ${offices[0] ?? BLANK + BLANK}`, {}, { spacing: { before: 240, after: 240 } }),
    ];
  const indent = { left: 2800 };
  return [
    line('Kính gửi:', {}, { spacing: { before: 240 }, indent: { left: 1800 } }),
    ...offices.map((office, index) => {
      const isLast = index === offices.length - 1;
      return line(`- ${office}${isLast ? '.' : ';'}`, {}, { indent, spacing: { after: isLast ? 240 : 0 } });
    }),
  ];
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}

function titleOf({ plans, asOf }: Report): string {
  if (plans.length > 1)
    return `Kết quả thực hiện ${plans.length} kế hoạch, tính đến ngày ${formatLongDay(asOf)}`;
  return plans[0]
    ? `Kết quả thực hiện ${numberPlan(plans[0])} ${subjectOf(plans[0])}`
    : `Kết quả thực hiện Kế hoạch ${BLANK}`;
}

/** Writes the plans that the report is based on, and the opening sentence. */
export function writeGrounds({ plans, asOf }: Report): Paragraph[] {
  const grounds = plans.map(
    (plan) => `Căn cứ ${numberPlan(plan)} ngày ${dayOf(plan)} của ${plan.issuer} ${subjectOf(plan)};`,
  );
  return [
    ...(grounds.length > 0 ? grounds : [`Căn cứ Kế hoạch ${BLANK};`]).map((ground) =>
      said(ground, { italics: true }),
    ),
    said(`${BLANK} báo cáo kết quả thực hiện tính đến ngày ${formatLongDay(asOf)} như sau:`),
  ];
}

/** Writes the recipients on the left, and blanks for those unknown and for the signature on the right. */
export function writeFoot({ plans }: Report): Table {
  const named = distinct(plans.flatMap(({ recipients }) => recipients.copies)).map((name) =>
    name.replace(/[.;,]$/, ''),
  );
  const others = named.filter((name) => !/^(như trên|lưu)(?![\p{L}])/iu.test(name));
  return bare(
    [4400, LINE_WIDTH - 4400],
    [
      [
        line('Nơi nhận:', { size: LABEL, bold: true, italics: true }),
        line(`- Như trên;`, { size: LIST }),
        ...(others.length > 0 ? others : [BLANK]).map((name) => line(`- ${name};`, { size: LIST })),
        line(`- Lưu: VT, ${SHORT_BLANK}`, { size: LIST }),
      ],
      [
        centred(BLANK + BLANK, { bold: true }),
        centred('(Quyền hạn, chức vụ của người ký)', { size: SMALL, italics: true }),
        ...Array.from({ length: 4 }, () => line('')),
        centred(BLANK + BLANK, { bold: true }),
        centred('(Họ và tên)', { size: SMALL, italics: true }),
      ],
    ],
  );
}

/** Cites a plan by its number, or by its issuer where it has none. */
export function citePlan(plan: ReportedPlan | undefined): string {
  if (!plan) return 'Kế hoạch';
  return plan.number ? numberPlan(plan) : `Kế hoạch của ${plan.issuer}`;
}

function numberPlan({ number }: ReportedPlan): string {
  return number ? `Kế hoạch số ${number}` : 'Kế hoạch';
}

/** Writes the day of a plan, with blanks where the original does not say. */
function dayOf({ issued }: ReportedPlan): string {
  return issued ? formatLongDay(issued) : `${SHORT_BLANK} tháng ${SHORT_BLANK} năm ${SHORT_BLANK}`;
}

/** @example 'về tuyên truyền cải cách hành chính năm 2026' */
function subjectOf({ title }: ReportedPlan): string {
  const subject = title.replace(/^kế hoạch\s+/i, '').replace(/^về\s+(việc\s+)?/i, '');
  return `về ${midSentence(subject)}`;
}
