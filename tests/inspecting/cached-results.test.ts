import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/commands/check-content.ts';
import { Inventories } from '../../src/store/inventory.ts';
import { makeReport } from '../../src/commands/make-report.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, planYaml, SOUND_DAY, soundPortal } from '../fixtures/make.ts';
import { phonePhoto } from '../fixtures/portals.ts';

const at = (path: string) => `portals/xa/${path}`;
const linking = (href: string) =>
  articleMd({ title: `Bài dẫn tới ${href}` }, `Xem [thông báo cũ](${href}).\n`);

/** Each step changes the folder as an editor might; what is remembered has to follow. */
const STEPS: [does: string, change: (content: string) => Promise<void> | void][] = [
  ['chưa đổi gì', () => undefined],
  ['thêm bài dẫn tới bài chưa có', (content) => put(content, 'tin-tuc/2026/dan.md', linking('../sau/'))],
  ['bài ấy nay đã có', (content) => put(content, 'tin-tuc/2026/sau.md', articleMd({ title: 'Bài sau' }))],
  ['dẫn tới đề mục chưa có', (content) => put(content, 'tin-tuc/2026/dan.md', linking('../sau/#muc-moi'))],
  [
    'đề mục ấy nay đã có',
    (content) => put(content, 'tin-tuc/2026/sau.md', articleMd({ title: 'Bài sau' }, '## Mới\n\nChữ.\n')),
  ],
  ['bài ấy bị bỏ', (content) => rmSync(join(content, at('tin-tuc/2026/sau.md')))],
  [
    'ảnh được nêu mà chưa có',
    (content) =>
      put(content, 'tin-tuc/2026/anh.md', articleMd({ cover: { src: 'anh.jpg', alt: 'Hội trường ủy ban' } })),
  ],
  ['ảnh ấy hỏng', (content) => put(content, 'tin-tuc/2026/anh.jpg', 'không phải ảnh')],
  [
    'ảnh ấy nay tốt',
    async (content) =>
      put(
        content,
        'tin-tuc/2026/anh.jpg',
        await phonePhoto({ upper: '#336699', lower: '#993333', camera: 'Máy thử' }),
      ),
  ],
  [
    'số điện thoại của ai đó nằm trong bài',
    (content) => put(content, 'tin-tuc/2026/so.md', articleMd({ title: 'Bài có số' }, 'Gọi 0912 345 678.\n')),
  ],
  [
    'bài ấy trùng tiêu đề với bài khác',
    (content) => put(content, 'tin-tuc/2026/so-hai.md', articleMd({ title: 'Bài có số' })),
  ],
  ['phần đầu bài viết hỏng', (content) => put(content, 'tin-tuc/2026/so.md', '---\ntitle: a: b\n---\n')],
  [
    'kế hoạch đổi',
    (content) => writeFileSync(join(content, 'plans/ke-hoach.yaml'), planYaml({ year: 2025 })),
  ],
];

test('nhớ lại lần trước thì lỗi tìm được và số đếm được vẫn như khi đọc lại từ đầu', async () => {
  const portal = Object.entries(soundPortal('xa', { plans: ['ke-hoach'] }));
  const content = await makeFolder({
    ...Object.fromEntries(
      portal.map(([path, text]) => [path.startsWith('portals/') ? path : at(path), text]),
    ),
    'plans/ke-hoach.yaml': planYaml(),
  });
  const seen = new Set<string>();
  for (const [does, change] of STEPS) {
    await change(content);
    const check = (usesCache: boolean) =>
      checkContent(content, ['xa'], {
        today: SOUND_DAY,
        isThorough: true,
        inventories: usesCache ? new Inventories(content) : undefined,
      });
    const inventoryOf = (portal: string) => new Inventories(content).of(portal);
    const report = (usesCache: boolean) =>
      attempt(() => makeReport({ ...told(content), inventoryOf: usesCache ? inventoryOf : undefined }));
    const fresh = await check(false);
    // Twice, for what the first of the two caches is what the second looks up.
    for (const round of ['lần đầu', 'lần sau']) expect(await check(true), `${does}, ${round}`).toEqual(fresh);
    expect(await report(true), does).toEqual(await report(false));
    for (const { code } of fresh.problems) seen.add(code);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['dead-link', 'picture-missing', 'picture-broken', 'same-title']),
  );
});

function put(content: string, path: string, text: string | Uint8Array): void {
  writeFileSync(join(content, at(path)), text);
}

function told(content: string) {
  return { content, portals: undefined, asOf: SOUND_DAY };
}

/** A plan that is not in order stops a report; so it has to for both. */
async function attempt(make: () => Promise<unknown>): Promise<unknown> {
  try {
    return await make();
  } catch (error) {
    return String(error);
  }
}
