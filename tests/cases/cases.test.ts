import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { checkContent } from '../../src/commands/check-content.ts';
import { chooseEntryPortal } from '../../src/commands/entry-portal.ts';
import { fixContent } from '../../src/commands/fix-content.ts';
import { composeFromWord, readWordFile } from '../../src/commands/import-word.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { isError, tell, type Problem } from '../../src/problems/problem.ts';
import { fixText } from '../../src/problems/sentences/sentence.ts';
import { makeSharedFolder } from '../fixtures/folders.ts';
import { runScript } from '../fixtures/make.ts';
import { problemsIfPasted } from '../fixtures/proposals.ts';
import { differences, readTree, type Tree } from '../fixtures/trees.ts';
import { filesOf, layCases, pathIn, readCases, type Case } from './case.ts';

const PROJECT = join(import.meta.dirname, '../..');
const root = await makeSharedFolder();
const [content, out] = [join(root, 'content'), join(root, 'dist')];
const cases = readCases();
const ofContent = cases.filter((each) => filesOf(each).length > 0);
const withPages = ofContent.filter(({ pages }) => Object.keys(pages).length > 0);
const days = [...new Set(ofContent.map(({ asOf }) => asOf))];

let before: Tree;
let after: Tree;
let found: Problem[];
let left: Problem[];
let isFixedTwice: string[];

beforeAll(async () => {
  await layCases(ofContent, content);
  before = await readTree(content);
  found = await perDay(async (ids, today) => (await checkContent(content, ids, { today })).problems);
  await build();
  left = await perDay(
    async (ids, today) => (await fixContent(content, ids, { today }, false)).checked.problems,
  );
  after = await readTree(content);
  await perDay(async (ids, today) => (await fixContent(content, ids, { today }, false)).checked.problems);
  isFixedTwice = differences(after, await readTree(content));
});

test('sửa lần hai không đổi gì, và sửa không sinh ra lỗi nào mà kiểm tra chưa nói', () => {
  expect(isFixedTwice).toEqual([]);
  const wasWrong = new Set(found.filter(isError).map(({ file }) => file));
  expect(left.filter((each) => isError(each) && !wasWrong.has(each.file)).map(tell)).toEqual([]);
});

test.each(ofContent)('$name, $what: kiểm tra nói đúng chỗ, đúng điều; chỉ sửa những gì đã định', (each) => {
  const said = problemsOf(each, found);
  expect(said.map(placeOf(each))).toEqual(each.check);
  const words = said.map(tell).map(({ message, fix }) => `${message}\n${fixText(fix)}`);
  for (const part of each.says) expect(words.join('\n')).toContain(part);
  const isWrong = (problem: Problem) =>
    problemsIfPasted(problem, String(before.get(problem.file))).length > 0;
  expect(said.filter(isWrong).map(tell)).toEqual([]);
  expect(linesWritten(each)).toEqual(each.fix);
  expect(problemsOf(each, left).map(placeOf(each))).toEqual(each.left ?? each.check);
});

test.each(withPages)('$name, $what: trang có đúng những gì người viết muốn nói', async (each) => {
  for (const [address, parts] of Object.entries(each.pages)) {
    const file = join(out, each.name, address, 'index.html');
    expect(existsSync(file), address).toBe(parts !== null);
    if (!parts) continue;
    // The page keeps a number and its unit on one line.
    const html = (await readFile(file, 'utf8')).replaceAll('\u00a0', ' ');
    for (const part of parts.holds) expect(html).toContain(part);
    for (const part of parts.lacks) expect(html).not.toContain(part);
  }
});

test.each(ofContent.filter(({ counted }) => counted))('$name, $what: báo cáo tính đủ', async (each) => {
  const { portals } = await makeReport({ content, portals: [each.name], asOf: each.asOf });
  const targets = portals.flatMap((portal) => portal.targets);
  const counted = targets.flatMap((target) => target.counted.map(({ path }) => path));
  const ofCase = filesOf(each).map(([, to]) => to);
  expect(ofCase.filter((file) => counted.some((path) => path.endsWith(file)))).toEqual(each.counted);
});

