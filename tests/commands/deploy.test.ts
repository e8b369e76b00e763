import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { makeSharedFolder } from '../fixtures/folders.ts';
import { wordsFor } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { differences, readTree } from '../fixtures/trees.ts';
import { buildSides, changeByte, deploy, faultsOf, filesToDeploy, type BuiltSides } from './deploy-sites.ts';
import { startSshServer } from './ssh-server.ts';

const root = await makeSharedFolder();
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const IDS = ['xa-hai', 'xa-mot'];
const isRoot = process.getuid?.() === 0;
let sides: BuiltSides;

beforeAll(async () => {
  sides = await buildSides(root, IDS);
  const { code, stderr } = await deploy(sides, 'old', ['--new-key']);
  expect(code, stderr).toBe(0);
});

/** Makes a name for a target of one test. */
let targets = 0;
const newTarget = () => join(root, `dich-${++targets}`);

async function deployed(side: 'old' | 'new', args: string[], env?: Record<string, string>) {
  const { code, stdout, stderr } = await deploy(sides, side, args, env);
  expect(code, stderr).toBe(0);
  return { stdout, stderr };
}

/** Expects a site to be served whole, with exactly the files of a build. */
async function expectServed(home: string, side: 'old' | 'new', id: string): Promise<void> {
  const served = await readTree(join(realpathSync(join(home, 'current')), '.'));
  served.delete('ban-ke.txt');
  expect(differences(served, await filesToDeploy(sides[side], id)), id).toEqual([]);
}

describe('khóa', () => {
  test('khóa riêng chỉ chủ của nó đọc được; đã có khóa thì không tạo đè', async () => {
    const file = join(root, 'nha/cong-xa/khoa-rieng.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(sides.content, 'khoa-cong-khai.pem'), 'utf8')).toContain('BEGIN PUBLIC KEY');
    const before = await readFile(file);
    const { code, stderr } = await deploy(sides, 'old', ['--new-key']);
    expect(code).toBe(2);
    expect(stderr).toContain('Đã có khóa công khai');
    expect(await readFile(file)).toEqual(before);
  });

  test('khóa không được nằm trong kho Git, người khác không được đọc, phải đúng khóa của nội dung', async () => {
    const lone = { ...sides, content: join(root, 'noi-dung-khac') };
    await mkdir(lone.content);
    const inside = await deploy(lone, 'old', ['--new-key', '--key', join(PROJECT, 'khoa.pem')]);
    expect([inside.code, inside.stderr]).toEqual([2, expect.stringContaining('nằm trong một kho Git')]);

    const other = join(root, 'khoa-khac.pem');
    expect((await deploy(lone, 'old', ['--new-key', '--key', other])).code).toBe(0);
    const wrong = await deploy(sides, 'old', [newTarget(), '--key', other]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('không đi cùng khóa công khai')]);
    await chmod(other, 0o644);
    const open = await deploy(sides, 'old', [newTarget(), '--key', other]);
    expect([open.code, open.stderr]).toEqual([2, expect.stringContaining('Người khác đọc được khóa riêng')]);
  });

  test('khóa trong biến CONG_XA_KEY cũng ký được; không có khóa thì vẫn đưa lên và nói rõ', async () => {
    const key = await readFile(join(root, 'nha/cong-xa/khoa-rieng.pem'), 'utf8');
    const home = { XDG_CONFIG_HOME: join(root, 'nha-trong') };
    const target = newTarget();
    expect((await deployed('old', [target], home)).stderr).toContain('Chưa có khóa nên bản kê chưa được ký');
    const signed = await deployed('old', [target], { ...home, CONG_XA_KEY: key });
    expect(signed.stderr).not.toContain('Chưa có khóa');
    expect(await readFile(join(target, 'xa-mot/current/ban-ke.txt'), 'utf8')).toMatch(
      /\nsignature [\da-f]{16} /,
    );
  });
});

