import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd } from '../fixtures/make.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { pdf, phonePhoto, portalFiles, underPortal } from '../fixtures/portals.ts';
import { filesWith, readSite, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();
const content = join(root, 'noi-dung');
const out = join(root, 'dist');

/** Portals alike in every file name and address, each with words, a host and a base path of its own. */
const PORTALS = Array.from({ length: isNightly ? 12 : 6 }, (_, at) => {
  const letter = String.fromCharCode(65 + at);
  const base = `/duong-${letter.toLowerCase()}q${letter.toLowerCase()}/`;
  return {
    id: `xa-${letter.toLowerCase()}q${letter.toLowerCase()}`,
    mark: `ZQ${letter}DAU`,
    host: `may${letter.toLowerCase()}qz.vidu.gov.vn`,
    // Every second lives at the root of its host.
    base: at % 2 ? base : '/',
    colour: `#${(at * 20).toString(16).padStart(2, '0')}4080`,
  };
});
type PortalOfMany = (typeof PORTALS)[number];

let sites: Map<string, Tree>;

beforeAll(async () => {
  for (const portal of PORTALS) await writeFiles(content, await filesOf(portal));
  await build();
});

describe.each([
  { when: 'dựng chung một lần', edit: () => Promise.resolve() },
  { when: 'dựng tiếp một nửa số cổng', edit: () => touch(PORTALS.filter((_, at) => at % 2 === 0)) },
  { when: 'dựng tiếp một cổng', edit: () => touch(PORTALS.slice(3, 4)) },
])('nhiều cổng cùng tên tệp, cùng địa chỉ bài, $when', ({ edit }) => {
  beforeAll(async () => {
    await edit();
    await build();
    sites = new Map(
      await Promise.all(PORTALS.map(async ({ id }) => [id, await readSite(join(out, id))] as const)),
    );
  });

  test('không tệp nào của cổng này mang chữ, tên máy, đường dẫn gốc hay tên của cổng kia', () => {
    for (const mine of PORTALS) {
      const tree = sites.get(mine.id)!;
      expect(filesWith(tree, mine.mark).length, mine.id).toBeGreaterThan(20);
      for (const theirs of PORTALS)
        if (theirs !== mine)
          for (const trace of [
            theirs.mark,
            theirs.host,
            theirs.id,
            ...(theirs.base === '/' ? [] : [theirs.base]),
          ])
            expect(filesWith(tree, trace), `“${trace}” trong ${mine.id}`).toEqual([]);
    }
  });

  test('ảnh và tệp tải về là của chính cổng đó', () => {
    const pictures = PORTALS.map(({ id }) =>
      [...sites.get(id)!.keys()].filter((path) => path.startsWith('anh/')),
    );
    for (const names of pictures) expect(names.length).toBe(pictures[0]!.length);
    expect(new Set(pictures.flat()).size).toBe(pictures.flat().length);
    for (const { id, mark } of PORTALS)
      expect(sites.get(id)!.get('tep/tin-tuc/2026/bai/tep.pdf')).toEqual(Buffer.from(pdf(mark)));
  });

  test('chỗ đặt kết quả chỉ có các cổng, cổng nào cũng đủ từng ấy tệp', async () => {
    expect(await readdir(out)).toEqual(PORTALS.map(({ id }) => id));
    const names = ({ id }: PortalOfMany) =>
      [...sites.get(id)!.keys()].filter((path) => !/^(anh|pagefind|tin-tuc\/bai-hai)\//.test(path));
    for (const portal of PORTALS) expect(names(portal), portal.id).toEqual(names(PORTALS[0]!));
  });
});

async function filesOf({ id, mark, host, base, colour }: PortalOfMany): Promise<Files> {
  return {
    ...portalFiles(id, { url: `https://${host}${base}`, mark, portal: { theme: { accent: '#0b5394' } } }),
    ...underPortal(id, {
      'tin-tuc/2026/bai/index.md': articleMd(
        {
          title: `Bài cùng tên của xã ${mark}`,
          cover: { src: 'anh.jpg', alt: `Ảnh ${mark}` },
          attachments: [{ src: 'tep.pdf' }],
        },
        `Thân bài ${mark}, xem [thủ tục](/thu-tuc/khai-sinh/).\n`,
      ),
      'tin-tuc/2026/bai/anh.jpg': await phonePhoto({ upper: colour, lower: '#ffffff', camera: mark }),
      'tin-tuc/2026/bai/tep.pdf': pdf(mark),
    }),
  };
}

/** Edits one article of some portals. */
async function touch(portals: PortalOfMany[]): Promise<void> {
  for (const { id, mark } of portals)
    await writeFiles(
      content,
      underPortal(id, {
        'tin-tuc/2026/bai-hai.md': articleMd({ title: `Bài thứ hai của xã ${mark}` }, `Sửa ${mark}.\n`),
      }),
    );
}

async function build(): Promise<void> {
  const { code, stderr } = await callBuild([
    ...['--content', content, '--out', out],
    ...['--as-of', '2026-06-30'],
  ]);
  expect(code, stderr).toBe(0);
}
