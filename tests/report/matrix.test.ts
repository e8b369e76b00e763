import { expect, test } from 'vitest';
import { planSchema } from '../../src/schemas/plan.ts';
import type { PortalReport, TargetResult } from '../../src/schemas/report.ts';
import { evidenceOnPages } from '../../src/views/plan-evidence.ts';
import { cardsOf, describeCell, describeReached, matricesOf, nameColumn } from '../../src/report/matrix.ts';
import { report, row } from '../report/office.ts';

function quarter(number: number, given: Partial<TargetResult> = {}): TargetResult {
  const period = {
    ...row.period,
    id: `2026-Q${number}`,
    label: `Quý ${['I', 'II', 'III', 'IV'][number - 1]}/2026`,
    from: `2026-0${number * 2}-01`,
  };
  return { ...row, period, required: 5, actual: 6, missing: 0, verdict: 'met', ...given };
}

function portalWith(targets: TargetResult[]): PortalReport {
  return { ...report.portals[0]!, targets };
}

test('thẻ tóm tắt nói bằng số quý đạt; chỉ tiêu một dòng nói ngay kết quả', () => {
  const short = { actual: 2, missing: 3, verdict: 'missed' as const };
  const cards = cardsOf(
    portalWith([
      quarter(1),
      quarter(2, short),
      { ...quarter(1), id: 'nam' },
      { ...quarter(1, { unit: 'a' }), id: 'don-vi' },
      { ...quarter(1, { unit: 'b', ...short }), id: 'don-vi' },
    ]),
  );
  expect(cards.map(({ result, verdict, row: only }) => [result, verdict, only !== null])).toEqual([
    ['Đạt 1/2 quý', 'missed', false],
    ['6 trên 5: đạt', 'met', true],
    ['Đạt 1/2 đơn vị', 'missed', false],
  ]);
});

test('ma trận: mỗi kỳ một cột theo thứ tự ngày, mỗi đơn vị một hàng; chỉ tiêu một dòng ở thẻ', () => {
  const rows = ['a', 'b'].flatMap((unit) => [quarter(2, { unit }), quarter(1, { unit })]);
  const [matrix, ...others] = matricesOf(portalWith([...rows, { ...quarter(3), id: 'mot-dong' }]));
  expect(others).toEqual([]);
  expect(matrix!.periods.map(nameColumn)).toEqual(['Quý I', 'Quý II']);
  expect(matrix!.targets.map(({ lines }) => lines.map(({ unit }) => unit))).toEqual([['a', 'b']]);
});

test('con số viết “6 trên 5”, không viết như phân số; thiếu bao nhiêu nói ngay ở ô', () => {
  expect(describeReached(quarter(1))).toBe('6 trên 5');
  expect(describeReached(quarter(1, { required: 0, actual: 4 }))).toBe('4');
  expect(describeReached(quarter(1, { actual: null }))).toBe('Chưa rõ trên 5');
  expect(describeCell(quarter(1, { missing: 2, verdict: 'near' }))).toBe('thiếu 2');
  expect(describeCell(quarter(1, { missing: 2, verdict: 'pending' }))).toBe('còn 2');
});

test('minh chứng dài có trang riêng, mỗi trang 50 mục; ngắn thì ở ngay trong ô', () => {
  const items = Array.from({ length: 270 }, (_, index) => ({ ...row.counted[0]!, path: `${index}.md` }));
  const of = (counted: TargetResult['counted']) =>
    evidenceOnPages({
      progress: () => [
        {
          plan: planSchema.parse({ title: 'Kế hoạch', issuer: 'UBND', year: 2026, targets: [] }),
          result: portalWith([{ ...quarter(1), counted }]),
        },
      ],
    });
  expect(of(items.slice(0, 250))).toEqual([]);
  const [evidence] = of(items);
  expect(evidence!.pages.map(({ entries }) => entries.length)).toEqual([50, 50, 50, 50, 50, 20]);
  expect(evidence!.pages.map(({ entries }) => entries[0]!.isFirst)).toEqual([
    true,
    ...Array<boolean>(5).fill(false),
  ]);
});
