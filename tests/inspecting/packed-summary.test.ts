import { serialize, deserialize } from 'node:v8';
import { expect, test } from 'vitest';
import { packSummary, unpackSummary, type PackedSummary } from '../../src/inspecting/packed-summary.ts';
import { LocalInspector } from '../../src/inspecting/portal-inspector.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, soundPortal } from '../fixtures/make.ts';

test('tóm tắt của một cổng gói lại rồi mở ra vẫn y nguyên, bài ngắn và bài dài, cả khi không đọc được cổng', async () => {
  const long = `${'Một đoạn tin dài về cải cách hành chính của xã nhà trong năm nay. '.repeat(9)}\n`;
  const content = await makeFolder({
    ...soundPortal('xa'),
    'portals/xa/tin-tuc/2026/bai-dai.md': articleMd({ title: 'Một bài dài của xã' }, long),
    'portals/xa/tin-tuc/2026/bai-ngan.md': articleMd({ title: 'Một bài ngắn của xã' }, 'Ngắn.\n'),
    'portals/xa/tin-tuc/2026/bai-nua.md': articleMd({ title: 'Một bài dài nữa của xã' }, `Thêm. ${long}`),
    'portals/xa/tin-tuc/2026/bai-co-nguon.md': articleMd(
      { title: 'Một bài nói rõ nguồn của xã', author: 'Nguyễn Văn A', labels: ['sang-kien'] },
      `${long}\n(Theo VTV)\n`,
    ),
    // Of some keys more values than are sent one by one.
    ...Object.fromEntries(
      Array.from({ length: 70 }, (_, number) => [
        `portals/xa/tin-tuc/2026/bai-so-${number}.md`,
        articleMd({ title: `Một bài mang số ${number} của xã` }, `Tin số ${number}.\n`),
      ]),
    ),
    'portals/hong/portal.yaml': 'name: [\n',
  });
  const sketches = new Set<string>();
  for (const portal of ['xa', 'hong']) {
    const summary = await new LocalInspector().summarise({ content, portal });
    const sent = deserialize(serialize(packSummary(summary))) as PackedSummary;
    expect(unpackSummary(sent)).toEqual(summary);
    for (const { sketch } of summary.evidence?.articles ?? [])
      sketches.add(sketch === null ? 'none' : 'some');
  }
  expect([...sketches].sort()).toEqual(['none', 'some']);
});
