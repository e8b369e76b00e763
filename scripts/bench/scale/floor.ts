// The floor of a build: reads the portals of a content folder, renders their Markdown and writes the same pages and
// files, without checks, schemas, a report or pictures in other sizes.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import type { Portal } from '../../../src/schemas/portal.ts';
import { toPages } from '../../../src/views/paging.ts';
import { PROJECT } from '../commands.ts';
import { ARTICLES } from '../content/commune.ts';
import {
  addressIn,
  MENU,
  writeArticle,
  writeFloorFeed,
  writeLinks,
  writeFloorList,
  writePage,
  writePlainText,
  type FloorArticle,
} from './floor-pages.ts';
import { hasEvidencePages, listsOf, OTHER_PAGES, type List } from './lists.ts';

const [content, out] = process.argv.slice(2) as [string, string];

for (const id of readdirSync(join(content, 'portals'))) writePortal(id);

function writePortal(id: string): void {
  const root = join(content, 'portals', id);
  const portal = load(readFileSync(join(root, 'portal.yaml'), 'utf8')) as Portal;
  const articles = readArticles(join(root, ARTICLES));
  const lists = listsOf(portal, articles, (article) => article);
  const write: Write = (path, text) => {
    const file = join(out, id, path.endsWith('/') ? `${path}index.html` : path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  writeArticles(portal, articles, write);
  writeLists(portal, lists, write);
  writeOtherPages(portal, articles, lists, write);
  writeData(portal, articles, write);
  copyFiles(join(root, ARTICLES), join(out, id));
}

type Write = (path: string, text: string) => void;

function writeArticles(portal: Portal, articles: FloorArticle[], write: Write): void {
  for (const { id } of portal.sections) {
    const inSection = articles.filter(({ section }) => section === id);
    for (const [index, article] of inSection.entries()) {
      const { address, title } = article;
      const main = writeArticle(portal, article, inSection, index);
      write(address, writePage(portal, address, title, main, article));
      write(`${address}luu.txt`, writePlainText(portal, article));
    }
  }
}

function writeLists(portal: Portal, lists: List<FloorArticle>[], write: Write): void {
  for (const { is, name, address, articles, perPage } of lists) {
    const addressOf = (page: number) => (page === 1 ? address : `${address}trang/${page}/`);
    for (const page of toPages(articles, perPage)) {
      const main = is === 'evidence' ? writeLinks(page.entries) : writeFloorList(portal, page, addressOf);
      write(addressOf(page.page), writePage(portal, addressOf(page.page), name, main));
    }
    if (is === 'news' || is === 'section')
      write(is === 'news' ? '/rss.xml' : `${address}rss.xml`, writeFloorFeed(portal, name, articles));
  }
}

function writeOtherPages(
  portal: Portal,
  articles: FloorArticle[],
  lists: List<FloorArticle>[],
  write: Write,
): void {
  const page = (address: string, title: string, main: string) =>
    write(address, writePage(portal, address, title, main));
  const onHome = lists.filter(({ is }) => is === 'news' || is === 'section');
  const home = onHome.map(
    ({ name, articles: listed }) => `<h2>${name}</h2>${writeLinks(listed.slice(0, 6))}`,
  );
  page('/', portal.name, home.join(''));
  const counted = hasEvidencePages(articles.length) ? [] : [...articles, ...articles, ...articles];
  page('/chi-tieu/', 'Tiến độ thực hiện kế hoạch', writeLinks(counted));
  for (const [name, address] of MENU.slice(1))
    if (address !== '/tin-tuc/') page(address, name, `<h1>${name}</h1>`);
  for (const [address, name] of Object.entries(OTHER_PAGES)) page(address, name, `<h1>${name}</h1>`);
  page('/404.html', 'Không có trang này', '');
}

function writeData(portal: Portal, articles: FloorArticle[], write: Write): void {
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
  const locations = articles.map(({ address }) => `<url><loc>${addressIn(portal, address)}</loc></url>`);
  write('/sitemap-0.xml', `<?xml version="1.0" encoding="UTF-8"?><urlset>${locations.join('')}</urlset>`);
}

function copyFiles(from: string, to: string): void {
  mkdirSync(join(to, 'anh'), { recursive: true });
  for (const name of readdirSync(from).filter((file) => file.endsWith('.jpg')))
    copyFileSync(join(from, name), join(to, 'anh', name));
  cpSync(join(PROJECT, 'public'), to, { recursive: true });
  cpSync(join(PROJECT, 'src/styles'), join(to, '_astro'), { recursive: true });
}

/** Reads the articles of a folder, newest first. */
function readArticles(folder: string): FloorArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readArticle(folder, name))
    .sort((a, b) => (a.date === b.date ? (a.slug < b.slug ? -1 : 1) : a.date < b.date ? 1 : -1));
}

function readArticle(folder: string, name: string): FloorArticle {
  const [, frontMatter, body] = readFileSync(join(folder, name), 'utf8').split(/^---\n/m, 3);
  const slug = name.slice(0, -'.md'.length);
  return { ...(load(frontMatter!) as FloorArticle), slug, address: `/tin-tuc/${slug}/`, body: body! };
}