describe('đưa lên một thư mục', () => {
  test('cổng vào chỗ cả một lần; lần sau chỉ tệp đã đổi được gửi; quay lại bản trước được', async () => {
    const target = newTarget();
    await deployed('old', [target]);
    for (const id of IDS) await expectServed(join(target, id), 'old', id);
    expect((await deployed('old', [target])).stderr).toMatch(
      /^(?:\[\d\/2\] .*: ở đích đã đúng như đã dựng\n){2}$/,
    );

    const planned = await deployed('new', [target, '--dry-run', '--portal', 'xa-mot', '--format', 'json']);
    const [plan] = JSON.parse(planned.stdout).portals;
    expect(plan).toMatchObject({
      portal: 'xa-mot',
      status: 'planned',
      sent: expect.arrayContaining(['tin-tuc/bai-hai/index.html']),
    });
    expect(planned.stderr).toContain('  + tin-tuc/bai-hai/index.html\n');
    await expectServed(join(target, 'xa-mot'), 'old', 'xa-mot');

    await deployed('new', [target, '--portal', 'xa-mot']);
    await expectServed(join(target, 'xa-mot'), 'new', 'xa-mot');
    await expectServed(join(target, 'xa-hai'), 'old', 'xa-hai');
    const release = join(target, 'xa-mot/current');
    for (const path of await filesToDeploy(sides.new, 'xa-mot').then((tree) => [...tree.keys()]))
      expect((await stat(join(release, path))).nlink, path).toBe(plan.sent.includes(path) ? 1 : 2);

    const back = await deployed('new', [target, '--rollback', 'xa-mot']);
    expect(back.stderr).toContain('xa-mot: đã quay lại bản trước');
    await expectServed(join(target, 'xa-mot'), 'old', 'xa-mot');
    const none = await deploy(sides, 'new', [target, '--rollback', 'xa-hai']);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('không có bản trước')]);
  });

  test('bản trước nữa được làm thành bản mới; không quá ba bản nằm lại; không dấu vết nào của bản cũ', async () => {
    const target = newTarget();
    for (const side of ['old', 'new', 'old', 'new'] as const) {
      await deployed(side, [target, '--portal', 'xa-mot']);
      await expectServed(join(target, 'xa-mot'), side, 'xa-mot');
      expect(await faultsOf(join(target, 'xa-mot'))).toEqual([]);
      // Two releases of one second would have one name only if they were the same.
      expect((await readdir(join(target, 'xa-mot/releases'))).length).toBeLessThanOrEqual(3);
    }
    await expectServed(join(target, 'xa-mot'), 'new', 'xa-mot');
    expect(await faultsOf(join(target, 'xa-mot'), 'previous')).toEqual([]);
  });

  test('tệp bị sửa, bị xóa ở đích mà còn nguyên cỡ hay không: --force gửi lại tất cả, lần thường thì chữa tệp thiếu', async () => {
    const target = newTarget();
    await deployed('old', [target, '--portal', 'xa-mot']);
    await rm(join(target, 'xa-mot/current/favicon.svg'));
    await deployed('new', [target, '--portal', 'xa-mot']);
    await expectServed(join(target, 'xa-mot'), 'new', 'xa-mot');
    await changeByte(join(target, 'xa-mot/current/favicon.svg'));
    await deployed('new', [target, '--portal', 'xa-mot', '--force']);
    await expectServed(join(target, 'xa-mot'), 'new', 'xa-mot');
  });

  test('bị giết vào những lúc bất kỳ rồi chạy lại: lúc nào cổng nào cũng là một bản trọn vẹn', async () => {
    const target = newTarget();
    const started = performance.now();
    await deployed('old', [target]);
    const whole = performance.now() - started;
    for (let at = 0; at < (isNightly ? 10 : 3); at++) {
      const child = start(at % 2 ? 'old' : 'new', [target, '--force']);
      const delay = Math.round((0.3 + 0.8 * Math.random()) * whole);
      const ended = new Promise((resolve) => child.on('close', resolve));
      await Promise.race([wait(delay), ended]);
      child.kill('SIGKILL');
      await ended;
      for (const id of IDS)
        expect(await faultsOf(join(target, id)), `${id}, giết sau ${delay} ms`).toEqual([]);
    }
    await deployed('new', [target, '--force']);
    for (const id of IDS) {
      await expectServed(join(target, id), 'new', id);
      const left = await readdir(join(target, id, 'releases'));
      expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
    }
  });
});

