import { expect, test } from 'vitest';
import type { Shown } from '../../src/views/portals.ts';
import { articlesLabelled, articlesOnTopic, clipsOf, labelsOf } from '../../src/views/reform.ts';

type Article = Shown<'articles'>;

const article = (slug: string, data: Partial<Article['data']>) =>
  ({ slug, data: { section: 'cchc', genre: 'tin', topics: [], labels: [], ...data } }) as unknown as Article;

const portal = {
  listed: [
    article('thi-dua', { labels: ['thi-dua', 'sang-kien'] }),
    article('chuyen-doi-so', { section: 'chuyen-doi-so', topics: ['chinh-quyen-so', 'the-che'] }),
    article('clip-cchc', { genre: 'video' }),
    article('clip-le-hoi', { section: 'van-hoa', genre: 'video' }),
    article('clip-so', { section: 'chuyen-doi-so', genre: 'video', topics: ['chinh-quyen-so'] }),
  ],
};

const slugs = (articles: Article[]) => articles.map(({ slug }) => slug);

test('trang của một nội dung gom tin bài của mọi chuyên mục', () => {
  expect(slugs(articlesOnTopic(portal, 'chinh-quyen-so'))).toEqual(['chuyen-doi-so', 'clip-so']);
  expect(articlesOnTopic(portal, 'tai-chinh-cong')).toEqual([]);
});

test('chỉ nhãn có tin bài mới có trang, theo thứ tự của bảng nhãn', () => {
  expect(labelsOf(portal)).toEqual(['sang-kien', 'thi-dua']);
  expect(slugs(articlesLabelled(portal, 'sang-kien'))).toEqual(['thi-dua']);
});

test('clip về cải cách hành chính không lẫn clip về việc khác', () => {
  expect(slugs(clipsOf(portal))).toEqual(['clip-cchc', 'clip-so']);
});
