import { expect, test } from 'vitest';
import { proposeNext } from '../../src/report/next-steps.ts';
import { describeCell, describeReached, cardsOf } from '../../src/report/matrix.ts';
import { describePercentage } from '../../src/report/number-words.ts';
import { sayShortfall, sayTarget, type Context } from '../../src/report/prose.ts';
import { describeGaps, describePace, describeResult } from '../../src/report/words.ts';
import type { ComingTarget, TargetResult } from '../../src/schemas/report.ts';
import { report, row as quarterRow } from './office.ts';

const quarter = quarterRow.period;
const row: TargetResult = { ...quarterRow, required: 5, actual: 5, missing: 0, verdict: 'met' };
const context: Context = { asOf: '2026-06-30', period: quarter };

const over: TargetResult = { ...row, required: 0, max: 3, actual: 4, missing: 0, verdict: 'missed' };
const gap = { from: '2026-04-01', to: '2026-05-01', days: 31 };
const silent: TargetResult = { ...over, max: 7, actual: 31, gaps: [gap] };
const share: TargetResult = {
  ...{ ...row, measure: 'figures', figures: ['ho-so-dung-han'], share: 0.95 },
  ...{ required: 143, actual: 144, whole: 150 },
};
const whole = {
  ...{ id: 'nam', label: 'Năm 2026', kind: 'year' as const, due: null },
  ...{ from: '2025-12-15', to: '2026-12-14' },
};

const person = (name: string, given: Partial<TargetResult> = {}): TargetResult => ({
  ...{ ...row, unit: name, unitName: name, by: 'person' as const, required: 2, actual: 2 },
  ...given,
});

const coming: ComingTarget = {
  ...{ id: row.id, label: row.label, measure: 'articles', by: 'portal', per: 'quarter', min: 5 },
  period: { ...quarter, id: '2026-Q3', label: 'Quý III/2026', from: '2026-06-15', to: '2026-09-14' },
};

function next(targets: TargetResult[], given: Partial<Parameters<typeof proposeNext>[0]> = {}) {
  const portal = { ...report.portals[0]!, missingParts: [], targets, ...given };
  return proposeNext(portal, { ...report, asOf: '2026-06-30', period: quarter }, 'none');
}

test('mức tối đa: nói vượt bao nhiêu, không bao giờ nói đạt trên 0, thiếu 0', () => {
  expect(sayTarget([over], context)).toBe('có 4 tin, bài, vượt 1 so với mức tối đa 3');
  expect(sayTarget([{ ...over, actual: 2, verdict: 'met' }], context)).toBe(
    'có 2 tin, bài, không quá mức tối đa 3',
  );
  expect(sayTarget([{ ...over, actual: 0, verdict: 'pending' }], context)).toBe(
    'hiện chưa có tin, bài nào (mức tối đa 3)',
  );
  expect(sayShortfall([over], context)).toBe('vượt 1 tin, bài so với mức tối đa 3');
  expect(describeResult(over)).toBe('4 (không quá 3), chưa đạt, vượt 1');
  expect(describeCell(over)).toBe('vượt 1');
});

test('khoảng không có tin mới: nói mấy ngày, từ ngày nào, mức cho phép', () => {
  expect(sayTarget([silent], context)).toBe(
    'có khoảng 31 ngày không có tin, bài mới (01/4/2026 – 01/5/2026), mức cho phép 7 ngày',
  );
  expect(sayTarget([{ ...silent, gaps: [gap, { ...gap, days: 9 }] }], context)).toBe(
    'có 2 khoảng không có tin, bài mới quá mức cho phép 7 ngày: 01/4/2026 – 01/5/2026 (31 ngày), 01/4/2026 – 01/5/2026 (9 ngày)',
  );
  expect(
    sayTarget([{ ...silent, actual: 4, gaps: [], verdict: 'pending', workingDays: true }], context),
  ).toBe('đến nay khoảng dài nhất không có tin, bài mới là 4 ngày làm việc, mức cho phép 7 ngày làm việc');
  expect(describeResult(silent)).toBe('31 ngày (không quá 7 ngày), chưa đạt, vượt 24 ngày');
});

