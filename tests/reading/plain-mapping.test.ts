import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { parse, stringify } from 'yaml';
import { expect, test } from 'vitest';
import { readPlainMapping } from '../../src/reading/plain-mapping.ts';
import { tooDeepIn } from '../../src/reading/yaml.ts';
import { mayHaveSilentMistake } from '../../src/reading/yaml-mistakes.ts';

/** Expects of a source that is read without a parser what both parsers read, and nothing that the reader refuses. */
function expectSame(source: string): boolean {
  const data = readPlainMapping(source);
  if (data === undefined) return false;
  expect(data).toStrictEqual(load(source, { schema: CORE_SCHEMA }));
  expect(data).toStrictEqual(parse(source));
  expect(tooDeepIn(source)).toBeUndefined();
  expect(mayHaveSilentMistake(source)).toBe(false);
  expect(source).not.toMatch(/(^|[\s[{,:-])[&*][^\s]/);
  return true;
}

const word = fc.oneof(
  fc.constantFrom(
    'xã',
    'Đặc khu',
    'true',
    'False',
    'null',
    '~',
    'yes',
    '2026-11-13',
    '2026-11-13T08:30',
    '010',
  ),
  fc.constantFrom(
    '1e3',
    '0x1f',
    '.5',
    '7:30',
    '12',
    '1_000',
    '.nan',
    'a: b',
    'a #b',
    '#',
    '- ',
    '? ',
    '[a, b]',
  ),
  fc.constantFrom(
    '[]',
    '[a,',
    '{a: b}',
    '"',
    "'",
    '"a"',
    "'a'",
    "'it''s'",
    '"\\n"',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
    '%',
  ),
  fc.constantFrom(
    '@',
    '`',
    ',',
    ':',
    'a:',
    '\t',
    '\u00a0',
    '\u2028',
    '\u0085',
    'ă',
    '…',
    '—',
    '“a”',
    '🙂',
    '<<',
  ),
  fc.string({ maxLength: 4 }),
);
const value = fc.oneof(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  fc
    .array(fc.constantFrom('xã', 'Ủy', 'true', '2026', '-', '—', "'", '"', ':', '[', '#'), { maxLength: 3 })
    .map((words) => words.join(' ')),
  fc.constantFrom('tin tức', 'a', '2026-11-13'),
);
const key = fc.oneof(
  fc.constantFrom('title', 'date', 'topics', 'a-b', 'unit', 'c', 'd', 'e'),
  fc.constantFrom('null', 'true', '__proto__', 'valueOf', 'Tên', '1', ''),
);
const line = fc.oneof(
  fc.tuple(key, fc.constant(': '), value).map((parts) => parts.join('')),
  fc.tuple(key, fc.constantFrom(':', ':  ', ' : '), value).map((parts) => parts.join('')),
  fc.tuple(key, fc.constant(':\n  - '), value).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('- ', '  - ', '-', '    - ', '-   ', ' '), value).map((parts) => parts.join('')),
  fc.constantFrom('', ' ', 'topics:', 'topics: ', '---', '...', '# a'),
);

test('đọc không cần bộ phân tích thì được đúng dữ liệu mà bộ phân tích YAML đọc được', () => {
  const lines = fc.array(line, { minLength: 1, maxLength: 6 });
  let read = 0;
  fc.assert(
    fc.property(lines, fc.constantFrom('', '\n'), fc.constantFrom('', '\n'), (typed, before, after) => {
      if (expectSame(before + typed.join('\n') + after)) read++;
    }),
    { numRuns: 40_000 },
  );
  expect(read).toBeGreaterThan(500);
});

test('dữ liệu mà chương trình khác viết ra YAML cũng vậy', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    value,
  );
  const data = fc.dictionary(
    fc.constantFrom('title', 'unit', 'a-b', 'z'),
    fc.oneof(scalar, fc.array(scalar)),
  );
  fc.assert(
    fc.property(data, (each) => {
      expectSame(stringify(each, { lineWidth: 0 }));
    }),
    { numRuns: 3000 },
  );
});

test('phần đầu của các bài mẫu cũng vậy, và nhiều bài không cần bộ phân tích', () => {
  const folder = join(import.meta.dirname, '../../content/portals');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /tin-tuc\/.*\.md$/.test(path))
    .map((path) => /^---(\n[\s\S]*?)\n---/.exec(readFileSync(join(folder, path), 'utf8'))![1]!);
  expect(sources.filter(expectSame).length).toBeGreaterThan(sources.length / 4);
});

test.each([
  'a: ' + '- '.repeat(60),
  'a: x ' + '- '.repeat(60) + 'x',
  'a: "' + ': '.repeat(60) + '"',
  `a:\n${' '.repeat(250)}- b`,
])('chữ trông như lồng sâu thì để bộ phân tích xem: %j', (source) => {
  expect(readPlainMapping(source)).toBeUndefined();
});
