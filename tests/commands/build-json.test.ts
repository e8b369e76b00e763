import { expect, test } from 'vitest';
import { buildAsJson } from '../../src/commands/build-content.ts';
import { problem, tell, type Problem } from '../../src/problems/problem.ts';
import { formatJson } from '../../src/problems/reporters/json.ts';
import { sentences, type Code } from '../../src/problems/sentences.ts';

test('JSON của lần dựng kể lỗi đúng như JSON của lần kiểm tra', () => {
  const codes = Object.keys(sentences) as Code[];
  const problems = codes.map((code): Problem => problem(code, 'a.md', sentences[code].example as never));
  const written = buildAsJson({
    ...{ asOf: '2026-06-30', ids: [], outcomes: [], problems, held: [], isFine: false },
    ...{ seconds: { check: 0, build: 0 }, failed: new Map(), inventoryOf: () => new Map() },
  });
  const { problems: built } = JSON.parse(written) as { problems: { fix: unknown }[] };
  const { problems: checked } = JSON.parse(formatJson(problems.map(tell))) as { problems: object[] };
  expect(built).toEqual(checked);
  expect(new Set(built.map(({ fix }) => typeof fix))).toEqual(new Set(['string']));
});
