import { describe, expect, test } from 'vitest';
import {
  draws,
  namesOfSelector,
  readDrawings,
  readLooks,
  type Drawing,
  type Look,
} from '../fixtures/looks.ts';

const looks = readLooks();
const drawings = readDrawings();
const templates = drawings.filter(({ file }) => file.endsWith('.astro'));
const own = looks.filter(({ file }) => file.endsWith('.astro'));
const shared = looks.filter(({ file }) => file.startsWith('src/styles/'));

describe('kiểu dáng ở cùng chỗ với thành phần', () => {
  test('tên nào có kiểu dáng cũng có nơi dùng', () => {
    expect(unusedNames(looks, drawings)).toEqual([]);
  });

  test.each(own)('$file: dòng nào cũng nói về chính nó', ({ file, rules }) => {
    const isOwn = (name: string) =>
      templates.every((template) => draws(template, name) === (template.file === file));
    const selectors = rules.flatMap((rule) => rule.selectors);
    expect(selectors.filter((selector) => !namesOfSelector(selector).some(isOwn))).toEqual([]);
  });

  test.each(shared)('$file: dòng nào cũng là của từ hai nơi trở lên', ({ rules }) => {
    const usersOf = (names: string[]) => drawings.filter((each) => names.some((name) => draws(each, name)));
    const isShared = (names: string[]) => {
      const users = usersOf(names);
      return names.length === 0 || users.length > 1 || users.some((user) => !templates.includes(user));
    };
    expect(rules.filter(({ names }) => !isShared(names)).map(({ selectors }) => selectors)).toEqual([]);
  });

  test('tệp kiểu nào cũng có đúng một nơi gọi', () => {
    const files = looks
      .map(({ file }) => file)
      .filter((file) => file.endsWith('.css') && !shared.some((look) => look.file === file));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(drawings.filter(({ imports }) => imports.includes(file)).length, file).toBe(1);
  });
});

test.each(templates)('bỏ $file thì không còn dòng kiểu nào của nó', (removed) => {
  const left = drawings.filter((each) => each !== removed);
  const isGone = (name: string) => !left.some((each) => draws(each, name));
  for (const { file, rules } of looks.filter((look) => look.file !== removed.file)) {
    // A file that leads to the removed one does not compile any more.
    if (leadsTo(file, removed)) continue;
    const orphans = rules.filter(
      ({ names }) => names.some((name) => draws(removed, name)) && names.every(isGone),
    );
    expect(
      orphans.map(({ selectors }) => selectors),
      file,
    ).toEqual([]);
  }
});

test('bỏ một thành phần mà quên tên của nó trong kiểu dáng chung thì thấy ngay', () => {
  const left = drawings.filter(({ file }) => file !== 'src/components/Pages.astro');
  expect(unusedNames(shared, left)).toEqual(['src/styles/parts.css: .pages']);
});

function unusedNames(among: Look[], by: Drawing[]): string[] {
  const found = among.flatMap(({ file, rules }) =>
    rules
      .flatMap(({ names }) => names)
      .filter((name) => !by.some((each) => draws(each, name)))
      .map((name) => `${file}: ${name}`),
  );
  return [...new Set(found)];
}

function leadsTo(file: string, to: Drawing, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const from = file.endsWith('.css')
    ? drawings.filter(({ imports }) => imports.includes(file)).map((each) => each.file)
    : drawings.find((each) => each.file === file)!.imports;
  return from.some(
    (each) =>
      each === to.file || (drawings.some((drawing) => drawing.file === each) && leadsTo(each, to, seen)),
  );
}
