import { writeXlsx as writeWorkbook, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { daysBetween } from '../../schemas/day.ts';
import type { ItemFacts, Report } from '../../schemas/report.ts';
import { audiences, genres, valuesOf } from '../../schemas/vocabulary.ts';
import { formatDay } from '../../text/format.ts';
import { rankings, setsNumber, type Ranking } from '../overview.ts';
import { describeDetail, describeRule } from '../score-words.ts';
import { workOfPeople } from '../people.ts';
import {
  describeDoubts,
  describeFlags,
  describePeriod,
  describeStandsFor,
  describeUnit,
  describeVerdict,
  reasonWords,
  verdictWords,
} from '../words.ts';
import { nameTarget, openable, planOf, fitForXml, rejected } from './office.ts';

/**
/**
 * Writes the report as an Excel workbook: rows with their numbers, items with their links, the ranking, and sheets of
 * points, of what each person wrote and of doubtful articles, where there are any.
 */
export async function writeXlsx(report: Report): Promise<Uint8Array> {
  const title = `Kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`;
  const sheets = [
    ...[summarise(report), listEvidence(report), rank(report)],
    ...[...listPoints(report), ...listWork(report), ...listDoubtful(report)],
  ];
  const asOf = new Date(`${report.asOf}T00:00:00Z`);
  return writeWorkbook({
    sheets: sheets.map((sheet) => makeSheet(sheet, title)),
    // Not the library's printTitlesRow, which leaves the sheet's name unquoted, so that Excel calls the file broken.
    namedRanges: sheets.map(({ name }) => ({
      name: '_xlnm.Print_Titles',
      range: `'${name}'!$1:$1`,
      scope: name,
    })),
    defaultFont: { name: 'Times New Roman', size: 12 },
    properties: { title, created: asOf, modified: asOf },
  });
}

type CellContent = Partial<Cell>;

interface Sheet {
  name: string;
  /** The heading and the width, in characters, of each column. */
  columns: [heading: string, width: number][];
  rows: CellContent[][];
}

function summarise(report: Report): Sheet {
  return {
    name: 'Tổng hợp',
    columns: [
      ['Kế hoạch', 14],
      ['Cổng', 19],
      ['Mã cổng', 19],
      ['Chỉ tiêu', 34],
      ['Đơn vị', 15],
      ['Kỳ', 14],
      ['Từ ngày', 12],
      ['Đến ngày', 12],
      ['Hạn báo cáo', 12],
      ['Yêu cầu', 9],
      ['Đạt được', 9],
      ['Còn thiếu', 9],
      ['Đánh giá', 15],
      ['Còn ngày', 7],
      ['Kỳ trước', 9],
      ['Cùng kỳ năm trước', 10],
    ],
    rows: report.portals.flatMap((portal) =>
      portal.targets.map((row) => [
        text(planOf(report, portal)?.number ?? portal.plan),
        text(portal.name),
        text(portal.portal),
        text(row.label),
        text(describeUnit(row) || null),
        text(describePeriod(row)),
        day(row.period.from),
        day(row.period.to),
        day(row.period.due),
        number(setsNumber(row) ? row.required : null),
        number(row.actual),
        number(setsNumber(row) ? row.missing : null),
        text(verdictWords[row.verdict]),
        number(row.daysLeft),
        number(row.previous?.actual),
        number(row.lastYear?.actual),
      ]),
    ),
  };
}

function listEvidence({ portals }: Report): Sheet {
  const rows = portals.flatMap(({ name, targets }) => targets.map((row) => ({ name, row })));
  const counted = rows.flatMap(({ name, row }) =>
    row.counted.map((item) => [
      text(name),
      text(nameTarget(row)),
      text(describePeriod(row)),
      day(item.date),
      text(item.title),
      link(item.url),
      number(item.amount ?? 1),
      text([...describeStandsFor(row, item), ...describeFlags(item)].join('; ')),
      ...factCells(item.facts ?? {}),
      text(item.path),
    ]),
  );
  const notCounted = rows.flatMap(({ name, row }) =>
    rejected(row).map((item) => [
      text(name),
      text(nameTarget(row)),
      text(describePeriod(row)),
      day(item.date),
      text(item.title),
      text(null),
      number(0),
      text(`không tính: ${reasonWords[item.reason]}`),
      ...factCells({}),
      text(item.path),
    ]),
  );
  return {
    name: 'Minh chứng',
    columns: [
      ['Cổng', 19],
      ['Chỉ tiêu', 30],
      ['Kỳ', 14],
      ['Ngày', 12],
      ['Tiêu đề', 42],
      ['Địa chỉ', 42],
      ['Số lượng', 9],
      ['Ghi chú', 20],
      ['Hình thức, thể loại', 16],
      ['Cơ quan đăng', 20],
      ['Đơn vị', 18],
      ['Số lần', 7],
      ['Số người', 8],
      ...Object.values(audiences).map((name): Sheet['columns'][number] => [name, 12]),
      ['Số bản', 7],
      ['Minh chứng lưu kèm', 30],
      ['Tệp', 36],
    ],
    rows: [...counted, ...notCounted],
  };
}

/** Writes the cells of an item's facts, with one for each group of people. */
function factCells({
  form,
  outlet,
  units = [],
  times,
  people,
  byAudience = {},
  copies,
  evidence = [],
}: ItemFacts): CellContent[] {
  const proofs = evidence.map(({ name, url }) => (url === null || url === name ? name : `${name}: ${url}`));
  return [
    text(form ?? null),
    text(outlet ?? null),
    text(units.join(', ')),
    number(times),
    number(people || null),
    ...valuesOf(audiences).map((audience) => number(byAudience[audience])),
    number(copies),
    text(proofs.join('; ')),
  ];
}

function rank(report: Report): Sheet {
  const isScored = report.portals.some(({ points }) => points);
  return {
    name: 'Xếp hạng',
    columns: [
      ['Kế hoạch', 18],
      ['Hạng', 8],
      ['Cổng', 26],
      ['Mã cổng', 22],
      ['Đánh giá', 18],
      ['Chỉ tiêu đạt', 10],
      ['Chỉ tiêu có giao số', 11],
      ['Chỉ ghi nhận', 10],
      ...(isScored ? RANKED_POINTS : []),
      ['Mức hoàn thành', 12],
      ['Mức hoàn thành theo lượt', 14],
      ['Tin, bài mới nhất', 14],
      ['Số ngày không có tin, bài', 14],
      ['Phần còn thiếu', 50],
      ['Tin, bài trong kỳ', 10],
      ['Tự viết', 9],
      ['Đăng lại', 9],
      ['Nghi là chép', 9],
    ],
    rows: [...rankings(report)].flatMap(([plan, portals]) =>
      portals.map((each) => [
        text(planOf(report, { plan })?.number ?? plan),
        number(each.rank),
        text(each.name),
        text(each.portal),
        text(describeVerdict(each.verdict, each.rows + each.reported)),
        number(each.met),
        number(each.rows),
        number(each.reported),
        ...(isScored
          ? [
              numberOfPoints(each.points?.earned),
              numberOfPoints(each.points?.possible),
              text(each.points?.band ?? null),
            ]
          : []),
        number(each.completion?.byTarget, '0.0%'),
        number(each.completion?.byRow, '0.0%'),
        day(each.lastArticle),
        number(each.silentDays),
        text(each.missingParts.join('; ')),
        ...originCells(each.origins),
      ]),
    ),
  };
}

const RANKED_POINTS: Sheet['columns'] = [
  ['Điểm', 9],
  ['Điểm tối đa', 9],
  ['Hạng theo điểm', 10],
];

/** Lists the parts of the points with their rules, and what would bring more; nothing where no plan gives points. */
function listPoints(report: Report): Sheet[] {
  const scored = report.portals.flatMap(({ points, ...portal }) => (points ? { ...portal, points } : []));
  if (scored.length === 0) return [];
  const head = (portal: (typeof scored)[number]) => [
    text(planOf(report, portal)?.number ?? portal.plan),
    text(portal.name),
    text(portal.portal),
  ];
  const amounts = ({
    earned,
    possible,
    lost,
    open,
  }: Pick<(typeof scored)[number]['points'], 'earned' | 'possible' | 'lost' | 'open'>) =>
    [earned, possible, lost, open].map((each) => numberOfPoints(each));
  return [
    {
      name: 'Điểm',
      columns: [
        ...PLAN_AND_PORTAL,
        ['Phần chấm', 34],
        ['Điểm', 9],
        ['Điểm tối đa', 9],
        ['Đã mất', 9],
        ['Còn có thể đạt', 10],
        ['Cách tính', 40],
        ['Chi tiết', 40],
        ['Căn cứ', 24],
      ],
      rows: scored.flatMap((portal) => [
        ...portal.points.parts.map((part) => [
          ...[...head(portal), text(part.label), ...amounts(part)],
          ...[text(describeRule(part)), text(describeDetail(part)), text(part.basis)],
        ]),
        [
          ...[...head(portal), text('Cộng'), ...amounts(portal.points)],
          ...[text(null), text(portal.points.band ? `Hạng ${portal.points.band}` : null)],
          text(portal.points.basis ?? null),
        ],
      ]),
    },
    {
      name: 'Việc thêm điểm',
      columns: [
        ...PLAN_AND_PORTAL,
        ['Việc', 44],
        ['Thêm điểm', 9],
        ['Chỉ tiêu', 34],
        ['Đơn vị', 18],
        ['Kỳ', 16],
        ['Hạn', 12],
      ],
      rows: scored.flatMap((portal) =>
        portal.points.next.map(({ what, gain, label, unit, period, until }) => [
          ...[...head(portal), text(what), numberOfPoints(gain), text(label)],
          ...[text(unit), text(period), day(until)],
        ]),
      ),
    },
  ];
}

const PLAN_AND_PORTAL: Sheet['columns'] = [
  ['Kế hoạch', 14],
  ['Cổng', 19],
  ['Mã cổng', 19],
];

/** Makes a cell of points, to the thousandth. */
function numberOfPoints(value: number | undefined): CellContent {
  return number(value, Number.isInteger(value) ? '0' : '0.0##');
}

/** Lists who wrote how much of each genre in each period, as royalties and yearly ratings are reckoned from it. */
function listWork(report: Report): Sheet[] {
  const work = workOfPeople(report);
  if (work.length === 0) return [];
  const sheet: Sheet = {
    name: 'Theo người',
    columns: [
      ['Cổng', 24],
      ['Người viết', 28],
      ['Kỳ', 18],
      ['Từ ngày', 12],
      ['Đến ngày', 12],
      ...Object.values(genres).map((name): Sheet['columns'][number] => [name, 10]),
      ['Cộng', 9],
    ],
    rows: work.map(({ portal, person, period, genres: written, total }) => [
      text(portal),
      text(person),
      text(period.label),
      day(period.from),
      day(period.to),
      ...Object.values(genres).map((name) => number(written.get(name) ?? 0)),
      number(total),
    ]),
  };
  return [sheet];
}

function originCells(origins: Ranking['origins']): CellContent[] {
  const { articles, own, reposted, doubtful } = origins ?? {};
  return [number(articles), number(own), number(reposted), number(doubtful?.length)];
}

/** Lists each doubtful article once, although several plans may bind its portal; no sheet where there is none. */
function listDoubtful({ portals }: Report): Sheet[] {
  const names = new Map(portals.map(({ portal, name }) => [portal, name]));
  const found = portals.flatMap(({ name, origins }) =>
    (origins?.doubtful ?? []).map((item) => [item.path, { name, ...item }] as const),
  );
  if (found.length === 0) return [];
  const sheet = {
    name: 'Bài còn nghi',
    columns: [
      ['Cổng', 19],
      ['Ngày', 12],
      ['Tiêu đề', 42],
      ['Địa chỉ', 42],
      ['Vì sao nghi là chép của nơi khác', 50],
      ['Tệp', 36],
    ],
    rows: [...new Map(found).values()].map(({ name, date, title, url, doubts, path }) => [
      text(name),
      day(date),
      text(title),
      link(url),
      text(describeDoubts(doubts, (portal) => names.get(portal) ?? portal)),
      text(path),
    ]),
  } satisfies Sheet;
  return [sheet];
}

const BORDER = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;
const BORDERS = { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER };
const HEADING: CellStyle = {
  font: { name: 'Times New Roman', size: 12, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  border: BORDERS,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

/** Excel refuses a sheet with more links, longer addresses (in characters), longer texts or higher rows (in points). */
const MAX_LINKS = 65_530;
const MAX_ADDRESS_LENGTH = 2_079;
const MAX_TEXT_LENGTH = 32_767;
const MAX_ROW_HEIGHT = 409;

/** The height of a line of text, in points. */
const LINE_HEIGHT = 15.75;

function makeSheet({ name, columns, rows }: Sheet, title: string): WriteSheet {
  const cells = new Map<string, CellContent>();
  let links = 0;
  for (const [column, [heading]] of columns.entries())
    cells.set(`0,${column}`, { value: heading, type: 'string', style: HEADING });
  for (const [row, contents] of rows.entries())
    for (const [column, content] of contents.entries()) {
      if (content.hyperlink && ++links > MAX_LINKS) delete content.hyperlink;
      cells.set(`${row + 1},${column}`, content);
    }
  return {
    name,
    columns: columns.map(([, width]) => ({ width })),
    rows: [columns.map(([heading]) => heading), ...rows.map((row) => row.map(({ value }) => value ?? null))],
    cells,
    rowDefs: new Map(
      [columns.map(([heading]) => ({ value: heading })), ...rows].map((row, index) => [
        index,
        { height: heightOf(row, columns) },
      ]),
    ),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${rows.length + 1}` },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.8, bottom: 0.7, left: 0.5, right: 0.4, header: 0.35, footer: 0.35 },
    },
    headerFooter: {
      oddHeader: `&C&"Times New Roman,Bold"${title}`,
      oddFooter: `&L&A&RTrang &P/&N`,
    },
  };
}

/**
 * Estimates the height of a row from its wrapped text, with a little room to spare, because some readers do not fit
 * rows.
 */
function heightOf(row: CellContent[], columns: Sheet['columns']): number {
  const lines = row.map(({ value }, column) =>
    typeof value === 'string' ? Math.ceil(value.length / (columns[column]![1] * 0.9)) : 1,
  );
  return Math.min(MAX_ROW_HEIGHT, LINE_HEIGHT * lines.reduce((max, count) => Math.max(max, count), 1) + 2);
}

/** Makes a cell of text. Marks one that looks like a formula as text, so that it stays a text after an edit. */
function text(value: string | null): CellContent {
  const shown = fitForXml(value ?? '')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
  return {
    value: shown || null,
    type: 'string',
    style: {
      border: BORDERS,
      alignment: { vertical: 'top', wrapText: true },
      ...(/^[=+\-@]/.test(shown) ? { numFmt: '@' } : {}),
    },
  };
}

function number(
  value: number | null | undefined,
  numFmt = Number.isInteger(value) ? '#,##0' : '#,##0.00',
): CellContent {
  return {
    value: value ?? null,
    type: 'number',
    style: { border: BORDERS, alignment: { horizontal: 'right', vertical: 'top', indent: 1 }, numFmt },
  };
}

/** Makes a cell of a day, which Excel counts from 30 December 1899; no clock or time zone is involved. */
function day(value: string | null): CellContent {
  return {
    value: value === null ? null : daysBetween('1899-12-30', value),
    type: 'number',
    style: { border: BORDERS, alignment: { horizontal: 'center', vertical: 'top' }, numFmt: 'dd/mm/yyyy' },
  };
}

function link(url: string | null): CellContent {
  const target = openable(url);
  if (target === null || target.length > MAX_ADDRESS_LENGTH) return text(url);
  return {
    value: target,
    type: 'string',
    hyperlink: { target },
    style: {
      border: BORDERS,
      alignment: { vertical: 'top', wrapText: true },
      font: { name: 'Times New Roman', size: 12, underline: true, color: { rgb: '0563C1' } },
    },
  };
}
