import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportSchema, type PortalReport, type TargetResult } from '../../src/schemas/report.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { filesInShort, type PortalInShort } from '../fixtures/portal-in-short.ts';
import { underPortal } from '../fixtures/portals.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/seed-plans', import.meta.url));
const PLANS = fileURLToPath(new URL('../../content/plans', import.meta.url));

/** A seed plan's portals and, beside them, the reports worked out by hand, the arithmetic in their comments. */
interface Fixture {
  plan: string;
  portals: Record<string, PortalInShort>;
  reports: {
    asOf: string;
    period?: string;
    only?: string[];
    /** A passage of the plan and what stands in its place. */
    planEdit?: [string, string];
    /** With `targets` every item of every row; with `results` only the number, the verdict, and the days covered. */
    portals: ({ portal: string } & Record<string, unknown>)[];
  }[];
}

const fixtures = readdirSync(FIXTURES).map(
  (file) => [basename(file, '.yaml'), parse(readFileSync(join(FIXTURES, file), 'utf8')) as Fixture] as const,
);

test.each(fixtures)('báo cáo của %s đúng như đếm tay', async (_name, { plan, portals, reports }) => {
  for (const { asOf, period, only, planEdit, portals: expected } of reports) {
    const report = await makeReport({
      content: await makeContent(plan, portals, planEdit),
      portals: only,
      asOf,
      period,
    });
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.unreadable).toEqual([]);
    const found = report.portals.map((portal, index) =>
      expected[index] && 'results' in expected[index] ? shortenMore(portal, period) : shorten(portal),
    );
    expect({ asOf, period, portals: found }).toEqual({ asOf, period, portals: expected });
  }
});

test('cả năm kế hoạch gốc đều có báo cáo đếm tay', () => {
  const seeds = readdirSync(PLANS).flatMap((file) => (file.endsWith('.yaml') ? basename(file, '.yaml') : []));
  const covered = new Set(fixtures.map(([, { plan }]) => plan));
  // The points of the two indices are worked out in tests/fixtures/duties.
  const others = ['chi-so-tien-giang-2022', 'chi-so-xuan-loc-2022', 'ke-hoach-2026'];
  expect(seeds.filter((plan) => !covered.has(plan))).toEqual(others);
});

describe('đủ kỳ trong cả năm', () => {
  const rowsOf = async (fixture: string, target: string, asOf: string) => {
    const { plan, portals } = fixtures.find(([name]) => name === fixture)![1];
    const content = await makeContent(plan, portals);
    const report = await makeReport({ content, portals: undefined, asOf });
    return report.portals[0]!.targets.filter(({ id }) => id === target);
  };

  test('Phụ lục II: mỗi cơ quan cổng thành phố khai có một hàng mỗi quý; quý IV hết ngày 31/10', async () => {
    const rows = await rowsOf('tp-tay-ninh-2023-thanh-pho', 'co-quan-chuyen-mon', '2023-12-31');
    expect(rows).toHaveLength(5 * 4);
    expect(new Set(rows.map(({ required }) => required))).toEqual(new Set([4]));
    expect(rows.slice(0, 4).map(({ period }) => `${period.id} ${period.to}`)).toEqual([
      '2023-Q1 2023-03-31',
      '2023-Q2 2023-06-30',
      '2023-Q3 2023-09-30',
      '2023-Q4 2023-10-31',
    ]);
  });

  test('chuyên mục hằng tuần: năm 2024 có 52 tuần, tuần cuối từ 23/12 đến 29/12', async () => {
    const rows = await rowsOf('thai-binh-2024', 'chuyen-muc-hang-tuan', '2024-12-31');
    expect(rows).toHaveLength(52);
    expect(rows[0]!.period).toMatchObject({ id: '2024-W01', from: '2024-01-01' });
    expect(rows.at(-1)!.period).toMatchObject({ id: '2024-W52', from: '2024-12-23', to: '2024-12-29' });
  });

  test('“mỗi tháng” là tháng theo lịch: ba đơn vị, mười hai tháng, tháng 12 hết ngày 31/12', async () => {
    const rows = await rowsOf('tu-mo-rong-2024', 'tin-bai-hang-thang', '2024-12-31');
    expect(rows).toHaveLength(3 * 12);
    expect(rows[11]!.period).toMatchObject({ id: '2024-12', from: '2024-12-01', to: '2024-12-31' });
  });
});