test('khoảng đếm bằng ngày làm việc thì nói ngày làm việc', () => {
  expect(describeGaps(silent)).toBe('không có mục mới từ 01/04/2026 đến 01/05/2026 (31 ngày)');
  expect(describeGaps({ ...silent, workingDays: true })).toBe(
    'không có mục mới từ 01/04/2026 đến 01/05/2026 (31 ngày làm việc)',
  );
});

test('tỷ lệ: nói phần trăm, phần và toàn thể, mức yêu cầu', () => {
  expect(sayTarget([share], context)).toBe('đạt 96% (144/150 hồ sơ), yêu cầu 95%');
  const tasks: TargetResult = {
    ...share,
    measure: 'tasks',
    share: 0.9,
    actual: 1,
    whole: 2,
    verdict: 'missed',
  };
  expect(sayTarget([tasks], context)).toBe('đạt 50% (1/2 nhiệm vụ), thấp hơn yêu cầu 90%');
  expect(sayTarget([{ ...tasks, verdict: 'pending' }], context)).toBe(
    'hiện đạt 50% (1/2 nhiệm vụ), yêu cầu 90%',
  );
  expect(sayTarget([{ ...tasks, actual: 0, whole: 0, verdict: 'reported' }], context)).toBe(
    'chưa phát sinh nhiệm vụ',
  );
  expect(describeResult(share)).toBe('96% (144 trên 150; cần 95%), đạt');
  expect(describeReached(tasks)).toBe('50% (1 trên 2; cần 90%)');
  expect(describeReached({ ...tasks, actual: null, whole: undefined })).toBe('Chưa rõ (cần 90%)');
});

test('phần trăm làm tròn đến một chữ số; chưa đủ thì không thành 100%, không thành mức yêu cầu', () => {
  expect([5 / 9, 12 / 17, 1, 0.9999].map((each) => describePercentage(each))).toEqual([
    '55,6%',
    '70,6%',
    '100%',
    '99,9%',
  ]);
  expect(describePercentage(0.94999, 0.95)).toBe('94,9%');
});

test('chỉ số không phải là số lượng', () => {
  const sipas: TargetResult = { ...row, measure: 'figures', figures: ['sipas'], required: 85, actual: 90 };
  expect(sayTarget([sipas], context)).toBe('đạt 90, mức giao 85');
  expect(sayTarget([{ ...sipas, actual: 80, missing: 5, verdict: 'missed' }], context)).toBe(
    'đạt 80, thấp hơn mức giao 85 là 5',
  );
});

test('số lũy kế trong báo cáo một quý nói tính từ ngày nào; chưa hết năm thì nói hạn', () => {
  const period = { ...quarter, from: whole.from };
  const people: TargetResult = {
    ...row,
    measure: 'people',
    period,
    cumulative: true,
    required: 0,
    actual: 823,
  };
  expect(sayTarget([people], context)).toBe(
    'lũy kế từ 15/12/2025 đến 14/6/2026 có 823 lượt người (kế hoạch không giao số)',
  );
  const visits: TargetResult = {
    ...{ ...people, measure: 'visits', required: 10_000, actual: 5_687 },
    ...{ missing: 4_313, verdict: 'pending' },
  };
  const ofYear: ComingTarget = { ...coming, measure: 'visits', per: 'year', period: whole };
  expect(sayTarget([visits], { ...context, coming: [ofYear] })).toBe(
    'lũy kế từ 15/12/2025 đến 14/6/2026 đã có 5.687/10.000 lượt truy cập, còn 4.313, thời hạn đến hết ngày 14/12/2026',
  );
  expect(next([visits], { coming: [ofYear] })).toEqual([
    {
      heading: 'Tiếp tục thực hiện các chỉ tiêu chưa hết thời hạn',
      steps: [`${row.label}: còn cần thêm 4.313 lượt truy cập đến hết ngày 14/12/2026`],
    },
  ]);
});

