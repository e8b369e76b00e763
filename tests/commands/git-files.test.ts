import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callBuild, callCheck, callReport } from '../fixtures/call-commands.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { soundPortal, SOUND_DAY } from '../fixtures/make.ts';

const git = (dir: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=Hanh', '-c', 'user.email=hanh@vinhlong.gov.vn', ...words], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('một lần ghi chỉ đụng tới nội dung mà mang theo một kho Git giấu: được nêu tên, không gì được chạy', async () => {
  const dir = await makeFolder({
    ...soundPortal('xa-mot'),
    ...soundPortal('xa-hai', { url: 'https://hai.vinhlong.gov.vn/' }),
    'gai.sh': '#!/bin/sh\ntouch "$(dirname "$0")/da-chay"\ncat\n',
  });
  await chmod(join(dir, 'gai.sh'), 0o755);
  const plant = async (at: string) => {
    await mkdir(at, { recursive: true });
    await writeFile(join(at, 'x.txt'), 'x');
    git(at, 'init', '-q', '--bare', '.');
    git(at, '--work-tree=.', 'add', 'x.txt');
    git(at, '--work-tree=.', 'commit', '-q', '-m', 'x');
    await rm(join(at, 'hooks'), { recursive: true });
    await writeFile(join(at, '.gitattributes'), '* filter=x\n');
    const clean = `[filter "x"]\n\tclean = ${join(dir, 'gai.sh')}\n`;
    await writeFile(
      join(at, 'config'),
      `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n${clean}`,
    );
  };
  await plant(dir);
  await plant(join(dir, 'portals/xa-hai/van-ban/kho'));
  // Of no commit: the operator has put it there, and the portal is built all the same.
  git(join(dir, 'portals/xa-mot'), 'init', '-q');
  const out = await makeFolder({});

  const checked = await callCheck(['--content', dir, '--as-of', SOUND_DAY, '--format', 'json']);
  const { problems } = JSON.parse(checked.stdout) as { problems: { code: string; file: string }[] };
  const planted = problems.filter(({ code }) => code === 'git-file').map(({ file }) => file);
  expect(planted.sort()).toEqual([
    '.gitattributes',
    'HEAD',
    'portals/xa-hai/van-ban/kho/.gitattributes',
    'portals/xa-hai/van-ban/kho/HEAD',
    'portals/xa-mot/.git',
  ]);
  expect(checked.code).toBe(1);

  await callReport(['--content', dir, '--as-of', SOUND_DAY]);
  await callBuild(['--content', dir, '--as-of', SOUND_DAY, '--out', out]);
  expect(existsSync(join(dir, 'da-chay'))).toBe(false);
  expect([existsSync(join(out, 'xa-mot')), existsSync(join(out, 'xa-hai'))]).toEqual([true, false]);

  await writeFile(join(dir, 'x.txt'), 'y');
  git(dir, '-c', 'safe.directory=*', 'status');
  expect(existsSync(join(dir, 'da-chay')), 'Git tự nó thì chạy').toBe(true);
});