test('chuyên mục trống, hoặc quá lâu không có bài mới, thì còn thiếu và được nêu tên', async () => {
  const { plan, portals } = fixtures.find(([name]) => name === 'tp-tay-ninh-2023-phuong-xa')![1];
  const rowsOf = async (...edit: [string, string]) => {
    const content = await makeContent(plan, portals, edit);
    const report = await makeReport({ content, portals: undefined, asOf: '2023-11-07' });
    return report.portals.map(({ targets }) => shortenRow(targets.find(({ id }) => id === 'chuyen-muc')!));
  };
  // Bài mới nhất của chuyên mục Thông báo là ngày 08/7: đến 31/10 đã 23 + 31 + 30 + 31 = 115 ngày.
  const [ward, commune] = await rowsOf('eachOf: declared', 'eachOf: declared\n    maxGapDays: 114');
  expect(ward).toMatchObject({
    result: '9/10 missing 1 near',
    notCounted: { stale: ['Chuyên mục Thông báo'] },
  });
  expect(commune).toMatchObject({ notCounted: { empty: ['Chuyên mục Thông báo'] } });
  const [within] = await rowsOf('eachOf: declared', 'eachOf: declared\n    maxGapDays: 115');
  expect(within).toMatchObject({ result: '10/10 missing 0 met' });
});

/** Writes the portals and the plan, as content/plans has it, into a temporary folder. */
async function makeContent(
  plan: string,
  portals: Record<string, PortalInShort>,
  [from, to]: [string, string] = ['', ''],
): Promise<string> {
  const text = readFileSync(join(PLANS, `${plan}.yaml`), 'utf8');
  // The plan may speak of the passage in a comment before it has it.
  const at = text.lastIndexOf(from);
  const edited = from ? text.slice(0, at) + to + text.slice(at + from.length) : text;
  const files = Object.entries(portals).map(([id, portal]) =>
    underPortal(id, filesInShort(id, plan, portal)),
  );
  return makeFolder(Object.assign({ [`plans/${plan}.yaml`]: edited }, ...files));
}

function shorten({ portal, verdict, targets }: PortalReport) {
  return { portal, verdict, targets: targets.map(shortenRow) };
}

/** Names files by their last part, chuyên mục by their titles, recorded numbers by themselves. */
function shortenRow(row: TargetResult) {
  const { required, actual, missing, measure } = row;
  const isRecorded = measure === 'visits' || measure === 'figures';
  const counted = row.counted.map((item) => (isRecorded ? item.amount : nameOf(item)));
  const notCounted = Object.fromEntries(
    [...Map.groupBy(row.notCounted, ({ reason }) => reason)].map(([reason, items]) => [
      reason,
      reason === 'wrong-unit' ? items.length : orNumber(items.map(nameOf)),
    ]),
  );
  return {
    row: `${row.id} · ${row.unit ?? '-'} · ${row.period.id} · ${daysOf(row)}`,
    result: `${actual ?? '–'}/${required} missing ${missing ?? '–'} ${standingOf(row)}`,
    ...(row.cumulative && { cumulative: true }),
    ...(counted.length > 0 && { counted: orNumber(counted) }),
    ...(row.notCounted.length > 0 && { notCounted }),
    ...(Object.keys(row.excluded).length > 0 && { excluded: row.excluded }),
  };
}

/** Gives each row's number and verdict by its target, unit and, unless it is the one asked for, period. */
function shortenMore({ portal, verdict, targets }: PortalReport, asked: string | undefined) {
  const keyOf = ({ id, unit, period }: TargetResult) =>
    [id, ...(unit === null ? [] : [unit]), ...(period.id === asked ? [] : [period.id])].join(' · ');
  const resultOf = (row: TargetResult) => `${row.actual ?? '–'}/${row.required} ${standingOf(row)}`;
  return {
    portal,
    verdict,
    days: [...new Set(targets.map(daysOf))].sort(),
    results: Object.fromEntries(targets.map((row) => [keyOf(row), resultOf(row)])),
  };
}

function nameOf({ path, title }: { path: string; title: string }): string {
  return path.endsWith('portal.yaml') ? title : basename(path, '.md');
}

/** Of a long list only says how many. */
function orNumber<T>(list: T[]): T[] | number {
  return list.length > 20 ? list.length : list;
}

function daysOf({ period: { from, to, due } }: TargetResult): string {
  return `${from}..${to} · due ${due ?? '-'}`;
}

function standingOf({ verdict, daysLeft }: TargetResult): string {
  return [verdict, ...(daysLeft === undefined ? [] : [daysLeft])].join(' ');
}
