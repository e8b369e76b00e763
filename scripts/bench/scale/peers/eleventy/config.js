// Eleventy's side of the benchmark: one portal, whose folder CONG_XA_PEER_PORTAL names, with the pages cong-xa builds.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { hasEvidencePages, listsOf, OTHER_PAGES } from '../../lists.ts';

const PORTAL = process.env.CONG_XA_PEER_PORTAL;
const PROJECT = join(import.meta.dirname, '../../../../..');
const MAX_FEED_ITEMS = 50;
const FIXED_PAGES = [
  { title: 'Giới thiệu', address: '/gioi-thieu/' },
  { title: 'Lãnh đạo', address: '/lanh-dao/' },
  { title: 'Thông tin giao dịch chính thức', address: '/giao-dich/' },
  { title: 'Thủ tục hành chính', address: '/thu-tuc/' },
  { title: 'Văn bản', address: '/van-ban/' },
  { title: 'Phản ánh và kiến nghị', address: '/phan-anh/' },
  { title: 'Không có trang này', address: '/404.html' },
];

export default function configure(eleventy) {
  const portal = parse(readFileSync(join(PORTAL, 'portal.yaml'), 'utf8'));
  const origin = portal.url.replace(/\/$/, '');
  eleventy.setIncludesDirectory(relative(PORTAL, join(import.meta.dirname, '..')));
  eleventy.addGlobalData('portal', portal);
  eleventy.addGlobalData('origin', origin);
  const otherPages = Object.entries(OTHER_PAGES).map(([address, title]) => ({ address, title }));
  eleventy.addGlobalData('fixed', [...FIXED_PAGES, ...otherPages]);
  // The defaults of every Markdown file of the portal; the pages below set their own.
  eleventy.addGlobalData('layout', 'eleventy/article.njk');
  eleventy.addGlobalData('permalink', () => (data) => `/tin-tuc/${data.page.fileSlug}/`);

  const newestFirst = (api) =>
    api
      .getAll()
      .filter(({ inputPath }) => inputPath.endsWith('.md'))
      .sort((one, other) => other.date - one.date || (one.fileSlug < other.fileSlug ? -1 : 1));
  const ofSection = (articles, id) => articles.filter(({ data }) => data.section === id);

  /** For each section its articles, and the index of each among them. */
  const sections = new Map();
  eleventy.addCollection('articles', (api) => {
    const articles = newestFirst(api);
    for (const { id } of portal.sections) {
      const its = ofSection(articles, id);
      sections.set(id, {
        articles: its,
        places: new Map(its.map(({ fileSlug }, place) => [fileSlug, place])),
      });
    }
    return articles;
  });
  const pagesThat = (passes) => (api) => {
    const factsOf = ({ data, date }) => ({ ...data, date: date.toISOString().slice(0, 10) });
    return listsOf(portal, newestFirst(api), factsOf).filter(passes).flatMap(pagesOf);
  };
  eleventy.addCollection(
    'lists',
    pagesThat(({ is }) => is !== 'evidence'),
  );
  eleventy.addCollection(
    'evidence',
    pagesThat(({ is }) => is === 'evidence'),
  );
  // The page of targets names no evidence that has pages of its own.
  eleventy.addCollection('counted', (api) => {
    const articles = newestFirst(api);
    return hasEvidencePages(articles.length) ? [] : articles;
  });
  eleventy.addCollection('feeds', (api) => {
    const articles = newestFirst(api);
    return [
      { name: portal.name, address: '/', articles: articles.slice(0, MAX_FEED_ITEMS) },
      ...portal.sections.map(({ id, name }) => ({
        name: `${name} – ${portal.name}`,
        address: `/chuyen-muc/${id}/`,
        articles: ofSection(articles, id).slice(0, MAX_FEED_ITEMS),
      })),
    ];
  });

  eleventy.addFilter('nameOf', (id, list) => list.find((each) => each.id === id)?.name ?? id);
  eleventy.addFilter('day', (date) => date.toISOString().slice(0, 10));
  eleventy.addFilter('shownDay', (date) => date.toISOString().slice(0, 10).split('-').reverse().join('/'));
  eleventy.addFilter('utc', (date) => date.toUTCString());
  eleventy.addFilter('json', (value) => JSON.stringify(value).replace(/</g, '\\u003c'));
  eleventy.addFilter('neighboursIn', (slug, section) => {
    const { articles, places } = sections.get(section);
    const place = places.get(slug);
    const [newer, older] = [articles[place - 1], articles[place + 1]];
    const shown = [articles[place], newer, older];
    const related = articles.slice(0, 7).filter((other) => !shown.includes(other));
    return { newer, older, related: related.slice(0, 4) };
  });
  eleventy.addFilter('asData', (articles) => ({
    articles: articles.map(({ fileSlug, url, date, data }) => ({
      id: fileSlug,
      url: origin + url,
      title: data.title,
      date: date.toISOString().slice(0, 10),
      section: data.section,
      summary: data.summary,
      genre: 'tin',
      topics: data.topics,
      origin: 'dia-phuong',
      unit: data.unit,
      pinned: false,
      attachments: [],
    })),
  }));

  eleventy.addPassthroughCopy({ [join(PORTAL, 'tin-tuc/2026/*.jpg')]: 'anh' });
  eleventy.addPassthroughCopy({ [join(PROJECT, 'public')]: '/', [join(PROJECT, 'src/styles')]: '_astro' });
  const pages = join(import.meta.dirname, 'pages');
  for (const name of readdirSync(pages)) eleventy.addTemplate(name, readFileSync(join(pages, name), 'utf8'));
}

function pagesOf({ articles, perPage, ...list }) {
  const pages = Math.max(1, Math.ceil(articles.length / perPage));
  const addressOf = (page) => (page === 1 ? list.address : `${list.address}trang/${page}/`);
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    const near = Array.from({ length: pages }, (_, at) => at + 1)
      .filter((each) => each === 1 || each === pages || Math.abs(each - page) <= 2)
      .map((each) => ({ page: each, address: addressOf(each) }));
    return {
      ...list,
      page,
      title: page === 1 ? list.name : `${list.name}, trang ${page}`,
      address: addressOf(page),
      before: page > 1 ? addressOf(page - 1) : undefined,
      after: page < pages ? addressOf(page + 1) : undefined,
      near: pages > 1 ? near : [],
      articles: articles.slice(index * perPage, page * perPage),
    };
  });
}
