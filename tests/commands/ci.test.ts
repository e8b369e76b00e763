import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, globSync, realpathSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPublicKeys, readSigned } from '../../src/deploying/signature.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, planYaml } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { leastPortal, phonePhoto, portalFiles, underPortal } from '../fixtures/portals.ts';
import { differences, readSite, readTree, type Tree } from '../fixtures/trees.ts';
import {
  bareMachine,
  checkOut,
  keepCompiled,
  layProgram,
  lendNodeCache,
  LESS,
  PROJECT,
  readTemplate,
  runBash,
  runGitHubJob,
  runGitLabJob,
  type GitHubJob,
  type GitLabJob,
  type JobOutcome,
  type Step,
  type Stores,
} from './ci-machine.ts';

const root = await makeSharedFolder();
const WORKFLOWS = ['dung-cong', 'bao-cao', 'ghi-nhan-xet', 'phep-thu', 'kiem-chung'] as const;
const gitHub = Object.fromEntries(
  WORKFLOWS.map((name) => [name, readTemplate(`.github/workflows/${name}.yml`)]),
);
const gitLab = readTemplate('.gitlab-ci.yml');

/** The keys of a server, as both CIs give them to the one job that may have them. */
const SERVER = { DICH: 'cong@may-chu.vidu:', MAY_CHU_SSH: 'may-chu.vidu ssh-ed25519 AAAA' };
const KEY = 'KHÓA RIÊNG';

interface Ci {
  shard: (
    machine: string,
    stores: Stores,
    at: { part: number; of: number; run: number },
  ) => Promise<JobOutcome>;
  assemble: (machine: string, stores: Stores, keys?: Keys) => Promise<JobOutcome>;
}

/** What the one job with keys is given: programs that stand for others, the folder of the server, the key that signs. */
interface Keys {
  programs: string;
  server: string;
  signing: string;
}

/** The two CIs by what each does with a shard, and with what all have built. */
const CIS: Record<string, Ci> = {
  GitHub: {
    shard: (machine, stores, { part, of, run }) =>
      runGitHubJob(gitHub['dung-cong'], 'dung', machine, stores, {
        matrix: { phan: part },
        strategy: { 'job-total': of },
        github: { run_id: run, run_attempt: 1 },
      }),
    assemble: (machine, stores, keys) =>
      runGitHubJob(
        gitHub['dung-cong'],
        'ghep',
        machine,
        stores,
        keys
          ? {
              vars: { ...SERVER, DICH: SERVER.DICH + keys.server },
              secrets: { KHOA_SSH: KEY, KHOA_KY: keys.signing },
            }
          : {},
        keys?.programs,
      ),
  },
  GitLab: {
    shard: (machine, stores, { part, of }) =>
      runGitLabJob(gitLab, 'dung', machine, stores, {
        CI_NODE_INDEX: String(part),
        CI_NODE_TOTAL: String(of),
      }),
    assemble: async (machine, stores, keys) => {
      if (!keys) return runGitLabJob(gitLab, 'ghep', machine, stores);
      const file = join(root, 'khoa-gitlab');
      await writeFile(file, `${KEY}\n`);
      const given = { ...SERVER, DICH: SERVER.DICH + keys.server, KHOA_SSH: file, CONG_XA_KEY: keys.signing };
      return runGitLabJob(gitLab, 'ghep', machine, stores, given, keys.programs);
    },
  },
};

const before = join(root, 'truoc');
const after = join(root, 'sau');
/** The sites of both contents, built whole on one machine. */
const whole = {} as { before: Record<string, Tree>; after: Record<string, Tree> };
/** What every machine has of the pages compiled once: they are the program's alone. */
let compiled: string;

