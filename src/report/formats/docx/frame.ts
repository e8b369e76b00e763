import { Paragraph, Table } from 'docx';
import type { ReportForm } from '../../../schemas/report-form.ts';
import type { Report } from '../../../schemas/report.ts';
import { capitalise, formatOfficialDay, midSentence } from '../../../text/format.ts';
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
export function writeHead(report: Report): Table {
  return bare(
    [OFFICE_WIDTH, LINE_WIDTH - OFFICE_WIDTH],
    [
      [...writeOffice(report), rule(OFFICE_WIDTH, 1200), centred(`Số: ${signOf(report)}`, { size: SMALL })],
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SMALL, bold: true }),
        centred('Độc lập - Tự do - Hạnh phúc', { size: TEXT, bold: true }),
        rule(LINE_WIDTH - OFFICE_WIDTH, 3580),
        centred(`${placeOf(report)}, ${blankDate(report.asOf)}`, { size: SMALL, italics: true }),
      ],
    ],
  );
}

/** Leaves the place and the day, with the full name of most communes, on one line. */
const OFFICE_WIDTH = 3500;

/**
 * Writes the office that reports. A people's committee has no office above it (Nghị định 30/2020/NĐ-CP); a department has
 * the committee of its province, which its own name then need not repeat.
 */
function writeOffice(report: Report): Paragraph[] {
  const owner = ownerOf(report);
  const place = owner === null ? null : COMMITTEE.exec(owner)?.[1];
  if (place)
    return ['ỦY BAN NHÂN DÂN', place.toUpperCase()].map((part) => centred(part, { size: SMALL, bold: true }));
  const province = departmentProvinceOf(report);
  if (owner === null || province === null)
    return [
      centred(BLANK + BLANK, { size: SMALL }),
      centred(owner === null ? BLANK + BLANK : owner.toUpperCase(), { size: SMALL, bold: true }),
    ];
  const own = owner.toLowerCase().endsWith(` ${province.toLowerCase()}`)
    ? owner.slice(0, -province.length).trimEnd().replace(/,$/, '')
    : owner;
  return [
    ...['ỦY BAN NHÂN DÂN', province.toUpperCase()].map((part) => centred(part, { size: SMALL })),
    centred(own.toUpperCase(), { size: SMALL, bold: true }),
  ];
}

/** The name of the place ends before that of the province, which the head of an official text leaves out. */
const COMMITTEE = /^(?:ủy ban nhân dân|uỷ ban nhân dân|UBND)\s+([^\s,][^,]{0,200})(?:,.{0,200})?$/iu;

/** Gives the province whose department reports; null where another office does, or several do. */
function departmentProvinceOf({ portals }: Report): string | null {
  const provinces = distinct(portals.map(({ kind, province }) => (kind === 'so-nganh' && province) || ''));
  return provinces.length === 1 && provinces[0] ? provinces[0] : null;
}

/** Names the office that reports; null where several portals have several owners. */
export function ownerOf({ portals }: Report): string | null {
  const owners = distinct(portals.map(({ owner }) => owner ?? ''));
  return owners.length === 1 && owners[0] ? owners[0] : null;
}

/** Writes the number and sign, with a blank for the short name of an office that is no people's committee. */
export function signOf(report: Report): string {
  const owner = ownerOf(report);
  const isCommittee = owner === null || COMMITTEE.test(owner);
  const isDepartment = report.portals.some(({ kind }) => kind === 'so-nganh');
  return `${SHORT_BLANK}/BC-${isCommittee && !isDepartment ? 'UBND' : SHORT_BLANK}`;
}

/** Names the place where the report is signed: that of the only portal, of a department its province. */
function placeOf(report: Report): string {
  const names = distinct(report.portals.map(({ name, owner }) => (owner ? name : '')));
  const name = departmentProvinceOf(report) ?? (names.length === 1 ? names[0] : '');
  return name ? placeName(name) : BLANK;
}

/**
 * Names a place as the head of an official text does. The full name is always right, and required where a unit is named
 * by a number, a person or an event (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục I.4), which no list tells of
 * communes. Provinces and special zones are few, and only one is named by a person.
 */
function placeName(name: string): string {
  const short = name.replace(/^(?:đặc khu|tỉnh|thành phố)\s+/iu, '');
  return short === 'Hồ Chí Minh' ? 'Thành phố Hồ Chí Minh' : short;
}

