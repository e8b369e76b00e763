import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { tell, type Problem } from '../../src/problems/problem.ts';
import { sentences } from '../../src/problems/sentences.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';
import { referencesOf } from '../../src/reading/body.ts';
import { readEntry, readYaml, type ReadResult } from '../../src/reading/read.ts';
import { entryKinds } from '../../src/schemas/kinds.ts';
import { articleMd, planYaml, portalYaml } from '../fixtures/make.ts';
import { runs } from '../fixtures/nightly.ts';
import { refused } from '../hostile/fields.ts';
import { fileOf } from '../hostile/portal.ts';
import { YAML_TROUBLE } from '../hostile/yaml-trouble.ts';

vi.setConfig({ testTimeout: 60_000 });

const encoder = new TextEncoder();

/** What goes wrong in YAML that people type, paste and generate. */
const TROUBLE = [
  ...YAML_TROUBLE,
  ...[' \t ', '<<', '!!python/object:x', '!<tag:x>', '!!set', 'hasOwnProperty'],
  ...['---json', '--- !x', '  ', '      ', '-.inf', '1_000'],
  ...[
    'a'.repeat(5000),
    '['.repeat(3000),
    '{a: '.repeat(2000),
    '- '.repeat(2000),
    '&a [*a,'.repeat(500),
    '? '.repeat(1000),
    '- ? '.repeat(1000),
  ],
  ...[
    '!!'.repeat(500),
    '"'.repeat(999),
    ' '.repeat(5000),
    '\n'.repeat(500),
    '#'.repeat(500),
    'a: '.repeat(1000),
  ],
];
const trouble = fc.constantFrom(...TROUBLE);
const words = fc.oneof({ weight: 3, arbitrary: trouble }, fc.string({ unit: 'binary', maxLength: 20 }));
const soup = fc.array(words, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** A file that was in order until somebody put something into it, or lost a piece of it. */
const damaged = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(30), soup)
    .map(([at, lost, put]) => text.slice(0, at) + put + text.slice(at + lost));
const between = soup.map((text) => `---\n${text}\n---\n\nThân bài.\n`);
const values = fc
  .tuple(fc.constantFrom('title', 'date', 'summary', 'section', 'cover', 'topics', 'pinned'), words)
  .map(([key, value]) => `---\n${key}: ${value}\n---\n`);

/** The same text as other programs save it. */
const bytesOf = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.constantFrom('utf8', 'utf8', 'utf8', 'utf16', 'latin1', 'crlf', 'nfd', 'bom'))
    .map(([read, how]) => {
      if (how === 'utf16') return new Uint8Array(Buffer.from(`\uFEFF${read}`, 'utf16le'));
      if (how === 'latin1') return new Uint8Array(Buffer.from(read, 'latin1'));
      if (how === 'crlf') return encoder.encode(read.replaceAll('\n', '\r\n'));
      if (how === 'nfd') return encoder.encode(read.normalize('NFD'));
      return encoder.encode(how === 'bom' ? `\uFEFF${read}` : read);
    });

describe('tệp nào đọc vào cũng ra nội dung, hoặc lỗi có chỗ, có mã, có lời', () => {
  test.each(entryKinds)('mọi loại tệp Markdown: %s', (kind) => {
    const bytes = fc.oneof(
      bytesOf(soup),
      bytesOf(between),
      bytesOf(values),
      bytesOf(damaged(articleMd())),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(bytes, (file) => {
        const read = readEntry(kind, 'bai', 'bai.md', file);
        expectInOrder(read, file);
        if (!('ok' in read)) return;
        const { body, bodyLine, positionOf: positionOf } = read.ok;
        expectPlace(positionOf(['title']), file);
        for (const reference of referencesOf(body, bodyLine)) expectPlace(reference, file);
      }),
      { numRuns: runs(150) },
    );
  });

  test.each(['portal', 'plan', 'visits'] as const)('mọi loại tệp YAML: %s', (kind) => {
    const texts = [portalYaml(), planYaml(), '- { month: 2026-03, visits: 812, source: nhật ký }\n'];
    const bytes = fc.oneof(bytesOf(soup), ...texts.map((text) => bytesOf(damaged(text))), fc.uint8Array());
    fc.assert(
      fc.property(bytes, (file) => expectInOrder(readYaml(kind, `${kind}.yaml`, file), file)),
      { numRuns: runs(300) },
    );
  });

  test('khóa đặt theo tên của ngôn ngữ lập trình không đổi được gì', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString'])
      for (const value of ['{ polluted: true }', '[]', 'x']) {
        const read = readEntry(
          'article',
          'bai',
          'bai.md',
          encoder.encode(articleMd().replace('title:', `${key}: ${value}\ntitle:`)),
        );
        if (key !== '__proto__') expect('problems' in read, key).toBe(true);
        expectInOrder(read, encoder.encode(articleMd()));
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }
  });
});

