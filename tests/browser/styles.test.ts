import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draws, readDrawings, rulesOf } from '../fixtures/looks.ts';
import { portals } from './portals.ts';

const drawings = readDrawings();

/** Stands for the weight of a list of selectors, where the list itself is compiled for older browsers. */
const WEIGHT = /:not\([#.]?z\)/g;

describe.each(portals)('tệp kiểu của cổng $id', ({ folder }) => {
  const files = readdirSync(join(folder, '_astro')).filter((name) => name.endsWith('.css'));
  const sheets = files.map((name) => readFileSync(join(folder, '_astro', name), 'utf8').replace(WEIGHT, ''));

  test('có một tệp chung, và một tệp cho mỗi trang có kiểu dáng của riêng nó', () => {
    expect(files.map((name) => name.split('.')[0]).sort()).toEqual([
      'board',
      'figures',
      'home',
      'leader-board',
      'leaders',
      'overview',
      'petitions',
      'plan',
      'procedure-board',
      'search',
      'site-map',
      'style',
    ]);
  });

  test('tên nào có kiểu dáng cũng có khuôn dùng', () => {
    const names = sheets.flatMap((sheet) => rulesOf(sheet)).flatMap((rule) => rule.names);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !drawings.some((each) => draws(each, name)))).toEqual([]);
  });
});
