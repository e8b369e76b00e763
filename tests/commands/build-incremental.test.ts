import { cp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { MANIFEST_FILE } from '../../src/building/manifest.ts';
import { unsealJson } from '../../src/store/sealed.ts';
import {
  EDITED,
  EDITS,
  editedPortal,
  FRAME_EDITS,
  writeEdited,
  type Edited,
} from '../fixtures/edited-portal.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { articleMd, portalYaml, runScript } from '../fixtures/make.ts';
import { underPortal } from '../fixtures/portals.ts';
import { differences, readSite, readTree, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();

test('sửa thế nào thì dựng tiếp cũng ra đúng từng byte như dựng từ đầu', { timeout: 1_200_000 }, async () => {
  const anyOrder = (edits: object) => {
    const names = Object.keys(edits);
    return fc.shuffledSubarray(names, { minLength: names.length });
  };
  await fc.assert(
    fc.asyncProperty(anyOrder(EDITS), anyOrder(FRAME_EDITS), fc.gen(), async (order, aroundPages, gen) => {
      const chance = (below: number) => gen(fc.nat, { max: below - 1 });
      const content = join(root, 'noi-dung');
      const out = join(root, 'dist');
      const clean = join(root, 'sach');
      const written = new Map<string, string>();
      const site = await editedPortal();
      writeEdited(site, content, written);
      await build(site, content, out);

      for (const edits of [...roundsOf(order), ...roundsOf(aroundPages)]) {
        for (const name of edits) await (EDITS[name] ?? FRAME_EDITS[name])!(site, chance);
        writeEdited(site, content, written);
        const [gone, fresh] = await Promise.all([build(site, content, out), build(site, content, clean)]);
        await rm(clean, { recursive: true });
        const told = `sau “${edits.join('”, “')}”\n${gone.stderr}\n${fresh.stderr}`;
        expect(fresh.stderr, told).toContain('Đã dựng 1/1 cổng');
        expect(differences(gone.tree, fresh.tree), told).toEqual([]);
        expect(gone.code, told).toBe(fresh.code);
        if (edits.every((name) => name in EDITS)) expect(gone.stderr).toMatch(/\d+ trang/);
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
});

describe('chỉ làm lại những trang cho thấy chỗ vừa sửa', () => {
  const before = join(root, 'sau-muoi-truoc');
  const content = join(root, 'sau-muoi');

  /** Sixty articles, one a day, the even and the odd in a section each. */
  const articleOf = (at: number, title = `Tin bài thứ ${at} trong sáu mươi bài`, body?: string): Files =>
    underPortal(EDITED, {
      [`tin-tuc/2026/bai-${at}.md`]: articleMd(
        {
          ...{ title, section: at % 2 ? 'cchc' : 'thong-bao' },
          date: `2026-0${at > 30 ? 5 : 4}-${String(((at - 1) % 30) + 1).padStart(2, '0')}`,
        },
        body,
      ),
    });

  beforeAll(async () => {
    await writeFiles(content, underPortal(EDITED, { 'portal.yaml': portalYaml() }));
    for (let at = 1; at <= 60; at++) await writeFiles(content, articleOf(at));
    await build({ asOf: '2026-06-30', drafts: false }, content, before);
  });

  /** Builds once more after an edit; gives the pages of articles, lists and sections that are not those of before. */
  async function remadeAfter(edit: Files): Promise<string[]> {
    const out = join(root, 'sau-muoi-sau');
    await rm(out, { recursive: true, force: true });
    // The same files under other names, so that a page carried over is known by its number on the disk.
    await cp(before, out, { recursive: true });
    const numbers = await inodesOf(out);
    await writeFiles(content, edit);
    await build({ asOf: '2026-06-30', drafts: false }, content, out);
    const now = await inodesOf(out);
    return [...now].filter(([path, inode]) => numbers.get(path) !== inode).map(([path]) => path);
  }

  test('sửa thân một bài: trang của bài, bản để lưu và những danh sách có bài đó', async () => {
    const remade = await remadeAfter(articleOf(30, undefined, 'Thân bài khác.\n'));
    await writeFiles(content, articleOf(30));
    expect(remade).toEqual([
      // The page of CCHC shows much of the portal, so every build makes it anew.
      'chuyen-muc/cchc/index.html',
      'chuyen-muc/thong-bao/index.html',
      'tin-tuc/bai-30/index.html',
      'tin-tuc/bai-30/luu.txt',
      'tin-tuc/nam/2026/04/index.html',
      'tin-tuc/nam/2026/trang/2/index.html',
      'tin-tuc/trang/2/index.html',
    ]);
  });

  test('sửa tiêu đề một bài: thêm trang của bài trước và bài sau trong chuyên mục, mỗi trang cùng bản để lưu', async () => {
    const remade = await remadeAfter(articleOf(30, 'Tiêu đề mới của bài thứ ba mươi'));
    await writeFiles(content, articleOf(30));
    expect(remade).toEqual([
      'chuyen-muc/cchc/index.html',
      'chuyen-muc/thong-bao/index.html',
      'tin-tuc/bai-28/index.html',
      'tin-tuc/bai-28/luu.txt',
      'tin-tuc/bai-30/index.html',
      'tin-tuc/bai-30/luu.txt',
      'tin-tuc/bai-32/index.html',
      'tin-tuc/bai-32/luu.txt',
      'tin-tuc/nam/2026/04/index.html',
      'tin-tuc/nam/2026/trang/2/index.html',
      'tin-tuc/trang/2/index.html',
    ]);
  });

  async function inodesOf(out: string): Promise<Map<string, number>> {
    const paths = [...(await readTree(join(out, EDITED))).keys()].filter((path) =>
      /^(tin-tuc|chuyen-muc)\/(?!.*rss)/.test(path),
    );
    return new Map(
      await Promise.all(
        paths.map(async (path) => [path, (await stat(join(out, EDITED, path))).ino] as const),
      ),
    );
  }
});

const EDITS_PER_ROUND = isNightly ? 5 : 13;

function roundsOf(order: string[]): string[][] {
  return Array.from({ length: Math.ceil(order.length / EDITS_PER_ROUND) }, (_, at) =>
    order.slice(at * EDITS_PER_ROUND, (at + 1) * EDITS_PER_ROUND),
  );
}

/** Builds; by night in processes that remember nothing of earlier builds. */
async function build({ asOf, drafts }: Pick<Edited, 'asOf' | 'drafts'>, content: string, out: string) {
  const args = ['--content', content, '--out', out, '--as-of', asOf, ...(drafts ? ['--drafts'] : [])];
  const { code, stderr } = await (isNightly ? runScript('build', args) : callBuild(args));
  expect(stderr).toContain('Đã dựng 1/1 cổng');
  return { code, stderr, tree: withoutDay(await readSite(join(out, EDITED))) };
}

/** The day a site was made for is all that may tell a site left as it stands from a new one. */
function withoutDay(tree: Tree): Tree {
  const { asOf, ...manifest } = unsealJson(tree.get(MANIFEST_FILE)!.toString('utf8')) as { asOf: string };
  return new Map(tree).set(MANIFEST_FILE, Buffer.from(JSON.stringify(manifest)));
}
