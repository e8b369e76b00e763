import { readFileSync } from 'node:fs';
import colours from 'picocolors';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeHtml } from '../../src/report/formats/html.ts';
import { writeMarkdown } from '../../src/report/formats/markdown.ts';
import { writeTable } from '../../src/report/formats/table.ts';
import { writeXlsx } from '../../src/report/formats/xlsx.ts';
import { rankings } from '../../src/report/overview.ts';
import { bandOf } from '../../src/report/score.ts';
import { describeEarned, describePoints, describeRule } from '../../src/report/score-words.ts';
import { scoreTarget } from '../../src/report/score-target.ts';
import { tally } from '../../src/report/tally.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import type { PortalReport, TargetResult } from '../../src/schemas/report.ts';
import { targetScoreSchema } from '../../src/schemas/score.ts';
import { evidenceWith, itemWith } from '../fixtures/evidence.ts';
import { portalWith, reportWith, rowWith } from '../fixtures/reports.ts';
import { open } from './office.ts';

/** A row that is over on the day of the report, or runs. */
const row = (actual: number | null, required: number, more: Partial<TargetResult> & { runs?: true } = {}) => {
  const { runs, ...given } = more;
  const verdict = actual === null ? 'no-data' : actual >= required ? 'met' : runs ? 'pending' : 'missed';
  const missing = actual === null ? null : Math.max(0, required - actual);
  const period = { ...rowWith().period, to: runs ? '2026-12-31' : '2026-06-14' };
  return rowWith({ actual, required, missing, verdict, period, ...given });
};

const TABLE = {
  rule: 'steps',
  steps: [
    { from: 1, points: 1 },
    { from: 0.8, to: 0.9, points: 0.5 },
    { from: 0.9, to: 1, points: 0.75 },
  ],
};

function pointsFor(rules: object, rows: TargetResult[], toCome = 0) {
  const score = targetScoreSchema.parse({ points: 1, ...rules });
  const isOver = ({ period }: TargetResult) => period.to < '2026-11-20';
  const { earned, best, possible } = scoreTarget({ score, points: score.points!, rows, toCome, isOver });
  return [earned, best, possible].map((each) => Math.round(each * 1000) / 1000);
}

