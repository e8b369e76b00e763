import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Header,
  HeadingLevel,
  LeaderType,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Day } from '../../schemas/day.ts';
import type { PortalReport, Report, TargetResult, Verdict } from '../../schemas/report.ts';
import { formatDay, formatNumber } from '../../text/format.ts';
import { isSilent, SILENT_AFTER_DAYS, standings, type Standing } from '../overview.ts';
import { describeRow, describeStanding, describeUnit, verdictWords } from '../words.ts';
import { describeFlags, nameTarget, openable, planOf, printable, type Counted, type Plan } from './office.ts';

/**
 * Drafts the report an office sends, in the form of Nghị định 30/2020/NĐ-CP: a number, date, name or cause that the
 * report does not know stays a dotted blank for the officer to fill in.
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
          // Kept together, so that no signature stands on a page of its own.
          ...dottedLines(3, { keepNext: true }),
          line('', {}, { keepNext: true }),
          writeFoot(),
        ],
      },
      { ...PAGE, children: writeAppendix(report) },
    ],
  });
  return settle(new Uint8Array(await Packer.toArrayBuffer(document)), report.asOf);
}

/** Over so many portals a report sums up each target, and its appendix each portal. */
const MANY_PORTALS = 20;

const BLANK = '……………';
const SHORT_BLANK = '……';

const NOT_STARTED = 'Chưa có kỳ nào bắt đầu.';

/** Sizes in half points: the text, the tables and the head, the list of recipients. */
const TEXT = 28;
const SMALL = 26;
const LABEL = 24;
const LIST = 22;

/** Lengths in twentieths of a point. */
const LINE_WIDTH = 9354;
const INDENT = 567;

const STYLES = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: TEXT, language: { value: 'vi-VN' } },
    },
    heading1: {
      run: { font: 'Times New Roman', size: TEXT, bold: true, color: '000000' },
      paragraph: { keepNext: true, spacing: { before: 160, after: 80 }, indent: { firstLine: INDENT } },
    },
  },
};

/** A4; margins 20, 15, 20 and 30 mm; the number of the page top centre, from the second page on, in each part anew. */
const PAGE: Pick<ISectionOptions, 'properties' | 'headers'> = {
  properties: {
    titlePage: true,
    page: {
      size: { width: 11906, height: 16838 },
      margin: { top: 1134, right: 850, bottom: 1134, left: 1701, header: 567, footer: 567 },
      pageNumbers: { start: 1 },
    },
  },
  headers: {
    default: new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children: [PageNumber.CURRENT], size: SMALL })],
        }),
      ],
    }),
    first: new Header({ children: [new Paragraph('')] }),
  },
};