beforeAll(async () => {
  const files: Files = {
    'plans/ke-hoach-2026.yaml': planYaml(),
    ...portalFiles('xa-mot', {
      url: 'https://tinh.vidu.gov.vn/xa-mot/',
      mark: 'MOT',
      portal: { plans: ['ke-hoach-2026'] },
    }),
    ...leastPortal('xa-hai'),
    ...leastPortal('xa-ba'),
    ...leastPortal('xa-bon'),
    ...underPortal('xa-hai', {
      'tin-tuc/2026/co-anh/index.md': articleMd({
        title: 'Bài có ảnh',
        cover: { src: 'a.jpg', alt: 'Ảnh bìa' },
      }),
      'tin-tuc/2026/co-anh/a.jpg': await phonePhoto({ upper: '#ff0000', lower: '#0000ff', camera: 'May' }),
    }),
  };
  await writeFiles(before, files);
  await writeFiles(after, {
    ...files,
    ...underPortal('xa-ba', { 'tin-tuc/2026/bai-mot.md': articleMd({ title: 'Bài thứ nhất đã sửa' }) }),
    ...underPortal('xa-bon', { 'tin-tuc/2026/hong.md': '---\ndate: 2026-03-14\n---\n\nThân bài.\n' }),
  });
  const machine = checkOut(root, before);
  const env = { ...process.env, ...LESS };
  spawnSync('npm', ['run', '--silent', 'build', '--', '--compress'], { cwd: machine, env });
  compiled = keepCompiled(machine);
  whole.before = await readSites(machine);
  const out = join(root, 'sau-dist');
  await callBuild(['--content', after, '--out', out, '--compress'], { env: LESS });
  // The site of a portal with errors stays as it was.
  whole.after = { ...(await readSitesIn(out)), 'xa-bon': whole.before['xa-bon']! };
});

function readSites(machine: string): Promise<Record<string, Tree>> {
  return readSitesIn(join(machine, 'dist'));
}

async function readSitesIn(folder: string): Promise<Record<string, Tree>> {
  const ids = await readdir(folder).catch(() => []);
  return Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, await readSite(join(folder, id))] as const)),
  );
}

function expectSame(found: Record<string, Tree>, expected: Record<string, Tree>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, tree] of Object.entries(expected)) expect(differences(found[id]!, tree), id).toEqual([]);
}