describe('điểm của một chỉ tiêu: đã có, cao nhất còn có thể, tối đa', () => {
  test.each([
    ['theo tỷ lệ', {}, [row(3, 4)], [0.75, 0.75, 1]],
    ['theo tỷ lệ, kỳ chưa hết', {}, [row(3, 4, { runs: true })], [0.75, 1, 1]],
    ['vượt thì cũng chỉ đủ điểm', {}, [row(9, 4)], [1, 1, 1]],
    ['đạt mới có điểm', { rule: 'all-or-nothing' }, [row(3, 4)], [0, 0, 1]],
    ['đạt mới có điểm, đã đạt', { rule: 'all-or-nothing' }, [row(4, 4)], [1, 1, 1]],
    ['dưới 80% thì 0 điểm', { under: 0.8 }, [row(3, 4)], [0, 0, 1]],
    ['đúng 80% thì có điểm', { under: 0.8 }, [row(4, 5)], [0.8, 0.8, 1]],
    [
      'mỗi quý một phần tư, quý IV chưa bắt đầu',
      {},
      [row(4, 4), row(2, 4), row(1, 4, { runs: true })],
      [0.438, 0.875, 1],
      1,
    ],
    ['ngưỡng xét từng kỳ', { under: 0.8 }, [row(4, 4), row(3, 4)], [0.5, 0.5, 1]],
    ['bảng điểm: đủ thì điểm cao nhất', TABLE, [row(10, 10)], [1, 1, 1]],
    ['bảng điểm: trong mức', TABLE, [row(19, 20)], [0.75, 0.75, 1]],
    ['bảng điểm: đúng đầu mức', TABLE, [row(4, 5)], [0.5, 0.5, 1]],
    ['bảng điểm: dưới mức thấp nhất', TABLE, [row(79, 100)], [0, 0, 1]],
    [
      'bảng điểm: xét từng kỳ, mỗi kỳ một nửa',
      TABLE,
      [row(9, 10), row(8, 10, { runs: true })],
      [0.625, 0.875, 1],
    ],
    ['bảng điểm: mức không quá', TABLE, [row(5, 0, { max: 4 })], [0.5, 0.5, 1]],
    [
      'bảng điểm: mức từ 0% chỉ cho kỳ đã có số liệu',
      {
        rule: 'steps',
        steps: [
          { from: 0, points: 0.2 },
          { from: 1, points: 1 },
        ],
      },
      [row(0, 5), row(null, 5)],
      [0.1, 0.6, 1],
    ],
    ['bảng điểm: vượt vẫn được thêm', { ...TABLE, perExtra: 0.1 }, [row(12, 10)], [1.2, 1.2, 1]],
    ['chưa có số liệu thì 0 điểm, ghi vào thì có', {}, [row(null, 4)], [0, 1, 1]],
    ['mỗi bài vượt', { perExtra: 0.25 }, [row(7, 5)], [1.5, 1.5, 1]],
    ['mỗi bài vượt, có mức chặn', { perExtra: 0.25, cap: 1.25 }, [row(9, 5)], [1.25, 1.25, 1]],
    ['mỗi mục một số điểm', { rule: 'per-item', each: 0.25 }, [row(3, 0)], [0.75, 0.75, 1]],
    [
      'mỗi mục một số điểm, nhiều nhất là điểm tối đa',
      { rule: 'per-item', each: 0.25 },
      [row(9, 0)],
      [1, 1, 1],
    ],
    [
      'mỗi mục một số điểm, kỳ chưa hết',
      { rule: 'per-item', each: 0.25 },
      [row(1, 0, { runs: true })],
      [0.25, 1, 1],
    ],
    ['hết kỳ mà chưa có gì', { points: 0, none: -1 }, [row(0, 1)], [-1, -1, 0]],
    ['kỳ chưa hết thì chưa trừ', { points: 0, none: -1 }, [row(0, 1, { runs: true })], [0, 0, 0]],
    ['không quá số cho phép', {}, [row(1, 0, { max: 2 })], [1, 1, 1]],
    ['không quá số cho phép, kỳ chưa hết', {}, [row(1, 0, { max: 2, runs: true })], [0, 1, 1]],
    ['quá số cho phép', {}, [row(4, 0, { max: 2 })], [0.5, 0.5, 1]],
    [
      'quá số cho phép, đạt mới có điểm',
      { rule: 'all-or-nothing' },
      [row(4, 0, { max: 2, runs: true })],
      [0, 0, 1],
    ],
    ['kỳ đã hết mà không có gì để chấm thì không tính vào thang điểm', {}, [row(0, 0)], [0, 0, 0]],
    ['kỳ chưa hết mà chưa có gì để chấm', {}, [row(0, 0, { runs: true })], [0, 1, 1]],
  ] as [string, object, TargetResult[], number[], number?][])('%s', (_name, rules, rows, points, toCome) => {
    expect(pointsFor(rules, rows, toCome)).toEqual(points);
  });
});

const planWith = (given: object) =>
  planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' } },
    ...given,
  });
const articles = (count: number) =>
  Array.from({ length: count }, (_, at) => itemWith(`${at}.md`, `2026-01-${10 + at}`));
const target = (id: string, given: object) => ({
  ...{ id, label: `Chỉ tiêu ${id}`, measure: 'articles', per: 'year' },
  ...given,
});

/** The points of a portal with three articles in January, on 20 November. */
const tallied = (given: object, evidence: Parameters<typeof evidenceWith>[0] = {}, asOf = '2026-11-20') =>
  tally('ke-hoach', planWith(given), evidenceWith({ articles: articles(3), ...evidence }), asOf).points!;

test('trọng số là phần của tổng điểm; hạng là hạng cao nhất đã tới, dưới mọi hạng thì là hạng cuối', () => {
  const bands = [
    { name: 'E', from: 0, to: 50 },
    { name: 'A', from: 90 },
    { name: 'D', from: 50, to: 90 },
  ];
  const points = tallied({
    score: { points: 100, bands, basis: 'Quyết định 1' },
    targets: [
      target('a', { min: 5, score: { weight: 0.75 } }),
      target('b', { min: 12, score: { weight: 0.25, basis: 'Tiêu chí 2' } }),
    ],
  });
  expect(points).toMatchObject({ earned: 51.25, possible: 100, lost: 0, open: 48.75, band: 'D' });
  expect(points.parts.map(({ earned, possible, basis }) => [earned, possible, basis])).toEqual([
    [45, 75, null],
    [6.25, 25, 'Tiêu chí 2'],
  ]);
  expect([90, 89.999, 50, 0, -1].map((earned) => bandOf({ bands }, earned))).toEqual([
    'A',
    'D',
    'D',
    'E',
    'E',
  ]);
  expect(bandOf({ bands: [] }, 90)).toBeNull();
});