function writeHead({ asOf }: Report): Table {
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

function writeTitle(report: Report): Paragraph[] {
  return [
    centred('BÁO CÁO', { bold: true }, { spacing: { before: 360 } }),
    centred(titleOf(report), { bold: true }, { indent: { left: INDENT, right: INDENT } }),
    rule(LINE_WIDTH, 2200),
    centred(`Kính gửi: ${BLANK}${BLANK}`, {}, { spacing: { before: 240, after: 240 } }),
  ];
}

function titleOf({ plans, asOf }: Report): string {
  if (plans.length > 1)
    return `Kết quả thực hiện ${plans.length} kế hoạch, tính đến ngày ${formatLongDay(asOf)}`;
  return plans[0]
    ? `Kết quả thực hiện ${citePlan(plans[0])} ${subjectOf(plans[0])}`
    : `Kết quả thực hiện Kế hoạch ${BLANK}`;
}

function writeGrounds({ plans, asOf }: Report): Paragraph[] {
  const grounds = plans.map(
    (plan) =>
      `Căn cứ ${citePlan(plan)} ngày ${SHORT_BLANK} tháng ${SHORT_BLANK} năm ${SHORT_BLANK} của ${plan.issuer} ${subjectOf(plan)};`,
  );
  return [
    ...(grounds.length > 0 ? grounds : [`Căn cứ Kế hoạch ${BLANK};`]).map((ground) =>
      said(ground, { italics: true }),
    ),
    said(`${BLANK} báo cáo kết quả thực hiện tính đến ngày ${formatLongDay(asOf)} như sau:`),
  ];
}

function writeOverall(report: Report): Paragraph[] {
  if (report.portals.length === 0) return [said('Không có cổng thông tin điện tử nào gắn với kế hoạch.')];
  return [
    ...[...standings(report)].flatMap(([plan, portals]) => writePlanOverall(report, plan, portals)),
    ...writeCautions(report),
  ];
}

function writePlanOverall(report: Report, plan: string, portals: Standing[]): Paragraph[] {
  const rows = report.portals.filter((each) => each.plan === plan).flatMap(({ targets }) => targets);
  const sentences = [
    `Tính đến ngày ${formatLongDay(report.asOf)}, có ${formatNumber(portals.length)} cổng thông tin điện tử thực hiện ${citePlan(planOf(report, { plan }))}.`,
    rows.length > 0
      ? `Trong ${formatNumber(rows.length)} lượt chỉ tiêu (mỗi chỉ tiêu trong mỗi kỳ, của mỗi cổng hoặc đơn vị, là một lượt) có ${countVerdicts(rows)}.`
      : NOT_STARTED,
  ];
  return [
    said(sentences.join(' ')),
    ...(coversMany(report)
      ? writeManyStandings(portals)
      : portals.map((each) => said(`- ${each.name}: ${describePortal(each)}.`))),
  ];
}

/** @example '44 đạt, 2 gần đạt, 8 chưa đạt' */
function countVerdicts(rows: TargetResult[]): string {
  const byVerdict = Map.groupBy(rows, ({ verdict }) => verdict);
  return VERDICTS.flatMap((verdict) => {
    const count = byVerdict.get(verdict)?.length;
    return count ? [`${formatNumber(count)} ${verdictWords[verdict]}`] : [];
  }).join(', ');
}

/** The verdicts in the order an officer reads them. */
const VERDICTS: Verdict[] = ['met', 'near', 'missed', 'pending', 'no-data'];

function describePortal({ met, rows, lastArticle, missingParts }: Standing): string {
  return [
    rows > 0 ? `đạt ${met}/${rows} lượt chỉ tiêu` : 'chưa có kỳ nào bắt đầu',
    lastArticle === null ? 'chưa có tin, bài' : `tin, bài mới nhất ngày ${formatLongDay(lastArticle)}`,
    ...(missingParts.length > 0 ? [`phần nội dung còn thiếu: ${missingParts.join(', ')}`] : []),
  ].join('; ');
}

function writeManyStandings(portals: Standing[]): Paragraph[] {
  const list = (which: Standing[], what: string) =>
    which.length > 0
      ? [said(`- ${formatNumber(which.length)} cổng ${what}: ${which.map(({ name }) => name).join(', ')}.`)]
      : [];
  return [
    ...list(
      portals.filter(({ met, rows }) => rows > 0 && met === rows),
      'đạt toàn bộ chỉ tiêu',
    ),
    ...list(portals.filter(isSilent), `không có tin, bài mới quá ${SILENT_AFTER_DAYS} ngày`),
    ...list(
      portals.filter(({ missingParts }) => missingParts.length > 0),
      'còn thiếu phần nội dung bắt buộc',
    ),
  ];
}

/** What whoever signs must know of the numbers. */
function writeCautions({ portals, unreadable, integrity, commit }: Report): Paragraph[] {
  const flagged = portals
    .flatMap(({ targets }) => targets.flatMap(({ counted }) => counted))
    .filter(({ flags }) => flags && flags.length > 0).length;
  const cautions = [
    ...(commit
      ? [
          `Số liệu đếm từ nội dung các cổng, phiên bản ${commit.slice(0, 10)}${integrity.uncommitted ? ' và các thay đổi chưa lưu vào kho' : ''}.`,
        ]
      : []),
    ...(flagged > 0
      ? [
          `Có ${formatNumber(flagged)} lượt minh chứng cần rà soát (ghi lùi ngày, dồn cuối kỳ hoặc đăng chung).`,
        ]
      : []),
    ...(integrity.disappeared.length > 0
      ? [`Có ${formatNumber(integrity.disappeared.length)} minh chứng đã báo cáo trước đây nay không còn.`]
      : []),
    ...(unreadable.length > 0
      ? [`Có ${formatNumber(unreadable.length)} tệp không đọc được nên chưa được tính.`]
      : []),
  ];
  return cautions.length > 0 ? [said(cautions.join(' '))] : [];
}

function writeResults(report: Report): (Paragraph | Table)[] {
  const { portals } = report;
  if (portals.every(({ targets }) => targets.length === 0)) return [said(NOT_STARTED)];
  return coversMany(report) ? [summariseTargets(report)] : [listTargets(report)];
}

function listTargets(report: Report): Table {
  return table(
    [4104, 1100, 1100, 1100, 1950],
    ['Chỉ tiêu, kỳ', 'Yêu cầu', 'Đạt được', 'Còn thiếu', 'Đánh giá'],
    report.portals
      .filter(({ targets }) => targets.length > 0)
      .flatMap((portal) => [
        namePortal(report, portal).toUpperCase(),
        ...[...Map.groupBy(portal.targets, ({ id }) => id).values()].flatMap((rows, index) => [
          `${index + 1}. ${rows[0]!.label}`,
          ...rows.map((row) => [
            cell(describeRow(row)),
            middle(row.required),
            middle(row.actual),
            middle(row.missing),
            middleText(verdictWords[row.verdict]),
          ]),
        ]),
      ]),
  );
}

/** Says how many portals, or units of portals, came how far in each target and period. */
function summariseTargets(report: Report): Table {
  const rows = [...Map.groupBy(report.portals, ({ plan }) => plan)].flatMap(([plan, portals]) => {
    const targets = portals.flatMap((portal) => portal.targets);
    return [
      ...(report.plans.length > 1 ? [citePlan(planOf(report, { plan }))] : []),
      ...byTarget(targets).map(([first, same], index) => [
        middle(index + 1),
        cell(first.label),
        cell(first.period.label),
        middle(same.length),
        ...VERDICTS.map((verdict) => middle(same.filter((row) => row.verdict === verdict).length)),
      ]),
    ];
  });
  return table(
    [700, 2194, 1600, 810, 810, 810, 810, 810, 810],
    ['STT', 'Chỉ tiêu', 'Kỳ', 'Tổng số', ...VERDICTS.map((verdict) => capitalise(verdictWords[verdict]))],
    rows,
  );
}

/** Brings together the rows of one target in one period, over all portals, beside the first of them. */
function byTarget<Row extends TargetResult>(targets: Row[]): [Row, Row[]][] {
  const groups = Map.groupBy(targets, ({ id, period }) => `${id} ${period.id}`);
  return [...groups.values()].map((same) => [same[0]!, same]);
}

function writeShortfalls(report: Report): Paragraph[] {
  const { portals, plans } = report;
  if (portals.every(({ targets }) => targets.length === 0)) return [said(NOT_STARTED)];
  const many = coversMany(report);
  const short = portals
    .map((portal) => ({
      ...portal,
      targets: portal.targets.filter(({ verdict }) => verdict !== 'met' && !(many && verdict === 'pending')),
    }))
    .filter(({ targets }) => targets.length > 0);
  if (short.length === 0) return [said('Không có chỉ tiêu nào chưa đạt.')];
  const lists = many
    ? [...Map.groupBy(short, ({ plan }) => plan)].flatMap(([plan, of]) => [
        ...(plans.length > 1 ? [subheading(citePlan(planOf(report, { plan })))] : []),
        ...writeManyShortfalls(of),
      ])
    : short.flatMap((portal, index) => [
        subheading(`${index + 1}. ${namePortal(report, portal)}`),
        ...portal.targets.map((row) =>
          said(`- ${nameTarget(row)}, ${lower(row.period.label)}: ${describeShortfall(row)}.`),
        ),
      ]);
  return [...lists, subheading('Nguyên nhân:'), ...dottedLines(3)];
}

/** Names the portals that fell short of each target, by how far they came. */
function writeManyShortfalls(portals: PortalReport[]): Paragraph[] {
  const short = portals.flatMap(({ name, targets }) => targets.map((row) => ({ ...row, portal: name })));
  return byTarget(short).map(([{ label, period }, same]) => {
    const groups = [...Map.groupBy(same, describeReached)].map(
      ([reached, rows]) =>
        `${reached}: ${rows.map((row) => [row.portal, describeUnit(row)].filter(Boolean).join(' – ')).join(', ')}`,
    );
    return said(`- ${label}, ${lower(period.label)} (${formatNumber(same.length)}): ${groups.join('; ')}.`);
  });
}

/** @example 'được 2/5, chưa đạt, thiếu 3' */
function describeShortfall(row: TargetResult): string {
  return row.actual === null ? describeStanding(row) : `${describeReached(row)}, ${describeStanding(row)}`;
}

function describeReached({ actual, required }: TargetResult): string {
  return actual === null ? verdictWords['no-data'] : `được ${formatNumber(actual)}/${formatNumber(required)}`;
}

function writeFoot(): Table {
  return bare(
    [4400, LINE_WIDTH - 4400],
    [
      [
        line('Nơi nhận:', { size: LABEL, bold: true, italics: true }),
        line(`- Như trên;`, { size: LIST }),
        line(`- ${BLANK};`, { size: LIST }),
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

function writeAppendix(report: Report): (Paragraph | Table)[] {
  const many = coversMany(report);
  return [
    centred('Phụ lục', { bold: true }),
    centred(many ? 'SỐ MINH CHỨNG CỦA TỪNG CỔNG' : 'MINH CHỨNG THỰC HIỆN CHỈ TIÊU', { bold: true }),
    centred(`(Kèm theo Báo cáo số ${SHORT_BLANK}/BC-UBND ${blankDate(report.asOf)} của ${BLANK})`, {
      size: SMALL,
      italics: true,
    }),
    rule(LINE_WIDTH, 2200),
    many ? countEvidence(report) : listEvidence(report),
    new Paragraph({ spacing: FLAT, children: [] }),
  ];
}

function countEvidence(report: Report): Table {
  return table(
    [700, 3754, 1500, 1700, 1700],
    ['STT', 'Cổng', 'Lượt chỉ tiêu đạt', 'Số lượt minh chứng', 'Đánh giá'],
    report.portals.map((portal, index) => [
      middle(index + 1),
      cell(namePortal(report, portal)),
      middleText(
        `${portal.targets.filter(({ verdict }) => verdict === 'met').length}/${portal.targets.length}`,
      ),
      middle(portal.targets.reduce((sum, { counted }) => sum + counted.length, 0)),
      middleText(verdictWords[portal.verdict]),
    ]),
  );
}

function listEvidence(report: Report): Table {
  const rows = report.portals.flatMap((portal) =>
    portal.targets
      .filter(({ counted }) => counted.length > 0)
      .flatMap((row) => [
        `${namePortal(report, portal)} – ${nameTarget(row)}, ${lower(row.period.label)}`,
        ...row.counted.map((item, index) => [
          middle(index + 1),
          middleText(item.date === null ? '' : formatDay(item.date)),
          nameItem(item),
          addressOf(item),
        ]),
      ]),
  );
  return table(
    [700, 1380, 3774, 3500],
    ['STT', 'Ngày', 'Tiêu đề', 'Địa chỉ'],
    rows.length > 0 ? rows : ['Không có minh chứng nào.'],
  );
}

function nameItem(item: Counted): Paragraph {
  const amount =
    item.amount === undefined || item.amount === 1 ? '' : ` (số lượng: ${formatNumber(item.amount)})`;
  const remark = describeFlags(item);
  return new Paragraph({
    spacing: CELL_SPACING,
    children: [
      run(printable(item.title).trim() + amount, { size: SMALL }),
      ...(remark ? [run(` (${remark})`, { size: SMALL, italics: true })] : []),
    ],
  });
}

function addressOf({ url }: Counted): Paragraph {
  const address = openable(url);
  if (address === null) return cell(url ?? '');
  const shown = run(address, { size: SMALL, color: '0563C1', underline: {} });
  return new Paragraph({
    spacing: CELL_SPACING,
    children: [new ExternalHyperlink({ link: address, children: [shown] })],
  });
}

function coversMany({ portals }: Report): boolean {
  return new Set(portals.map(({ portal }) => portal)).size > MANY_PORTALS;
}

/** Names a portal, with its plan where the report has several. */
function namePortal(report: Report, portal: Pick<PortalReport, 'name' | 'plan'>): string {
  return report.plans.length > 1 ? `${portal.name} (${citePlan(planOf(report, portal))})` : portal.name;
}

/** Cites a plan by its number; not every plan was given one. */
function citePlan(plan: Plan | undefined): string {
  return plan && /^\d/.test(plan.number) ? `Kế hoạch số ${plan.number}` : 'Kế hoạch';
}

/** @example 'về tuyên truyền cải cách hành chính năm 2026' */
function subjectOf({ title }: Plan): string {
  const subject = title.replace(/^kế hoạch\s+/i, '').replace(/^về\s+(việc\s+)?/i, '');
  return `về ${lower(subject)}`;
}

/** Puts a text into the middle of a sentence; an abbreviation stays as it is. @example 'quý III/2026' */
function lower(text: string): string {
  return /^\p{Lu}(\p{Ll}|\s)/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

function capitalise(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Writes a day as Nghị định 30 wants it: a zero before days under 10 and before January and February only. */
export function formatLongDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

function blankDate(asOf: Day): string {
  return `ngày ${SHORT_BLANK} tháng ${SHORT_BLANK} năm ${asOf.slice(0, 4)}`;
}

/** A paragraph that must be there, after a table, and must not push a page over. */
const FLAT = { line: 20, lineRule: LineRuleType.EXACT };

const CELL_SPACING = { before: 40, after: 40 };

function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text: printable(text) });
}

function line(text: string, options: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...paragraph, children: [run(text, options)] });
}

function centred(text: string, options: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return line(text, options, { alignment: AlignmentType.CENTER, ...paragraph });
}

function said(text: string, options: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return line(text, options, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO },
    ...paragraph,
  });
}

