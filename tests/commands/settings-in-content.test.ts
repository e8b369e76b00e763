import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeFolder } from '../fixtures/folders.ts';
import { runScript, soundPortal, SOUND_DAY } from '../fixtures/make.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A module that leaves a mark in the folder above the content when somebody loads it. */
const TRAP = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('da-chay', import.meta.url), '');
export default {};
`;

/** The words a command of the project gives to one of its programs, as its source has them. */
function wordsFor(program: string): string[] {
  const source =
    program === 'prettier'
      ? /"format": "prettier ([^"]*)"/.exec(readFileSync(join(PROJECT, 'package.json'), 'utf8'))![1]!
      : /const ESLINT = \[([^\]]*)\]/.exec(readFileSync(join(PROJECT, 'scripts/test.ts'), 'utf8'))![1]!;
  return source.split(/[\s',]+/).filter(Boolean);
}

test.each([
  ['prettier', '.prettierrc.mjs', ['.prettierrc.json', '.prettierignore']],
  ['eslint', 'eslint.config.js', ['eslint.config.js']],
])('%s không nạp thiết lập nằm trong nội dung', async (program, settings, own) => {
  const dir = await makeFolder({
    'a.mjs': 'export const a = 1;\n',
    'content/a.mjs': 'export const a = 1;\n',
    'content/plans/a.yaml': 'a: 1\n',
    [`content/${settings}`]: TRAP,
    [`content/plans/${settings}`]: TRAP,
  });
  for (const name of own) copyFileSync(join(PROJECT, name), join(dir, name));
  symlinkSync(join(PROJECT, 'node_modules'), join(dir, 'node_modules'), 'junction');
  const bin = join(
    PROJECT,
    'node_modules',
    program,
    'bin',
    program === 'eslint' ? 'eslint.js' : 'prettier.cjs',
  );
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [bin, ...words], { cwd: dir, encoding: 'utf8', timeout: 120_000 });
  const marks = () => ['content', 'content/plans'].map((at) => existsSync(join(dir, at, 'da-chay')));

  expect(run(...wordsFor(program))).toMatchObject({ status: 0 });
  expect(marks()).toEqual([false, false]);
  for (const name of own) rmSync(join(dir, name));
  run(...(program === 'prettier' ? ['--check'] : []), 'content');
  expect(marks(), 'tự nó thì nạp').toContain(true);
});

test('Pagefind không đọc thiết lập ở thư mục đang đứng, dù đó là nội dung', async () => {
  const dir = await makeFolder({ ...soundPortal('xa-mot'), 'pagefind.yml': 'site: 5\nnonsense: [\n' });
  const out = await makeFolder({});
  const { stderr } = await runScript('build', ['--content', dir, '--out', out, '--as-of', SOUND_DAY], {
    cwd: dir,
  });
  // The check names the file, which has no place in the content; the portal is built with its search.
  expect(stderr).toContain('misplaced-file');
  expect(existsSync(join(out, 'xa-mot/pagefind/dau-chi-muc.json')), stderr).toBe(true);
});
