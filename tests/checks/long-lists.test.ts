import colours from 'picocolors';
import { expect, test } from 'vitest';
import { checkPortal } from '../../src/checks/check.ts';
import { problem, tell } from '../../src/problems/problem.ts';
import { formatTerminal } from '../../src/problems/reporters/terminal.ts';
import { noEntries } from '../../src/reading/content.ts';
import { readEntry } from '../../src/reading/read.ts';
import { worst } from '../../src/report/compare.ts';
import { indexTitles } from '../../src/search/title-index.ts';
import { titleMatches } from '../../src/search/title-scores.ts';
import { articleMd } from '../fixtures/make.ts';

/** More than a call takes as its arguments. */
const MANY = 130_000;
const FILE = 'portals/xa/tin-tuc/2026/a.md';
const problems = Array.from({ length: MANY }, (_, index) =>
  problem('dead-link', FILE, { href: '/x/', nearest: '', isDropped: false }, { line: index + 1, column: 1 }),
);

test('một bài có một trăm ba mươi nghìn lỗi: kê hai trăm, số còn lại được đếm đủ', () => {
  const entry = readEntry('article', 'a', FILE, Buffer.from(articleMd()));
  if (!('ok' in entry)) throw new Error('Bài thử phải đọc được.');
  const content = {
    ...{
      id: 'xa',
      portal: null,
      visits: null,
      figures: null,
      assignments: [],
      codeLists: new Map(),
      isWhole: true,
      files: new Map(),
      problems: [],
      failed: [],
    },
    entries: { ...noEntries(), article: [entry.ok] },
    listing: [],
  };
  const given = { plans: { plans: new Map(), ids: [] }, today: '2026-06-30' };
  const checked = checkPortal(content, given, () => ({ problems, references: [] }));
  const ofFile = checked.problems.filter(({ file }) => file === FILE);
  expect(ofFile.length).toBe(201);
  expect(ofFile.find(({ code }) => code === 'more-problems')?.facts).toEqual({ count: MANY - 200 });
});

test('một trăm ba mươi nghìn lỗi của một tệp vẫn in ra được', () => {
  const told = problems.map(tell);
  const text = formatTerminal(told, { colours: colours.createColors(false), width: 80 });
  expect(text).toContain(`${MANY}:1  `);
});

test('kết quả của một trăm ba mươi nghìn cổng vẫn xếp được', () => {
  const titles = Array.from({ length: MANY }, (_, index) => ({
    ...{ kind: 'tin-tuc' as const, address: `${index}/`, title: 'Tin', keywords: [] },
  }));
  const scores = titles.map((_title, at) => at + 1);
  expect(worst(Array.from({ length: MANY }, () => 'met' as const))).toBe('met');
  expect(titleMatches(indexTitles(titles), scores)[0]?.title.address).toBe(`${MANY - 1}/`);
});