test('chỉ tiêu dài hơn kỳ báo cáo mà bắt đầu cùng ngày vẫn được gọi tên kỳ của nó', () => {
  const half = { ...whole, kind: 'half' as const, label: '6 tháng đầu năm 2026', from: quarter.from };
  const times: TargetResult = {
    ...{ ...row, measure: 'activities', cumulative: true, required: 6, actual: 2 },
    ...{ missing: 4, verdict: 'pending' },
  };
  const ofHalf: ComingTarget = { ...coming, measure: 'activities', per: 'half', period: half };
  expect(sayTarget([times], { ...context, coming: [ofHalf] })).toBe(
    '6 tháng đầu năm 2026 (đến 14/6/2026) đã thực hiện 2/6 lần, còn 4, thời hạn đến hết ngày 14/12/2026',
  );
});

test('người là người; đang thực hiện không phải là chưa đạt', () => {
  const rows = [
    person('Lê An'),
    person('Trần Bình', { actual: 0, missing: 2, verdict: 'missed' }),
    person('Võ Cư', { actual: 1, missing: 1, verdict: 'pending', daysLeft: 3 }),
  ];
  expect(sayTarget(rows, context)).toBe(
    'có 1/3 người đạt; chưa đạt: Trần Bình (thiếu 2); đang thực hiện: Võ Cư (còn 1)',
  );
  expect(cardsOf({ ...report.portals[0]!, targets: rows })[0]!.result).toBe('Đạt 1/3 người');
});

test('kỳ đã hết thì không đề nghị bổ sung; kỳ tới giao gì thì nêu số và thời gian', () => {
  const missed: TargetResult = { ...row, actual: 2, missing: 3, verdict: 'missed' };
  expect(next([missed])).toEqual([]);
  expect(next([missed], { coming: [coming, { ...coming, id: 'tran', min: 0, max: 3 }] })).toEqual([
    {
      heading: 'Thực hiện các chỉ tiêu của quý III/2026 (từ ngày 15/6/2026 đến ngày 14/9/2026)',
      steps: [`${row.label}: ít nhất 5 tin, bài`, `${row.label}: không quá 3 tin, bài`],
    },
  ]);
});

test('đề nghị cho kỳ đang chạy: còn bao nhiêu, của ai, đến ngày nào', () => {
  const running = { verdict: 'pending', daysLeft: 5, period: whole } as const;
  const steps = (...targets: TargetResult[]) => next(targets).flatMap(({ steps }) => steps);
  const lacking = { ...running, actual: 1, missing: 1 };
  expect(steps(person('Lê An', lacking), person('Trần Bình', { ...running, actual: 0, missing: 2 }))).toEqual(
    [`${row.label}: còn phải thực hiện 3 tin, bài (Lê An: 1; Trần Bình: 2) đến hết ngày 14/12/2026`],
  );
  expect(steps({ ...over, ...running, actual: 1 })).toEqual([
    `${row.label}: giữ không quá 3 tin, bài đến hết ngày 14/12/2026`,
  ]);
  expect(steps({ ...share, ...running, share: 0.98, actual: 144, missing: 3 })).toEqual([
    `${row.label}: nâng tỷ lệ lên ít nhất 98% (hiện là 96%) đến hết ngày 14/12/2026`,
  ]);
});

test('thiếu số liệu thì đề nghị theo nguyên nhân', () => {
  const unknown: TargetResult = { ...row, actual: null, missing: null, verdict: 'no-data' };
  const stepFor = (given: Partial<TargetResult>) => next([{ ...unknown, ...given }])[0]!.steps[0];
  expect(stepFor({ measure: 'visits' })).toContain('bổ sung số liệu lượt truy cập còn thiếu, kèm nguồn');
  expect(stepFor({ measure: 'documents', within: { days: 5, working: true } })).toContain(
    'lấy đủ lịch sử của kho nội dung',
  );
  expect(stepFor({ measure: 'procedures' })).toContain('đăng quyết định công bố danh mục');
  expect(cardsOf({ ...report.portals[0]!, targets: [unknown] })[0]!.result).toBe('Chưa có số liệu');
});

