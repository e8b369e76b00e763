import { ExternalHyperlink, Paragraph, Table, type ParagraphChild } from 'docx';
import type { PortalReport, Report, TargetResult } from '../../../schemas/report.ts';
import { formatNumber, formatOfficialDay, midSentence } from '../../../text/format.ts';
import { describePeople } from '../../fact-words.ts';
import {
  describeFlags,
  describeMet,
  describePeriod,
  describeVerdict,
  portalNamer,
  type NamePortal,
} from '../../words.ts';
import { nameTarget, openable, fitForXml, type Counted } from '../office.ts';
import {
  BLANK,
  SMALL,
  LINE_WIDTH,
  WIDE_LINE_WIDTH,
  blankDate,
  FLAT,
  CELL_SPACING,
  run,
  centred,
  rule,
  cell,
  middleText,
  middle,
  subheading,
  table,
} from './form.ts';
import { ownerOf, signOf } from './frame.ts';
import { verdictsByTarget } from './overall.ts';
import { coversMany, listTargets, namePortal, writeCautions } from './results.ts';

/**
 * Writes the appendix: every counted item with its address, or only the number per portal when there are many
 * portals.
 */
export function writeAppendix(report: Report): (Paragraph | Table)[] {
  const many = coversMany(report);
  return [
    centred('Phụ lục', { bold: true }),
    centred(many ? 'SỐ MINH CHỨNG CỦA TỪNG CỔNG' : 'KẾT QUẢ VÀ MINH CHỨNG THỰC HIỆN CHỈ TIÊU', {
      bold: true,
    }),
    centred(
      `(Kèm theo Báo cáo số ${signOf(report)} ${blankDate(report.asOf)} của ${ownerOf(report) ?? BLANK})`,
      {
        size: SMALL,
        italics: true,
      },
    ),
    rule(many ? LINE_WIDTH : WIDE_LINE_WIDTH, 2200),
    ...writeCautions(report),
    ...(many ? [countEvidence(report)] : [...tabulateResults(report), ...listEvidence(report)]),
    new Paragraph({ spacing: FLAT, children: [] }),
  ];
}

function tabulateResults(report: Report): (Paragraph | Table)[] {
  if (report.portals.every(({ targets }) => targets.length === 0)) return [];
  return [subheading('Bảng kết quả từng chỉ tiêu'), listTargets(report), subheading('Minh chứng')];
}

function countEvidence(report: Report): Table {
  return table(
    [700, 3754, 1500, 1700, 1700],
    ['STT', 'Cổng', 'Chỉ tiêu đạt', 'Số lượt minh chứng', 'Đánh giá'],
    report.portals.map((portal, index) => [
      middle(index + 1),
      cell(namePortal(report, portal)),
      middleText(describeMetOf(portal)),
      middle(portal.targets.reduce((sum, { counted }) => sum + counted.length, 0)),
      middleText(describeVerdict(portal.verdict, portal.targets.length)),
    ]),
  );
}

function describeMetOf({ targets }: PortalReport): string {
  const verdicts = verdictsByTarget(targets);
  const met = verdicts.filter((verdict) => verdict === 'met').length;
  return describeMet({ met, rows: verdicts.length });
}

/** A column of the appendix: its heading, its width, and what stands in it. */
type Column = [heading: string, width: number, write: (item: Counted, nameOf: NamePortal) => Paragraph];

/** A part of the appendix: the evidence of some measures, with the columns that plans ask for. */
interface Part {
  name: string;
  measures: TargetResult['measure'][];
  columns: Column[];
}

const day: Column = ['Ngày', 1400, ({ date }) => middleText(date === null ? '' : formatOfficialDay(date))];
const unit = (width: number): Column => [
  'Đơn vị',
  width,
  ({ facts }) => cell(facts?.units?.join(', ') ?? ''),
];

const PARTS: Part[] = [
  {
    name: 'Tin, bài trên cổng',
    measures: ['articles'],
    columns: [
      day,
      ['Tiêu đề', 4787, nameItem],
      ['Thể loại', 1600, writeForm],
      unit(2000),
      ['Đường liên kết', 3800, writeProofs],
    ],
  },
  {
    name: 'Tin, bài đăng trên các kênh khác',
    measures: ['publications'],
    columns: [
      day,
      ['Cơ quan đăng', 2200, ({ facts }) => cell(facts?.outlet ?? '')],
      ['Thể loại', 1600, writeForm],
      ['Tiêu đề', 4387, nameItem],
      ['Đường liên kết, minh chứng', 4000, writeProofs],
    ],
  },
  {
    name: 'Hoạt động tuyên truyền',
    measures: ['activities', 'people'],
    columns: [
      day,
      ['Nội dung', 3000, nameItem],
      ['Hình thức', 1300, writeForm],
      unit(1700),
      ['Số lần', 700, ({ facts }) => middleText(writeNumber(facts?.times))],
      ['Số người', 1500, ({ facts }) => middleText(describePeople(facts ?? {}))],
      ['Minh chứng', 3987, writeProofs],
    ],
  },
  {
    name: 'Số liệu khác',
    measures: [
      ...(['visits', 'sections', 'documents', 'procedures', 'feedback', 'figures'] as const),
      ...(['channels', 'tasks', 'accounts'] as const),
    ],
    columns: [day, ['Nội dung', 7187, nameItem], ['Đường liên kết', 5000, writeProofs]],
  },
];