/** Writes the title of the report, and the recipient. */
export function writeTitle(report: Report, form: ReportForm): Paragraph[] {
  const to = form.to ?? distinct(report.plans.flatMap(({ recipients }) => recipients.to));
  const indent = { indent: { left: INDENT, right: INDENT } };
  return [
    centred('BÁO CÁO', { bold: true }, { spacing: { before: 360 } }),
    centred(form.title ?? titleOf(report), { bold: true }, indent),
    centred(capitalise(describeSpan(report)), { bold: true }, indent),
    rule(LINE_WIDTH, 2200),
    ...writeAddressees(to),
  ];
}

/**
 * Says which time the report covers.
 * @example 'quý III/2026, từ ngày 15/6/2026 đến ngày 14/9/2026', 'tính đến ngày 30 tháng 6 năm 2026'
 */
export function describeSpan({ period, asOf }: Report): string {
  if (!period) return `tính đến ngày ${formatLongDay(asOf)}`;
  const days = `từ ngày ${formatOfficialDay(period.from)} đến ngày ${formatOfficialDay(period.to)}`;
  const cut = asOf < period.to ? `, số liệu đến ngày ${formatOfficialDay(asOf)}` : '';
  return `${midSentence(period.label)}, ${days}${cut}`;
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

function titleOf({ plans }: Report): string {
  if (plans.length > 1) return `Kết quả thực hiện ${plans.length} kế hoạch`;
  return plans[0]
    ? `Kết quả thực hiện ${numberPlan(plans[0])} ${subjectOf(plans[0])}`
    : `Kết quả thực hiện Kế hoạch ${BLANK}`;
}

/** Writes the opening sentence: the plans carried out, who reports, and the time reported on. */
export function writeOpening(report: Report): Paragraph[] {
  const named = report.plans.map(
    (plan) => `${numberPlan(plan)} ngày ${dayOf(plan)} của ${plan.issuer} ${subjectOf(plan)}`,
  );
  const plans = named.length > 0 ? named.join('; ') : `Kế hoạch ${BLANK}`;
  return [
    said(
      `Thực hiện ${plans}, ${ownerOf(report) ?? BLANK} báo cáo kết quả thực hiện ${describeSpan(report)} như sau:`,
    ),
  ];
}

/** Writes the closing sentence, which ends as official texts end. */
export function writeClosing(report: Report, form: ReportForm): Paragraph {
  const [to] = form.to ?? distinct(report.plans.flatMap(({ recipients }) => recipients.to));
  const plan = report.plans.length === 1 ? citePlan(report.plans[0]) : `${report.plans.length} kế hoạch`;
  const cited = report.plans.length === 0 ? 'Kế hoạch' : plan;
  const asks = to ? `; kính gửi ${to} tổng hợp` : '';
  return said(
    `Trên đây là báo cáo kết quả thực hiện ${cited} ${describeSpan(report)} của ${ownerOf(report) ?? BLANK}${asks}./.`,
    {},
    { keepNext: true },
  );
}

/** Writes the recipients on the left, and blanks for those unknown and for the signature on the right. */
export function writeFoot({ plans }: Report, form: ReportForm): Table {
  // Keeps the table on the page of the paragraph below it, which ends the section and would else stand on an empty one.
  const keep = { keepNext: true };
  const copies = form.copies ?? distinct(plans.flatMap(({ recipients }) => recipients.copies));
  const named = copies.map((name) => name.replace(/[.;,]$/, ''));
  const others = named.filter((name) => !/^(như trên|lưu)(?![\p{L}])/iu.test(name));
  return bare(
    [4400, LINE_WIDTH - 4400],
    [
      [
        line('Nơi nhận:', { size: LABEL, bold: true, italics: true }, keep),
        line(`- Như trên;`, { size: LIST }, keep),
        ...(others.length > 0 ? others : [BLANK]).map((name) => line(`- ${name};`, { size: LIST }, keep)),
        line(`- Lưu: VT, ${SHORT_BLANK}.`, { size: LIST }, keep),
      ],
      [
        centred(BLANK + BLANK, { bold: true }, keep),
        centred('(Quyền hạn, chức vụ của người ký)', { size: SMALL, italics: true }, keep),
        ...Array.from({ length: 4 }, () => line('', {}, keep)),
        centred(BLANK + BLANK, { bold: true }, keep),
        centred('(Họ và tên)', { size: SMALL, italics: true }, keep),
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
