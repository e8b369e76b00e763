import type { Element, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { lifeEvents } from '../../src/schemas/vocabulary.ts';
import { formatMoment } from '../../src/text/format.ts';
import {
  contentOf,
  elementsOf,
  marked,
  pagesOf,
  portals,
  shippedPortals,
  smallPortal,
  textOf,
} from './portals.ts';

const homeOf = (portal: (typeof portals)[number]) => pagesOf(portal).find(({ path }) => path === '')!.tree;
const [ward, commune] = shippedPortals as [(typeof portals)[number], (typeof portals)[number]];

test('trang chủ không nói gì khác thì theo thứ tự thường', () => {
  expect(blocksOf(homeOf(commune))).toEqual([
    'toi-can',
    'thong-bao-khan',
    'lien-he',
    'muc-thong-bao',
    'su-kien',
    'tin-cchc',
    'tien-do',
    'muc-hoat-dong-chinh-quyen',
    'muc-chuyen-doi-so',
    'muc-nong-thon-moi',
    'lien-ket-nha-nuoc',
  ]);
});

test('cổng đặt thứ tự riêng thì trang chủ theo thứ tự ấy', () => {
  const order = blocksOf(homeOf(ward));
  expect(contentOf(ward).portal.theme?.blocks?.slice(0, 5)).toEqual([
    'toi-can',
    'thong-bao-khan',
    'su-kien',
    'lien-he',
    'tin-cchc',
  ]);
  expect(order.slice(0, 4)).toEqual(['toi-can', 'su-kien', 'lien-he', 'tin-cchc']);
});

test('trang chủ của cổng có một bài không có phần nào trống', () => {
  const home = homeOf(smallPortal);
  expect(blocksOf(home)).toEqual(['toi-can', 'lien-he', 'tin-cchc']);
  expect(textOf(home)).not.toContain('undefined');
});

test('các ô thường có đủ sáu việc, đường dây nóng bấm là gọi', () => {
  const tiles = tilesOf(homeOf(commune));
  expect(tiles.map(({ name }) => name)).toEqual([
    'Thủ tục hành chính',
    'Giờ làm việc, địa chỉ',
    'Đường dây nóng 0200 000 0001',
    'Gửi phản ánh',
    'Lãnh đạo',
    'Văn bản mới',
  ]);
  expect(tiles[2]!.href).toBe('tel:02000000001');
});

test('cổng đặt ô riêng thì hiện đúng các ô ấy, địa chỉ mang đường dẫn gốc của cổng', () => {
  const told = contentOf(ward).portal.tiles!;
  const tiles = tilesOf(homeOf(ward));
  expect(tiles.map(({ name }) => name)).toEqual(told.map(({ name }) => name));
  for (const [index, { url }] of told.entries())
    expect(tiles[index]!.href).toBe(url.startsWith('/') ? ward.base + url.slice(1) : url);
});

test('thông báo khẩn trong hạn hiện kèm giờ bắt đầu và kết thúc, cổng không có thì không hiện', () => {
  const { notice } = contentOf(commune).portal;
  const [shown] = marked(homeOf(commune), 'urgent-notice').map(textOf);
  expect(shown).toContain(notice!.text);
  expect(shown).toContain(`Từ ${formatMoment(notice!.from)} đến ${formatMoment(notice!.to)}`);
  expect(marked(homeOf(ward), 'urgent-notice')).toEqual([]);
});

describe.each(shippedPortals)('cổng $id', (portal) => {
  const home = homeOf(portal);

  test('chỉ ảnh mở đầu được tải trước; bài đầu của mỗi chuyên mục có một ảnh nhỏ, tới nơi mới tải', () => {
    const main = [...elementsOf(home)].find(({ tagName }) => tagName === 'main')!;
    const images = [...elementsOf(main)].filter(({ tagName }) => tagName === 'img');
    const early = images.filter(({ properties }) => properties['loading'] === 'eager');
    expect(early.map(({ properties }) => properties['fetchPriority'])).toEqual(['high']);
    const sections = blocksOf(home).filter((id) => id.startsWith('muc-'));
    expect(images.length).toBeGreaterThan(1);
    expect(images.length).toBeLessThanOrEqual(1 + sections.length);
  });

  test('thủ tục xếp theo việc trong đời chỉ gồm việc có thủ tục đang làm được', () => {
    const offered = contentOf(portal).entries.procedure.filter(({ data }) => data.status !== 'bai-bo');
    const events = new Set(offered.flatMap(({ data }) => data.lifeEvent ?? []));
    const block = [...elementsOf(home)].find(
      ({ properties }) => String(properties['ariaLabelledBy']) === 'su-kien',
    )!;
    const names = [...elementsOf(block)].filter(({ tagName }) => tagName === 'h3').map(textOf);
    expect(names.sort()).toEqual([...events].map((id) => lifeEvents[id as keyof typeof lifeEvents]).sort());
  });
});

/** The blocks of a home page by the id of their heading, in the order they are written. */
function blocksOf(home: Root): string[] {
  return [...elementsOf(home)]
    .filter(({ properties }) => [properties['className']].flat().includes('block'))
    .map(({ properties }) => String(properties['ariaLabelledBy']));
}

function tilesOf(home: Root): { name: string; href: string }[] {
  const list = [...elementsOf(home)].find(({ properties }) =>
    [properties['className']].flat().includes('tiles'),
  )!;
  return [...elementsOf(list)]
    .filter(({ tagName }) => tagName === 'a')
    .map((link: Element) => ({ name: spaced(link), href: String(link.properties['href']) }));
}

function spaced(link: Element): string {
  return link.children.map(textOf).filter(Boolean).join(' ');
}
