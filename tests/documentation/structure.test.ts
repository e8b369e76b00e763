import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');

/** Every file of code, with the files of the project that it imports, types included. */
const imports = new Map(
  ['src', 'scripts', 'tests'].flatMap(filesBelow).map((file) => [file, importsOf(file)] as const),
);

test('không có vòng nào trong các tệp nạp nhau, kể cả khi chỉ nạp kiểu', () => {
  expect(circles()).toEqual([]);
});

test('thư mục nào của src cũng có một tầng trong quy tắc viết mã', () => {
  const layers = /const LAYERS = \[([^;]*)\];/.exec(read('eslint.config.js'))![1]!;
  const folders = readdirSync(join(PROJECT, 'src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const withCode = folders.filter(({ name }) => filesBelow(`src/${name}`).length > 0);
  expect(withCode.map(({ name }) => name).filter((name) => !layers.includes(`'${name}'`))).toEqual([]);
});

test('không tệp nào của src và scripts nạp từ tests, không tệp nào của src nạp từ scripts', () => {
  const wrong = [...imports].flatMap(([file, targets]) =>
    targets
      .filter(
        (target) =>
          (target.startsWith('tests/') && !file.startsWith('tests/')) ||
          (target.startsWith('scripts/') && file.startsWith('src/')),
      )
      .map((target) => `${file} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

/** Finds the groups of files that lead back to each other (Tarjan, 1972). */
function circles(): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    path.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!order.has(target)) visit(target);
      if (path.includes(target)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(target)!));
    }
    if (lowest.get(file) !== number) return;
    const group = path.splice(path.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found;
}

function importsOf(file: string): string[] {
  const written = read(file).matchAll(/^(?:import|export)\b[^'";]*?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm);
  return [...written]
    .map(([, named, loaded]) => join(dirname(file), named ?? loaded!))
    .filter((target) => existsSync(join(PROJECT, target)));
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|astro|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1))
    .filter((file) => !file.includes('node_modules'));
}

function read(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}
