import { OWN_FILES, OWN_FOLDERS, OWN_PAGES, type Addresses } from '../addresses/addresses.ts';
import { resolveInPortal } from '../addresses/relative.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import { aliasesOf, hasQuery } from '../reading/moves.ts';
import { isPublished } from '../schemas/article.ts';
import type { Day } from '../schemas/day.ts';
import { topics, valuesOf, type ArticleLabel } from '../schemas/vocabulary.ts';
import { isDownloadable } from './attachments.ts';
import { heldBackIn } from './held-back.ts';

/** Lists the addresses of the pages that a portal will have, without its base path. */
export function pageAddressesOf(content: PortalContent, addresses: Addresses, today: Day): Set<string> {
  const pages = new Set<string>([
    '/',
    ...[...OWN_FOLDERS, ...OWN_PAGES].map((folder) => `/${folder}/`),
    ...OWN_FILES.map((file) => `/${file}`),
  ]);
  const hidden = hiddenFilesOf(content, today);
  for (const { kind, slug, file } of content.listing)
    if (!hidden.has(file)) pages.add(addresses.entry(kind, slug).split('#', 1)[0]!);
  for (const { id } of content.portal?.data.sections ?? []) {
    pages.add(addresses.section(id));
    pages.add(addresses.rss(id));
  }
  for (const topic of valuesOf(topics)) pages.add(addresses.topic(topic));
  for (const label of labelsIn(content, hidden, today)) pages.add(addresses.label(label));
  pages.add(addresses.clips());
  const old = [
    ...(content.portal?.data.redirects ?? []).map(({ from }) => from),
    ...allEntries(content.entries).flatMap(({ file, data }) => (hidden.has(file) ? [] : aliasesOf(data))),
  ];
  for (const from of old) if (!hasQuery(from)) pages.add(withSlash(from));
  return pages;
}

/** Lists the labels of the articles on lists: those that are published and have not expired. */
function labelsIn({ entries }: PortalContent, hidden: Set<string>, today: Day): Set<ArticleLabel> {
  const listed = entries.article.filter(
    ({ file, data: { expires } }) => !hidden.has(file) && (!expires || expires >= today),
  );
  return new Set(listed.flatMap(({ data }) => data.labels));
}

/** Lists the entries without a page: articles that are not published, and entries that are held back. */
function hiddenFilesOf(content: PortalContent, today: Day): Set<string> {
  const unpublished = content.entries.article.filter(({ data }) => !isPublished(data, today));
  return new Set([...unpublished.map(({ file }) => file), ...heldBackIn(content)]);
}

/** Says whether an address belongs to a page of the portal, with or without its last slash. */
export function isPage(pages: ReadonlySet<string>, path: string): boolean {
  return pages.has(path) || pages.has(withSlash(path)) || PAGED.test(path);
}

/** The further pages of lists, and lists by a filter. The build makes as many of them as the entries need. */
const PAGED =
  /^\/(?:tin-tuc\/trang\/\d+|chuyen-muc\/(?:[a-z0-9-]+\/)+trang\/\d+|van-ban\/[a-z-]+\/[a-z0-9-]+(?:\/trang\/\d+)?)\/?$/;

/** Says whether an address belongs to a file that the portal offers for download. */
export function isOfferedFile({ files }: PortalContent, path: string): boolean {
  const file = path.startsWith('/tep/') ? resolveInPortal('', path.slice('/tep/'.length)) : null;
  return file !== null && files.has(file) && isDownloadable(file);
}

/** Ends an address with a slash, as the addresses of pages end. */
export function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
