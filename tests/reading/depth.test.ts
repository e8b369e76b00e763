import { describe, expect, test } from 'vitest';
import { readEntry, readYaml } from '../../src/reading/read.ts';
import { fixFile } from '../../src/fixes/fix-file.ts';

const DEEP = 100_000;
const nested = '['.repeat(DEEP) + ']'.repeat(DEEP);
const FILE = 'portals/xa/tin-tuc/2026/a.md';
const read = (text: string) => readEntry('article', 'a', FILE, Buffer.from(text));

/** Levels without an end, in each way that a file can have them, and what is said of it. */
describe('lồng nhau một trăm nghìn tầng thì tệp bị nêu tên, lệnh không đổ', () => {
  test.each([
    ['YAML', `---\ntopics: ${nested.slice(0, 10_000)}\n---\n\nThân.\n`, 'yaml-depth'],
    ['JSON', `---json\n{"a":${nested}}\n---\n\nThân.\n`, 'front-matter-language'],
    [
      'JSON, nhóm trong nhóm',
      `---json\n${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}\n---\n\nThân.\n`,
      'front-matter-language',
    ],
    ['TOML', `+++\na = ${nested}\n+++\n\nThân.\n`, 'front-matter-language'],
  ])('%s', (_language, text, code) => {
    const result = read(text);
    const problems = 'problems' in result ? result.problems : [];
    expect(problems).toMatchObject([{ code, file: FILE }]);
    expect(() => fixFile(Buffer.from(text), problems)).not.toThrow();
  });

  test.each(['portal', 'visits', 'plan'] as const)('tệp YAML: %s', (kind) => {
    const result = readYaml(kind, 'a.yaml', Buffer.from(`x: ${nested}`));
    expect(result.problems).toMatchObject([{ code: 'yaml-depth', file: 'a.yaml' }]);
  });
});
