import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundProblems, MAX_PROBLEMS_PER_FILE } from '../../src/problems/bounded.ts';
import { comparePositions, isBlocking, problem, type Problem } from '../../src/problems/problem.ts';

const anyProblem = fc
  .record({
    file: fc.constantFrom('a.md', 'b.md', 'portal.yaml'),
    line: fc.integer({ min: 1, max: 900 }),
    code: fc.constantFrom('table-header', 'missing-hotline', 'body-error'),
  })
  .map(({ file, line, code }): Problem => {
    const position = { line, column: 1 };
    if (code === 'body-error') return problem('days-reversed', file, {}, position);
    return code === 'table-header'
      ? problem('table-header', file, {}, position)
      : problem('redirect-dead', file, { to: '/x/', nearest: '' }, position);
  });

const countOf = (problems: Problem[]) =>
  problems.reduce((sum, each) => sum + (each.code === 'more-problems' ? each.facts.count : 1), 0);

test('tệp nào cũng kê nhiều nhất hai trăm điều, không điều nào mất mà không được đếm', () => {
  fc.assert(
    fc.property(fc.array(anyProblem, { maxLength: 1500 }), fc.boolean(), (problems, isTwice) => {
      const half = Math.floor(problems.length / 2);
      const bounded = isTwice
        ? boundProblems([...boundProblems(problems.slice(0, half)), ...boundProblems(problems.slice(half))])
        : boundProblems(problems);
      for (const [file, ofFile] of Map.groupBy(bounded, (each) => each.file)) {
        const all = problems.filter((each) => each.file === file);
        expect(countOf(ofFile)).toBe(all.length);
        expect(ofFile.length).toBe(Math.min(all.length, MAX_PROBLEMS_PER_FILE + 1));
        expect(ofFile.some(isBlocking), 'còn dựng được hay không').toBe(all.some(isBlocking));
      }
    }),
    { numRuns: 30 },
  );
});

test('lỗi được kê trước nhắc nhở, trên trước dưới', () => {
  const warnings = Array.from({ length: 300 }, (_, index) =>
    problem('table-header', 'a.md', {}, { line: index + 1, column: 1 }),
  );
  const error = problem('days-reversed', 'a.md', {}, { line: 999, column: 1 });
  const bounded = boundProblems([...warnings, error]).sort(comparePositions);
  expect(bounded.at(-1)).toEqual(error);
  expect(bounded.at(-2)).toMatchObject({ code: 'more-problems', line: 200, facts: { count: 101 } });
});

test('ít thì để nguyên', () => {
  const few = [problem('table-header', 'a.md', {}), problem('days-reversed', 'b.md', {})];
  expect(boundProblems(few)).toBe(few);
});