function subheading(text: string): Paragraph {
  return said(text, { bold: true }, { keepNext: true });
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(text)] });
}

function dottedLines(count: number, paragraph: IParagraphOptions = {}): Paragraph[] {
  return Array.from(
    { length: count },
    () =>
      new Paragraph({
        ...paragraph,
        tabStops: [{ type: TabStopType.RIGHT, position: LINE_WIDTH, leader: LeaderType.DOT }],
        spacing: { line: 360, lineRule: LineRuleType.AUTO },
        children: [new TextRun({ children: [new Tab()] })],
      }),
  );
}

/** Draws a line of a given length in the middle of what is `width` wide. */
function rule(width: number, length: number): Paragraph {
  const side = Math.round((width - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 80, line: 60, lineRule: LineRuleType.EXACT, after: 120 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1 } },
    children: [],
  });
}

function cell(text: string): Paragraph {
  return line(text, { size: SMALL }, { spacing: CELL_SPACING });
}

function middleText(text: string): Paragraph {
  return centred(text, { size: SMALL }, { spacing: CELL_SPACING });
}

function middle(value: number | null): Paragraph {
  return middleText(value === null ? '–' : formatNumber(value));
}

/** A row is its cells, or one text over the whole width. */
function table(widths: number[], headings: string[], rows: (Paragraph[] | string)[]): Table {
  const makeCell = (width: number, content: Paragraph, columnSpan = 1) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 70, right: 70 },
      verticalAlign: VerticalAlignTable.CENTER,
      columnSpan,
      children: [content],
    });
  const heads = headings.map((text, index) =>
    makeCell(widths[index]!, centred(text, { size: SMALL, bold: true }, { spacing: CELL_SPACING })),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LINE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
      ...rows.map((row) => {
        const cells =
          typeof row === 'string'
            ? [makeCell(LINE_WIDTH, band(row), widths.length)]
            : row.map((content, index) => makeCell(widths[index]!, content));
        return new TableRow({ cantSplit: true, children: cells });
      }),
    ],
  });
}

