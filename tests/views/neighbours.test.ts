import { expect, test } from 'vitest';
import { neighboursOf, type Linked } from '../../src/views/neighbours.ts';
import type { Shown, ShownPortal } from '../../src/views/portals.ts';

type Article = Shown<'articles'>;

const article = (slug: string, data: Partial<Article['data']> = {}) =>
  ({ slug, data: { section: 'cchc', topics: [], ...data } }) as unknown as Article;

const portalOf = (...articles: Article[]) => ({ articles, today: '2026-06-30' }) as unknown as ShownPortal;

const slugs = (articles: (Linked | undefined)[]) => articles.map((each) => each?.slug);

test('bài trước là bài cũ hơn, bài sau là bài mới hơn, trong cùng chuyên mục', () => {
  const list = [article('moi'), article('khac', { section: 'thong-bao' }), article('giua'), article('cu')];
  const { newer, older } = neighboursOf(portalOf(...list), list[2]!);
  expect(slugs([newer, older])).toEqual(['moi', 'cu']);
});

test('bài mới nhất không có bài sau, bài cũ nhất không có bài trước, bài duy nhất không có cả hai', () => {
  const list = [article('moi'), article('cu')];
  const portal = portalOf(...list);
  expect(neighboursOf(portal, list[0]!).newer).toBeUndefined();
  expect(neighboursOf(portal, list[1]!).older).toBeUndefined();
  const only = article('mot');
  expect(neighboursOf(portalOf(only), only)).toEqual({ newer: undefined, older: undefined, related: [] });
});

test('bài đã hết hạn được bước qua', () => {
  const list = [article('moi'), article('het-han', { expires: '2026-06-29' }), article('cu')];
  expect(neighboursOf(portalOf(...list), list[2]!).newer?.slug).toBe('moi');
});

test('tin liên quan cùng nội dung, mới nhất trước, không lặp lại bài trước và bài sau, nhiều nhất bốn', () => {
  const same = { topics: ['the-che'] } as Partial<Article['data']>;
  const list = [
    article('a', same),
    article('b', { topics: ['tai-chinh-cong'] }),
    ...['c', 'd', 'e', 'f'].map((slug) => article(slug, same)),
    article('day', same),
    article('g', same),
    article('h', same),
  ];
  const { related } = neighboursOf(portalOf(...list), list[6]!);
  expect(slugs(related)).toEqual(['a', 'c', 'd', 'e']);
});
