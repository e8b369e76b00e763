import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/schemas/day.ts';
import { completionOf } from '../../src/report/completion.ts';
import { reportsOf } from '../../src/report/periods.ts';
import { describeOwnPeriods } from '../../src/report/row-groups.ts';
import { describeLeftOut } from '../../src/report/words.ts';
import { tally } from '../../src/report/tally.ts';
import { planSchema, type Plan } from '../../src/schemas/plan.ts';
import type { Evidence } from '../../src/report/evidence.ts';
import { evidenceWith, itemWith } from '../fixtures/evidence.ts';

const planWith = (target: object, scheme = 'calendar'): Plan =>
  planSchema.parse({
    title: 'Kế hoạch',
    issuer: 'UBND',
    year: 2023,
    periods: {
      scheme,
      deadlines: [
        { period: '2023', due: '2024-01-05' },
        { period: '2023-Q1', due: '2023-02-27', basis: 'Mục V.2' },
        { period: '2023-H1', due: '2023-05-30' },
        { period: '2023-9M' },
      ],
    },
    targets: [{ id: 'tin', label: 'Tin', measure: 'articles', min: 20, per: 'year', ...target }],
  });

/** An article on the 10th of each of some months. */
const articles = (...months: number[]) =>
  months.map((month) => itemWith(`${month}.md`, `2023-${String(month).padStart(2, '0')}-10`));

const rowOf = (plan: Plan, evidence: Partial<Evidence>, period: string, asOf = '2023-12-31') =>
  tally('k', plan, evidenceWith(evidence), asOf, period).targets[0];