describe.each(Object.entries(CIS))('%s: các phần dựng trên máy riêng', (_, ci) => {
  const stores: Stores = { caches: new Map(), artifacts: new Map() };
  let runs = 0;

  /** One pipeline, on machines that know of the earlier ones only what was kept. */
  async function runPipeline(content: string, { of = 2, broken = [] as number[] } = {}) {
    stores.artifacts.clear();
    runs++;
    const shards: JobOutcome[] = [];
    for (let part = 1; part <= of; part++) {
      const machine = checkOut(root, content, compiled);
      if (broken.includes(part)) await rm(join(machine, 'scripts/build.ts'));
      shards.push(await ci.shard(machine, stores, { part, of, run: runs }));
    }
    const machine = bareMachine(root);
    const last = await ci.assemble(machine, stores);
    return { shards, last, sites: await readSites(machine) };
  }

  test('lần đầu: ghép lại được đúng từng byte những gì một máy dựng; chưa đặt máy chủ thì nói là bỏ qua', async () => {
    const { shards, last, sites } = await runPipeline(before);
    for (const { code, log } of [...shards, last]) expect(code, log).toBe(0);
    expectSame(sites, whole.before);
    const built = shards.map(({ log }) => log.match(/^\[\d+\/\d+\] [^:]+/gm)?.length ?? 0);
    expect(built.reduce((one, other) => one + other)).toBe(4);
    expect(Math.max(...built)).toBeLessThan(4);
    expect(last.log).toContain('bỏ qua việc đưa lên máy chủ');
  });

  test('đưa lên: SSH nhận được khóa, từng cổng vào chỗ cả một lần, chữ ký là của khóa ký', async () => {
    const [machine, programs] = [checkOut(root, before, compiled), join(root, 'chuong-trinh-gia')];
    const server = join(root, `may-chu-${runs}`);
    await mkdir(programs, { recursive: true });
    await mkdir(server, { recursive: true });
    // Stands for ssh: tells how it was called, and does here what it was to do there.
    await writeFile(
      join(programs, 'ssh'),
      `#!/bin/sh
       { stat -c %a "$2"; cat "$2"; } > '${root}/goi'
       while [ $# -gt 0 ]; do case "$1" in
         -o) case "$2" in UserKnownHostsFile=*) cat "\${2#*=}" >> '${root}/goi';; esac; shift 2;;
         -i | -l) shift 2;;
         *) break;;
       esac; done
       shift
       exec sh -c "$*"\n`,
    );
    await chmod(join(programs, 'ssh'), 0o755);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    await writeFile(join(machine, 'content/khoa-cong-khai.pem'), pem);
    const signing = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { code, log } = await ci.assemble(machine, stores, { programs, server, signing });
    expect(code, log).toBe(0);
    expect(log).toContain('Đã đưa lên máy chủ.');
    for (const secret of [KEY, signing.split('\n')[1]!]) expect(log).not.toContain(secret);
    const [mode, key, host] = (await readFile(join(root, 'goi'), 'utf8')).trim().split('\n');
    expect({ mode, key, host }).toEqual({ mode: '600', key: KEY, host: SERVER.MAY_CHU_SSH });
    expect((await readdir(server)).sort()).toEqual(Object.keys(whole.before).sort());
    for (const [id, tree] of Object.entries(whole.before)) {
      const served = await readTree(realpathSync(join(server, id, 'current')));
      const text = served.get('ban-ke.txt')!.toString();
      expect(readSigned(text, readPublicKeys(pem.toString())!).signature, id).toBe('good');
      served.delete('ban-ke.txt');
      const shown = new Map([...tree].filter(([path]) => !path.startsWith('.')));
      expect(differences(served, shown), id).toEqual([]);
    }
  });

  test('lần sau: chỉ cổng đã đổi được dựng; cổng có lỗi giữ trang cũ, phần của nó được đánh dấu mà vẫn được ghép', async () => {
    const { shards, last, sites } = await runPipeline(after);
    expect(last.code, last.log).toBe(0);
    expectSame(sites, whole.after);
    expect(shards.map(({ code }) => code).sort(), shards.map(({ log }) => log).join('\n')).toEqual([0, 1]);
    const log = shards.map((shard) => shard.log).join('\n');
    expect(log).toContain('xa-mot: không có gì đổi, giữ nguyên');
    expect(log).toContain('xa-hai: không có gì đổi, giữ nguyên');
    expect(log.match(/^\[\d+\/\d+\] [^:]+/gm)).toEqual(['[1/1] xa-ba']);
  });

  // The other CI takes it with the same lines, as a test below shows.
  const isFirstToTry = ci === CIS['GitHub'] || isNightly;

  test.runIf(isFirstToTry)('một phần đổ vỡ thì phần kia vẫn được ghép', async () => {
    const { shards, last, sites } = await runPipeline(before, { broken: [1] });
    expect(shards[0]!.code).toBeGreaterThan(1);
    expect(last.code, last.log).toBe(0);
    expect(Object.keys(sites).length).toBeGreaterThan(0);
    expect(Object.keys(sites).length).toBeLessThan(4);
    for (const [id, tree] of Object.entries(sites))
      expect(differences(tree, whole.before[id]!), id).toEqual([]);
  });

  // The caches of the other CI give what they have taken in just as these do.
  test.runIf(isFirstToTry)(
    'thêm một máy: cổng chuyển phần được giao một lần, không kèm trang cũ còn ở phần trước',
    async () => {
      const { shards, last, sites } = await runPipeline(before, { of: 3 });
      expect(last.code, last.log).toBe(0);
      const log = shards.map((shard) => shard.log).join('\n');
      const isNew = log.match(/^\[\d+\/\d+\] .*\(chưa dựng lần nào\)$/gm) ?? [];
      // Some have moved; of those that have not, the last sites are there, kept by the part that crashed too.
      expect(isNew.length).toBeGreaterThan(0);
      expect(isNew.length).toBeLessThan(4);
      expect(shards[0]!.log).toMatch(/giữ nguyên|, giữ \d+/);
      const handedOver = [...stores.artifacts.values()].flatMap((folder) =>
        globSync('**/*.tar', { cwd: folder }).flatMap((part) => {
          const { stdout } = spawnSync('tar', ['-tf', join(folder, part)], { encoding: 'utf8' });
          return stdout.split('\n').filter((path) => /^[^/]+\/$/.test(path));
        }),
      );
      expect(handedOver.sort()).toEqual(
        Object.keys(whole.before)
          .map((id) => `${id}/`)
          .sort(),
      );
      expectSame(sites, whole.before);
    },
  );

  test.runIf(isFirstToTry)('không phần nào dựng được thì không đưa gì lên, và nói vậy', async () => {
    const { last } = await runPipeline(before, { broken: [1, 2] });
    expect(last.code).toBe(1);
    expect(last.log).toContain('Không phần nào dựng được; trang đang chạy giữ nguyên.');
    expect(last.log).not.toContain('đưa lên máy chủ');
  });
});

