import { monthsOf, yearsOf, type ArchivePart } from './archive.ts';
import { apiLists } from './open-data.ts';
import { articlesIn, articlesLabelled, articlesOnTopic, clipsOf, documentsIn, labelsOf } from './reform.ts';
import { documentFilters } from './document-filters.ts';
import { evidenceOnPages } from './plan-evidence.ts';
import { renderBody } from './entry-html.ts';
import { neighboursOf } from './neighbours.ts';
import { ARTICLES_PER_PAGE, cacheKeyOfList, countPages, DOCUMENTS_PER_PAGE, toPages } from './paging.ts';
import { articleAsText, procedureAsText } from './plain-copy.ts';
import type { Shown, ShownPortal } from './portals.ts';
import type { Hex } from '../theme/colour.ts';
import { topics, valuesOf } from '../schemas/vocabulary.ts';
import { sheetOf } from '../theme/sheet.ts';

/** A page or file of a portal, at the address that visitors use. */
export interface ListedPage {
  /** The address, relative to the portal's own. */
  address: string;
  /** The address whose route renders the page, when it differs. */
  renderedAt?: string;
  /**
   * Returns everything that the page shows besides the portal's frame: equal values mean equal pages. Every build
   * renders a page without a cache key.
   */
  cacheKey?: () => unknown;
  /** The plain-text copy, which is written and carried over together with the page. */
  copy?: { address: string; write(): Promise<string> };
}

/**
 * Lists every page of a portal by the route that renders it. When two pages have the same address, the build keeps the
 * first; therefore old addresses (`redirects`) come last.
 */
export function pagesOf(portal: ShownPortal): Record<string, ListedPage[]> {
  const { data, addresses } = portal;
  const below = (address: string) => address.slice(addresses.base.length);
  const page = (address: string): ListedPage[] => [{ address: below(address) }];
  const hasFilterBySection = documentFilters(portal).some(({ filter }) => filter === 'chuyen-muc');
  const labels = labelsOf(portal);
  /** The lists of CCHC all offer the labels, besides their articles. */
  const reformPages = (articles: Shown<'articles'>[], addressOf: (page: number) => string) =>
    listPages(articles, addressOf, labels);
  return {
    '/': page(addresses.home),
    '/404': [{ address: '404.html', renderedAt: '404/' }],
    '/rss.xml': page(addresses.rss()),
    '/robots.txt': page(addresses.asset('robots.txt')),
    '/chi-so': page(addresses.figures),
    '/luot-truy-cap': page(addresses.visits),
    '/quyen-rieng-tu': data.measurement ? page(addresses.privacy) : [],
    '/chi-tieu': page(addresses.targets),
    '/chi-tieu/[plan]/[target]/[...page]': evidenceOnPages(portal).flatMap(({ plan, target, pages }) =>
      pages.flatMap((each) => page(addresses.evidence(plan, target, each.page))),
    ),
    '/en': page(addresses.english),
    '/giao-dich': page(addresses.contacts),
    '/gioi-thieu': page(addresses.intro()),
    '/hoat-dong': page(addresses.activities),
    '/kha-nang-tiep-can': page(addresses.accessibility),
    '/lanh-dao': page(addresses.leaders),
    '/lanh-dao/niem-yet': page(addresses.leaderBoard),
    '/lich-tiep-cong-dan.ics': data.reception.length > 0 ? page(addresses.receptionCalendar) : [],
    '/phan-anh': page(addresses.feedbacks),
    '/so-do-trang': page(addresses.siteMap),
    '/thu-tuc': page(addresses.procedures),
    '/thu-tuc/niem-yet': page(addresses.procedureBoard),
    '/thu-tuc/noi-khac': page(addresses.mattersElsewhere),
    '/thu-tuc/thay-doi': page(addresses.procedureChanges),
    '/thu-tuc/thay-doi/rss.xml': page(addresses.procedureChangesRss),
    '/tim-kiem': page(addresses.search),
    '/van-ban': page(addresses.documents()),
    '/van-ban/trang/[page]': pagesOfDocuments(portal.documents.length, addresses.documents)
      .slice(1)
      .flatMap(page),
    '/api/[name].json': Object.keys(apiLists).flatMap((name) => page(addresses.api(name))),
    '/mau/[sheet].css': data.theme?.accent
      ? page(addresses.asset(sheetOf(data.theme.accent as Hex).path))
      : [],
    '/chuyen-muc/[section]/rss.xml': data.sections.flatMap(({ id }) => page(addresses.rss(id))),
    '/chuyen-muc/[section]/[...page]': data.sections.flatMap(({ id }) => {
      const articles = articlesIn(portal, id);
      const [first, ...further] = listPages(articles, (number) => below(addresses.section(id, number)));
      // The first page of CCHC shows much of the portal; those of other sections show their documents.
      if (id === 'cchc') return [{ address: first!.address }, ...further];
      const documents = () => documentsIn(portal, id).map(({ slug, digest }) => [slug, digest]);
      return [withMore(first!, () => [documents(), hasFilterBySection]), ...further];
    }),
    '/chuyen-muc/cchc/noi-dung/[topic]/[...page]': valuesOf(topics).flatMap((topic) =>
      reformPages(articlesOnTopic(portal, topic), (number) => below(addresses.topic(topic, number))),
    ),
    '/chuyen-muc/cchc/nhan/[label]/[...page]': labels.flatMap((label) =>
      reformPages(articlesLabelled(portal, label), (number) => below(addresses.label(label, number))),
    ),
    '/chuyen-muc/cchc/clip/[...page]': reformPages(clipsOf(portal), (number) =>
      below(addresses.clips(number)),
    ),
    '/gioi-thieu/[slug]': portal.intros.flatMap(({ slug }) => page(addresses.intro(slug))),
    '/phan-anh/[slug]': portal.feedbacks.flatMap(({ slug }) => page(addresses.feedback(slug))),
    '/thu-tuc/[slug]': portal.procedures.map((procedure) => ({
      address: below(addresses.procedure(procedure.slug)),
      copy: {
        address: below(addresses.plainText(addresses.procedure(procedure.slug))),
        write: () => copyOfProcedure(portal, procedure),
      },
    })),
    '/tin-tuc/[slug]': portal.articles.map((article) => ({
      address: below(addresses.article(article.slug)),
      cacheKey: () => [article.digest, neighboursOf(portal, article), hasExpired(portal, article)],
      copy: {
        address: below(addresses.plainText(addresses.article(article.slug))),
        write: () => copyOfArticle(portal, article),
      },
    })),
    '/van-ban/[filter]/[value]/[...page]': documentFilters(portal).flatMap(({ filter, values }) =>
      values.flatMap(({ value, documents }) =>
        pagesOfDocuments(documents.length, (number) => addresses.documentsBy(filter, value, number)).flatMap(
          page,
        ),
      ),
    ),
    '/van-ban/[slug]': portal.documents.map(({ slug, digest, data: { consultation } }) => ({
      address: below(addresses.document(slug)),
      cacheKey: () => [digest, consultation && consultation.until >= portal.today],
    })),
    '/tin-tuc/[...page]': listPages(
      portal.listed,
      (number) => below(addresses.articles(number)),
      countsOf(yearsOf(portal)),
    ),
    '/tin-tuc/nam/[year]/[...month]': yearsOf(portal).flatMap((year) => {
      const months = monthsOf(portal, year.time);
      return [
        ...listPages(year.articles, (page) => below(addresses.archive(year.time, page)), countsOf(months)),
        ...months.flatMap(({ time, articles }) =>
          listPages(articles, (page) => below(addresses.archive(time, page)), countsOf(yearsOf(portal))),
        ),
      ];
    }),
    '/da-chuyen/[...moved]': [...portal.moved.keys()]
      // The portal's own home page and 404 page have these addresses.
      .filter((address) => address !== '' && address !== '404')
      .map((address) => ({ address: `${address}/`, renderedAt: `da-chuyen/${address}/` })),
  };
}

