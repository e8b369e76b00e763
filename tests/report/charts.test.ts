import { expect, test } from 'vitest';
import { describeMonths, describeEnoughMonths, describeTopics } from '../../src/report/chart-words.ts';
import { writeHtml } from '../../src/report/formats/html.ts';
import { tally } from '../../src/report/tally.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import { evidenceWith, itemWith } from '../fixtures/evidence.ts';
import { portalWith, reportWith } from '../fixtures/reports.ts';

const target = (id: string, given: object) => ({
  ...{ id, label: `Chỉ tiêu ${id}`, measure: 'articles', per: 'quarter', min: 3 },
  ...given,
});
const planWith = (given: object) =>
  planSchema.parse({ title: 'Kế hoạch', issuer: 'UBND', year: 2026, ...given });
const articles = (...days: string[]) => days.map((day, at) => itemWith(`${at}.md`, day));

const plan = planWith({
  periods: { scheme: 'nd09' },
  targets: [
    target('nam', { per: 'year', min: 12 }),
    target('quy', { min: 6 }),
    // Nhiều hơn mỗi tháng, nhưng không chia đều cho tháng được, hay không phải của cả cổng.
    target('don-vi', { min: 90, by: 'unit' }),
    target('ty-le', { min: 0, share: 0.9 }),
    target('noi-dung', { min: 90, eachOf: 'topics' }),
    target('ngay', { min: 1, per: 'working-day' }),
    target('bao', { measure: 'publications', min: 90 }),
  ],
});
const evidence = evidenceWith({
  units: ['van-phong'],
  articles: [
    ...articles(
      '2025-12-14',
      '2025-12-15',
      '2026-01-14',
      '2026-01-15',
      '2026-02-20',
      '2026-02-21',
      '2026-03-01',
    ),
    itemWith('nhap.md', '2026-02-22', { draft: true, topics: ['the-che'] }),
    itemWith('sau.md', '2026-03-30', { topics: ['the-che'] }),
    itemWith('hai.md', '2026-03-02', { topics: ['chinh-quyen-so', 'chinh-quyen-so', 'tai-chinh-cong'] }),
  ],
});

test('mức cần mỗi tháng theo chỉ tiêu đòi nhiều tin, bài nhất của cả cổng; tháng chia như kế hoạch chia', () => {
  const { pace } = tally('k', plan, evidence, '2026-03-20');
  expect(pace).toMatchObject({ id: 'quy', label: 'Chỉ tiêu quy', needed: 2 });
  // Tháng 1 từ 15/12 đến 14/01: hai bài; bài ngày 14/12 thuộc năm trước. Tháng 4 mới bắt đầu.
  expect(pace!.months).toEqual([
    { id: '2026-01', label: 'Tháng 1/2026', items: 2, isOver: true },
    { id: '2026-02', label: 'Tháng 2/2026', items: 1, isOver: true },
    { id: '2026-03', label: 'Tháng 3/2026', items: 4, isOver: true },
    { id: '2026-04', label: 'Tháng 4/2026', items: 0, isOver: false },
  ]);
  expect(describeEnoughMonths(pace!)).toBe('Mỗi tháng cần 2 tin, bài: đủ ở 2 trên 3 tháng');
  expect(describeMonths(pace!)).toBe('tháng 1 có 2, tháng 2 có 1, tháng 3 có 4, tháng 4 có 0');
});

test('báo cáo một kỳ chỉ có các tháng của kỳ; tháng đang chạy mà đã đủ thì kể là đủ', () => {
  const { pace } = tally('k', plan, evidence, '2026-03-10', '2026-Q1');
  expect(pace!.months.map(({ items }) => items)).toEqual([2, 1, 4]);
  expect(describeEnoughMonths(pace!)).toContain('đủ ở 2 trên 3 tháng');
  const yearly = planWith({
    periods: { scheme: 'nd09', deadlines: [{ period: '2026-Q1', due: '2026-03-20' }] },
    targets: [target('nam', { per: 'year', min: 24 })],
  });
  // Dòng lũy kế đến hết quý: mức cần vẫn là của cả năm.
  expect(tally('k', yearly, evidence, '2026-06-10', '2026-Q1').pace).toMatchObject({
    needed: 2,
    months: [{ items: 2 }, { items: 1 }, { items: 4 }],
  });
});

test('kỳ riêng của kế hoạch thì tháng theo lịch; không chỉ tiêu nào đòi số tin của cả cổng thì không vẽ', () => {
  const custom = [{ id: 'dot', kind: 'quarter', label: 'Đợt', from: '2026-01-01', to: '2026-02-27' }];
  const ofCustom = planWith({ periods: { scheme: 'custom', custom }, targets: [target('quy', { min: 4 })] });
  expect(tally('k', ofCustom, evidence, '2026-02-20').pace!.months.map(({ items }) => items)).toEqual([2, 1]);
  const none = planWith({ targets: [target('don-vi', { by: 'unit' })] });
  expect(tally('k', none, evidence, '2026-03-20')).not.toHaveProperty('pace');
});

test('tin, bài theo nội dung: không kể bản nháp, bài chưa tới ngày; một bài hai nội dung tính ở cả hai', () => {
  const { topics } = tally('k', plan, evidence, '2026-03-20');
  expect(topics!.filter(({ articles }) => articles > 0)).toEqual([
    { id: 'tai-chinh-cong', label: 'Cải cách tài chính công', articles: 1 },
    { id: 'chinh-quyen-so', label: 'Chính quyền điện tử, chính quyền số', articles: 1 },
  ]);
  expect(describeTopics(topics!)).toMatch(
    /^Đã có tin, bài về 2 trên 7 nội dung cải cách hành chính; chưa có: Cải cách thể chế, /,
  );
  expect(tally('k', plan, evidence, '2026-03-01')).not.toHaveProperty('topics');
});

test('báo cáo HTML vẽ mức mỗi tháng, liệt kê nội dung; lời bên cạnh nói đủ những gì hình vẽ', () => {
  const { pace, topics, origins } = tally('k', plan, evidence, '2026-03-20');
  const html = writeHtml(
    reportWith({ portals: [portalWith({ pace: pace!, topics: topics!, origins: origins! })] }),
  );
  const [chart] = /<svg class="pace"[\s\S]+?<\/svg>/.exec(html)!;
  expect(chart).toContain(`aria-label="Tin, bài được tính mỗi tháng: ${describeMonths(pace!)}"`);
  // Cao nhất là tháng 3; tháng 1 vừa tới đường mức cần, một nửa của nó.
  expect(
    [...chart.matchAll(/<rect( class="enough")?[^>]* height="(\d+)"/g)].map(([, is, height]) => [
      !!is,
      height,
    ]),
  ).toEqual([
    [true, '32'],
    [false, '16'],
    [true, '64'],
    [false, '0'],
  ]);
  expect(chart).toContain('<path class="needed" d="M0 50H312"/>');
  expect(html).toContain('<summary>Biểu đồ: tự viết 7 trên 7 tin, bài</summary>');
  expect(html).toMatch(/<th scope="row">Cải cách tài chính công<svg aria-hidden="true".+<td>1<\/td>/);
});
