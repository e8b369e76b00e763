import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeUTF8 as escape } from 'entities';
import { markdownToHtml } from 'satteri';
import type { Portal } from '../../../src/schemas/portal.ts';
import type { ListPage } from '../../../src/views/paging.ts';

/** An article as the floor reads it. */
export interface FloorArticle {
  slug: string;
  address: string;
  title: string;
  date: string;
  section: string;
  topics: string[];
  summary: string;
  cover?: { src: string; alt: string };
  body: string;
}

/** The main menu, with addresses. */
export const MENU = [
  ['Trang chủ', '/'],
  ['Giới thiệu', '/gioi-thieu/'],
  ['Tin tức', '/tin-tuc/'],
  ['Thủ tục', '/thu-tuc/'],
  ['Văn bản', '/van-ban/'],
  ['Lãnh đạo', '/lanh-dao/'],
  ['Giao dịch', '/giao-dich/'],
  ['Phản ánh', '/phan-anh/'],
] as const;

const CONTROLS = readFileSync(join(import.meta.dirname, 'peers/blocks/controls.html'), 'utf8');
const QR_CODE = readFileSync(join(import.meta.dirname, 'peers/blocks/qr.html'), 'utf8');
const MAX_FEED_ITEMS = 50;

/** Returns the full address of a page. */
export function addressIn({ url }: Portal, address: string): string {
  return url.replace(/\/$/, '') + address;
}

/** Writes a whole page around its main part. */
export function writePage(
  portal: Portal,
  address: string,
  title: string,
  main: string,
  article?: FloorArticle,
): string {
  const crumbs: Link[] = [
    ['Trang chủ', '/'],
    ...(article ? crumbsAbove(portal, article) : []),
    [title, address],
  ];
  return [
    writeHead(portal, address, title, crumbs, article),
    `<body><a class="skip" href="#noi-dung">Tới nội dung chính</a><aside class="demo-notice" aria-label="Lưu ý" data-element="demo-notice">Đây là cổng minh họa: tên đơn vị, con người, số điện thoại và sự việc đều là giả định.</aside>`,
    writeMasthead(portal, address),
    `<nav class="crumbs" aria-label="Đường dẫn"><ol>${crumbs.map(([name, to]) => `<li><a href="${to}">${escape(name)}</a></li>`).join('')}</ol></nav>`,
    `<main id="noi-dung">${main}</main>`,
    writeOrigin(portal, address),
    writeFooter(portal),
    '<script type="module" src="/_astro/Page.astro_astro_type_script_index_0_lang.BYM2GsZS.js"></script></body></html>',
  ].join('');
}

type Link = readonly [name: string, address: string];

function crumbsAbove(portal: Portal, { section }: FloorArticle): Link[] {
  return [
    ['Tin tức', '/tin-tuc/'],
    [sectionName(portal, section), `/chuyen-muc/${section}/`],
  ];
}

function writeHead(
  portal: Portal,
  address: string,
  title: string,
  crumbs: readonly Link[],
  article?: FloorArticle,
): string {
  const full = addressIn(portal, address);
  const about = article?.summary ?? `${title}. Cổng thông tin điện tử ${portal.name}, ${portal.province}.`;
  const graph = JSON.stringify(structuredData(portal, address, title, crumbs, article));
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} – ${portal.name}</title><meta name="description" content="${escape(about)}"><link rel="canonical" href="${full}"><meta property="og:title" content="${escape(title)}"><meta property="og:description" content="${escape(about)}"><meta property="og:type" content="${article ? 'article' : 'website'}"><meta property="og:url" content="${full}"><meta property="og:site_name" content="${portal.name}"><meta property="og:locale" content="vi_VN">${article?.cover ? coverMeta(portal, article.cover) : ''}<meta name="color-scheme" content="light dark"><meta name="theme-color" content="#8a1c1c"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="sitemap" href="/sitemap-index.xml"><link rel="alternate" type="application/rss+xml" title="${portal.name}" href="/rss.xml"><script src="/_astro/display-choice.CzcMR4_U.js"></script><script type="application/ld+json">${graph}</script><link rel="stylesheet" href="/_astro/style.BbPMFg6I.css"></head>`;
}

function coverMeta(portal: Portal, cover: { src: string; alt: string }): string {
  return `<meta property="og:image" content="${addressIn(portal, `/anh/${cover.src}`)}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="800"><meta property="og:image:alt" content="${escape(cover.alt)}">`;
}