/** Says whether an article has expired. */
export function hasExpired(
  { today }: ShownPortal,
  { data: { expires } }: Pick<Shown<'articles'>, 'data'>,
): boolean {
  return expires !== undefined && expires < today;
}

/** Writes the plain-text copy of an article, for residents to save. */
export async function copyOfArticle(portal: ShownPortal, article: Shown<'articles'>): Promise<string> {
  return articleAsText(portal, article, await textOf(portal, 'article', article.slug));
}

/** Writes the plain-text copy of a procedure, for residents to save. */
export async function copyOfProcedure(portal: ShownPortal, procedure: Shown<'procedures'>): Promise<string> {
  return procedureAsText(portal, procedure, await textOf(portal, 'procedure', procedure.slug));
}

async function textOf({ source }: ShownPortal, kind: 'article' | 'procedure', slug: string): Promise<string> {
  return (await renderBody(source, source.entry(kind, slug)!)).text();
}

/** Adds to the cache key of a page what it shows besides its list. */
function withMore(page: ListedPage, more: () => unknown): ListedPage {
  return { ...page, cacheKey: () => [page.cacheKey?.(), more()] };
}

/** How many articles each part of an archive has, which its links say. */
function countsOf(parts: ArchivePart[]): unknown {
  return parts.map(({ time, articles }) => [time, articles.length]);
}

/** @param around what the pages show besides the list */
function listPages(
  articles: Shown<'articles'>[],
  addressOf: (page: number) => string,
  around?: unknown,
): ListedPage[] {
  return toPages(articles, ARTICLES_PER_PAGE).map((list) => ({
    address: addressOf(list.page),
    cacheKey: () => [cacheKeyOfList(list), around],
  }));
}

/** Lists the addresses of the pages that a list of so many documents has. */
function pagesOfDocuments(count: number, addressOf: (page: number) => string): string[] {
  return Array.from({ length: countPages(count, DOCUMENTS_PER_PAGE) }, (_, index) => addressOf(index + 1));
}
