import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draws, readDrawings, rulesOf } from '../fixtures/looks.ts';
import { portals } from './portals.ts';

const drawings = readDrawings();

describe.each(portals)('tệp kiểu của cổng $id', ({ folder }) => {
  const files = readdirSync(join(folder, '_astro')).filter((name) => name.endsWith('.css'));
  const sheets = files.map((name) => readFileSync(join(folder, '_astro', name), 'utf8'));

  test('có một tệp chung, và một tệp của trang tìm kiếm', () => {
    expect(files.map((name) => name.split('.')[0]).sort()).toEqual(['search', 'style']);
  });

  test('các tầng theo đúng thứ tự', () => {
    const shared = sheets[files.findIndex((name) => name.startsWith('style.'))]!;
    const named = [...shared.matchAll(/@layer ([\w, ]+)[;{]/g)].flatMap(([, names]) => names!.split(/,\s*/));
    expect([...new Set(named)]).toEqual(['tokens', 'base', 'layout', 'parts', 'home', 'print']);
  });

  test('tên nào có kiểu dáng cũng có khuôn dùng', () => {
    const names = sheets.flatMap((sheet) => rulesOf(sheet)).flatMap((rule) => rule.names);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !drawings.some((each) => draws(each, name)))).toEqual([]);
  });
});
