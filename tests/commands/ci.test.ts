import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { articleMd, planYaml, type Files } from '../fixtures/make.ts';
import { leastPortal, phonePhoto, portalFiles, underPortal } from '../fixtures/portals.ts';
import { differences, makeSharedFolder, readSite, type Tree, writeFiles } from '../fixtures/trees.ts';
import {
  checkOut,
  readTemplate,
  runGitHubJob,
  runGitLabJob,
  type GitLabJob,
  type JobOutcome,
  type Step,
  type Stores,
} from './ci-machine.ts';

const root = await makeSharedFolder();
const gitHub = readTemplate('.github/workflows/dung-cong.yml');
const gitLab = readTemplate('.gitlab-ci.yml');

/** The two CIs by what each does with a shard and with the last job. */
const CIS: Record<
  string,
  {
    shard: (
      machine: string,
      stores: Stores,
      at: { part: number; of: number; run: number },
    ) => Promise<JobOutcome>;
    assemble: (machine: string, stores: Stores) => Promise<JobOutcome>;
  }
> = {
  GitHub: {
    shard: (machine, stores, { part, of, run }) =>
      runGitHubJob(gitHub.jobs.dung, machine, stores, {
        matrix: { phan: part },
        strategy: { 'job-total': of },
        github: { run_id: run, run_attempt: 1 },
      }),
    assemble: (machine, stores) => runGitHubJob(gitHub.jobs.ghep, machine, stores, {}),
  },
  GitLab: {
    shard: (machine, stores, { part, of }) =>
      runGitLabJob(gitLab.dung, machine, stores, {
        CI_NODE_INDEX: String(part),
        CI_NODE_TOTAL: String(of),
      }),
    assemble: (machine, stores) => runGitLabJob(gitLab.ghep, machine, stores, {}),
  },
};

const before = join(root, 'truoc');
const after = join(root, 'sau');
/** The sites of both contents, built whole on one machine. */
const whole = {} as { before: Record<string, Tree>; after: Record<string, Tree> };

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
  whole.before = await buildWhole(before);
  // The site of a portal with errors stays as it was.
  whole.after = { ...(await buildWhole(after)), 'xa-bon': whole.before['xa-bon']! };
});

async function buildWhole(content: string): Promise<Record<string, Tree>> {
  const machine = await checkOut(root, content);
  spawnSync('npm', ['run', '--silent', 'build'], { cwd: machine });
  return readSites(machine);
}

async function readSites(machine: string): Promise<Record<string, Tree>> {
  const ids = await readdir(join(machine, 'dist')).catch(() => []);
  return Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, await readSite(join(machine, 'dist', id))] as const)),
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
      const machine = await checkOut(root, content);
      if (broken.includes(part)) await rm(join(machine, 'scripts/build.ts'));
      shards.push(await ci.shard(machine, stores, { part, of, run: runs }));
    }
    const machine = await checkOut(root, content);
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
    expect(last.log).toContain('Tin CCHC');
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

  test('một phần đổ vỡ thì phần kia vẫn được ghép', async () => {
    const { shards, last, sites } = await runPipeline(before, { broken: [1] });
    expect(shards[0]!.code).toBeGreaterThan(1);
    expect(last.code, last.log).toBe(0);
    expect(Object.keys(sites).length).toBeGreaterThan(0);
    expect(Object.keys(sites).length).toBeLessThan(4);
    for (const [id, tree] of Object.entries(sites))
      expect(differences(tree, whole.before[id]!), id).toEqual([]);
  });

  test('thêm một máy: cổng chuyển phần được giao một lần, không kèm trang cũ còn ở phần trước', async () => {
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
  });

  test('không phần nào dựng được thì không đưa gì lên, và nói vậy', async () => {
    const { last } = await runPipeline(before, { broken: [1, 2] });
    expect(last.code).toBe(1);
    expect(last.log).toContain('Không phần nào dựng được; trang đang chạy giữ nguyên.');
    expect(last.log).not.toContain('đưa lên máy chủ');
  });
});

describe('các mẫu CI', () => {
  const workflows = ['dung-cong', 'bao-cao'].map((name) => readTemplate(`.github/workflows/${name}.yml`));
  const jobs = workflows.flatMap(({ jobs: each }) => Object.values<{ steps: Step[]; needs?: string }>(each));
  const steps = jobs.flatMap((job) => job.steps);

  test('dòng lệnh nào bash cũng đọc được', async () => {
    const { dung, ghep, 'bao-cao': report } = gitLab as Record<string, GitLabJob>;
    const scripts = [
      ...steps.flatMap(({ run }) => run ?? []),
      ...[dung, ghep, report].map((job) => job!.script.join('\n')),
    ];
    for (const [index, script] of scripts.entries()) {
      const file = join(root, `lenh-${index}.sh`);
      await writeFile(file, script);
      expect(spawnSync('bash', ['-n', file], { encoding: 'utf8' }).stderr, script).toBe('');
    }
  });

  test('chỉ được đọc kho, và mọi hành động được ghim vào một bản', () => {
    for (const { permissions } of workflows) expect(permissions).toEqual({ contents: 'read' });
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w/-]+@[0-9a-f]{40}$/);
  });

  test('không nhét dữ liệu của kho vào dòng lệnh', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('phần này hỏng không ngắt phần kia, việc ghép đợi mọi phần', () => {
    expect(gitHub.jobs.dung.strategy['fail-fast']).toBe(false);
    expect(gitHub.jobs.ghep).toMatchObject({ needs: 'dung', if: '${{ !cancelled() }}' });
    expect(gitLab.ghep).toMatchObject({ needs: ['dung'], rules: [{ when: 'always' }] });
    expect(gitLab.dung.allow_failure).toEqual({ exit_codes: 1 });
  });

  test('cất gì thì lấy nấy', () => {
    const pathsOf = (action: string) =>
      (gitHub.jobs.dung.steps as Step[])
        .filter(({ uses }) => uses?.startsWith(`actions/cache/${action}@`))
        .map((step) => step.with!['path']);
    expect(pathsOf('save')).toEqual(pathsOf('restore'));
    expect(pathsOf('save')).toHaveLength(2);
  });
});
