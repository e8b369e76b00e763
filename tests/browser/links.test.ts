import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { contentOf, elementsOf, pagesOf, portals, type BuiltPage, type BuiltPortal } from './portals.ts';

/** What a page points at: by a link a reader follows, or by something the page itself needs or names. */
interface Reference {
  page: string;
  target: string;
  isLink: boolean;
}

describe.each(portals)('cổng $id', (portal) => {
  const { url } = contentOf(portal).portal;
  const pages = pagesOf(portal);
  const ids = new Map(pages.map(({ path, tree }) => [path, idsOf([...elementsOf(tree)])]));
  const references = pages.flatMap(referencesOf);
  const inside = references.filter((reference) => isInside(reference, url));

  test('mọi liên kết, ảnh và tệp tải về trong cổng đều dẫn tới một tệp đã dựng', () => {
    expect(inside.length).toBeGreaterThan(pages.length * 10);
    expect(inside.filter((reference) => !isFile(fileOf(reference, portal, url)))).toEqual([]);
  });

  test('mọi liên kết tới một chỗ trong trang đều có chỗ đó', () => {
    const anchors = inside.filter(({ target }) => target.includes('#'));
    expect(anchors.length).toBeGreaterThanOrEqual(pages.length);
    expect(anchors.filter((reference) => !hasAnchor(reference))).toEqual([]);
  });

  test('không trang nào đặt một tên cho hai chỗ', () => {
    const repeated = [...ids].flatMap(([path, all]) =>
      all.filter((id, index) => all.indexOf(id) < index).map((id) => `${path || '/'}: ${id}`),
    );
    expect(repeated).toEqual([]);
  });

  test('chỉ liên kết mới dẫn ra ngoài, và chỉ tới trang web, thư điện tử hay điện thoại', () => {
    const outside = references.filter((reference) => !inside.includes(reference));
    expect(outside.filter(({ isLink, target }) => !isLink || !isAllowedOutside(target))).toEqual([]);
  });

  function hasAnchor(reference: Reference): boolean {
    const { hash } = new URL(reference.target, url + reference.page);
    const page = pathOf(reference, url);
    return ids.get(page)?.includes(decodeURIComponent(hash.slice(1))) ?? false;
  }
});

function referencesOf({ path, tree }: BuiltPage): Reference[] {
  return [...elementsOf(tree)].flatMap(({ tagName, properties }) => {
    const { href, src, srcSet, action, poster, content, property } = properties;
    const needed = [
      src,
      action,
      poster,
      tagName === 'a' ? undefined : href,
      /^og:(url|image)$/.test(String(property)) ? content : undefined,
      ...String(srcSet ?? '')
        .split(/,\s+/)
        .filter(Boolean)
        .map((candidate) => candidate.trim().split(/\s+/)[0]),
    ];
    return [
      ...needed
        .filter((target) => target !== undefined && target !== null)
        .map((target) => ({ page: path, target: String(target), isLink: false })),
      ...(tagName === 'a' ? [{ page: path, target: String(href ?? ''), isLink: true }] : []),
    ];
  });
}

function isInside({ page, target }: Reference, url: string): boolean {
  return new URL(target, url + page).href.startsWith(url);
}

/** The path of the file or page a reference leads to, below the portal's address. */
function pathOf({ page, target }: Reference, url: string): string {
  const { origin, pathname } = new URL(target, url + page);
  return decodeURIComponent((origin + pathname).slice(url.length));
}

function fileOf(reference: Reference, { folder }: BuiltPortal, url: string): string {
  const path = pathOf(reference, url);
  return join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isAllowedOutside(target: string): boolean {
  return (
    /^https?:\/\/[^/]+/.test(target) || /^mailto:[^@\s]+@[^@\s]+$/.test(target) || /^tel:\+?\d+$/.test(target)
  );
}

function idsOf(elements: Element[]): string[] {
  return elements.flatMap(({ properties }) => (properties['id'] ? [String(properties['id'])] : []));
}