describe('những tệp làm máy đuối sức', () => {
  const HUGE = 1024 * 1024 - 200;
  const filled = (unit: string) => unit.repeat(Math.floor(HUGE / encoder.encode(unit).length));
  test.each([
    ['ngoặc vuông lồng', filled('[')],
    ['ngoặc nhọn lồng', filled('{a: ')],
    ['danh sách lồng trên một dòng', filled('- ')],
    ['mục lồng trên một dòng', filled('? ')],
    ['thụt vào mãi', Array.from({ length: 1400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['một dòng rất dài', `title: ${filled('dài ')}`],
    ['rất nhiều mục', Array.from({ length: 60_000 }, (_, index) => `muc${index}: x`).join('\n')],
    ['một mục ghi rất nhiều lần', filled('title: x\n')],
    ['rất nhiều dòng trống', filled('\n')],
    ['rất nhiều dấu nháy', filled('"')],
    ['rất nhiều tham chiếu', filled('a: &a [*a]\n')],
    [
      'cười tỷ lần',
      Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(10)}]`).join('\n'),
    ],
    ['rất nhiều dấu hai chấm', filled('a: ')],
    ['rất nhiều phím Tab', filled('\t')],
    ['rất nhiều dấu cách', `title:${filled(' ')}x`],
    ['rất nhiều dấu kết hợp', `title: ${filled('e\u0323\u0302')}`],
  ])('%s', (_name, yaml) => {
    const file = encoder.encode(`---\n${yaml}\n---\n`);
    const started = performance.now();
    expectInOrder(readEntry('article', 'bai', 'bai.md', file), file);
    expectInOrder(readYaml('portal', 'portal.yaml', encoder.encode(yaml)), encoder.encode(yaml));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test.each(refused)('lược đồ không nhận $kind $fields', ({ kind, fields }) => {
  const file = encoder.encode(fileOf({ kind, fields }));
  const read =
    kind === 'portal' ? readYaml('portal', 'portal.yaml', file) : readEntry(kind, 'bai', 'bai.md', file);
  expect('problems' in read).toBe(true);
  expectInOrder(read, file);
});

function expectInOrder(read: ReadResult<unknown>, file: Uint8Array): void {
  if ('ok' in read) return;
  expect(read.problems.length).toBeGreaterThan(0);
  for (const problem of read.problems.slice(0, 50)) expectTold(problem, file);
}

function expectTold(problem: Problem, file: Uint8Array): void {
  expect(sentences).toHaveProperty(problem.code);
  expectPlace(problem, file);
  const { message, fix } = tell(problem);
  expect(message).toMatch(/\p{Lu}.*[.…]$/su);
  // The name of an unknown key is the editor's own, whatever it says.
  if (problem.code !== 'unknown-key') expect(message + fixText(fix)).not.toMatch(/undefined|\[object|NaN/);
}

function expectPlace({ line, column }: { line: number; column: number }, file: Uint8Array): void {
  const lines = new TextDecoder().decode(file).split(/\r\n?|\n/).length;
  expect(Number.isInteger(line) && Number.isInteger(column)).toBe(true);
  expect(line).toBeGreaterThanOrEqual(1);
  expect(line).toBeLessThanOrEqual(lines);
  expect(column).toBeGreaterThanOrEqual(1);
}
