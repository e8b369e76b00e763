import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { reportSchema, type Report, type TargetResult } from '../../src/schemas/report.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';
import { pdf, underPortal } from '../fixtures/portals.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/seed-plans', import.meta.url));
const PLANS = fileURLToPath(new URL('../../content/plans', import.meta.url));

/** A seed plan's portals and, beside them, the reports worked out by hand, the arithmetic in their comments. */
interface Fixture {
  plan: string;
  portals: Record<string, Portal>;
  reports: {
    asOf: string;
    period?: string;
    only?: string[];
    /** A passage of the plan and what stands in its place. */
    planEdit?: [string, string];
    portals: object[];
  }[];
}

/** A portal's items by their names; what an item does not say is taken from its name. */
interface Portal {
  kind: string;
  units?: string[];
  'gioi-thieu'?: string[];
  'lanh-dao'?: boolean;
  'giao-dich'?: boolean;
  'tin-tuc'?: Record<string, Entry>;
  'dang-ngoai'?: Record<string, Entry>;
  'hoat-dong'?: Record<string, Entry>;
  'luot-truy-cap'?: object[];
}

/** `text` names the item whose words, or address, this one repeats. */
type Entry = { date: string; text?: string } & Record<string, unknown>;

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
    expect({ asOf, portals: report.portals.map(shorten) }).toEqual({ asOf, portals: expected });
  }
});

test('cả năm kế hoạch gốc đều có báo cáo đếm tay', () => {
  const seeds = readdirSync(PLANS).map((file) => basename(file, '.yaml'));
  const covered = new Set(fixtures.map(([, { plan }]) => plan));
  expect(seeds.filter((plan) => !covered.has(plan))).toEqual(['ke-hoach-2026']);
});

describe('đủ kỳ trong cả năm', () => {
  const rowsOf = async (fixture: string, asOf: string) => {
    const { plan, portals } = fixtures.find(([name]) => name === fixture)![1];
    const content = await makeContent(plan, portals);
    return (await makeReport({ content, portals: undefined, asOf })).portals[0]!.targets;
  };

  test('mười hai cơ quan chuyên môn, mỗi cơ quan một hàng mỗi quý, mỗi hàng bốn tin', async () => {
    const rows = await rowsOf('tp-tay-ninh-2023-thanh-pho', '2023-12-31');
    const ofOffices = rows.filter(({ id }) => id === 'co-quan-chuyen-mon');
    expect(ofOffices).toHaveLength(12 * 4);
    expect(new Set(ofOffices.map(({ unit }) => unit)).size).toBe(12);
    expect(new Set(ofOffices.map(({ required }) => required))).toEqual(new Set([4]));
    expect(ofOffices.slice(0, 4).map(({ period }) => period.id)).toEqual([
      '2023-Q1',
      '2023-Q2',
      '2023-Q3',
      '2023-Q4',
    ]);
  });

  test('năm 2024 có 52 tuần, tuần cuối từ 23/12 đến 29/12', async () => {
    const rows = await rowsOf('thai-binh-2024', '2024-12-31');
    expect(rows).toHaveLength(52);
    expect(rows.at(-1)!.period).toMatchObject({ id: '2024-W52', from: '2024-12-23', to: '2024-12-29' });
  });

  test('ba đơn vị, mười hai tháng, tháng 12 hết ngày 14/12', async () => {
    const rows = await rowsOf('tu-mo-rong-2024', '2024-12-31');
    expect(rows).toHaveLength(3 * 12);
    expect(rows[11]!.period).toMatchObject({ id: '2024-12', from: '2024-11-15', to: '2024-12-14' });
  });
});

/** Writes the portals and the plan, as content/plans has it, into a temporary folder. */
async function makeContent(
  plan: string,
  portals: Record<string, Portal>,
  [from, to]: [string, string] = ['', ''],
): Promise<string> {
  const text = readFileSync(join(PLANS, `${plan}.yaml`), 'utf8');
  // The plan may speak of the passage in a comment before it has it.
  const at = text.lastIndexOf(from);
  const edited = from ? text.slice(0, at) + to + text.slice(at + from.length) : text;
  const files = Object.entries(portals).map(([id, portal]) => underPortal(id, filesOf(id, plan, portal)));
  return makeFolder(Object.assign({ [`plans/${plan}.yaml`]: edited }, ...files));
}