function structuredData(
  portal: Portal,
  address: string,
  title: string,
  crumbs: readonly Link[],
  article?: FloorArticle,
) {
  const office = officeOf(portal);
  const news = article && {
    '@type': 'NewsArticle',
    headline: title,
    description: article.summary,
    datePublished: article.date,
    dateModified: article.date,
    articleSection: sectionName(portal, article.section),
    inLanguage: 'vi',
    mainEntityOfPage: addressIn(portal, address),
    image: article.cover && addressIn(portal, `/anh/${article.cover.src}`),
    publisher: { '@id': office['@id'] },
  };
  const path = {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(([name, to], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: addressIn(portal, to),
    })),
  };
  return { '@context': 'https://schema.org', '@graph': [office, ...(news ? [news] : []), path] };
}

function officeOf(portal: Portal) {
  const home = addressIn(portal, '/');
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${home}#co-quan`,
    name: portal.owner,
    url: home,
    address: {
      '@type': 'PostalAddress',
      streetAddress: portal.address,
      addressRegion: portal.province,
      addressCountry: 'VN',
    },
    telephone: portal.phone,
    email: portal.email,
    sameAs: [],
  };
}

function writeMasthead(portal: Portal, address: string): string {
  const items = MENU.map(
    ([name, to]) => `<li><a href="${to}"${to === address ? ' aria-current="page"' : ''}>${name}</a></li>`,
  ).join('');
  return `<header class="masthead"><div class="masthead-row"><a class="masthead-name" href="/"><span class="masthead-mark"><svg class="flag" viewBox="0 0 30 20" aria-hidden="true"><path class="flag-ground" d="M0 0h30v20H0z"></path><path class="flag-star" d="M15 4l1.35 4.15h4.36l-3.53 2.56 1.35 4.15L15 12.3l-3.53 2.56 1.35-4.15-3.53-2.56h4.36z"></path></svg></span><span><span class="masthead-province">${portal.province}</span><strong data-element="portal-name">${portal.name}</strong></span></a>${CONTROLS}</div><nav class="menu" aria-label="Chuyên mục chính"><ul>${items}</ul></nav></header>`;
}

function writeOrigin(portal: Portal, address: string): string {
  return `<div class="origin" data-element="origin" data-pagefind-ignore><svg class="qr" aria-hidden="true">${QR_CODE}<use href="#ma-qr"></use></svg><p>Cổng thông tin điện tử ${portal.name}<br><span data-element="origin-address">${addressIn(portal, address)}</span></p></div>`;
}

function writeFooter(portal: Portal): string {
  return `<footer class="footer"><div class="footer-columns"><section aria-labelledby="chan-trang"><h2 id="chan-trang">Cổng thông tin điện tử ${portal.name}</h2><dl><dt>Cơ quan chủ quản</dt><dd data-element="footer-owner">${portal.owner}</dd><dt>Người chịu trách nhiệm nội dung</dt><dd data-element="footer-responsible">${portal.responsible.name}, ${portal.responsible.position}</dd><dt>Địa chỉ</dt><dd data-element="footer-address">${portal.address}</dd><dt>Điện thoại</dt><dd><a data-element="footer-phone" href="tel:${portal.phone.replaceAll(' ', '')}">${portal.phone}</a></dd><dt>Thư điện tử</dt><dd><a data-element="footer-email" href="mailto:${portal.email}">${portal.email}</a></dd></dl></section><nav aria-labelledby="lien-ket"><h2 id="lien-ket">Liên kết</h2><ul><li><a href="/so-do-trang/">Sơ đồ trang</a></li><li><a href="/hoat-dong/">Hoạt động tuyên truyền</a></li><li><a href="/chi-tieu/">Tiến độ thực hiện kế hoạch</a></li><li><a href="/rss.xml">Kênh tin RSS</a></li><li><a href="/en/" hreflang="en" lang="en">English</a></li></ul></nav></div></footer>`;
}

