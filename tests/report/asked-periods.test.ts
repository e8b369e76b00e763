import colours from 'picocolors';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { makeReport } from '../../src/commands/make-report.ts';
import { writeMarkdown } from '../../src/report/formats/markdown.ts';
import { writeTable } from '../../src/report/formats/table.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { filesInShort } from '../fixtures/portal-in-short.ts';
import { underPortal } from '../fixtures/portals.ts';

const plan = (year: number, ...kinds: string[]) =>
  stringify({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year },
    periods: { scheme: 'nd09', deadlines: [{ period: `${year}-H1`, due: `${year}-06-20` }] },
    targets: kinds.map((per) => ({ id: per, label: 'Tin, bài', measure: 'articles', min: 1, per })),
  });
const content = await writeFiles(await makeSharedFolder(), {
  'plans/quy.yaml': plan(2026, 'quarter'),
  // Kế hoạch có tháng, nhưng không cổng nào theo.
  'plans/thang.yaml': plan(2026, 'month'),
  'plans/cu.yaml': plan(2024, 'year'),
  ...underPortal('xa', filesInShort('xa', 'quy', { kind: 'xa' })),
});

const ask = (period: string, more: { plan?: string; asOf?: string } = {}) =>
  makeReport({ content, portals: undefined, asOf: '2026-08-20', period, ...more });
const refusal = async (...asked: Parameters<typeof ask>) =>
  ask(...asked).then(
    () => 'một báo cáo',
    (error: unknown) => (error as Error).message,
  );

const QUARTERS = [
  'Kế hoạch quy có: quý I/2026, quý II/2026, quý III/2026, quý IV/2026; 6 tháng',
  '  đầu năm 2026.',
];
const EXAMPLE = 'Ví dụ:  --period "Quý III/2026"  hoặc  --period 2026-Q3';

test('kỳ viết sai, kỳ của năm khác: nói các kế hoạch của năm có những kỳ nào, kèm một ví dụ', async () => {
  const monthly = 'Kế hoạch thang có: tháng 1/2026 đến tháng 12/2026; 6 tháng đầu năm 2026.';
  expect((await refusal('quý 5')).split('\n')).toEqual([
    'Không hiểu kỳ “quý 5”.',
    ...QUARTERS,
    monthly,
    EXAMPLE,
  ]);
  expect((await refusal('Quý III/2025')).split('\n')).toEqual([
    'Không kế hoạch nào có kỳ “Quý III/2025” (2025-Q3). Các kế hoạch ở đây là của',
    '  năm 2024, 2026.',
    ...[...QUARTERS, monthly, EXAMPLE],
  ]);
  expect((await refusal('quý 5', { plan: 'cu' })).split('\n')).toEqual([
    'Không hiểu kỳ “quý 5”.',
    'Kế hoạch cu có: 6 tháng đầu năm 2024; năm 2024.',
    'Ví dụ:  --period "6 tháng đầu năm 2024"  hoặc  --period 2024-H1',
  ]);
});

test('kỳ có trong lịch mà kế hoạch của các cổng không có: không đưa ra báo cáo rỗng', async () => {
  for (const [name, id] of [
    ['tháng 9', '2026-09'],
    ['9 tháng', '2026-9M'],
    ['năm 2026', '2026'],
  ])
    expect((await refusal(name!)).split('\n')).toEqual([
      `Không có chỉ tiêu hay báo cáo nào cho kỳ “${name}” (${id}).`,
      ...QUARTERS,
      EXAMPLE,
    ]);
  for (const name of ['Quý 3', 'quý III năm 2026', '6 tháng đầu năm', 'III/2026'])
    expect((await ask(name)).portals).toHaveLength(1);
});

test('kỳ chưa bắt đầu không phải là kỳ sai; báo cáo nói kỳ bắt đầu khi nào', async () => {
  const report = await ask('Quý IV');
  expect(report.portals).toEqual([]);
  const said = 'Quý IV/2026 chưa bắt đầu: kỳ này từ ngày 15/09/2026.';
  expect(writeTable(report, colours.createColors(false))).toContain(said);
  expect(writeMarkdown(report)).toContain(said);
});

test('kế hoạch tính theo ngày làm việc mà chưa có ngày nghỉ của năm thì báo cáo nói vậy; có rồi thì thôi', async () => {
  const files = {
    'plans/ngay.yaml': plan(2026, 'working-day'),
    ...underPortal('xa', filesInShort('xa', 'ngay', { kind: 'xa' })),
  };
  const without = await writeFiles(await makeSharedFolder(), files);
  const report = await makeReport({ content: without, portals: undefined, asOf: '2026-01-09' });
  expect(report.integrity.holidaysUnknown).toEqual([2025, 2026]);
  expect(writeMarkdown(report)).toContain('Chưa có tệp ngày nghỉ năm 2026');
  const holidays = (year: number) => `source: Thông báo\nholidays: [{ from: ${year}-01-01, name: Tết }]\n`;
  const known = await writeFiles(await makeSharedFolder(), {
    ...files,
    'ngay-nghi/2025.yaml': holidays(2025),
    'ngay-nghi/2026.yaml': holidays(2026),
  });
  const complete = await makeReport({ content: known, portals: undefined, asOf: '2026-01-09' });
  expect(complete.integrity).not.toHaveProperty('holidaysUnknown');
});
