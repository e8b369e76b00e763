import type { ItemFacts, Report } from '../../../schemas/report.ts';
import { audiences, valuesOf } from '../../../schemas/vocabulary.ts';
import {
  describeFlags,
  describePeriod,
  describeReasonAgainst,
  describeStandsFor,
  portalNamer,
} from '../../words.ts';
import { nameTarget, rejected } from '../office.ts';
import { day, link, number, text, type CellContent } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Lists every counted item with its address and facts, and every item that did not count with the reason. */
export function listEvidence({ portals }: Report): Sheet {
  const nameOf = portalNamer({ portals });
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
      text([...describeStandsFor(row, item), ...describeFlags(item, nameOf)].join('; ')),
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
      text(`không tính: ${describeReasonAgainst(item)}`),
      ...factCells({}),
      text(item.path),
    ]),
  );
  return {
    name: 'Minh chứng',
    // The groups of people, the proofs and the files are for the screen.
    printed: 13,
    columns: [
      ['Cổng', 16],
      ['Chỉ tiêu', 27],
      ['Kỳ', 12],
      ['Ngày', 12],
      ['Tiêu đề', 38],
      ['Địa chỉ', 38],
      ['Số lượng', 8],
      ['Ghi chú', 18],
      ['Hình thức, thể loại', 12],
      ['Cơ quan đăng', 16],
      ['Đơn vị', 17],
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
