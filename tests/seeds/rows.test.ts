import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { planSchema } from '../../src/schemas/plan.ts';

const PROJECT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

const duty = { row: z.int(), place: z.string(), duty: z.string() };
const rowSchema = z.union([
  z.strictObject({ ...duty, outside: z.string().min(1) }),
  // `targets` are those of the plan that count the duty.
  z.strictObject({ ...duty, targets: z.array(z.string()).min(1).optional(), test: z.string().min(1) }),
]);

type Row = z.output<typeof rowSchema>;

// Refuses a row that names neither a test nor why it is outside.
const table = z.record(z.string(), z.array(rowSchema)).parse(parse(read('tests/seeds/rows.yaml')));
const rows = Object.entries(table).flatMap(([plan, list]) => list.map((row) => ({ plan, ...row })));

test('201 việc của năm kế hoạch đều có bài kiểm thử, trừ 14 việc nằm ngoài cổng', () => {
  const counts = Object.fromEntries(Object.entries(table).map(([plan, { length }]) => [plan, length]));
  expect(counts).toEqual({
    'thanh-bac-2023': 23,
    'hoang-trung-2023': 34,
    'tu-mo-rong-2024': 52,
    'tp-tay-ninh-2023': 50,
    'thai-binh-2024': 42,
  });
  for (const list of Object.values(table))
    expect(list.map(({ row }) => row)).toEqual(list.map((_, index) => index + 1));
  expect(rows.filter((row) => 'outside' in row)).toHaveLength(14);
});

test('bài kiểm thử nào được nêu tên cũng có thật', () => {
  const named = new Set(rows.flatMap((row) => ('test' in row ? row.test : [])));
  expect([...named].filter((name) => !isThere(name))).toEqual([]);
});

test('chỉ tiêu nào được nêu mã cũng có trong kế hoạch ấy, và chỉ tiêu nào của năm kế hoạch cũng được nêu', () => {
  for (const [plan, list] of Object.entries(table)) {
    const { targets } = planSchema.parse(parse(read(`content/plans/${plan}.yaml`)));
    const named = new Set(list.flatMap((row) => ('targets' in row ? (row.targets ?? []) : [])));
    expect([...named].sort(), plan).toEqual(targets.map(({ id }) => id).sort());
  }
});

// Written anew with `-u`.
test('README.md là bảng ấy, viết để đọc', async () => {
  await expect(readme()).toMatchFileSnapshot('README.md');
});

/** Says whether a test file holds a test of this name. @param test '<file> › <name>' */
function isThere(test: string): boolean {
  const [file, name] = test.split(' › ', 2) as [string, string];
  const path = join(PROJECT, file);
  return (
    existsSync(path) &&
    ["'", '"', '`'].some((quote) => readFileSync(path, 'utf8').includes(quote + name + quote))
  );
}

function readme(): string {
  const parts = Object.entries(table).map(([plan, list]) => {
    const { title, issuer } = planSchema.parse(parse(read(`content/plans/${plan}.yaml`)));
    const lines = list.map((row) => `| ${row.row} | ${row.place} | ${row.duty} | ${shownBy(plan, row)} |`);
    return [
      `## ${plan}`,
      `${title} (${issuer}).`,
      ['| Số | Mục | Việc | Cho thấy bởi |', '| --- | --- | --- | --- |', ...lines].join('\n'),
    ].join('\n\n');
  });
  return `${[
    '# Năm kế hoạch gốc, từng việc một',
    'Mỗi việc mà năm kế hoạch giao, và bài kiểm thử cho thấy cổng làm được việc ấy. Trang này viết ra từ `rows.yaml`: sửa ở đó rồi chạy `npx vitest run --config tests/vitest.config.ts tests/seeds/rows.test.ts -u`. `portals/` là hai cổng minh họa, mỗi cổng mang nội dung của đúng năm kế hoạch mà nó thực hiện.',
    ...parts,
  ].join('\n\n')}\n`;
}

function shownBy(plan: string, row: Row): string {
  if ('outside' in row) return `ngoài cổng: ${row.outside}`;
  const [file, name] = row.test.split(' › ', 2) as [string, string];
  const targets = row.targets ? `, chỉ tiêu ${row.targets.map((id) => `\`${id}\``).join(', ')}` : '';
  return `[${file.replace('tests/', '')}](${file.replace('tests/', '../')}) › ${name.replace('%s', plan)}${targets}`;
}
