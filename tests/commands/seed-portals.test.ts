import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeReport } from '../../src/commands/make-report.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import type { Report, TargetResult } from '../../src/schemas/report.ts';
import { makeSharedFolder } from '../fixtures/folders.ts';
import { elementsOf, textOf } from '../fixtures/html.ts';
import { runScript } from '../fixtures/make.ts';

const SEEDS = fileURLToPath(new URL('../seeds/portals', import.meta.url));
const PLANS = fileURLToPath(new URL('../../content/plans', import.meta.url));

/** The illustrative portals of the years of two source plans, each with what it reached, counted by hand. */
const portals = [
  {
    portal: 'phuong-2023',
    plan: 'tp-tay-ninh-2023',
    asOf: '2023-11-06', // “tính đến thời điểm 06/11/2023”
    reached: {
      'bao-tinh': '1/2 missed', // bản in, không có địa chỉ
      'cong-tinh': '1/2 missed',
      'cong-xa': '1/20 missed', // một tin; clip và bài không phải tin
      'chuyen-muc': '10/10 met', // 8 phần bắt buộc + 2 chuyên mục cổng khai
      'truy-cap': '10020/10000 met', // 820 + 790 + 905 + 880 + 1010 + 960 + 1040 + 1105 + 990 + 1280 + 240
      'ke-hoach': '1/1 met',
      'so-lan': '7/0 reported', // 1 tập huấn + 6 giao ban
      'so-nguoi': '44/0 reported', // 28 + 16 cán bộ; 12 người dân không tính
      'long-ghep': '6/0 reported',
      'van-phong-dien-tu': '1/0 reported',
      'tin-muc': '3/0 reported',
      'mang-xa-hoi': '1/0 reported',
      'thu-tuc': '1/0 reported',
      'truc-quan': '1/0 reported',
      'phong-su-clip': '1/0 reported',
      'sang-kien': '1/0 reported',
    },
  },
  {
    portal: 'xa-2024',
    plan: 'tu-mo-rong-2024',
    asOf: '2024-12-31',
    reached: {
      'tin-bai-hang-thang · van-phong': '1 of 12', // tháng 5; clip tháng 9 không phải tin, bài
      'tin-bai-hang-thang · hoi-phu-nu': '1 of 12', // tháng 6
      'ke-hoach-don-vi · van-phong': '0/1 pending',
      'ke-hoach-don-vi · hoi-phu-nu': '1/1 met',
      'chi-dao-dieu-hanh': '1/0 reported',
      clip: '1/0 reported',
      'neu-guong': '2/0 reported', // một nêu gương, một phê bình
      'theo-linh-vuc': '1/0 reported', // bài hướng dẫn một thủ tục hộ tịch
      'hoi-nghi': '1/0 reported',
      'cu-du': '1/0 reported',
      'cuoc-thi': '1/0 reported',
      'doi-thoai': '1/0 reported',
      'loa-hop-thon': '16/0 reported',
      'an-pham': '1/0 reported',
      zalo: '1/0 reported',
      'thu-tuc': '1/0 reported',
      'truc-tuyen': '79/0 reported', // 41 + 38
      'buu-chinh': '12/0 reported',
      'khao-sat': '96.5/0 reported',
      'phan-anh': '1/0 reported',
    },
  },
];

const root = await makeSharedFolder();

describe.each(portals)('cổng $portal theo kế hoạch $plan', ({ portal, plan, asOf, reached }) => {
  const content = join(root, portal, 'content');
  const out = join(root, portal, 'site');
  let targets: Report['portals'][number]['targets'];
  const read = (path: string) => readFile(join(out, portal, path), 'utf8');

  beforeAll(async () => {
    await mkdir(join(content, 'plans'), { recursive: true });
    await cp(join(PLANS, `${plan}.yaml`), join(content, 'plans', `${plan}.yaml`));
    await cp(join(SEEDS, portal), join(content, 'portals', portal), { recursive: true });
    const report = await makeReport({ content, portals: undefined, asOf });
    expect(report.unreadable).toEqual([]);
    targets = report.portals[0]!.targets;
    const built = await runScript('build', ['--content', content, '--as-of', asOf, '--out', out]);
    expect(built.code, built.stderr).toBe(0);
  });

  test('kiểm tra không thấy lỗi nào', async () => {
    const { code, stdout } = await runScript('check', ['--content', content, '--as-of', asOf]);
    expect(code, stdout).toBe(0);
  });

  test('báo cáo có mọi chỉ tiêu của kế hoạch, mỗi chỉ tiêu có nội dung được tính', () => {
    expect(summarise(targets)).toEqual(reached);
    const counted = new Set(targets.filter((row) => row.counted.length > 0).map(({ id }) => id));
    expect([...new Set(targets.map(({ id }) => id))].filter((id) => !counted.has(id))).toEqual([]);
  });

  test('trang Tiến độ kế hoạch có mọi chỉ tiêu, kèm minh chứng', async () => {
    const { kind } = parse(await readFile(join(content, 'portals', portal, 'portal.yaml'), 'utf8')) as {
      kind: 'xa' | 'phuong';
    };
    const { targets: all } = planSchema.parse(parse(await readFile(join(PLANS, `${plan}.yaml`), 'utf8')));
    const asked = all.filter(({ appliesTo }) => !appliesTo || appliesTo.includes(kind));
    const shown = elementsOf(await read('chi-tieu/index.html'))
      .filter(({ properties }) => properties.dataElement === 'target')
      .map(textOf);
    expect(shown).toHaveLength(asked.length);
    for (const { label } of asked) expect(shown.filter((text) => text.includes(label))).toHaveLength(1);
    for (const { id, label, counted, measure } of targets) {
      const text = shown.find((each) => each.includes(label))!;
      if (measure !== 'visits' && measure !== 'figures')
        for (const { title } of counted) expect(text, id).toContain(title);
    }
  });

  test('mọi hoạt động được tính có ở trang Hoạt động, kèm hình thức', async () => {
    const page = await read('hoat-dong/index.html');
    const activities = targets.flatMap(({ measure, counted }) => (measure === 'activities' ? counted : []));
    expect(activities.length).toBeGreaterThan(0);
    for (const { title, facts } of activities) {
      expect(page).toContain(title);
      expect(page).toContain(facts!.form);
    }
  });
});

/** Gives each target's number and verdict; of a target with many periods, in how many it was met. */
function summarise(targets: TargetResult[]): Record<string, string> {
  const keyOf = ({ id, unit }: TargetResult) => (unit === null ? id : `${id} · ${unit}`);
  return Object.fromEntries(
    [...Map.groupBy(targets, keyOf)].map(([key, rows]) => [
      key,
      rows.length === 1
        ? `${rows[0]!.actual}/${rows[0]!.required} ${rows[0]!.verdict}`
        : `${rows.filter(({ verdict }) => verdict === 'met').length} of ${rows.length}`,
    ]),
  );
}