test('mức độ thực hiện kế hoạch: chỉ tiêu đạt trên chỉ tiêu không có điểm riêng, cả những kỳ chưa tới', () => {
  const given = {
    score: { completion: { points: 1, under: 0.6 } },
    targets: [
      target('dat', { min: 3 }),
      target('thieu', { min: 4, until: '2026-06-30' }),
      target('dang', { min: 4 }),
      target('quy', { min: 1, per: 'quarter' }), // quý II, quý III không có bài
      target('ghi-nhan', {}),
      target('co-diem', { min: 3, score: { points: 1 } }),
    ],
  };
  const [, completion] = tallied(given).parts;
  // 1 trên 4 là 25%, dưới 60%; nhiều nhất 2 trên 4, cũng dưới.
  expect(completion).toMatchObject({ done: 1, goals: 4, earned: 0, open: 0, lost: 1, possible: 1 });
  const lower = { ...given, score: { completion: { points: 1 } } };
  expect(tallied(lower).parts[1]).toMatchObject({ earned: 0.25, open: 0.25, lost: 0.5 });
  expect(tallied(lower).next.at(-1)).toMatchObject({ kind: 'goals', count: 1, gain: 0.25 });
});

describe('điểm của chế độ báo cáo', () => {
  const given = (reports: object) => ({
    periods: {
      scheme: 'calendar',
      deadlines: [
        { period: '2026-Q1', due: '2026-03-25' },
        { period: '2026-H1', due: '2026-06-25' },
        { period: '2026-Q3', due: '2026-09-25' },
        { period: '2026', due: '2026-12-25' },
      ],
    },
    score: {
      reports: {
        points: 2,
        late: -0.25,
        incomplete: -0.25,
        missing: { quarter: -0.5, year: -1 },
        ...reports,
      },
    },
    targets: [],
  });
  const sent = (period: string, day: string, isIncomplete = false) => ({
    ...{ path: `van-ban/${period}.md`, plan: 'ke-hoach', period, sent: day, isIncomplete },
  });

  test('đúng hạn thì đủ phần của nó, chậm, phải làm lại, không gửi thì bị trừ', () => {
    const reports = [sent('2026-Q1', '2026-03-25'), sent('2026-H1', '2026-06-26')];
    const points = tallied(given({}), { reports });
    // Ba kỳ đã tới hạn: 1,5; chậm −0,25; quý III không gửi −0,5, gửi hôm nay thì chỉ còn −0,25.
    expect(points).toMatchObject({ earned: 0.75, possible: 2, lost: 0.5, open: 0.75 });
    expect(points.parts[0]!.reports!.map(({ state, points }) => [state, points])).toEqual([
      ['in-time', 0],
      ['late', -0.25],
      ['missing', -0.5],
      ['open', 0],
    ]);
    expect(points.next.map(({ what, gain }) => [what, gain])).toEqual([
      ['gửi báo cáo năm 2026', 0.5],
      ['gửi báo cáo quý III/2026', 0.25],
    ]);
  });

  test('phải bổ sung mà bổ sung kịp hạn thì không trừ; báo cáo của kế hoạch khác, gửi sau hôm nay thì chưa có', () => {
    const stateOf = (reports: ReturnType<typeof sent>[], asOf: string) =>
      tallied(given({}), { reports }, asOf).parts[0]!.reports![0]!.state;
    const redone = [sent('2026-Q1', '2026-03-20', true), sent('2026-Q1', '2026-03-25')];
    expect(stateOf(redone, '2026-03-22')).toBe('incomplete');
    expect(stateOf(redone, '2026-03-25')).toBe('in-time');
    expect(stateOf([{ ...sent('2026-Q1', '2026-03-20'), plan: 'khac' }], '2026-03-25')).toBe('open');
    expect(stateOf([sent('2026-Q1', '2026-03-20')], '2026-03-26')).toBe('in-time');
  });

  test('không trừ quá số điểm của phần này; phần chỉ có điểm trừ, hay có mức thấp nhất, thì theo mức ấy', () => {
    // Ba báo cáo không gửi: −0,5 − 0,25 (6 tháng không ghi riêng, như chậm) − 0,5.
    expect(tallied(given({ points: 0.5 })).earned).toBe(0);
    expect(tallied(given({ points: 0 })).earned).toBe(-1.25);
    expect(tallied(given({ points: 0, least: -1 })).earned).toBe(-1);
  });
});

