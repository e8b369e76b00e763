import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { rm } from 'node:fs/promises';
import { callBuild, callCheck, callReport } from '../fixtures/call-commands.ts';
import { linkTree, makeFolder, writeFiles } from '../fixtures/folders.ts';
import { runScript, soundPortal, SOUND_DAY } from '../fixtures/make.ts';
import { differences, readTree, type Tree } from '../fixtures/trees.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Signs that a shell, an address, a pattern or a package of ours reads as something else than a name. */
const SIGNS =
  'xã có dấu #1 %20 %E3 ?a=b (c) [d] {e} \'f\' "g" `h` & ; $HOME ! + , = @ ~ ^ | <i> 😀 xã'.normalize();
const NAMES = [
  SIGNS,
  'a*b\\n c:d',
  // A hyphen first, letters in their decomposed form, a space last.
  `- ${'xã'.normalize('NFD')} `,
  'dòng\nmột',
];

/** What a build of the same content makes in a checkout and folders with plain names. */
let plain: Tree;

beforeAll(async () => {
  const dir = await makeFolder(soundPortal('xa-mot'), false);
  try {
    const { code, stderr } = await callBuild([...on(dir), '--out', `${dir}-ra`]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    plain = await readTree(`${dir}-ra`);
  } finally {
    for (const each of [dir, `${dir}-ra`]) await rm(each, { recursive: true, force: true });
  }
});

const on = (content: string) => [`--content=${content}`, '--as-of', SOUND_DAY];

test('nội dung và kết quả nằm trong những thư mục tên thế nào cũng được, cái này trong cái kia', async () => {
  const dir = join(await makeFolder({}), ...NAMES);
  const content = await writeFiles(join(dir, NAMES[0]!), soundPortal('xa-mot'));
  const out = join(dir, `ra ${NAMES[0]}`);
  expect(await callCheck(on(content))).toMatchObject({ code: 0, stdout: 'Không có lỗi.\n' });
  const report = join(dir, `${NAMES[0]}.json`);
  expect(await callReport([...on(content), '--format', 'json', `--out=${report}`])).toMatchObject({
    code: 0,
  });
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ schemaVersion: 1 });
  const built = await runScript('build', [...on(content), `--out=${out}`]);
  expect(built).toMatchObject({ code: 0 });
  expect(differences(plain, await readTree(out))).toEqual([]);
});

/** The program once more, with the packages of this one, in a folder of some name. */
async function checkoutIn(name: string): Promise<string> {
  const dir = await makeFolder({});
  const program = join(dir, name, 'cong-xa');
  mkdirSync(program, { recursive: true });
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const parts = [
    'src',
    'public',
    'scripts',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ];
  for (const part of parts) linkTree(join(PROJECT, part), join(program, part));
  symlinkSync(join(PROJECT, 'node_modules'), join(program, 'node_modules'), 'junction');
  return program;
}

function runThere(program: string, command: string, args: string[], env: Record<string, string> = {}) {
  const flags = ['--require', './scripts/place.cjs', '--import', './scripts/compile-cache.mjs'];
  return spawnSync(process.execPath, [...flags, `scripts/${command}.ts`, ...args], {
    cwd: program,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 170_000,
  });
}

test('phần mềm nằm trong thư mục tên thế nào cũng dựng ra từng byte như nhau', async () => {
  const program = await checkoutIn(`${SIGNS}\n${'xã'.normalize('NFD')}`);
  const content = await makeFolder(soundPortal('xa-mot'));
  // What Node would keep of three processes, in thousands of files, serves none of the next: those are of other commands.
  const { status, stderr } = runThere(program, 'build', on(content), { NODE_DISABLE_COMPILE_CACHE: '1' });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(differences(plain, await readTree(join(program, 'dist')))).toEqual([]);
  const configure = (out: string) =>
    runThere(program, 'preview', ['--content', content, '--out', out, '--config', 'nginx']);
  const refused = configure('dist');
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('dựng vào một thư mục có tên đơn giản hơn');
  const plainly = await makeFolder({});
  expect(await callBuild(['--content', content, '--out', join(plainly, 'dist')])).toMatchObject({ code: 0 });
  expect(configure(join(plainly, 'dist'))).toMatchObject({ status: 0, stderr: '' });
});

test.each(['a*b', 'a\\b'])('nơi Node không nạp được phần mềm thì được nói ngay: %s', async (name) => {
  const program = await checkoutIn(name);
  const told = runThere(program, 'check', on(program));
  expect(told).toMatchObject({ status: 2, stdout: '' });
  expect(told.stderr).toContain('Hãy chuyển phần mềm sang thư mục khác.');
});
