import { hash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { PICTURE_CACHE } from '../../src/building/workers.ts';
import { MANIFEST_FILE } from '../../src/building/manifest.ts';
import { CLOCK_STEP_MS } from '../../src/store/inventory.ts';
import { PROJECT_CACHE } from '../../src/store/program.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, runScript, SOUND_DAY } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { leastPortal, pdf, underPortal } from '../fixtures/portals.ts';
import { differences, readSite, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const [content, out] = [join(root, 'noi-dung'), join(root, 'dist')];
const ID = 'xa-hong';
const SITE = join(out, ID);

/** The same portal with two texts of one article, and what each gives when it is built from nothing. */
const texts = ['Thân bài thứ nhất.\n', 'Thân bài thứ hai, có [liên kết](/tin-tuc/co-anh/).\n'];
const clean: Tree[] = [];
/** A colour that no other picture has, so that nobody else uses the cache's files of this one. */
const background = { r: Math.random() * 256, g: Math.random() * 256, b: Math.random() * 256 };

beforeAll(async () => {
  const picture = await sharp({ create: { width: 450, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  await writeFiles(content, {
    ...leastPortal(ID),
    ...underPortal(ID, {
      'tin-tuc/2026/co-anh/index.md': articleMd({
        ...{ title: 'Bài có ảnh và tệp', cover: { src: 'a.png', alt: 'Ảnh của bài' } },
        attachments: [{ src: 'b.pdf' }],
      }),
      'tin-tuc/2026/co-anh/a.png': picture,
      'tin-tuc/2026/co-anh/b.pdf': pdf('tệp'),
    }),
  });
  for (const text of texts) {
    await writeFiles(content, bodyOf(text));
    const fresh = join(root, 'sach');
    await rm(fresh, { recursive: true, force: true });
    await build(fresh, ['--force']);
    clean.push(await readSite(join(fresh, ID)));
  }
  // Of a file that was written a moment ago nothing is cached.
  await wait(CLOCK_STEP_MS);
  await build(out);
});

test('bit nào trong bộ nhớ đệm của cổng đổi đi cũng không đổi một chữ nào của trang, không làm lệnh dừng', async () => {
  let turn = 0;
  const damaged = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      for (const path of await cacheFiles()) {
        const bytes = await readFile(path);
        for (let flips = gen(fc.integer, { min: 1, max: 3 }); flips > 0; flips--)
          bytes[gen(fc.nat, { max: bytes.length - 1 })]! ^= 1 << gen(fc.nat, { max: 7 });
        await writeFile(path, bytes);
        damaged.add(
          path
            .slice(PROJECT_CACHE.length + 1)
            .replace(/[/-].*\./, '/*.')
            .replace(/\/[0-9a-f]{40}$/, ''),
        );
      }
      await writeFiles(content, bodyOf(texts[turn % 2]!));
      await build(out, [], buildInProcesses);
      expect(differences(await readSite(SITE), clean[turn % 2]!)).toEqual([]);
      turn++;
    }),
    // Each run harms every file of the cache; more of them only hit other bits.
    { numRuns: isNightly ? 3 : 1, endOnFailure: true },
  );
  expect([...damaged].sort()).toEqual([
    ...['am-tiet', 'bao-cao', 'chu', 'do-bai', 'kiem-anh', 'kiem-bai', 'kiem-tra', 'noi-dung'],
    ...[
      'pictures/*.avif',
      'pictures/*.jpg',
      'pictures/*.json',
      'pictures/*.png',
      'pictures/*.webp',
      'tep',
      'trang',
    ],
  ]);
});

describe('tệp nào của trang đã dựng đổi đi cũng được làm lại, dù nội dung có đổi hay không', () => {
  test.each([
    ['nội dung không đổi', 0],
    ['một bài đổi', 1],
  ])('mọi tệp bị rỗng hoặc đổi một bit, %s', async (_, after) => {
    await writeFiles(content, bodyOf(texts[0]!));
    await build(out);
    // With its manifest damaged too, a site is built from nothing, which proves less.
    const files = [...(await readSite(SITE))].filter(([path]) => path !== MANIFEST_FILE);
    for (const [at, [path, bytes]] of files.entries())
      await rewrite(join(SITE, path), at % 2 ? flip(bytes) : Buffer.alloc(0));
    await writeFiles(content, bodyOf(texts[after]!));
    const stderr = await build(out);
    expect(stderr).toContain('Đã dựng 1/1 cổng');
    expect(differences(await readSite(SITE), clean[after]!)).toEqual([]);
    expect(await build(out)).toContain('không có gì đổi');
  });
});

function bodyOf(text: string): Files {
  return underPortal(ID, { 'tin-tuc/2026/bai-hai.md': articleMd({ title: 'Bài thứ hai của xã' }, text) });
}

/** Builds in processes that hold nothing yet of what lies in the cache. */
const buildInProcesses = (args: string[]) => runScript('build', args);

async function build(to: string, args: string[] = [], run = callBuild): Promise<string> {
  const { code, stderr } = await run(['--content', content, '--out', to, '--as-of', SOUND_DAY, ...args]);
  expect(code, stderr).toBe(0);
  return stderr;
}

/** The files of the cache that are of this portal alone. */
async function cacheFiles(): Promise<string[]> {
  const names = new Set(
    [content, SITE].flatMap((path) => [ID, ''].map((id) => hash('sha1', `${path}\n${id}`))),
  );
  const keys = (await readdir(join(SITE, 'anh'))).map((name) => name.split('-')[0]!);
  const found = await readdir(PROJECT_CACHE, { recursive: true, withFileTypes: true });
  return found
    .filter(({ name, parentPath }) =>
      parentPath === PICTURE_CACHE ? keys.some((key) => name.startsWith(key)) : names.has(name),
    )
    .map(({ name, parentPath }) => join(parentPath, name));
}

/** Writes into a file of its own: it may be the very file of the cache. */
async function rewrite(path: string, bytes: Uint8Array): Promise<void> {
  await rm(path);
  await writeFile(path, bytes);
}

function flip(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[flipped.length >> 1]! ^= 1;
  return flipped;
}