test('ví dụ của hướng dẫn viết kế hoạch cho đúng số điểm mà hướng dẫn nói', () => {
  const guide = readFileSync(new URL('../../content/plans/README.md', import.meta.url), 'utf8');
  const example = parse(/```yaml\n([^`]+)```/.exec(guide)![1]!) as object;
  const periods = { scheme: 'calendar', deadlines: [{ period: '2026-Q1', due: '2026-03-30' }] };
  const ofMonth = (month: string, count: number) =>
    Array.from({ length: count }, (_, at) => itemWith(`${month}-${at}.md`, `2026-${month}-${10 + at}`));
  const evidence = {
    articles: [...ofMonth('01', 5), ...ofMonth('04', 4), ...ofMonth('07', 3), ...ofMonth('10', 5)],
    publications: ofMonth('05', 4).map((item) => ({ ...item, channel: 'bao-tinh' })),
    activities: ofMonth('06', 1).map((item) => ({ ...item, form: 'tap-huan' })),
    reports: [
      { path: 'q1.md', plan: 'ke-hoach', period: '2026-Q1', sent: '2026-03-31', isIncomplete: false },
    ],
  };
  const points = tallied({ ...example, periods }, evidence, '2026-12-31');
  expect(points.parts.map(({ earned }) => earned)).toEqual([2.8, 1.5, 0.75, 2, 1.75]);
  expect(points).toMatchObject({ earned: 8.8, band: 'B' });
  expect(guide).toContain('Cộng 8,8 điểm, hạng B.');
});

test('bảng điểm: việc đem lại điểm nêu mức sẽ lên, mức chung một số bài là một việc', () => {
  const steps = [
    { from: 1, points: 2 },
    { from: 0.9, points: 1.5 },
    { from: 0.8, points: 1 },
    { from: 0.3, points: 0 },
  ];
  const advised = (min: number) =>
    tallied({
      targets: [target('tin', { min, score: { points: 2, rule: 'steps', steps } })],
    }).next.map(({ what, gain }) => `${what}: ${gain}`);
  // Đã có 3 bài; 8 bài là 80%, 9 là 90%, 10 là đủ.
  expect(advised(10)).toEqual([
    'thêm 1 tin, bài, lên mức 90%: 0.5',
    'thêm 1 tin, bài, lên mức 100%: 0.5',
    'thêm 5 tin, bài, lên mức 80%: 1',
  ]);
  // Với 4 bài thì 80%, 90%, 100% đều phải đủ 4.
  expect(advised(4)).toEqual(['thêm 1 tin, bài, lên mức 100%: 2']);

  const completion = { points: 2, rule: 'steps', steps };
  const goals = (lost: number) =>
    tallied({
      score: { completion },
      targets: [
        ...Array.from({ length: 8 }, (_, at) => target(`dat-${at}`, { min: 3 })),
        ...Array.from({ length: 2 }, (_, at) =>
          target(`dang-${at}`, { min: 4, ...(at < lost ? { until: '2026-06-30' } : {}) }),
        ),
      ],
    });
  expect(goals(0).next.map(({ what, gain }) => `${what}: ${gain}`)).toEqual([
    'hoàn thành 1 chỉ tiêu chưa có điểm riêng, lên mức 90%: 0.5',
    'hoàn thành 1 chỉ tiêu chưa có điểm riêng, lên mức 100%: 0.5',
  ]);
  expect(goals(1)).toMatchObject({ earned: 1, lost: 0.5, open: 0.5, next: [{ count: 1, gain: 0.5 }] });
  expect(describeRule(goals(0).parts[0]!)).toBe(
    'đạt từ 100% được 2 điểm, từ 90% được 1,5 điểm, từ 80% được 1 điểm, từ 30% được 0 điểm, dưới 30% thì 0 điểm',
  );
});

test('việc đem lại điểm: nhiều điểm cho mỗi việc đứng trước, lượt người, lượt truy cập đứng cuối', () => {
  const { next } = tallied({
    targets: [
      target('nguoi', { measure: 'people', min: 500, score: { points: 5 } }),
      target('bao', {
        measure: 'publications',
        filter: { channels: ['bao-tinh'], genres: ['tin', 'bai'] },
        min: 2,
        score: { points: 0.5 },
      }),
      // Phải tới 80% mới có điểm: 8 tin được 0,8; đã có 3.
      target('tin', { min: 10, score: { points: 1, under: 0.8 } }),
      target('kenh', { measure: 'channels', score: { points: 1, rule: 'per-item', each: 0.25 } }),
      target('vuot', { min: 2, score: { points: 1, perExtra: 0.1, cap: 1.15 } }),
    ],
  });
  expect(next.map(({ what, gain }) => `${what}: ${gain}`)).toEqual([
    'thêm 3 kênh, hình thức khác: 0.75',
    'thêm 2 tin, bài trên báo của tỉnh: 0.5',
    'thêm 5 tin, bài: 0.8',
    'thêm 2 tin, bài: 0.2',
    'thêm 1 tin, bài: 0.05',
    'thông tin tới thêm 500 lượt người: 5',
  ]);
});

test('báo cáo một kỳ: điểm hết ngày cuối kỳ, phần kỳ đem lại; việc đem lại điểm thì theo ngày lập báo cáo', () => {
  const plan = planWith({
    score: {
      points: 8,
      bands: [{ name: 'B', from: 0 }],
      reports: { points: 4, late: -0.5 },
    },
    periods: {
      scheme: 'calendar',
      deadlines: [
        { period: '2026-Q1', due: '2026-04-05' },
        { period: '2026-Q2', due: '2026-07-05' },
      ],
    },
    targets: [target('quy', { min: 2, per: 'quarter', score: { points: 4 } })],
  });
  const months = ['01', '02', '04', '07', '08'];
  const evidence = evidenceWith({
    articles: months.map((month) => itemWith(`${month}.md`, `2026-${month}-10`)),
    // Chậm một ngày, nên thuộc quý II.
    reports: [{ path: 'q1', plan: 'ke-hoach', period: '2026-Q1', sent: '2026-04-06', isIncomplete: false }],
  });
  const inPeriod = (id: string, asOf = '2026-10-20') => tally('ke-hoach', plan, evidence, asOf, id).points!;

  // Quý I: 2 trên 2 là 1 trong 4 điểm.
  expect(inPeriod('2026-Q1')).toMatchObject({ until: '2026-03-31', earned: 1, brought: 1, lost: 0 });
  // Quý II: 1 trên 2 là 0,5, nửa điểm đã mất; báo cáo quý I đem lại 2 − 0,5.
  const second = inPeriod('2026-Q2');
  expect(second).toMatchObject({ until: '2026-06-30', earned: 3, brought: 2, lost: 1, open: 4 });
  expect(second.parts.map(({ earned, brought }) => [earned, brought])).toEqual([
    [1.5, 0.5],
    [1.5, 1.5],
  ]);
  expect(describePoints({ points: second })).toBe(
    'Điểm tính đến hết ngày 30/06/2026: 3 trên 8, hạng B; trong kỳ thêm 2; đã mất 1, còn có thể đạt 4.',
  );
  // Hôm nay là quý IV, báo cáo quý II đã quá hạn mà chưa gửi.
  expect(second.next.map(({ what }) => what)).toEqual(['thêm 2 tin, bài']);
  // Quý IV chưa hết: đến hôm nay. Quý III đem lại 1, quý II mất 0,5 điểm báo cáo không gửi, được 2 điểm tới hạn.
  expect(inPeriod('2026-Q3')).toMatchObject({ earned: 5.5, brought: 2.5 });
  expect(inPeriod('2026-Q4')).toMatchObject({ until: '2026-10-20', earned: 5.5, brought: 0 });
  expect(describePoints({ points: inPeriod('2026-Q4') })).toContain('; trong kỳ không thêm điểm; ');
  // Kỳ chưa bắt đầu, kế hoạch không chấm điểm: không có điểm.
  expect(tally('ke-hoach', plan, evidence, '2026-05-20', '2026-Q3').points).toBeUndefined();
  const unscored = planWith({ targets: [target('quy', { min: 2, per: 'quarter' })] });
  expect(tally('ke-hoach', unscored, evidence, '2026-10-20', '2026-Q2').points).toBeUndefined();
});

describe('các kiểu báo cáo', () => {
  const plan = {
    score: { bands: [{ name: 'B', from: 0 }], basis: 'Quyết định 1/QĐ-UBND' },
    targets: [
      target('cong', { min: 3, score: { points: 1 } }),
      target('bao', {
        measure: 'publications',
        filter: { channels: ['bao-tinh'] },
        min: 2,
        score: { points: 0.5, basis: 'Tiêu chí 4.1' },
      }),
    ],
  };
  const scored = (portal: string, points: PortalReport['points']) =>
    portalWith({ portal, name: portal, points });
  const report = reportWith({ portals: [scored('xa', tallied(plan))] });
  const said = 'Điểm: 1 trên 1,5, hạng B; còn có thể đạt 0,5.';
  const advice =
    'thêm 2 tin, bài trên báo của tỉnh: +0,5 điểm (Chỉ tiêu bao; năm 2026; đến hết ngày 31/12/2026)';

  test('kiểu nào cũng nói điểm đã có, và việc đem lại điểm', async () => {
    const inOneLine = writeTable(report, colours.createColors(false)).replace(/\s+/g, ' ');
    const markdown = writeMarkdown(report).replaceAll('&#40;', '(').replaceAll('&#41;', ')');
    for (const written of [writeHtml(report), markdown, inOneLine]) {
      expect(written).toContain(said);
      expect(written).toContain(advice);
    }
    const sheets = open(await writeXlsx(report));
    expect(sheets['xl/workbook.xml']).toContain('Việc thêm điểm');
    expect(Object.values(sheets).join('')).toContain('Tiêu chí 4.1');
    expect(open(await writeXlsx(reportWith()))['xl/workbook.xml']).not.toContain('Điểm');
  });

  test('phần chỉ trừ điểm thì nói có bị trừ hay không, không nói “0 trên 0”', () => {
    expect([0, -0.25].map((earned) => describeEarned({ earned, possible: 0 }))).toEqual([
      'không bị trừ điểm',
      'trừ 0,25 điểm',
    ]);
    const points = tallied(plan);
    const parts = [
      { ...points.parts[0]!, label: 'Chế độ báo cáo', earned: 0, possible: 0, lost: 0, open: 0 },
    ];
    const portals = [scored('xa', { ...points, parts })];
    const written = writeTable(reportWith({ portals }), colours.createColors(false));
    expect(written).toContain('Chế độ báo cáo: không bị trừ điểm');
  });

  test('báo cáo một kỳ có cột điểm trong kỳ', async () => {
    const of = tally(
      'ke-hoach',
      planWith(plan),
      evidenceWith({ articles: articles(3) }),
      '2026-11-20',
      '2026',
    );
    const ofPeriod = reportWith({ portals: [scored('xa', of.points)], period: rowWith().period });
    const said = 'Điểm tính đến hết ngày 20/11/2026: 1 trên 1,5, hạng B; trong kỳ thêm 1';
    expect(writeTable(ofPeriod, colours.createColors(false)).replace(/\s+/g, ' ')).toContain(said);
    for (const written of [writeHtml(ofPeriod), writeMarkdown(ofPeriod)]) {
      expect(written).toContain(said);
      expect(written).toContain('Trong kỳ');
    }
    const sheets = open(await writeXlsx(ofPeriod));
    expect(Object.values(sheets).join('')).toContain('Trong kỳ');
    for (const written of [writeHtml(report), writeMarkdown(report)])
      expect(written).not.toContain('Trong kỳ');
  });

  test('kế hoạch có điểm thì xếp hạng theo điểm trên điểm tối đa; bằng nhau thì đồng hạng; không có điểm thì cuối', () => {
    const of = (earned: number, possible: number) => ({ ...tallied(plan), earned, possible });
    const portals = [
      scored('khong', undefined),
      scored('a', of(1, 2)),
      scored('b', of(2, 3)),
      scored('c', of(1.5, 3)),
      scored('d', of(0, 2)),
    ];
    const list = rankings(reportWith({ portals })).get('ke-hoach-2026')!;
    expect(list.map(({ rank, portal }) => `${rank} ${portal}`)).toEqual([
      '1 b',
      '2 a',
      '2 c',
      '4 d',
      '5 khong',
    ]);
    const written = writeTable(reportWith({ portals }), colours.createColors(false));
    expect(written).toMatch(/Xếp hạng theo kế hoạch ke-hoach-2026 \(điểm[\s\S]*1 {2}b +2 trên 3 \(B\)/);
  });
});
