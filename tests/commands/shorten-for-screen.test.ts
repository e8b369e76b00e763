import { expect, test } from 'vitest';
import { shortenForScreen } from '../../src/commands/shorten-for-screen.ts';
import { problem, tell, type Problem } from '../../src/problems/problem.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';

const inFile = (portal: string, index: number) => `portals/${portal}/tin-tuc/2026/bai-${index}.md`;
const alike = (portal: string, count: number): Problem[] =>
  Array.from({ length: count }, (_, index) =>
    problem('vague-link', inFile(portal, index), { text: 'tại đây' }, { line: index + 1, column: 1 }),
  );
const shown = (problems: Problem[], isNamed = false) =>
  shortenForScreen(problems.map(tell), { content: 'content', isNamed });

test('cảnh báo lặp lại nhiều lần ở một cổng chỉ hiện chỗ đầu, kèm số lần và cách xem đủ', () => {
  const [only, ...others] = shown(alike('xa-a', 57));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ file: inFile('xa-a', 0), line: 1 });
  expect(fixText(only!.fix)).toContain('Cả cổng có 57 chỗ như vậy');
  expect(fixText(only!.fix)).toContain('npm run check -- --portal xa-a --all');
});

test('lặp lại ít, hay là lỗi, thì kể đủ từng chỗ', () => {
  expect(shown(alike('xa-a', 20))).toHaveLength(20);
  const errors = alike('xa-a', 30).map(({ file }) => problem('not-text', file, {}));
  expect(shown(errors)).toHaveLength(30);
});

test('cổng chưa điền xong chỉ một dòng, trừ khi được gọi tên; lỗi của nó vẫn kể đủ', () => {
  const unfinished = problem('portal-unfinished', 'portals/xa-a/portal.yaml', {
    keys: ['phone'],
    hasPlans: false,
  });
  const error = problem('not-text', inFile('xa-a', 1), {});
  const problems = [unfinished, ...alike('xa-a', 9), error, ...alike('xa-b', 2)];
  const told = shown(problems);
  expect(told.map(({ code }) => code)).toEqual(['portal-unfinished', 'not-text', 'vague-link', 'vague-link']);
  expect(told[0]!.message).toContain('plans: []');
  expect(fixText(told[0]!.fix)).toContain(
    'Còn 9 cảnh báo nữa ở cổng này; xem đủ: npm run check -- --portal xa-a',
  );
  expect(shown(problems, true)).toHaveLength(problems.length);
});