describe('kỳ báo cáo mà kế hoạch nêu', () => {
  test('chỉ tiêu cả năm có dòng lũy kế từ đầu năm đến hết quý I, mức vẫn là mức cả năm', () => {
    expect(rowOf(planWith({}), { articles: articles(1, 2, 3, 4) }, '2023-Q1')).toMatchObject({
      cumulative: true,
      period: { id: '2023-Q1', from: '2023-01-01', to: '2023-03-31', due: '2023-02-27' },
      ...{ required: 20, actual: 3, missing: 17, verdict: 'pending' },
    });
  });

  test('chín tháng cộng cả ba quý đầu; đủ rồi thì đạt, dù năm chưa hết', () => {
    const evidence = { articles: articles(1, 2, 3, 4, 8, 9, 10) };
    expect(rowOf(planWith({ min: 6 }), evidence, '2023-9M')).toMatchObject({ actual: 6, verdict: 'met' });
  });

  test('chỉ tiêu theo quý thì 6 tháng là tổng của hai quý', () => {
    const plan = planWith({ min: 4, per: 'quarter' });
    const evidence = { articles: articles(1, 2, 3, 4, 5, 6) };
    expect(rowOf(plan, evidence, '2023-H1', '2023-07-01')).toMatchObject({
      ...{ cumulative: true, required: 8, actual: 6, verdict: 'missed' },
      period: { from: '2023-01-01', to: '2023-06-30' },
    });
  });

  test('quý đang chạy thì 6 tháng còn mở, và nói còn bao nhiêu ngày', () => {
    const plan = planWith({ min: 4, per: 'quarter' });
    expect(rowOf(plan, { articles: articles(1, 2) }, '2023-H1', '2023-03-31')).toMatchObject({
      ...{ required: 8, actual: 2, verdict: 'pending', daysLeft: 91 },
    });
  });

  test('chuyên mục là tình trạng, không cộng dồn qua các quý', () => {
    const parts = [{ path: 'p', title: 'Lịch sử', url: null, complete: true }];
    const plan = planWith({ measure: 'sections', min: 1, per: 'quarter' });
    expect(rowOf(plan, { parts }, '2023-H1')).toMatchObject({ required: 1, actual: 1, verdict: 'met' });
  });

  test('chỉ tiêu theo tuần: tuần nào hết trong quý thì thuộc quý đó', () => {
    // Tuần 1 năm 2023 từ 02/01; 12 tuần hết trước 31/3, tuần 13 hết ngày 02/4.
    const plan = planWith({ min: 1, per: 'week' });
    expect(rowOf(plan, {}, '2023-Q1')).toMatchObject({
      ...{ required: 12, actual: 0 },
      period: { from: '2023-01-02', to: '2023-03-26' },
    });
  });

  test('tuần này nhiều không bù được tuần khác: hàng của quý không đạt khi có tuần không tin', () => {
    const plan = planWith({ min: 1, per: 'week' });
    const evidence = { articles: Array.from({ length: 15 }, (_, at) => itemWith(`${at}.md`, '2023-02-08')) };
    const row = rowOf(plan, evidence, '2023-Q1', '2023-04-30')!;
    expect(row).toMatchObject({
      ...{ required: 12, actual: 1, missing: 11, verdict: 'missed' },
      ownPeriods: { met: 1, count: 12 },
    });
    expect(row.counted.length).toBe(15);
    expect(completionOf([row])).toEqual({ byTarget: 0.083333333, byRow: 0.083333333 });
  });

  test('kênh dùng từng tháng: hàng của quý nói cả tháng nào chưa đủ kênh', () => {
    const plan = planWith(
      { min: 2, per: 'month', measure: 'channels', filter: { channels: ['zalo', 'facebook'] } },
      'calendar',
    );
    const on = (date: Day, channel: string) => ({ ...itemWith(`${channel}-${date}.md`, date), channel });
    const publications = [
      ...[on('2023-01-10', 'zalo'), on('2023-01-11', 'facebook'), on('2023-02-10', 'zalo')],
      ...[on('2023-03-10', 'zalo'), on('2023-03-11', 'facebook')],
    ];
    expect(rowOf(plan, { publications }, '2023-Q1', '2023-04-30')).toMatchObject({
      ...{ required: 2, actual: 2, verdict: 'met' },
      ownPeriods: { met: 2, count: 3, unmet: [{ period: { id: '2023-02' }, actual: 1 }] },
    });
  });

  test('thiếu ít thì gần đạt, dù nơi khác nhiều hay không; nhiều tuần thiếu thì chưa đạt', () => {
    const plan = planWith({ min: 1, per: 'week' });
    const weekly = (count: number, more = 0) =>
      Array.from({ length: count }, (_, at) => itemWith(`${at}.md`, addDays('2023-01-03', 7 * at))).concat(
        Array.from({ length: more }, (_, at) => itemWith(`them-${at}.md`, '2023-01-04')),
      );
    const verdictOf = (articles: Evidence['articles']) =>
      rowOf(plan, { articles }, '2023-Q1', '2023-04-30')!.verdict;
    expect([verdictOf(weekly(12)), verdictOf(weekly(11)), verdictOf(weekly(11, 5))]).toEqual([
      'met',
      'near',
      'near',
    ]);
    expect([verdictOf(weekly(6)), verdictOf(weekly(6, 6))]).toEqual(['missed', 'missed']);
  });

  test('bài chép lại bài của quý trước không tính lần nữa trong kỳ cộng các tháng', () => {
    const plan = planWith({ min: 1, per: 'month' }, 'calendar');
    const [first, again] = [itemWith('1.md', '2023-01-10'), itemWith('2.md', '2023-04-10')];
    const articles = [first, { ...again, fingerprint: first.fingerprint }];
    const withQ2 = { ...plan, periods: { ...plan.periods, deadlines: [{ period: '2023-Q2' }] } };
    expect(rowOf(withQ2, { articles }, '2023-Q2')).toMatchObject({
      ...{ actual: 0, notCounted: [{ path: '2.md', reason: 'duplicate' }] },
    });
  });

  test('mỗi ngày làm việc một tin: tin ngày nghỉ không tính, ngày nào thiếu thì còn thiếu', () => {
    const plan = planWith({ min: 1, per: 'working-day' });
    // Chủ nhật 26/02 có ba tin, thứ Hai 27/02 có một.
    const articles = ['26', '26', '26', '27'].map((day, at) => itemWith(`${at}.md`, `2023-02-${day}`));
    const row = rowOf(plan, { articles }, '2023-Q1', '2023-04-30')!;
    expect(row).toMatchObject({ required: 65, actual: 1, missing: 64, verdict: 'missed' });
    expect(row.counted).toHaveLength(1);
    expect(row.ownPeriods).toMatchObject({ met: 1, count: 65 });
  });

  test('ba quý cộng đủ thì đạt như kế hoạch giao lũy kế, nhưng quý thiếu vẫn được gọi tên', () => {
    const plan = planWith({ min: 1, per: 'quarter' });
    const row = rowOf(plan, { articles: articles(1, 2, 9) }, '2023-9M', '2023-12-31')!;
    expect(row).toMatchObject({ required: 3, actual: 3, verdict: 'met', ownPeriods: { met: 2, count: 3 } });
    expect(describeOwnPeriods(row)).toBe('riêng từng quý: đạt 2/3; chưa đạt: quý II/2023');
  });

  test('chỉ tiêu 6 tháng trong báo cáo 9 tháng: nửa năm đầu cùng phần đã qua của nửa năm cuối', () => {
    const plan = planWith({ min: 3, per: 'half' });
    expect(rowOf(plan, { articles: articles(1, 2, 3, 8, 11) }, '2023-9M')).toMatchObject({
      ...{ required: 6, actual: 4, verdict: 'pending' },
      period: { from: '2023-01-01', to: '2023-09-30' },
    });
  });

  test('kỳ kế hoạch không nêu thì không có dòng; kỳ chưa bắt đầu cũng không', () => {
    expect(rowOf(planWith({}), { articles: articles(1) }, '2023-Q2')).toBe(undefined);
    expect(rowOf(planWith({}), { articles: articles(1) }, '2023-H1', '2022-12-31')).toBe(undefined);
  });

  test('theo Nghị định 09 thì 6 tháng đến hết ngày 14/6', () => {
    const evidence = { articles: [itemWith('a', '2022-12-15'), itemWith('b', '2023-06-15')] };
    expect(rowOf(planWith({}, 'nd09'), evidence, '2023-H1')).toMatchObject({
      period: { from: '2022-12-15', to: '2023-06-14' },
      actual: 1,
    });
  });
});

