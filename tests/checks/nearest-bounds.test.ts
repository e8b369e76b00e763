import { closest, distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkMapOf } from '../../src/checks/link-map.ts';
import { nearestFile } from '../../src/checks/nearest-file.ts';
import { noEntries, type PortalContent } from '../../src/reading/content.ts';
import { nearest } from '../../src/reading/nearest.ts';

const content = (parts: Partial<PortalContent>): PortalContent => ({
  ...{
    id: 'xa',
    portal: null,
    visits: null,
    figures: null,
    assignments: [],
    codeLists: new Map(),
    entries: noEntries(),
    listing: [],
    isWhole: true,
  },
  ...{ files: new Map(), problems: [], failed: [] },
  ...parts,
});

describe('từ gần nhất', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', 'đ', '😀'), maxLength: 9 });
  const sorted = (word: string) => [...word].sort().join('');
  /** The same without any bound. */
  const plainly = (typed: string, known: string[]) => {
    if (known.length === 0) return '';
    const found = known.find((each) => sorted(each) === sorted(typed)) ?? closest(typed, known);
    const isNear = distance(typed, found) <= Math.max(1, Math.floor(typed.length / 2.5));
    return sorted(found) === sorted(typed) || isNear ? found : '';
  };

  test('vẫn là từ ấy khi so mọi từ với nhau', () => {
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 8 }), (typed, known) => {
        expect(nearest(typed, known)).toBe(plainly(typed, known));
      }),
      { numRuns: 2_000 },
    );
  });

  test('chữ dài gần một MB không là lỗi gõ của từ nào', () => {
    expect(nearest('ab'.repeat(440_000), ['ab'.repeat(440_000), 'ab'])).toBe('');
  });
});

describe('rất nhiều liên kết hỏng giữa rất nhiều bài', () => {
  const slugs = Array.from({ length: 1_000 }, (_, index) => `bai-viet-${'dai-'.repeat(60)}${index}`);
  const links = linkMapOf(
    content({
      listing: slugs.map((slug) => ({ kind: 'article', slug, file: `portals/xa/tin-tuc/2026/${slug}.md` })),
    }),
    '2026-06-30',
  );
  /** What a link that leads nowhere was meant for; null for any other. */
  const meantBy = (href: string) => {
    const followed = links.follow(href, null);
    return followed.is === 'dead' ? followed.nearest() : null;
  };
  const follow = (index: number) => meantBy(`/tin-tuc/${slugs[index % 1_000]}-x${index}/`);

  test('một địa chỉ dài cả MB không lấy mất phần của những địa chỉ khác', () => {
    expect(meantBy(`/tin-tuc/${'ab'.repeat(440_000)}/`)).toBe('');
    expect(follow(0)).toBe(`/tin-tuc/${slugs[0]}/`);
  });

  test('liên kết nào cũng bị nêu, còn địa chỉ gợi ý thì tới một lượng công nhất định', () => {
    const found = Array.from({ length: 300 }, (_, index) => follow(index));
    expect(found).not.toContain(null);
    expect(found[0]).toBe(`/tin-tuc/${slugs[0]}/`);
    expect(found.at(-1)).toBe('');
  });
});

test('rất nhiều ảnh thiếu giữa rất nhiều tệp: gợi ý tới một lượng công nhất định', () => {
  const name = 'anh-hoi-nghi-tong-ket-cong-tac-cai-cach-hanh-chinh-nam-2026'.repeat(2);
  const files = new Map(
    Array.from({ length: 3_000 }, (_, index) => [`tin-tuc/2026/${index}/${name}-${index}.jpg`, '']),
  );
  const portal = content({ files });
  const found = Array.from({ length: 400 }, (_, index) => {
    const path = `tin-tuc/2026/${index}/${name}-${index}x.jpg`;
    return nearestFile(
      {
        ...{ is: 'picture', inBody: true, target: path, path, position: () => ({ line: 1, column: 1 }) },
        file: `portals/xa/tin-tuc/2026/${index}/index.md`,
      },
      portal,
    );
  });
  expect(found[0]).toBe(`${name}-0.jpg`);
  expect(found.at(-1)).toBe('');
});
