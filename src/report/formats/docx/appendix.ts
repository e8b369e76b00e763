import { ExternalHyperlink, Paragraph, Table } from 'docx';
import type { Report } from '../../../schemas/report.ts';
import { formatDay, formatNumber, midSentence } from '../../../text/format.ts';
import { verdictWords } from '../../words.ts';
import { describeFlags, nameTarget, openable, fitForXml, type Counted } from '../office.ts';
import {
  BLANK,
  SHORT_BLANK,
  SMALL,
  LINE_WIDTH,
  blankDate,
  FLAT,
  CELL_SPACING,
  run,
  centred,
  rule,
  cell,
  middleText,
  middle,
  table,
} from './form.ts';
import { coversMany, namePortal } from './results.ts';

/**
 * Writes the appendix: every counted item with its address, or only the number per portal when there are many
 * portals.
 */
export function writeAppendix(report: Report): (Paragraph | Table)[] {
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
        `${namePortal(report, portal)} – ${nameTarget(row)}, ${midSentence(row.period.label)}`,
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
      run(fitForXml(item.title).trim() + amount, { size: SMALL }),
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