test('hỏi một kỳ mà chỉ tiêu ngắn hơn không có trong đó thì nói ra, kèm đánh giá xấu nhất của chúng', () => {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2023, periods: { scheme: 'calendar' } },
    targets: [
      { id: 'quy', label: 'Tin mỗi quý', measure: 'articles', min: 2, per: 'quarter' },
      { id: 'nam', label: 'Tin cả năm', measure: 'articles', min: 2, per: 'year' },
    ],
  });
  const result = tally('k', plan, evidenceWith({ articles: articles(1, 2) }), '2023-12-31', '2023');
  expect(result).toMatchObject({
    verdict: 'met',
    leftOut: [{ id: 'quy', label: 'Tin mỗi quý', per: 'quarter', verdict: 'missed' }],
  });
  expect(describeLeftOut(result)).toBe('Không có trong kỳ này: Tin mỗi quý (theo quý, có kỳ chưa đạt).');
  expect(describeLeftOut(tally('k', plan, evidenceWith(), '2023-12-31'))).toBe('');
});

test('hạn báo cáo xếp theo kỳ, nói còn bao nhiêu ngày; kỳ kế hoạch không ghi ngày thì không có hạn', () => {
  const reports = reportsOf(planWith({}), '2023-05-28');
  expect(reports.map(({ id, due, daysLeft }) => ({ id, due, daysLeft }))).toEqual([
    { id: '2023-Q1', due: '2023-02-27', daysLeft: undefined },
    { id: '2023-H1', due: '2023-05-30', daysLeft: 2 },
    { id: '2023-9M', due: null, daysLeft: undefined },
    { id: '2023', due: '2024-01-05', daysLeft: 222 },
  ]);
});

test('mức hoàn thành tính theo chỉ tiêu trước, rồi mới trung bình; chỉ tiêu không giao số đứng ngoài', () => {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2023, periods: { scheme: 'calendar' } },
    targets: [
      { id: 'quy', label: 'Tin mỗi quý', measure: 'articles', min: 2, per: 'quarter' },
      { id: 'nam', label: 'Tin cả năm', measure: 'articles', min: 2, per: 'year' },
      { id: 'ghi', label: 'Số lần', measure: 'activities', per: 'year' },
    ],
  });
  // Quý I: 2/2, quý II: 1/2, quý III và IV: 0/2, nên theo quý đạt 37,5 %; cả năm 3/2 tính là 100 %.
  const { completion, targets } = tally(
    'k',
    plan,
    evidenceWith({ articles: articles(1, 2, 4) }),
    '2023-12-31',
  );
  expect(completion).toEqual({ byTarget: 0.6875, byRow: 0.5 });
  expect(targets.at(-1)).toMatchObject({ verdict: 'reported', actual: 0 });
});