/** Writes the main part of an article, with its neighbours among the articles of its section. */
export function writeArticle(
  portal: Portal,
  article: FloorArticle,
  inSection: FloorArticle[],
  index: number,
): string {
  const [newer, older] = [inSection[index - 1], inSection[index + 1]];
  const related = inSection
    .slice(0, 7)
    .filter((other) => other !== article && other !== newer && other !== older);
  return [
    '<div class="with-side">',
    writeText(portal, article),
    `<div class="side"><section aria-labelledby="ve-bai-nay" data-pagefind-ignore><h2 id="ve-bai-nay">Về bài này</h2><dl class="facts"><dt>Thể loại</dt> <dd data-element="article-genre">Tin</dd><dt>Đơn vị</dt> <dd data-element="article-unit">${portal.units[0]!.name}</dd></dl></section>`,
    writeTools(portal, article),
    `<nav class="related" aria-labelledby="tin-lien-quan"><h2 id="tin-lien-quan">Tin liên quan</h2>${writeLinks(related.slice(0, 4))}</nav></div></div>`,
    writeNeighbours(newer, older),
  ].join('');
}

function writeText(portal: Portal, { title, date, section, summary, cover, body }: FloorArticle): string {
  return `<article><h1 data-element="article-title" data-pagefind-meta="title" data-aloud>${escape(title)}</h1><p class="meta" data-pagefind-ignore><time data-element="article-date" datetime="${date}">${displayDay(date)}</time><a data-element="article-section" href="/chuyen-muc/${section}/">${sectionName(portal, section)}</a></p><p class="lead" data-aloud>${escape(summary)}</p>${cover ? writeCover(cover) : ''}<div class="prose" data-element="article-body" data-aloud-parts>${markdownToHtml(body).html}</div></article>`;
}

function writeCover({ src, alt }: { src: string; alt: string }): string {
  return `<figure><a class="enlarge" href="/anh/${src}" title="Mở ảnh lớn">${picture(src, alt)}</a></figure>`;
}

function writeTools(portal: Portal, { address, slug }: FloorArticle): string {
  const full = addressIn(portal, address);
  return `<section class="item-tools"><h2>In, lưu, chia sẻ</h2><ul class="tools"><li hidden><button class="tool" type="button" data-does="read" data-stop="Dừng đọc"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"></path></svg><span>Nghe đọc</span></button></li><li class="needs-script"><button class="tool" type="button" data-does="print"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"></path></svg>In</button></li><li><a class="tool" href="${address}luu.txt" download="${slug}.txt" data-element="save"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16"></path></svg>Lưu</a></li><li class="needs-script"><button class="tool" type="button" data-does="copy" data-address="${full}" data-done="Đã chép"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 15l6-6M10.5 7.5 13 5a4.2 4.2 0 0 1 6 6l-2.5 2.5M13.5 16.5 11 19a4.2 4.2 0 0 1-6-6l2.5-2.5"></path></svg><span aria-live="polite">Chép liên kết</span></button></li><li><a class="tool" href="https://sp.zalo.me/share_inline?url=${encodeURIComponent(full)}" rel="external noopener" data-element="share">Zalo<span class="visually-hidden">: chia sẻ trang này</span></a></li><li><a class="tool" href="https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(full)}" rel="external noopener" data-element="share">Facebook<span class="visually-hidden">: chia sẻ trang này</span></a></li><li><details class="code"><summary class="tool"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v3M14 20h2.5M19 20h1"></path></svg>Mã QR</summary><svg class="qr" role="img" aria-label="Mã QR dẫn tới trang này"><use href="#ma-qr"></use></svg><p class="address">${full}</p></details></li></ul></section>`;
}