test('GitHub: báo cáo của lần dựng ở việc riêng của nó', async () => {
  const stores: Stores = { caches: new Map(), artifacts: new Map() };
  const { code, log } = await runGitHubJob(
    gitHub['dung-cong'],
    'bao-cao',
    checkOut(root, before, compiled),
    stores,
  );
  expect(code, log).toBe(0);
  expect(log).toContain('Tin CCHC');
});

test('kho S3: việc lấy, việc cất chỉ chép tệp; việc dựng nhận và giao chúng, không có khóa của kho', async () => {
  const [kept, programs] = [join(root, 's3'), join(root, 'aws-gia')];
  await writeFiles(kept, { 'kho/trang-1.tar': 'trang cũ', 'kho/pictures/a.json': 'ảnh' });
  await writeFiles(programs, {
    // Stands for aws: an address in the store is a path below a folder.
    aws: `#!/bin/sh
      [ "$AWS_SECRET_ACCESS_KEY" = MẬT ] || exit 3
      tu=$(printf '%s' "$4" | sed 's|^s3:/|${kept}|'); den=$(printf '%s' "$5" | sed 's|^s3:/|${kept}|')
      if [ "$2" = cp ]; then cp "$tu" "$den"; else mkdir -p "$den" && cp -r "$tu/." "$den/"; fi\n`,
  });
  await chmod(join(programs, 'aws'), 0o755);
  const stores: Stores = { caches: new Map(), artifacts: new Map() };
  const run = (name: string, machine: string) =>
    runGitHubJob(
      gitHub['dung-cong'],
      name,
      machine,
      stores,
      {
        matrix: { phan: 1 },
        vars: { KHO_S3: 's3://kho' },
        secrets: { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'MẬT' },
      },
      programs,
    );
  expect(await run('lay-kho', bareMachine(root))).toEqual({ code: 0, log: '' });
  const received = stores.artifacts.get('kho-1')!;
  expect(globSync('**/*.*', { cwd: received }).sort()).toEqual(['pictures/a.json', 'trang.tar']);

  stores.artifacts.set('phan-1', await writeFiles(join(root, 'giao'), { '1.tar': 'trang mới' }));
  stores.artifacts.set('anh-1', await writeFiles(join(root, 'giao-anh'), { 'b.json': 'ảnh mới' }));
  expect(await run('cat-kho', bareMachine(root))).toEqual({ code: 0, log: '' });
  expect(await readFile(join(kept, 'kho/trang-1.tar'), 'utf8')).toBe('trang mới');
  expect(globSync('*', { cwd: join(kept, 'kho/pictures') }).sort()).toEqual(['a.json', 'b.json']);
});