const imports = cases.flatMap((each) =>
  Object.entries(each.imports).map(([file, expected]) => ({ each, name: each.name, file, expected })),
);

test.each(imports)('$name: nhập $file', async ({ each, file, expected }) => {
  const document = await readWordFile(pathIn(each, file));
  const target = await chooseEntryPortal(content, [ofContent[0]!.name], null);
  const given = new Map([['section', 'cchc']]);
  const sources = { given, today: each.asOf, prompter: null, isAgain: true };
  const { entry, toDo, notices } = await composeFromWord(document, target, sources);
  for (const part of expected.article.holds) expect(entry.text).toContain(part);
  for (const part of expected.article.lacks) expect(entry.text).not.toContain(part);
  const words = [...toDo, ...notices].join('\n');
  for (const part of expected.says.holds) expect(words).toContain(part);
  for (const part of expected.says.lacks) expect(words).not.toContain(part);
  expect(/^draft: true$/m.test(entry.text)).toBe(expected.isDraft);
  for (const [name, colour] of Object.entries(expected.pictures)) {
    const picture = entry.attached.find((attached) => attached.name === name)!;
    const { channels } = await sharp(picture.bytes).stats();
    expect(channels.slice(0, 3).map(({ min, max }) => [min, max])).toEqual(
      colour.map((each) => [each, each]),
    );
  }
});

test('những gì được thử ở nơi khác vẫn được thử ở đó', () => {
  const absent = cases
    .flatMap(({ elsewhere }) => elsewhere)
    .filter((where) => {
      const [file, name] = where.split(' › ') as [string, string];
      return !readFileSync(join(PROJECT, file), 'utf8').includes(`'${name}'`);
    });
  expect(absent).toEqual([]);
});

test('trường hợp nào cũng có điều để thử', () => {
  const idle = cases.filter(
    (each) => !ofContent.includes(each) && Object.keys(each.imports).length + each.elsewhere.length === 0,
  );
  expect(idle.map(({ name }) => name)).toEqual([]);
});

/** Does something with the portals of each day. */
async function perDay(run: (ids: string[], today: string) => Promise<Problem[]>): Promise<Problem[]> {
  const all: Problem[] = [];
  for (const day of days)
    all.push(
      ...(await run(
        ofContent.filter(({ asOf }) => asOf === day).map(({ name }) => name),
        day,
      )),
    );
  return all;
}

/** Builds the portals whose pages are looked at. */
async function build(): Promise<void> {
  for (const day of days) {
    const ids = withPages.filter(({ asOf }) => asOf === day).map(({ name }) => name);
    if (ids.length === 0) continue;
    const flags = ['--content', content, '--out', out, '--as-of', day, '--portal', ids.join(',')];
    const built = await runScript('build', flags);
    expect(built.code, built.stderr).not.toBe(2);
  }
}

/** Lists the problems of the files of a case; its portal has some of its own, as old as it is. */
function problemsOf(each: Case, problems: Problem[]): Problem[] {
  const files = new Set(filesOf(each).map(([, to]) => `portals/${each.name}/${to}`));
  return problems.filter(({ file }) => files.has(file));
}

function placeOf({ name }: Case) {
  return ({ file, line, column, code }: Problem) =>
    `${file.slice(`portals/${name}/`.length)}:${line}:${column} ${code}`;
}

/** Lists the lines that the files of a case did not have before. */
function linesWritten(each: Case): Record<string, string[]> {
  const written: Record<string, string[]> = {};
  for (const path of differences(before, after)) {
    const inPortal = path.split(`portals/${each.name}/`)[1];
    if (inPortal === undefined) continue;
    const was = new Set(String(before.get(path)).split('\n'));
    written[inPortal] = String(after.get(path))
      .split('\n')
      .filter((line) => !was.has(line));
  }
  return written;
}