function writeNeighbours(newer?: FloorArticle, older?: FloorArticle): string {
  return `<nav class="neighbours" aria-label="Bài trước và bài sau">${older ? `<a rel="prev" href="${older.address}"><span>Bài trước</span> ${escape(older.title)}</a>` : ''}${newer ? `<a rel="next" href="${newer.address}"><span>Bài sau</span> ${escape(newer.title)}</a>` : ''}</nav>`;
}

/** Writes an article as plain text. */
export function writePlainText(
  portal: Portal,
  { title, date, summary, body, address }: FloorArticle,
): string {
  return `${portal.name}, ${portal.province}\n\n${title}\n\nNgày đăng: ${displayDay(date)}\n\nTóm tắt: ${summary}\n${body}\nNguồn: ${addressIn(portal, address)}\n`;
}

/** Writes one page of a list. */
export function writeFloorList(
  portal: Portal,
  { page, pages, entries }: ListPage<FloorArticle>,
  addressOf: (page: number) => string,
): string {
  const cards = entries.map(
    ({ address, title, date, section, summary, cover }) =>
      `<li class="card card-across">${cover ? `<div class="card-picture">${picture(cover.src, '')}</div>` : ''}<div><h2 class="card-title"><a href="${address}">${escape(title)}</a></h2><p class="meta"><time datetime="${date}">${displayDay(date)}</time><span>${sectionName(portal, section)}</span></p><p>${escape(summary)}</p></div></li>`,
  );
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])]
    .filter((each) => each >= 1 && each <= pages)
    .map((each) => `<li><a href="${addressOf(each)}" aria-label="Trang ${each}">${each}</a></li>`);
  return `<ul class="articles">${cards.join('')}</ul><nav class="pages" aria-label="Các trang của danh sách"><ul>${near.join('')}</ul></nav>`;
}

/** Writes an RSS feed of the newest articles. */
export function writeFloorFeed(portal: Portal, name: string, articles: FloorArticle[]): string {
  const items = articles.slice(0, MAX_FEED_ITEMS).map(({ address, title, date, section, summary }) => {
    const full = addressIn(portal, address);
    return `<item><title>${escape(title)}</title><link>${full}</link><guid isPermaLink="true">${full}</guid><description>${escape(summary)}</description><pubDate>${new Date(date).toUTCString()}</pubDate><category>${sectionName(portal, section)}</category></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${name}</title><link>${addressIn(portal, '/')}</link><language>vi</language>${items.join('')}</channel></rss>`;
}

/** Writes a list of links to articles with their days. */
export function writeLinks(articles: FloorArticle[]): string {
  const links = articles.map(
    ({ address, title, date }) => `<li><a href="${address}">${escape(title)}</a>, ${displayDay(date)}</li>`,
  );
  return `<ul class="plain">${links.join('')}</ul>`;
}

function picture(src: string, alt: string): string {
  const sources = ['avif', 'webp'].map(
    (type) =>
      `<source type="image/${type}" srcset="/anh/${src} 400w, /anh/${src} 800w, /anh/${src} 1200w" sizes="100vw">`,
  );
  return `<picture>${sources.join('')}<img src="/anh/${src}" alt="${escape(alt)}" width="1200" height="800" decoding="async"></picture>`;
}

function sectionName(portal: Portal, section: string): string {
  return portal.sections.find(({ id }) => id === section)!.name;
}

function displayDay(date: string): string {
  return date.split('-').reverse().join('/');
}