describe('hai kho: nội dung chỉ là dữ liệu của một bản chương trình đã ghim', () => {
  const hostile: Files = {
    'package.json': JSON.stringify({ scripts: { check: 'touch da-chay', build: 'touch da-chay' } }),
    '.npmrc': 'script-shell=./chay\n',
    chay: '#!/bin/sh\ntouch da-chay\n',
    'astro.config.mjs': "import { writeFileSync } from 'node:fs'; writeFileSync('da-chay', '');\n",
    'content/portals/xa-hai/tin-tuc/2026/hong.md': '---\ndate: 2026-03-14\n---\n\nThân bài.\n',
  };

  /** A content repository of one commit, with more in it than content. */
  async function contentRepository(name: string): Promise<string> {
    const folder = join(root, name);
    cpSync(before, join(folder, 'content'), { recursive: true });
    return commit(await writeFiles(folder, hostile));
  }

  function commit(folder: string): string {
    for (const words of [
      ['init', '-q', '-b', 'main'],
      ['add', '-A'],
      ['commit', '-qm', 'Một bản'],
    ])
      git(folder, ...words);
    return folder;
  }

  function git(folder: string, ...words: string[]): string {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@vidu.vn', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...who, ...words], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return stdout.trim();
  }

  test('GitHub: ghi chú trỏ vào tệp của kho nội dung, không gì trong kho đó được chạy', async () => {
    const machine = bareMachine(root);
    layProgram(machine);
    lendNodeCache(machine, compiled);
    symlinkSync(join(PROJECT, 'node_modules'), join(machine, 'node_modules'));
    await rename(await contentRepository('kho-github'), join(machine, 'noi-dung'));
    const stores: Stores = { caches: new Map(), artifacts: new Map() };
    const { code, log } = await runGitHubJob(gitHub['bao-cao'], 'bao-cao', machine, stores, {
      env: {
        KHO_CHUONG_TRINH: 'to-chuc/cong-xa',
        BAN_CHUONG_TRINH: '0'.repeat(40),
        NOI_DUNG: 'noi-dung/content',
      },
      github: { event_name: 'pull_request', base_ref: '' },
    });
    expect(code, log).toBe(1);
    expect(log).toContain('::error file=content/portals/xa-hai/tin-tuc/2026/hong.md,');
    expect(log).toContain('Tin CCHC');
    expect(globSync('**/da-chay', { cwd: machine })).toEqual([]);
    const note = await readFile(join(stores.artifacts.get('nhan-xet')!, 'tom-tat.markdown'), 'utf8');
    expect(note).toMatch(/hong\.md[^]*Tin CCHC/);
  });

  test('GitLab: bản đã ghim và đúng lần sửa này được lấy về bằng chính những dòng lệnh của mẫu', async () => {
    const [program, content] = [join(root, 'kho/to-chuc/cong-xa.git'), await contentRepository('kho-gitlab')];
    layProgram(program);
    commit(program);
    const template = readTemplate('.gitlab/hai-kho.yml') as {
      default: { before_script: (string | string[])[] };
      variables: Record<string, string>;
    };
    const machine = bareMachine(root);
    const fetched = (pinned: string) =>
      runBash(
        ['-eo', 'pipefail'],
        template.default.before_script
          .flat()
          .filter((line) => !line.startsWith('npm ci'))
          .join('\n'),
        machine,
        {
          BAN_CHUONG_TRINH: pinned,
          KHO_CHUONG_TRINH: 'to-chuc/cong-xa',
          CI_SERVER_PROTOCOL: 'https',
          CI_SERVER_HOST: 'gitlab.vidu',
          CI_SERVER_PORT: '443',
          CI_JOB_TOKEN: 'MA',
          CI_REPOSITORY_URL: content,
          CI_COMMIT_SHA: git(content, 'rev-parse', 'HEAD'),
          // The server of the template is a folder here.
          GIT_CONFIG_COUNT: '2',
          GIT_CONFIG_KEY_0: `url.${join(root, 'kho')}/.insteadOf`,
          GIT_CONFIG_VALUE_0: 'https://gitlab-ci-token:MA@gitlab.vidu:443/',
          GIT_CONFIG_KEY_1: 'uploadpack.allowAnySHA1InWant',
          GIT_CONFIG_VALUE_1: 'true',
        },
      );
    expect(await fetched('main')).toMatchObject({ code: 2, log: expect.stringContaining('đủ 40 chữ số') });
    const { code, log } = await fetched(git(program, 'rev-parse', 'HEAD'));
    expect(code, log).toBe(0);
    lendNodeCache(machine, compiled);
    symlinkSync(join(PROJECT, 'node_modules'), join(machine, 'node_modules'));
    const merged = { ...gitLab, variables: { ...gitLab.variables, ...template.variables } };
    const report = await runGitLabJob(merged, 'bao-cao', machine, {
      caches: new Map(),
      artifacts: new Map(),
    });
    expect(report.code, report.log).toBe(1);
    expect(report.log).toContain('portals/xa-hai/tin-tuc/2026/hong.md');
    expect(report.log).toContain('Tin CCHC');
    expect(globSync('**/da-chay', { cwd: machine })).toEqual([]);
  });
});

