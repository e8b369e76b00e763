import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerName } from '../../../scripts/programs/web-servers.ts';
import { ask, startWebServer } from '../../commands/web-servers.ts';
import { writeFiles } from '../../fixtures/folders.ts';
import { DAY, PLAN, portalInOrder, VICTIM } from '../beside.ts';
import { copyProgram, lastWords, PROJECT, runLimited, type Run } from '../limits.ts';
import type { Family, Trial, Verdict } from '../trial.ts';

/** Folders of every name a disk takes: for the checkout, for the content, for the sites. */
export const folders: Family = {
  id: 'folders',
  name: 'thư mục có tên lạ: mã nguồn, nội dung, kết quả',
  // By tests/commands/folder-names.test.ts, with other names.
  isTestedElsewhere: true,
  async judge(trial) {
    const verdicts: Verdict[] = [];
    const judge = async (input: string, fault: Promise<string | null>) => {
      verdicts.push({ input, fault: await fault });
      trial.say(`${input}: ${verdicts.at(-1)!.fault ?? 'sống sót'}`);
    };
    for (const name of trial.size === 'full' ? NAMES : [])
      await judge(`nội dung và kết quả trong “${name}”`, faultOfData(name, trial));
    for (const name of trial.size === 'full' ? NAMES : [WORST])
      await judge(`mã nguồn trong “${name}”`, faultOfCheckout(name, trial));
    return verdicts;
  },
};

/** A name that holds nearly all of it. */
const WORST = "Xã #1 100% [a] {b} 'c' & $d;e+f=g,h@i!(j)~k?";

const NAMES = [
  WORST,
  'có dấu cách',
  'xã'.normalize('NFC'),
  'xã'.normalize('NFD'),
  'a#b',
  'a%b',
  'a%20b',
  'a%23b',
  '%E1%BB%8B',
  'a?b',
  'a&b',
  'a+b',
  "a'b",
  'a"b',
  'a`b',
  'a$b',
  '$HOME',
  '$(id)',
  '{$path}',
  'a(b)',
  'a[b]',
  'a{b,c}',
  'a;b',
  'a:b',
  'a@b',
  'a!b',
  'a~b',
  '~root',
  'a=b',
  'a,b',
  'a*b',
  'a\\b',
  'a|b',
  'a<b>',
  'a^b',
  '😀',
  'ẩn.d',
  '.an',
  '..a',
  '-x',
  '--help',
  ' đầu',
  'cuối ',
  'a\tb',
  'node_modules',
  'src',
  'dist',
  'a'.repeat(200),
];

async function faultOfData(name: string, { folder }: Trial): Promise<string | null> {
  const root = join(folder, 'du-lieu', name);
  const [content, out] = [join(root, 'nội dung'), join(root, 'kết quả')];
  try {
    await writeFiles(content, { ...PLAN, ...portalInOrder(VICTIM) });
    const fault = await faultOfCommands(PROJECT, content, out);
    if (fault !== null) return fault;
    for (const server of ['nginx', 'apache', 'caddy'] as ServerName[]) {
      const served = await faultOfServer(server, { content, out, folder });
      if (served !== null) return `${server}: ${served}`;
    }
    return null;
  } finally {
    rmSync(join(folder, 'du-lieu'), { recursive: true, force: true });
  }
}

async function faultOfCheckout(name: string, { folder }: Trial): Promise<string | null> {
  const program = join(folder, 'ma-nguon', name, 'r');
  try {
    mkdirSync(program, { recursive: true });
    copyProgram(program, { packages: 'copied' });
    await writeFiles(join(program, 'content'), { ...PLAN, ...portalInOrder(VICTIM) });
    return await faultOfCommands(program, join(program, 'content'), join(program, 'dist'));
  } finally {
    rmSync(join(folder, 'ma-nguon'), { recursive: true, force: true });
  }
}

async function faultOfCommands(program: string, content: string, out: string): Promise<string | null> {
  for (const [script, more] of [
    ['build', ['--out', out]],
    ['build', ['--out', out, '--force']],
    ['check', ['--format', 'github']],
    ['report', ['--format', 'markdown']],
    ['preview', ['--out', out, '--config', 'caddy']],
  ] as const) {
    const day = script === 'preview' ? [] : ['--as-of', DAY];
    const run = await runLimited(script, ['--content', content, ...day, ...more], { seconds: 180, program });
    const words = run.stopped ?? (run.code === 0 ? null : `mã thoát ${run.code}: ${lastWords(run)}`);
    if (words !== null && !isRefused(run)) return `${script}: ${words}`;
  }
  return null;
}

/** Node loads no program from some folders, and some servers can name none of them: that is said in a sentence. */
function isRefused({ code, stderr }: Run): boolean {
  return code === 2 && /^Node không nạp được phần mềm từ thư mục|không ghi được đường dẫn/.test(stderr);
}

async function faultOfServer(
  name: ServerName,
  { content, out, folder }: { content: string; out: string; folder: string },
): Promise<string | null> {
  const printed = await runLimited('preview', ['--content', content, '--out', out, '--config', name], {
    seconds: 60,
  });
  if (printed.code !== 0) return isRefused(printed) ? null : lastWords(printed);
  try {
    const server = await startWebServer(name, printed.stdout, join(folder, name));
    const { status } = await ask(server.port, `${VICTIM}.vidu.gov.vn`, '/tin-tuc/bai-mot/');
    server.process.kill();
    return status === 200 ? null : `trả lời ${status}`;
  } catch (error) {
    return (error as Error).message.slice(0, 200);
  }
}
