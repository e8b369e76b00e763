// The floor of a build: reads the portals of a content folder, renders their Markdown and writes the same pages and
// files with nothing else: no checks, no schemas, no report, no pictures made.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import type { Portal } from '../../../src/schemas/portal.ts';
import { ARTICLES_PER_PAGE, toPages } from '../../../src/views/paging.ts';
import { ARTICLES } from './content.ts';
import {
  addressIn,
  MENU,
  writeArticle,
  writeFeed,
  writeKept,
  writeLinks,
  writeList,
  writePage,
  type Article,
} from './floor-pages.ts';

const [content, out] = process.argv.slice(2) as [string, string];
const PROJECT = join(import.meta.dirname, '../../..');
const OTHERS = ['/hoat-dong/', '/tim-kiem/', '/so-do-trang/', '/en/'];

for (const id of readdirSync(join(content, 'portals'))) writePortal(id);

function writePortal(id: string): void {
  const root = join(content, 'portals', id);
  const portal = load(readFileSync(join(root, 'portal.yaml'), 'utf8')) as Portal;
  const articles = readdirSync(join(root, ARTICLES))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readArticle(join(root, ARTICLES), name))
    .sort((a, b) => (a.date === b.date ? (a.slug < b.slug ? -1 : 1) : a.date < b.date ? 1 : -1));
  const write = (path: string, text: string) => {
    const file = join(out, id, path.endsWith('/') ? `${path}index.html` : path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const page = (address: string, title: string, main: string, article?: Article) =>
    write(address, writePage(portal, address, title, main, article));

  for (const { id: section } of portal.sections) {
    const its = articles.filter((article) => article.section === section);
    for (const [place, article] of its.entries()) {
      page(article.address, article.title, writeArticle(portal, article, its, place), article);
      write(`${article.address}luu.txt`, writeKept(portal, article));
    }
  }
  const lists = [
    { name: 'Tin tức', address: '/tin-tuc/', its: articles },
    ...portal.sections.map(({ id: section, name }) => ({
      name,
      address: `/chuyen-muc/${section}/`,
      its: articles.filter((article) => article.section === section),
    })),
  ];
  for (const { name, address, its } of lists) {
    for (const list of toPages(its, ARTICLES_PER_PAGE)) {
      const addressOf = (number: number) => (number === 1 ? address : `${address}trang/${number}/`);
      page(addressOf(list.page), name, writeList(portal, list, addressOf));
    }
    write(address === '/tin-tuc/' ? '/rss.xml' : `${address}rss.xml`, writeFeed(portal, name, its));
  }
  const home = lists.map(({ name, its }) => `<h2>${name}</h2>${writeLinks(its.slice(0, 6))}`).join('');
  page('/', portal.name, home);
  page('/chi-tieu/', 'Tiến độ thực hiện kế hoạch', writeLinks([...articles, ...articles, ...articles]));
  for (const [name, address] of [...MENU.slice(1), ...OTHERS.map((each) => ['Trang', each] as const)])
    if (address !== '/tin-tuc/') page(address, name, `<h1>${name}</h1>`);
  write('/404.html', writePage(portal, '/404.html', 'Không có trang này', ''));
  write('/api/portal.json', JSON.stringify(portal));
  const items = articles.map(({ body, cover, slug, address, ...data }) => ({
    id: slug,
    url: addressIn(portal, address),
    ...data,
    genre: 'tin',
    origin: 'dia-phuong',
    pinned: false,
    attachments: [],
  }));
  write('/api/articles.json', JSON.stringify({ articles: items }));
  const known = articles.map(({ address }) => `<url><loc>${addressIn(portal, address)}</loc></url>`);
  write('/sitemap-0.xml', `<?xml version="1.0" encoding="UTF-8"?><urlset>${known.join('')}</urlset>`);

  mkdirSync(join(out, id, 'anh'), { recursive: true });
  for (const name of readdirSync(join(root, ARTICLES)).filter((file) => file.endsWith('.jpg')))
    copyFileSync(join(root, ARTICLES, name), join(out, id, 'anh', name));
  cpSync(join(PROJECT, 'public'), join(out, id), { recursive: true });
  cpSync(join(PROJECT, 'src/styles'), join(out, id, '_astro'), { recursive: true });
}

function readArticle(folder: string, name: string): Article {
  const [, frontMatter, body] = readFileSync(join(folder, name), 'utf8').split(/^---\n/m, 3);
  const slug = name.slice(0, -'.md'.length);
  return { ...(load(frontMatter!) as Article), slug, address: `/tin-tuc/${slug}/`, body: body! };
}