function filesOf(id: string, plan: string, portal: Portal): Files {
  const person = { phone: '0200 000 0011', email: 'chutich@vidu.gov.vn' };
  const files: Files = {
    'portal.yaml': portalYaml({
      kind: portal.kind,
      url: `https://${id}.vidu.gov.vn/`,
      plans: [plan],
      units: (portal.units ?? []).map((unit) => ({ id: unit, name: unit })),
    }),
  };
  for (const part of portal['gioi-thieu'] ?? []) {
    const isMap = part === 'ban-do-hanh-chinh';
    files[`gioi-thieu/${part}.md`] = markdown({}, isMap ? '[Bản đồ](ban-do.pdf)\n' : `Nội dung ${part}.\n`);
    if (isMap) files['gioi-thieu/ban-do.pdf'] = pdf('bản đồ');
  }
  if (portal['lanh-dao'])
    files['lanh-dao/chu-tich.md'] = markdown({
      name: 'Nguyễn Văn A',
      position: 'Chủ tịch',
      duties: 'Phụ trách chung',
      order: 1,
      ...person,
    });
  if (portal['giao-dich'])
    files['giao-dich/mot-cua.md'] = markdown({ name: 'Bộ phận Một cửa', address: 'Thôn Mẫu 1', ...person });
  for (const [name, { text = name, ...entry }] of Object.entries(portal['tin-tuc'] ?? {}))
    files[`tin-tuc/${entry.date.slice(0, 4)}/${name}.md`] = articleMd(
      { title: `Tin cải cách hành chính ${text}`, ...entry },
      `Nội dung ${text}.\n`,
    );
  for (const [name, { text = name, ...entry }] of Object.entries(portal['dang-ngoai'] ?? {}))
    files[`dang-ngoai/${name}.md`] = markdown({
      title: `Tin ngoài cổng ${name}`,
      outlet: 'Báo, đài của tỉnh',
      url: `https://ngoai.vidu.vn/${id}/${text}`,
      ...entry,
    });
  for (const [name, entry] of Object.entries(portal['hoat-dong'] ?? {}))
    files[`hoat-dong/${name}.md`] = markdown({ title: `Hoạt động ${name}`, ...entry });
  if (portal['luot-truy-cap'])
    files['luot-truy-cap.yaml'] = stringify(
      portal['luot-truy-cap'].map((entry) => ({ ...entry, source: 'Nhật ký máy chủ' })),
    );
  return files;
}

function shorten({ portal, verdict, targets }: Report['portals'][number]) {
  return { portal, verdict, targets: targets.map(shortenRow) };
}

/** Names files by their last part and visits by their number; of items of other units only says how many. */
function shortenRow(row: TargetResult) {
  const { id, unit, period, required, actual, missing, verdict, daysLeft, measure } = row;
  const nameOf = (path: string) => basename(path, '.md');
  const counted = row.counted.map(({ path, amount }) => (measure === 'visits' ? amount : nameOf(path)));
  const notCounted = Object.fromEntries(
    [...Map.groupBy(row.notCounted, ({ reason }) => reason)].map(([reason, items]) => [
      reason,
      reason === 'wrong-unit' ? items.length : items.map(({ path }) => nameOf(path)),
    ]),
  );
  const standing = [verdict, ...(daysLeft === undefined ? [] : [daysLeft])].join(' ');
  return {
    row: `${id} · ${unit ?? '-'} · ${period.id} · ${period.from}..${period.to} · due ${period.due ?? '-'}`,
    result: `${actual ?? '–'}/${required} missing ${missing ?? '–'} ${standing}`,
    ...(counted.length > 0 && { counted }),
    ...(row.notCounted.length > 0 && { notCounted }),
    ...(Object.keys(row.excluded).length > 0 && { excluded: row.excluded }),
  };
}