describe('đầu vào xấu: một câu, mã thoát 2, trang đang chạy giữ nguyên', () => {
  test('đích không hiểu được', async () => {
    const { code, stderr } = await deploy(sides, 'old', ['https://may/srv']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Không hiểu đích “https://may/srv”')]);
  });

  test('đích chính là nơi đã dựng', async () => {
    const { code, stderr } = await deploy(sides, 'old', [sides.old]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('chính là nơi đã dựng')]);
  });

  test.runIf(isRoot)('đĩa hết chỗ, rồi chỉ cho đọc', async () => {
    const target = newTarget();
    await mkdir(target);
    const kibibytes = Number(
      execFileSync('du', ['-sk', join(sides.old, 'xa-mot')], { encoding: 'utf8' }).split('\t')[0],
    );
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${Math.round(kibibytes * 1.5)}k`, 'tmpfs', target]);
    onTestFinished(() => void execFileSync('umount', [target]));
    await deployed('old', [target, '--portal', 'xa-mot']);
    const full = await deploy(sides, 'new', [target, '--portal', 'xa-mot', '--force']);
    expect([full.code, full.stderr]).toEqual([2, expect.stringContaining('Hết chỗ ở')]);
    await expectServed(join(target, 'xa-mot'), 'old', 'xa-mot');
    // What changed still has room.
    await deployed('new', [target, '--portal', 'xa-mot']);
    execFileSync('mount', ['-o', 'remount,ro', target]);
    const fixed = await deploy(sides, 'old', [target, '--portal', 'xa-mot']);
    expect([fixed.code, fixed.stderr]).toEqual([2, expect.stringContaining('chỉ cho đọc')]);
    await expectServed(join(target, 'xa-mot'), 'new', 'xa-mot');
  });

  test('ở chỗ của cổng là một tệp, hay một cổng khác', async () => {
    const target = newTarget();
    await mkdir(target);
    await writeFile(join(target, 'xa-mot'), '');
    const file = await deploy(sides, 'old', [target]);
    expect([file.code, file.stderr]).toEqual([
      2,
      expect.stringContaining('có một tệp đứng ở chỗ của thư mục'),
    ]);
    await expectServed(join(target, 'xa-hai'), 'old', 'xa-hai');

    await rm(join(target, 'xa-mot'));
    await cp(join(target, 'xa-hai'), join(target, 'xa-mot'), { recursive: true, verbatimSymlinks: true });
    const other = await deploy(sides, 'new', [target, '--portal', 'xa-mot']);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining('chỗ của xa-mot đang là cổng xa-hai'),
    ]);
  });

  test('bản kê ở đích bị sửa để kê tệp ngoài thư mục: không được tin, mọi tệp được gửi lại', async () => {
    const target = newTarget();
    await deployed('old', [target, '--portal', 'xa-mot']);
    const manifest = join(target, 'xa-mot/current/ban-ke.txt');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace(' favicon.svg', ' ../../../ke-xau'));
    const { stderr } = await deployed('old', [target, '--portal', 'xa-mot']);
    expect(stderr).toMatch(/đã đưa lên \d+ tệp .*, xóa 0, giữ 0;/);
    await expectServed(join(target, 'xa-mot'), 'old', 'xa-mot');
  });

  test('liên kết, tệp bị sửa trong dist không được đưa lên', async () => {
    const spoiled = { ...sides, old: join(root, 'dist-hong') };
    await cp(sides.old, spoiled.old, { recursive: true });
    await rm(join(spoiled.old, 'xa-mot/robots.txt'));
    await symlink('/etc/hostname', join(spoiled.old, 'xa-mot/robots.txt'));
    await changeByte(join(spoiled.old, 'xa-hai/index.html'));
    const target = newTarget();
    const { code, stderr } = await deploy(spoiled, 'old', [target]);
    expect(code).toBe(2);
    for (const path of ['xa-mot/robots.txt', 'xa-hai/index.html'])
      expect(stderr).toContain(`${path} không còn là tệp mà lần dựng đã viết`);
    for (const id of IDS) expect(existsSync(join(target, id, 'current'))).toBe(false);
  });

  test('một lần khác đang đưa lên cùng nơi', async () => {
    const target = newTarget();
    await deployed('old', [target, '--portal', 'xa-mot']);
    const hostname = execFileSync('hostname', { encoding: 'utf8' }).trim();
    // Another process than this one, which deploys.
    await writeFile(join(target, 'xa-mot/.dang-dua'), `${process.ppid} ${hostname}`);
    const { code, stderr } = await deploy(sides, 'new', [target, '--portal', 'xa-mot']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Một lần đưa lên khác')]);
    await writeFile(join(target, 'xa-mot/.dang-dua'), `999999999 ${hostname}`);
    await deployed('new', [target, '--portal', 'xa-mot']);
  });
});

describe('qua SSH, với khóa chỉ được rsync vào một thư mục', () => {
  const remote = join(root, 'may-kia');
  const env: Record<string, string> = {};
  let host = '';

  beforeAll(async () => {
    await mkdir(remote);
    const ssh = await startSshServer(join(root, 'ssh'));
    await ssh.letIn(`rrsync ${remote}`);
    env['RSYNC_RSH'] = ssh.rsh();
    host = ssh.host;
    return () => ssh.stop();
  });

  test('đưa lên, chỉ gửi tệp đã đổi, quay lại; bị giết giữa chừng thì bản cũ vẫn nguyên', async () => {
    const home = join(remote, 'xa-mot');
    const target = [`${host}:/`, '--portal', 'xa-mot'];
    await deployed('old', target, env);
    await expectServed(home, 'old', 'xa-mot');

    const child = start('new', target, env);
    await wait(500 + Math.random() * 2500);
    child.kill('SIGKILL');
    expect(await faultsOf(home)).toEqual([]);
    // The rsync of the killed run may still be at work for a moment, and lets in no other.
    await waitFor(async () => (await deploy(sides, 'new', target, env)).code === 0);
    await expectServed(home, 'new', 'xa-mot');
    const release = join(home, 'current');
    expect((await stat(join(release, 'favicon.svg'))).nlink).toBeGreaterThan(1);

    expect((await deployed('new', target, env)).stderr).toContain('ở đích đã đúng như đã dựng');
    await deployed('new', [...target, '--rollback'], env);
    await expectServed(home, 'old', 'xa-mot');
  });
});

describe('lên một kho tệp bằng rclone', () => {
  const store = join(root, 'kho');
  const env = { RCLONE_CONFIG: join(root, 'rclone.conf') };
  const target = [`rclone:kho:${store}`, '--portal', 'xa-mot'];

  test('đưa lên, chỉ gửi tệp đã đổi, xóa tệp thừa, dọn những gì một lần bị cắt để lại', async () => {
    await writeFile(env.RCLONE_CONFIG, '[kho]\ntype = local\n');
    await deployed('new', target, env);
    await expectStored('new');
    // A run that was cut after it had sent a page, and left the list of what was on its way.
    const manifest = await readFile(join(store, 'xa-mot/ban-ke.txt'), 'utf8');
    const digest = 'f'.repeat(64);
    const cut = manifest
      .split('\nsignature ')[0]!
      .replace(
        /\nfiles (\d+)\n\n/,
        (_, count) => `\nfiles ${Number(count) + 1}\n\n${digest} 3 bai-bo/index.html\n`,
      )
      .replace(/[\da-f]{64} (\d+ robots\.txt)/, `${digest} $1`);
    await writeFile(join(store, 'xa-mot.dang-dua.txt'), cut);
    await mkdir(join(store, 'xa-mot/bai-bo'));
    await writeFile(join(store, 'xa-mot/bai-bo/index.html'), 'cũ');
    await writeFile(join(store, 'xa-mot/robots.txt'), 'của lần bị cắt');

    const { stderr } = await deployed('old', target, env);
    expect(stderr).toMatch(/xa-mot: đã đưa lên \d+ tệp .*, xóa \d+, giữ \d{2,}/);
    await expectStored('old');
    expect(await readdir(store)).toEqual(['xa-mot']);
    const back = await deploy(sides, 'old', [...target, '--rollback'], env);
    expect([back.code, back.stderr]).toEqual([2, expect.stringContaining('Kho này không giữ bản trước')]);
  });

  test('kho không có trong cấu hình thì nói vậy', async () => {
    const { code, stderr } = await deploy(sides, 'old', ['rclone:la:thung'], env);
    expect([code, stderr]).toEqual([2, expect.stringContaining('rclone chưa biết kho trong la:thung')]);
  });

  async function expectStored(side: 'old' | 'new'): Promise<void> {
    const stored = await readTree(join(store, 'xa-mot'));
    stored.delete('ban-ke.txt');
    expect(differences(stored, await filesToDeploy(sides[side], 'xa-mot'))).toEqual([]);
  }
});

/** Starts the command, to be killed. */
function start(side: 'old' | 'new', args: string[], env: Record<string, string> = {}): ChildProcess {
  const words = [...wordsFor('deploy'), '--content', sides.content, '--out', sides[side], ...args];
  return spawn(process.execPath, words, {
    cwd: PROJECT,
    env: { ...process.env, ...env, XDG_CONFIG_HOME: join(root, 'nha') },
    stdio: 'ignore',
  });
}

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    if (await holds()) return;
    await wait(500);
  }
  throw new Error('Không xảy ra.');
}
