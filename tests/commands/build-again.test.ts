import { lstat, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { MANIFEST_FILE } from '../../src/building/manifest.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, planYaml, type Outcome } from '../fixtures/make.ts';
import { leastPortal, pdf, portalFiles, underPortal } from '../fixtures/portals.ts';
import { differences, readSite, readTree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const content = join(root, 'noi-dung');
const out = join(root, 'dist');

/** Where a damaged manifest would have things written or read. */
const OUTSIDE = join(root, 'ngoai.jpg');

const portalOf = (id: string, changes: Files = {}): Files => ({
  ...leastPortal(id),
  ...underPortal(id, {
    'tin-tuc/2026/bai-hai.md': articleMd({ title: `Bài thứ hai của ${id}` }),
    ...changes,
  }),
});

const FILES: Files = {
  'plans/ke-hoach.yaml': planYaml(),
  ...portalOf('giu-nguyen'),
  ...portalOf('sua-bai'),
  ...portalOf('bo-tep'),
  ...portalOf('mat-trang'),
  ...portalOf('mat-tep', {
    'tin-tuc/2026/co-tep.md': articleMd({ attachments: [{ src: 'a.pdf' }] }),
    'tin-tuc/2026/a.pdf': pdf('tệp'),
  }),
  ...portalOf('so-cut'),
  ...portalOf('so-la'),
  ...portalOf('phan-anh', {
    'phan-anh/duong-hong.md': markdown({
      ...{ received: '2026-06-01', topic: 'Đường hỏng', question: 'Bao giờ sửa?', status: 'dang-xu-ly' },
    }),
  }),
  ...portalFiles('co-ke-hoach', {
    url: 'https://kehoach.vidu.gov.vn/',
    mark: 'KH',
    portal: { plans: ['ke-hoach'] },
  }),
};
const IDS = [...new Set(Object.keys(FILES).flatMap((path) => /^portals\/([^/]+)/.exec(path)?.[1] ?? []))];

beforeAll(async () => {
  await writeFiles(content, FILES);
  const { code, stderr } = await build();
  expect(code, stderr).toBe(0);
  for (const id of IDS) expect(stderr).toMatch(line(id, /\d+ trang \(chưa dựng lần nào\)/));
});

test('không có gì đổi thì nói vậy và không đụng tới tệp nào', async () => {
  const before = await timesOf(IDS);
  const { code, stderr } = await build();
  expect(code, stderr).toBe(0);
  for (const id of IDS) expect(stderr).toMatch(new RegExp(`^${id}: không có gì đổi, giữ nguyên$`, 'm'));
  expect(stderr).not.toContain('[1/');
  expect(await timesOf(IDS)).toEqual(before);
});

describe('sang ngày khác, mỗi cổng một việc', () => {
  let outcome: Outcome;
  let kept: Map<string, string>;

  beforeAll(async () => {
    await writeFiles(
      content,
      underPortal('sua-bai', { 'tin-tuc/2026/bai-mot.md': articleMd({}, 'Khác.\n') }),
    );
    await rm(join(content, 'portals/bo-tep/tin-tuc/2026/bai-hai.md'));
    await rm(join(out, 'mat-trang/tin-tuc/bai-mot/index.html'));
    await rm(join(out, 'mat-tep/tep'), { recursive: true });
    const cut = join(out, 'so-cut', MANIFEST_FILE);
    await writeFile(cut, (await readFile(cut, 'utf8')).slice(0, -100));
    await misdirect(join(out, 'so-la', MANIFEST_FILE));
    kept = await timesOf(['giu-nguyen']);
    outcome = await build('2026-07-01');
    expect(outcome.code, outcome.stderr).toBe(0);
  });

  test.each([
    ['sua-bai', /\d+ trang, giữ \d+ \(tin-tuc\/2026\/bai-mot\.md đổi\)/],
    ['bo-tep', /\d+ trang, giữ \d+ \(bỏ 1 tệp\)/],
    ['mat-trang', /\d+ trang, giữ \d+ \(trang đã dựng thiếu tệp\)/],
    ['mat-tep', /\d+ trang, giữ \d+ \(trang đã dựng thiếu tệp\)/],
    ['so-cut', /\d+ trang \(phần mềm đã đổi\)/],
    ['so-la', /\d+ trang \(phần mềm đã đổi\)/],
    ['phan-anh', /\d+ trang, giữ \d+ \(sang ngày khác, lần trước dựng cho ngày 30\/06\/2026\)/],
    ['co-ke-hoach', /\d+ trang(, giữ \d+)? \(sang ngày khác, lần trước dựng cho ngày 30\/06\/2026\)/],
  ])('%s được dựng, kèm lý do', (id, words) => {
    expect(outcome.stderr).toMatch(line(id, words));
  });

  test('cổng mà ngày nào cũng như nhau thì không bị đụng tới', async () => {
    expect(outcome.stderr).toContain('giu-nguyen: không có gì đổi, giữ nguyên');
    expect(await timesOf(['giu-nguyen'])).toEqual(kept);
  });

  test('mọi cổng đều ra như dựng từ đầu, sổ ghi bị hỏng không khiến gì nằm ra ngoài', async () => {
    const clean = join(root, 'sach');
    const { code, stderr } = await build('2026-07-01', ['--out', clean]);
    expect(code, stderr).toBe(0);
    for (const id of IDS) {
      const [mine, fresh] = await Promise.all([readSite(join(out, id)), readSite(join(clean, id))]);
      expect(differences(mine, fresh).filter(isNotManifest), id).toEqual([]);
    }
    await expect(lstat(OUTSIDE)).rejects.toThrow('ENOENT');
  });
});

describe('theo yêu cầu', () => {
  test('kế hoạch đổi thì chỉ cổng theo kế hoạch đó được dựng', async () => {
    await writeFiles(content, { 'plans/ke-hoach.yaml': planYaml({ title: 'Tên khác của kế hoạch' }) });
    const { stderr } = await build('2026-07-01');
    expect(stderr).toMatch(/^\[1\/1\] co-ke-hoach: .*\(kế hoạch đã đổi\)$/m);
    expect(stderr).toContain('sua-bai: không có gì đổi, giữ nguyên');
  });

  test('--drafts rồi thôi: cả hai lần đều nói vì sao', async () => {
    const args = ['--portal', 'sua-bai'];
    expect((await build('2026-07-01', [...args, '--drafts'])).stderr).toMatch(
      line('sua-bai', /.*\(đổi cách xem bản nháp\)/),
    );
    expect((await build('2026-07-01', args)).stderr).toMatch(line('sua-bai', /.*\(đổi cách xem bản nháp\)/));
  });

  test('--force làm lại mọi trang, ra đúng như cũ', async () => {
    const before = await readSite(join(out, 'sua-bai'));
    const { stderr } = await build('2026-07-01', ['--portal', 'sua-bai', '--force']);
    expect(stderr).toMatch(line('sua-bai', /\d+ trang \(theo --force\)/));
    expect(differences(await readSite(join(out, 'sua-bai')), before)).toEqual([]);
  });
});

function build(asOf = '2026-06-30', args: string[] = []): Promise<Outcome> {
  return callBuild(['--content', content, '--out', out, '--as-of', asOf, ...args]);
}

/** The line of progress that tells of one portal. */
function line(id: string, words: RegExp): RegExp {
  return new RegExp(`^\\[\\d+/\\d+\\] ${id}: ${words.source}$`, 'm');
}

/** When each file of some sites was written, and which file it is on the disk. */
async function timesOf(ids: string[]): Promise<Map<string, string>> {
  const times = new Map<string, string>();
  for (const id of ids)
    for (const path of (await readTree(join(out, id))).keys()) {
      const { mtimeMs, ctimeMs, ino } = await lstat(join(out, id, path));
      times.set(`${id}/${path}`, `${mtimeMs} ${ctimeMs} ${ino}`);
    }
  return times;
}

/** Makes a manifest name files that lie outside of its site. */
async function misdirect(path: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path, 'utf8')) as {
    pages: Record<string, { pictures?: string[]; files?: string[] }>;
    files: Record<string, string>;
  };
  await writeFile(join(root, 'ngoai-goc.pdf'), 'ngoài');
  for (const page of Object.values(manifest.pages)) {
    page.pictures = ['../../../ngoai.jpg'];
    page.files = ['../../../../ngoai-goc.pdf'];
  }
  manifest.files['../../../../ngoai-goc.pdf'] = '';
  await writeFile(path, JSON.stringify(manifest));
}

/** A site left as it stands keeps the day it was made for. */
function isNotManifest(path: string): boolean {
  return path !== MANIFEST_FILE;
}
