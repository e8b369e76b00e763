import { describe, expect, test } from 'vitest';
import type { RecordedFigure } from '../../src/report/evidence.ts';
import { tally } from '../../src/report/tally.ts';
import { lastDayOfMonth } from '../../src/schemas/day.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import { evidenceWith } from '../fixtures/evidence.ts';

/** A figure of a month of 2026, or of the whole year. */
function figure(id: string, value: number, month?: number): RecordedFigure {
  const two = String(month ?? 1).padStart(2, '0');
  return {
    ...{ id, value, url: null, path: 'portals/xa/so-lieu.yaml', title: id, isYear: month === undefined },
    ...{ from: `2026-${two}-01`, to: lastDayOfMonth(2026, month ?? 12) },
  };
}

function rowsOf(figures: RecordedFigure[], target: object) {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' } },
    targets: [{ id: 'ho-so', label: 'Hồ sơ', measure: 'figures', ...target }],
  });
  return tally('k', plan, evidenceWith({ figures }), '2026-12-31').targets.map(({ actual, required }) => [
    actual,
    required,
  ]);
}

const GIVEN = { filter: { figures: ['ho-so-dung-han'] } };

describe('số liệu đo ở nơi khác', () => {
  test('có số cả năm thì năm lấy số ấy như trang số liệu, quý vẫn cộng các tháng', () => {
    const figures = [figure('ho-so-dung-han', 900), figure('ho-so-dung-han', 70, 1)];
    expect(rowsOf(figures, { ...GIVEN, per: 'year' })).toEqual([[900, 0]]);
    expect(rowsOf(figures, { ...GIVEN, per: 'quarter' })[0]).toEqual([70, 0]);
  });

  test('số của cả năm không phải số của quý I', () => {
    expect(rowsOf([figure('ho-so-dung-han', 900)], { ...GIVEN, per: 'quarter' })[0]).toEqual([null, 0]);
  });

  test('tỷ lệ chỉ tính trên những tháng có đủ hai số', () => {
    const figures = [
      ...[figure('ho-so-dung-han', 95, 1), figure('ho-so-giai-quyet', 100, 1)],
      figure('ho-so-giai-quyet', 400, 2),
    ];
    const of = { filter: { figures: ['ho-so-giai-quyet'] } };
    expect(rowsOf(figures, { ...GIVEN, share: 0.9, of, per: 'year' })).toEqual([[95, 90]]);
  });
});

test('danh mục của quyết định theo một lĩnh vực thì thủ tục của lĩnh vực khác không bị coi là thiếu', () => {
  const procedure = (code: string, field: string) => ({
    ...{
      code,
      field,
      path: `${code}.md`,
      title: code,
      url: `https://xa.vidu.gov.vn/${code}`,
      isAbolished: false,
    },
  });
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026 },
    targets: [
      {
        ...{ id: 'tthc', label: 'Thủ tục hộ tịch', measure: 'procedures', per: 'year', list: '45/QĐ-UBND' },
        filter: { fields: ['Hộ tịch'] },
      },
    ],
  });
  const [row] = tally(
    'k',
    plan,
    evidenceWith({
      procedures: [procedure('1.000001', 'Hộ tịch'), procedure('1.000002', 'Đất đai')],
      decisions: [{ number: '45/QĐ-UBND', path: 'qd.md', codes: ['1.000001', '1.000002', '1.000003'] }],
    }),
    '2026-12-31',
  ).targets;
  expect(row).toMatchObject({ actual: 1, required: 2, notCounted: [{ title: 'Thủ tục 1.000003' }] });
});

test('phản ánh còn trong hạn trả lời thì tỷ lệ đúng hạn chưa tính tới', () => {
  const feedback = (path: string, received: string, answered?: string) => ({
    ...{ path, received, answered, title: path, url: `https://xa.vidu.gov.vn/${path}`, units: [] },
    isAnswered: answered !== undefined,
  });
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' } },
    targets: [
      {
        ...{ id: 'pa', label: 'Trả lời đúng hạn', measure: 'feedback', per: 'quarter' },
        ...{ share: 1, within: { days: 20 } },
      },
    ],
  });
  const rowOn = (day: string) =>
    tally(
      'k',
      plan,
      evidenceWith({ feedback: [feedback('a', '2026-03-01', '2026-03-10'), feedback('b', '2026-03-30')] }),
      day,
    ).targets[0];
  expect(rowOn('2026-04-02')).toMatchObject({ actual: 1, required: 1, verdict: 'met' });
  expect(rowOn('2026-04-20')).toMatchObject({ actual: 1, required: 2, verdict: 'missed' });
});

const NOWHERE = { due: { line: 1, column: 1 }, person: { line: 1, column: 1 } };

describe('tỷ lệ khi kỳ còn chạy', () => {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' } },
    targets: [{ id: 'viec', label: 'Nhiệm vụ', measure: 'tasks', share: 1, per: 'year' }],
  });
  const task = (due: string, done?: string) => ({
    ...{ path: `nhiem-vu/${due}.md`, title: due, due, units: [], places: NOWHERE },
    ...(done === undefined ? {} : { done }),
  });
  const tasks = [task('2026-02-01', '2026-01-30'), task('2026-12-01')];

  test('mới đến hạn một việc, việc ấy xong, thì vẫn là đang thực hiện: những việc sau còn kéo tỷ lệ xuống', () => {
    const [row] = tally('k', plan, evidenceWith({ tasks }), '2026-02-10').targets;
    expect(row).toMatchObject({ actual: 1, required: 1, whole: 1, missing: 0, verdict: 'pending' });
  });

  test('hết kỳ thì chấm', () => {
    const [row] = tally('k', plan, evidenceWith({ tasks }), '2027-01-01').targets;
    expect(row).toMatchObject({ actual: 1, required: 2, whole: 2, verdict: 'missed' });
  });
});

test('thủ tục theo danh mục của quyết định: tỷ lệ là của số thủ tục trong danh mục', () => {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' } },
    targets: [
      { id: 'tthc', label: 'Thủ tục', measure: 'procedures', list: '12/QĐ-UBND', share: 0.5, per: 'year' },
    ],
  });
  const procedures = ['1', '2', '3'].map((code) => ({
    ...{ path: `${code}.md`, title: code, url: `/${code}/`, code, field: 'Hộ tịch', isAbolished: false },
  }));
  const decisions = [{ number: '12/QĐ-UBND', path: 'van-ban/12.md', codes: ['1', '2', '3', '4'] }];
  const [row] = tally('k', plan, evidenceWith({ procedures, decisions }), '2027-01-01').targets;
  expect(row).toMatchObject({ actual: 3, required: 2, whole: 4, missing: 0, verdict: 'met' });
});