test('nhiều tháng gọn trong một câu; ngày làm việc chỉ nêu con số', () => {
  const months = [1, 2, 3, 4, 5].map((number): TargetResult => {
    const period = {
      ...quarter,
      kind: 'month' as const,
      id: `2026-0${number}`,
      label: `Tháng ${number}/2026`,
    };
    return { ...row, period, ...(number === 3 ? { actual: 1, missing: 4, verdict: 'missed' } : {}) };
  });
  expect(sayTarget(months, context)).toBe('đạt 4/5 tháng; chưa đạt: tháng 3');
  const days = months.map((each): TargetResult => ({
    ...{ ...each, period: { ...each.period, kind: 'working-day' } },
    verdict: 'missed',
  }));
  expect(sayTarget(days, context)).toBe('đạt 0/5 ngày làm việc, chưa đạt 5 ngày');
  expect(sayShortfall(days, context)).toBe('chưa đạt ở 5 ngày làm việc');
});

test('thẻ xám nói có mấy kỳ chưa có số liệu', () => {
  const unknown: TargetResult = {
    ...{ ...row, actual: null, missing: null, verdict: 'no-data' },
    period: { ...quarter, id: '2026-Q3' },
  };
  const [card] = cardsOf({ ...report.portals[0]!, targets: [row, unknown] });
  expect(card).toMatchObject({ result: 'Đạt 1/2 quý, 1 chưa có số liệu', verdict: 'no-data' });
});

test('việc của từng tuần trong báo cáo một quý: đạt mấy tuần, tuần nào chưa; của từng quý trong năm: cả tổng và từng quý', () => {
  const unmetIn = (kind: 'week' | 'quarter', id: string, label: string) => ({
    met: 3,
    count: 4,
    unmet: [
      {
        period: { ...quarter, kind, id, label },
        ...{ required: 1, actual: 0, missing: 1, verdict: 'missed' as const },
      },
    ],
  });
  const short: TargetResult = { ...row, cumulative: true, actual: 4, missing: 1, verdict: 'missed' };
  const early = { ...quarter, from: '2026-03-09' };
  const weekly = { ...short, period: early, ownPeriods: unmetIn('week', '2026-W15', 'Tuần 15/2026') };
  expect(sayTarget([weekly], context)).toBe('đạt 3/4 tuần; chưa đạt: tuần 15');
  expect(sayShortfall([weekly], context)).toBe('chưa đạt ở tuần 15');
  const ofQuarters = { ...short, ownPeriods: unmetIn('quarter', '2026-Q1', 'Quý I/2026') };
  expect(sayTarget([ofQuarters], context)).toBe(
    'đạt 4/5 tin, bài, còn thiếu 1; riêng từng quý: đạt 3/4; chưa đạt: quý I/2026',
  );
});

test('kỳ 6 tháng đếm là kỳ', () => {
  const half = (id: string): TargetResult => ({ ...row, period: { ...quarter, kind: 'half', id } });
  const cards = cardsOf({ ...report.portals[0]!, targets: [half('2026-H1'), half('2026-H2')] });
  expect(cards[0]!.result).toBe('Đạt 2/2 kỳ 6 tháng');
});

test('tuần cuối của kỳ nói còn cần bao nhiêu, không nói mỗi tuần', () => {
  const running: TargetResult = { ...row, missing: 5, verdict: 'pending', neededPerWeek: 35, previous: null };
  expect(describePace({ ...running, daysLeft: 0 })).toBe('cần thêm 5 trong hôm nay');
  expect(describePace({ ...running, daysLeft: 2 })).toBe('cần thêm 5 trong 3 ngày');
  expect(describePace({ ...running, daysLeft: 6, neededPerWeek: 5 })).toBe('cần 5 mỗi tuần');
});