describe('các mẫu CI', () => {
  const jobs = Object.entries(gitHub).flatMap(([workflow, { jobs: each }]) =>
    Object.entries<GitHubJob>(each).map(([name, job]) => ({ name: `${workflow}/${name}`, workflow, job })),
  );
  const steps = jobs.flatMap(({ job }) => job.steps);
  const gitLabJobs = Object.entries(gitLab as Record<string, GitLabJob>).filter(([, { script }]) => script);
  const runsNpm = (job: GitHubJob) => job.steps.some(({ run = '' }) => /\bnp[mx]\b|\.ci\/run/.test(run));

  test('dòng lệnh nào bash cũng đọc được', async () => {
    const scripts = [
      ...steps.flatMap(({ run }) => run ?? []),
      ...gitLabJobs.map(([, job]) => [...(job.before_script ?? []), ...job.script].join('\n')),
    ];
    expect(scripts.length).toBeGreaterThan(20);
    for (const [index, script] of scripts.entries()) {
      const file = join(root, `lenh-${index}.sh`);
      await writeFile(file, script);
      expect(spawnSync('bash', ['-n', file], { encoding: 'utf8' }).stderr, script).toBe('');
    }
  });

  test('hai CI dựng một phần và ghép các phần bằng cùng những dòng lệnh', () => {
    const linesOf = (script: string) => script.split('\n').map((line) => line.trim());
    const ofGitHub = (name: string) =>
      (gitHub['dung-cong'].jobs[name].steps as Step[]).flatMap(({ run = '' }) =>
        // How each tells of an error is its own.
        linesOf(run.replaceAll('::error::', '')),
      );
    const ofGitLab = (name: string) => (gitLab[name] as GitLabJob).script.flatMap(linesOf);
    const renamed = ofGitLab('dung').map((line) =>
      line.replaceAll('$CI_NODE_INDEX', '$PHAN').replaceAll('$CI_NODE_TOTAL', '$SO_PHAN'),
    );
    const joining = ofGitLab('ghep').slice(0, ofGitLab('ghep').indexOf('done') + 1);
    expect(joining.length).toBeGreaterThan(4);
    expect(ofGitHub('dung')).toEqual(expect.arrayContaining(renamed.filter((line) => line !== 'exit "$ma"')));
    expect(ofGitHub('ghep')).toEqual(expect.arrayContaining(joining));
  });

  test('quyền ít nhất, hành động nào cũng ghim vào một bản, việc nào cũng có hạn giờ, không để lại mã của kho', () => {
    for (const [name, { permissions, concurrency }] of Object.entries(gitHub)) {
      expect(permissions, name).toEqual(name === 'ghi-nhan-xet' ? {} : { contents: 'read' });
      expect(concurrency, name).toBeTruthy();
    }
    for (const { name, job } of jobs) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
    for (const [name, { timeout }] of gitLabJobs) expect(timeout, name).toBeTruthy();
    for (const { uses, with: inputs } of steps) {
      if (!uses) continue;
      expect(uses).toMatch(/^actions\/[\w/-]+@[0-9a-f]{40}$/);
      if (uses.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials']).toBe(false);
    }
  });

  test('không nhét dữ liệu của kho vào dòng lệnh', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('việc chạy trên thay đổi chưa duyệt không thấy bí mật nào, chỉ được đọc', () => {
    const proposals = Object.entries(gitHub).filter(([, { on }]) => 'pull_request' in on);
    expect(proposals.map(([name]) => name)).toEqual(['bao-cao', 'phep-thu']);
    for (const [name, workflow] of proposals) {
      expect(JSON.stringify(workflow), name).not.toMatch(/secrets|github\.token|GITHUB_TOKEN|id-token/);
      for (const job of Object.values<GitHubJob>(workflow.jobs)) {
        expect(job.permissions, name).toBeUndefined();
        expect(job.environment, name).toBeUndefined();
      }
    }
    for (const { on } of Object.values(gitHub)) expect(on).not.toHaveProperty('pull_request_target');

    // GitLab keeps protected variables from such pipelines; here no job of them is of an environment either.
    for (const [name, { environment, rules, extends: base }] of gitLabJobs) {
      const all = rules ?? (gitLab[base!] as GitLabJob).rules!;
      const runsOnProposals = all.some((rule) => rule.if.includes('merge_request_event'));
      expect(runsOnProposals, name).toBe(name === 'bao-cao');
      if (runsOnProposals) expect(environment, name).toBeUndefined();
      else
        for (const rule of all)
          if (rule.when !== 'never') expect(rule.if, name).toContain('$CI_COMMIT_REF_PROTECTED == "true"');
    }
  });

  test('việc có khóa ở một môi trường; việc dựng không có khóa; việc đưa lên chỉ có khóa ở đúng một bước', () => {
    const withKeys = jobs.filter(({ job }) => JSON.stringify(job).includes('secrets.'));
    expect(withKeys.map(({ name }) => name)).toEqual([
      'dung-cong/lay-kho',
      'dung-cong/cat-kho',
      'dung-cong/ghep',
    ]);
    for (const { name, job } of withKeys) {
      expect(job.environment, name).toBeTruthy();
      if (name === 'dung-cong/ghep') continue;
      expect(job.permissions, name).toEqual({});
      expect(runsNpm(job), name).toBe(false);
      expect(JSON.stringify(job.steps), name).not.toMatch(/actions\/(checkout|cache)|\bnode /);
    }
    for (const { name, job } of jobs.filter((each) => runsNpm(each.job)))
      if (name !== 'dung-cong/ghep') expect(JSON.stringify(job), name).not.toMatch(/secrets\.|github\.token/);

    // Packages are put in before any key is there; the step with keys runs one command of the program.
    const { steps: own } = gitHub['dung-cong'].jobs.ghep as GitHubJob;
    const keyed = own.filter((each) => JSON.stringify(each).includes('secrets.'));
    expect(keyed.map(({ name }) => name ?? '')).toEqual(['Đưa lên máy chủ']);
    expect(keyed[0]!.run!.match(/\bnp[mx]\b.*/g)).toEqual([
      'npm run --silent deploy -- "$DICH" --content "$NOI_DUNG"',
    ]);
    expect(JSON.stringify(own)).not.toMatch(/actions\/cache|npm run --silent build/);

    for (const [name, { environment, script, before_script }] of gitLabJobs) {
      const lines = [...(before_script ?? gitLab.default.before_script), ...script].join('\n');
      if (name !== 'ghep') expect(/\bnp[mx]\b/.test(lines), name).toBe(environment === undefined);
      expect(/KHOA_SSH|DICH\b/.test(lines), name).toBe(name === 'ghep');
      expect(/npm run --silent (?:build|check)/.test(lines) && environment !== undefined, name).toBe(false);
    }
  });

  test('lời nhận xét do một lần chạy khác viết, không chạy gì của yêu cầu', () => {
    const { on, jobs: each } = gitHub['ghi-nhan-xet'];
    expect(on).toEqual({ workflow_run: { workflows: [gitHub['bao-cao'].name], types: ['completed'] } });
    const { steps: own, permissions } = each['nhan-xet'] as GitHubJob;
    expect(permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
    expect(own.flatMap(({ run }) => run ?? [])).toEqual([
      'node scripts/ci/comment.ts github "$RUNNER_TEMP/nhan-xet/tom-tat.markdown"',
    ]);
    expect(JSON.stringify(own)).not.toMatch(/head_sha|head_branch|head_ref/);
    expect(gitLab['nhan-xet']).toMatchObject({
      before_script: [],
      script: ['node scripts/ci/comment.ts gitlab'],
    });
  });

  test('nội dung in ra lúc dựng không thành lệnh cho GitHub', async () => {
    const { run } = (gitHub['dung-cong'].jobs.dung.steps as Step[]).find(({ id }) => id === 'dung')!;
    const machine = bareMachine(root);
    await writeFiles(machine, {
      'gia/npm': '#!/bin/sh\necho "::add-mask::a" >&2\nprintf "::error::b" >&2\nexit 2\n',
    });
    await chmod(join(machine, 'gia/npm'), 0o755);
    const { code, log } = await runBash(['-e'], run!, machine, { PHAN: '1' }, join(machine, 'gia'));
    expect(code).toBe(2);
    const [stop, ...printed] = log.trim().split('\n');
    const token = /^::stop-commands::([0-9a-f]{32})$/.exec(stop!)?.[1];
    expect(printed).toEqual(['::add-mask::a', '::error::b', `::${token}::`]);
  });

  test('một bản Node ở mọi nơi', async () => {
    const { version } = JSON.parse(await readFile(join(PROJECT, 'scripts/node/package.json'), 'utf8'));
    const named = [
      ...steps.flatMap((step) => step.with?.['node-version'] ?? []),
      ...jobs.flatMap(
        ({ job }) => (job as { container?: string }).container?.match(/node:([\d.]+)/)?.[1] ?? [],
      ),
      ...[gitLab.default.image.match(/node:([\d.]+)/)[1]],
    ];
    expect(new Set(named)).toEqual(new Set([version]));
  });

  test('GitLab nhận những tên này: chỉ chữ không dấu', () => {
    expect(gitLab['bao-cao'].artifacts.expose_as).toMatch(/^\w[-\w ]*$/);
  });

  test('phần này hỏng không ngắt phần kia, việc ghép đợi mọi phần', () => {
    const { dung, ghep } = gitHub['dung-cong'].jobs;
    expect(dung.strategy['fail-fast']).toBe(false);
    expect(dung.if).toBe('${{ !cancelled() }}');
    expect(ghep).toMatchObject({ needs: 'dung', if: '${{ !cancelled() }}' });
    expect(gitLab.ghep.needs).toEqual(['dung']);
    expect(gitLab.ghep.rules.at(-1)).toMatchObject({ when: 'always' });
    expect(gitLab.dung.allow_failure).toEqual({ exit_codes: 1 });
  });

  test('cất gì thì lấy nấy', () => {
    const pathsOf = (action: string) =>
      (gitHub['dung-cong'].jobs.dung.steps as Step[])
        .filter(({ uses }) => uses?.startsWith(`actions/cache/${action}@`))
        .map((step) => step.with!['path']);
    expect(pathsOf('save')).toEqual(pathsOf('restore'));
    expect(pathsOf('save')).toHaveLength(2);
  });

  test('mẫu CODEOWNERS: người biên tập chỉ giữ nội dung', async () => {
    const lines = (await readFile(join(PROJECT, '.github/CODEOWNERS.mau'), 'utf8'))
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => line.split(/\s+/) as [string, string]);
    const ownerOf = (path: string) =>
      lines.findLast(([pattern]) =>
        pattern.endsWith('/') ? `/${path}`.startsWith(pattern) : pattern === '*' || pattern === `/${path}`,
      )![1];
    for (const path of [
      '.github/CODEOWNERS',
      '.gitlab-ci.yml',
      'src/store/git.ts',
      'package-lock.json',
      '.npmrc',
    ])
      expect(ownerOf(path), path).toBe('@to-chuc/ky-thuat');
    for (const path of ['content/cong.yaml', 'content/khoa-cong-khai.pem'])
      expect(ownerOf(path), path).toBe('@to-chuc/ky-thuat');
    expect(ownerOf('content/plans/ke-hoach-2026.yaml')).toBe('@to-chuc/ban-bien-tap');
    expect(ownerOf('content/portals/xa-a/portal.yaml')).toBe('@to-chuc/bien-tap');
  });
});
