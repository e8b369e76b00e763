import type { Element, Nodes, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { introParts, valuesOf } from '../../src/schemas/vocabulary.ts';
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

describe.each(portals)('cổng $id', (portal) => {
  const { portal: told, entries } = contentOf(portal);
  const pages = pagesOf(portal);
  const pageAt = (path: string) => pages.find((page) => page.path === path)!.tree;

  test('trang lãnh đạo có đủ năm mục của từng người', () => {
    const page = pageAt('lanh-dao/');
    for (const key of ['name', 'position', 'phone', 'email', 'duties'] as const)
      expect(texts(page, `leader-${key}`).sort()).toEqual(
        entries.leader.map(({ data }) => spaced(data[key])).sort(),
      );
  });

  test('trang giao dịch có đủ tên, địa chỉ, điện thoại, thư điện tử của từng điểm', () => {
    const page = pageAt('giao-dich/');
    for (const key of ['name', 'address', 'phone', 'email'] as const)
      expect(texts(page, `contact-${key}`).sort()).toEqual(
        entries.contact.map(({ data }) => spaced(data[key])).sort(),
      );
  });

  test('mỗi bài đã đến ngày có trang riêng, với tiêu đề, ngày đăng và thân bài', () => {
    const published = entries.article.filter(
      ({ data }) => !data.draft && data.date.slice(0, 10) <= portal.asOf,
    );
    const articlePages = pages.filter(({ path }) => /^tin-tuc\/(?!trang\/)[^/]+\/$/.test(path));
    expect(articlePages.map(({ path }) => path).sort()).toEqual(
      published.map(({ slug }) => `tin-tuc/${slug}/`).sort(),
    );
    for (const { slug, data } of published) {
      const page = pageAt(`tin-tuc/${slug}/`);
      expect(texts(page, 'article-title'), slug).toEqual([spaced(data.title)]);
      expect(texts(page, 'article-date'), slug).toEqual([formatMoment(data.date)]);
      expect(texts(page, 'article-body'), slug).toEqual([expect.stringMatching(/\S/)]);
    }
  });

  test('trang giới thiệu chung nhắc từng phần đã viết; còn phần chưa viết thì nói hỏi ở đâu', () => {
    const page = pageAt('gioi-thieu/');
    const written = entries.intro.map(({ slug }) => slug);
    for (const part of valuesOf(introParts).filter((each) => written.includes(each)))
      expect(texts(page, `intro-${part}`), part).toEqual([expect.stringContaining(introParts[part])]);
    const missing = written.length < valuesOf(introParts).length;
    expect(texts(page, 'not-yet')).toEqual(missing ? [expect.stringContaining(told.phone)] : []);
  });

  test('trang nào mời nghe thì đọc tiêu đề trước, rồi tới nội dung', () => {
    const read = pages.filter(({ tree }) =>
      [...elementsOf(tree)].some(({ properties }) => properties['dataDoes'] === 'read'),
    );
    expect(read.length).toBeGreaterThan(0);
    for (const { path, tree } of read) {
      const spoken = [...elementsOf(tree)].filter(
        ({ properties }) => 'dataAloud' in properties || 'dataAloudParts' in properties,
      );
      expect(spoken[0]!.tagName, path).toBe('h1');
      expect(spoken.length, path).toBeGreaterThan(1);
    }
  });

  test('không trang nào chỉ có lời hẹn', () => {
    const promising = pages.filter(({ tree }) => textOf(tree).includes('Đang cập nhật'));
    expect(promising.map(({ path }) => path)).toEqual([]);
  });

  test('mọi dòng của mọi bảng mà khuôn trang vẽ ra có ô đầu dòng', () => {
    const tables = pages.flatMap(({ path, tree }) =>
      outsideProse(tree)
        .filter(({ tagName }) => tagName === 'tbody')
        .map((body) => ({ path, body })),
    );
    expect(tables.length).toBeGreaterThan(0);
    for (const { path, body } of tables)
      for (const row of [...elementsOf(body)].filter(({ tagName }) => tagName === 'tr')) {
        const scopes = [...elementsOf(row)].map(({ properties }) => properties['scope']);
        expect(
          scopes.some((scope) => scope === 'row' || scope === 'rowgroup'),
          `${path}: ${textOf(row)}`,
        ).toBe(true);
      }
  });

  test('mỗi phần giới thiệu đã viết có trang riêng', () => {
    for (const { slug } of entries.intro)
      expect(texts(pageAt(`gioi-thieu/${slug}/`), `intro-${slug}`), slug).toEqual([
        expect.stringMatching(/\S{2}/),
      ]);
    expect(pages.filter(({ path }) => /^gioi-thieu\/.+/.test(path))).toHaveLength(entries.intro.length);
  });

  /** Home, contacts and feedback are always there; the other entries of the menu only with content. */
  const filledParts =
    3 +
    [entries.intro, entries.article, entries.procedure, entries.document, entries.leader].filter(
      (part) => part.length > 0,
    ).length;

  test('mọi trang có menu và nội dung ngay trong tệp, không đợi mã chạy', () => {
    for (const { path, tree } of pages) {
      const elements = [...elementsOf(tree)];
      const menu = elements.find(({ properties }) => String(properties['className']) === 'menu')!;
      expect([...elementsOf(menu)].filter(({ tagName }) => tagName === 'a').length, path).toBe(filledParts);
      const main = textOf(elements.find(({ tagName }) => tagName === 'main')!);
      expect(main.split(' ').length, path).toBeGreaterThan(3);
    }
  });

  test('chân mọi trang có cơ quan chủ quản và người chịu trách nhiệm nội dung', () => {
    for (const { path, tree } of pages) {
      expect(texts(tree, 'footer-owner'), path).toEqual([spaced(told.owner)]);
      expect(texts(tree, 'footer-responsible'), path).toEqual([
        spaced(`${told.responsible.name}, ${told.responsible.position}`),
      ]);
    }
  });
});

test.each(shippedPortals)(
  'cổng $id kèm theo dự án có đủ sáu phần giới thiệu, lãnh đạo và điểm giao dịch',
  (portal) => {
    const { entries } = contentOf(portal);
    expect(entries.intro.map(({ slug }) => slug).sort()).toEqual(valuesOf(introParts).sort());
    expect(entries.leader.length).toBeGreaterThan(0);
    expect(entries.contact.length).toBeGreaterThan(0);
  },
);

test.each(shippedPortals)('mọi trang của cổng $id đều nói đây là cổng minh họa', (portal) => {
  for (const { path, tree } of pagesOf(portal))
    expect(texts(tree, 'demo-notice'), path).toEqual([expect.stringContaining('minh họa')]);
});

test('cổng thật không có dòng chữ minh họa', () => {
  for (const { path, tree } of pagesOf(smallPortal)) {
    expect(marked(tree, 'demo-notice'), path).toEqual([]);
    expect(textOf(tree), path).not.toMatch(/minh họa/i);
  }
});

function texts(tree: Root, name: string): string[] {
  return marked(tree, name).map(textOf);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Lists the elements of a page that no editor wrote. */
function outsideProse(node: Nodes): Element[] {
  if (node.type === 'element' && String(node.properties['className']).split(/[ ,]/).includes('prose'))
    return [];
  const below = 'children' in node ? node.children.flatMap(outsideProse) : [];
  return node.type === 'element' ? [node, ...below] : below;
}