/** A row over the whole width stays on the page of the row after it. */
function band(text: string): Paragraph {
  return line(text, { size: SMALL, bold: true }, { spacing: CELL_SPACING, keepNext: true });
}

/** Sets columns side by side without borders. */
function bare(widths: number[], columns: Paragraph[][]): Table {
  const cells = columns.map(
    (children, index) =>
      new TableCell({
        width: { size: widths[index]!, type: WidthType.DXA },
        margins: { left: 0, right: 0 },
        children,
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LINE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: TableBorders.NONE,
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}

const CORE = 'docProps/core.xml';
const DOCUMENT = 'word/document.xml';
const LINKS = 'word/_rels/document.xml.rels';
const FLAT_XML = `<w:spacing w:line="${FLAT.line}" w:lineRule="exact"/>`;

/** The same report gives the same bytes: the library stamps the clock and draws ids at random, which is undone here. */
function settle(docx: Uint8Array, asOf: Day): Uint8Array {
  const files = unzipSync(docx);
  const rewrite = (path: string, change: (xml: string) => string) => {
    files[path] = strToU8(change(strFromU8(files[path]!)));
  };
  rewrite(CORE, (xml) => xml.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`));
  const drawn = strFromU8(files[LINKS]!).match(/(?<=Id=")rId[\w-]{21}(?=")/g) ?? [];
  const ids = new Map(drawn.map((id, index) => [id, `rIdLink${index + 1}`]));
  for (const path of [DOCUMENT, LINKS])
    rewrite(path, (xml) => xml.replace(/(?<=[Ii]d=")rId[\w-]{21}(?=")/g, (id) => ids.get(id) ?? id));
  // The paragraph that ends a part is the library's own.
  rewrite(DOCUMENT, (xml) => xml.replace('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${FLAT_XML}<w:sectPr`));
  // A zip file holds local times: noon on that day is so in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
}
