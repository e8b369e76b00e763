import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { elementsOf, textOf } from '../fixtures/html.ts';
import { articleMd, markdown, planYaml, portalYaml } from '../fixtures/make.ts';
import { underPortal } from '../fixtures/portals.ts';

const root = await makeSharedFolder();
let targets = '';
let home = '';

const deadlines = [
  { period: '2026-Q1', due: '2026-03-31' },
  { period: '2026-H1', due: '2026-07-03' },
  { period: '2026-9M' },
];
const PLANS = {
  'plans/co-so.yaml': planYaml({
    title: 'Kế hoạch có giao số',
    periods: { scheme: 'calendar', deadlines },
    targets: [
      { id: 'tin', label: 'Tin CCHC', measure: 'articles', min: 2, per: 'quarter', basis: 'Phụ lục III.c' },
      { id: 'don-vi', label: 'Tin của đơn vị', measure: 'articles', min: 1, per: 'quarter', by: 'unit' },
    ],
  }),
  'plans/khong-so.yaml': planYaml({
    number: undefined,
    issued: undefined,
    note: 'Bản gốc mất trang cuối.',
    targets: [{ id: 'lan', label: 'Số lần', measure: 'activities', per: 'year' }],
  }),
  'plans/cua-tinh.yaml': planYaml({
    targets: [{ id: 'dai', label: 'Đài', appliesTo: ['tinh'], measure: 'publications', min: 1, per: 'year' }],
  }),
};

beforeAll(async () => {
  const content = join(root, 'content');
  await writeFiles(content, {
    ...PLANS,
    ...underPortal('xa-a', {
      'portal.yaml': portalYaml({
        plans: ['co-so', 'khong-so', 'cua-tinh'],
        units: [{ id: 'van-phong', name: 'Văn phòng' }],
      }),
      'tin-tuc/2026/bai.md': articleMd({ date: '2026-05-02' }),
      'hoat-dong/tap-huan.md': markdown({
        title: 'Tập huấn một cửa',
        date: '2026-05-20',
        form: 'tap-huan',
        times: 3,
        people: { 'can-bo': 34 },
        evidence: ['Biên bản lưu tại Văn phòng', { name: 'Ảnh tập huấn', url: 'https://vidu.vn/anh' }],
      }),
    }),
  });
  const out = join(root, 'dist');
  const built = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
  expect(built.code, built.stderr).toBe(0);
  targets = await readFile(join(out, 'xa-a/chi-tieu/index.html'), 'utf8');
  home = await readFile(join(out, 'xa-a/index.html'), 'utf8');
});

/** The words of the elements of some names, as a reader sees them. */
function words(html: string, ...names: string[]): string[] {
  return elementsOf(html)
    .filter(({ tagName }) => names.includes(tagName))
    .map((element) => textOf(element).replace(/\s+/g, ' ').trim());
}

test('kế hoạch có số, ngày; bản gốc không ghi thì nói vậy, kèm ghi chú', () => {
  expect(words(targets, 'h2')).toEqual(
    expect.arrayContaining([
      'Kế hoạch số 1/KH-UBND của UBND tỉnh Ví Dụ',
      'Kế hoạch (bản gốc không ghi số) của UBND tỉnh Ví Dụ',
    ]),
  );
  expect(words(targets, 'p')).toEqual(
    expect.arrayContaining([
      'Kế hoạch có giao số, ban hành ngày 12/12/2025.',
      'Tuyên truyền cải cách hành chính, bản gốc không ghi ngày.',
      'Ghi chú về bản gốc: Bản gốc mất trang cuối.',
    ]),
  );
  expect(words(targets, 'span')).toContain('Căn cứ: Phụ lục III.c');
});

test('hạn báo cáo từng kỳ, đơn vị chưa đạt, kế hoạch không giao gì cho xã', () => {
  expect(words(targets, 'li')).toEqual(
    expect.arrayContaining([
      'Hạn báo cáo quý I/2026: hết ngày 31/03/2026, đã qua hạn',
      'Hạn báo cáo 6 tháng đầu năm 2026: hết ngày 03/07/2026, còn 3 ngày',
      'Hạn báo cáo 9 tháng năm 2026: kế hoạch không ghi ngày',
    ]),
  );
  expect(words(targets, 'p')).toContain('01/01/2026 – 31/03/2026. Hạn báo cáo 31/03/2026');
  expect(words(targets, 'p')).toContain('Đơn vị chưa đạt: Văn phòng (quý I/2026: thiếu 1).');
  expect(words(targets, 'p')).toContain('Kế hoạch không giao chỉ tiêu cho xã này.');
});

test('chỉ tiêu không giao số ghi nhận con số và minh chứng, không chấm', () => {
  expect(words(targets, 'strong')).toContain('Đã ghi nhận: 3');
  expect(words(targets, 'li')).toContain(
    '20/05/2026: Tập huấn một cửa Biên bản lưu tại Văn phòng Ảnh tập huấn',
  );
  expect(targets).toContain('<a href="https://vidu.vn/anh">Ảnh tập huấn</a>');
});

test('trang chủ không vẽ thước cho chỉ tiêu không giao số, không kể vào số chỉ tiêu đạt', () => {
  expect(words(home, 'p')).toEqual(
    expect.arrayContaining([
      'Đã đạt 0/1 chỉ tiêu của kỳ này.',
      'Đã ghi nhận kết quả của 1 việc mà kế hoạch không giao số.',
      'Năm 2026, đã ghi nhận: 3',
    ]),
  );
  expect(words(home, 'progress')).toHaveLength(1);
});