function listEvidence(report: Report): (Paragraph | Table)[] {
  const nameOf = portalNamer(report);
  const written = PARTS.flatMap((part) => {
    const rows = report.portals.flatMap((portal) =>
      listPortal(part, portal, { name: namePortal(report, portal), nameOf }),
    );
    return rows.length > 0 ? [{ name: part.name, table: makeTable(part.columns, rows) }] : [];
  });
  if (written.length === 0) return [makeTable(PARTS[0]!.columns, ['Không có minh chứng nào.'])];
  return written.flatMap(({ name, table }, index) => [subheading(`${index + 1}. ${name}`), table]);
}

/** Lists the items of a portal, row by row. Those that stand above are only counted, so that nobody prints them twice. */
function listPortal(
  { measures, columns }: Part,
  portal: PortalReport,
  { name, nameOf }: { name: string; nameOf: NamePortal },
): (Paragraph[] | string)[] {
  const listed = new Set<string>();
  const rows = portal.targets.filter(
    ({ measure, counted }) => measures.includes(measure) && counted.length > 0,
  );
  return rows.flatMap((row) => {
    const keys = new Set(row.counted.map(({ path, date, title }) => JSON.stringify([path, date, title])));
    // A list by units shows which items are whose, so a part of it needs no list of its own; any other part does.
    const isSeen = keys.isSubsetOf(listed) && (row.unit !== null || keys.size === listed.size);
    for (const key of keys) listed.add(key);
    const heading = `${name} – ${nameTarget(row)}, ${midSentence(describePeriod(row, formatOfficialDay))}`;
    if (isSeen) return [`${heading}: ${formatNumber(row.counted.length)} mục, đã kê ở trên`];
    return [
      heading,
      ...row.counted.map((item, index) => [
        middle(index + 1),
        ...columns.map(([, , write]) => write(item, nameOf)),
      ]),
    ];
  });
}

function makeTable(columns: Column[], rows: Parameters<typeof table>[2]): Table {
  return table(
    [700, ...columns.map(([, width]) => width)],
    ['STT', ...columns.map(([heading]) => heading)],
    rows,
  );
}

/** Writes the title of an item, the amount where no column shows it, and the remarks. */
function nameItem(item: Counted, nameOf: NamePortal): Paragraph {
  const { title, amount = 1, facts = {} } = item;
  const isShown = [1, facts.times, facts.people, facts.copies].includes(amount);
  const remark = describeFlags(item, nameOf, formatOfficialDay).join('; ');
  return new Paragraph({
    spacing: CELL_SPACING,
    children: [
      run(fitForXml(title).trim() + (isShown ? '' : ` (số lượng: ${formatNumber(amount)})`), { size: SMALL }),
      ...(remark ? [run(` (${remark})`, { size: SMALL, italics: true })] : []),
    ],
  });
}

/** Writes the form or genre of an item, and how many copies of it were made. */
function writeForm({ facts: { form, copies } = {} }: Counted): Paragraph {
  const number = copies === undefined ? '' : `số lượng ${formatNumber(copies)}`;
  return cell([form, number].filter(Boolean).join(', '));
}

/** Writes the address of an item and what else proves it, each on a line. */
function writeProofs({ url, facts }: Counted): Paragraph {
  const proofs = (facts?.evidence ?? []).flatMap((proof) =>
    proof.url === null || proof.url === proof.name ? [proof.url ?? proof.name] : [proof.name, proof.url],
  );
  const lines = [...(url === null ? [] : [url]), ...proofs];
  return new Paragraph({
    spacing: CELL_SPACING,
    children: lines.map((text, index) => writeLine(text, index > 0)),
  });
}

/** Writes one line of a cell, as a link where it is an address that opens. */
function writeLine(text: string, isBelow: boolean): ParagraphChild {
  const broken = isBelow ? { break: 1 } : {};
  const address = openable(text);
  if (address === null) return run(text, { size: SMALL, ...broken });
  const shown = run(address, { size: SMALL, color: '0563C1', underline: {}, ...broken });
  return new ExternalHyperlink({ link: address, children: [shown] });
}

function writeNumber(value: number | undefined): string {
  return value === undefined ? '' : formatNumber(value);
}
