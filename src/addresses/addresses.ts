import type { EntryKind } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';

/** Every address of one portal. No other module builds an address. */
export interface Addresses {
  /** The path that all addresses of the portal start with: `/` or `/phuong-thu-nghiem/`. */
  base: string;
  home: string;
  intro(part?: string): string;
  leaders: string;
  /** The leaders on one sheet for a notice board. */
  leaderBoard: string;
  contacts: string;
  /** The days on which citizens are received, as a calendar file. */
  receptionCalendar: string;
  articles(page?: number): string;
  /** The articles of a year (`2026`) or of a month (`2026-09`). */
  archive(time: string, page?: number): string;
  article(slug: string): string;
  section(id: string, page?: number): string;
  /** The articles on one content of administrative reform. */
  topic(id: string, page?: number): string;
  /** The articles on administrative reform that carry a label. */
  label(id: string, page?: number): string;
  /** The clips on administrative reform. */
  clips(page?: number): string;
  procedures: string;
  procedure(slug: string): string;
  /** The procedures that are new, changed, replaced or abolished. */
  procedureChanges: string;
  /** The same as a feed. */
  procedureChangesRss: string;
  /** The matters that other offices handle. */
  mattersElsewhere: string;
  /** The procedures as one table for a notice board. */
  procedureBoard: string;
  documents(page?: number): string;
  /** The documents that share a type, a year, an issuer or a section. */
  documentsBy(filter: DocumentFilter, value: string, page?: number): string;
  document(slug: string): string;
  feedbacks: string;
  feedback(slug: string): string;
  activities: string;
  targets: string;
  /** The evidence of one target, where it is too long for the page of targets. */
  evidence(plan: string, target: string, page?: number): string;
  /** The indices of administrative reform, and the numbers of files handled. */
  figures: string;
  visits: string;
  /** The statement on accessibility. */
  accessibility: string;
  /** What the portal records of its readers, on a portal that another system measures. */
  privacy: string;
  search: string;
  siteMap: string;
  english: string;
  rss(section?: string): string;
  api(name: string): string;
  /** A page as plain text, for saving. */
  plainText(page: string): string;
  /** A download, by its path in the portal's folder. */
  file(path: string): string;
  /** A picture made at build time. */
  picture(name: string): string;
  /** A file of `public/`. */
  asset(name: string): string;
  /** A place that an editor names: a page of the portal by its path, or an address elsewhere. */
  place(url: string): string;
  /** The page of an entry, with the anchor where it shares a page; a publication's is its place in the list. */
  entry(kind: EntryKind, slug: string): string;
  /** The full address, with the origin, for other sites. */
  absolute(address: string): string;
}

/** The filters of the list of documents, as they stand in the address. */
export type DocumentFilter = 'loai' | 'nam' | 'co-quan' | 'chuyen-muc';

/** The top-level folders of a built portal. */
export const OWN_FOLDERS = [
  ...[
    'gioi-thieu',
    'lanh-dao',
    'giao-dich',
    'tin-tuc',
    'chuyen-muc',
    'thu-tuc',
    'van-ban',
    'phan-anh',
    'hoat-dong',
    'chi-tieu',
    'chi-so',
    'luot-truy-cap',
    'kha-nang-tiep-can',
  ],
  ...['tim-kiem', 'so-do-trang', 'en', 'api', 'tep', 'anh', 'mau', 'pagefind', '_astro'],
];

/** The pages that every portal has below those folders, besides the pages of its entries. */
export const OWN_PAGES = ['lanh-dao/niem-yet', 'thu-tuc/niem-yet', 'thu-tuc/noi-khac', 'thu-tuc/thay-doi'];

/** The top-level files of a built portal, its data files and its feeds. */
export const OWN_FILES = [
  ...['404.html', 'favicon.svg', 'robots.txt', 'rss.xml', 'sitemap-index.xml'],
  'lich-tiep-cong-dan.ics',
  'thu-tuc/thay-doi/rss.xml',
  ...['portal', 'articles', 'procedures', 'documents', 'leaders', 'contacts'].map(
    (name) => `api/${name}.json`,
  ),
];

/**
 * Builds the addresses of a portal.
 * @param url the portal's address: https, ending in a slash (`portal.yaml`)
 * @param base another base path, for several portals on one local server
 */
export function addressesOf(url: string, base: string = new URL(url).pathname): Addresses {
  const { origin } = new URL(url);
  const under = (path: string) => base + path;
  const pageOf = (list: string, page = 1) => (page > 1 ? `${list}trang/${page}/` : list);

  const addresses: Addresses = {
    base,
    home: base,
    intro: (part) => under(part ? `gioi-thieu/${part}/` : 'gioi-thieu/'),
    leaders: under('lanh-dao/'),
    leaderBoard: under('lanh-dao/niem-yet/'),
    contacts: under('giao-dich/'),
    receptionCalendar: under('lich-tiep-cong-dan.ics'),
    articles: (page) => pageOf(under('tin-tuc/'), page),
    archive: (time, page) => pageOf(under(`tin-tuc/nam/${time.replace('-', '/')}/`), page),
    article: (slug) => under(`tin-tuc/${slug}/`),
    section: (id, page) => pageOf(under(`chuyen-muc/${id}/`), page),
    topic: (id, page) => pageOf(under(`chuyen-muc/cchc/noi-dung/${id}/`), page),
    label: (id, page) => pageOf(under(`chuyen-muc/cchc/nhan/${id}/`), page),
    clips: (page) => pageOf(under('chuyen-muc/cchc/clip/'), page),
    procedures: under('thu-tuc/'),
    procedure: (slug) => under(`thu-tuc/${slug}/`),
    procedureChanges: under('thu-tuc/thay-doi/'),
    procedureChangesRss: under('thu-tuc/thay-doi/rss.xml'),
    mattersElsewhere: under('thu-tuc/noi-khac/'),
    procedureBoard: under('thu-tuc/niem-yet/'),
    documents: (page) => pageOf(under('van-ban/'), page),
    documentsBy: (filter, value, page) => pageOf(under(`van-ban/${filter}/${slugify(value)}/`), page),
    document: (slug) => under(`van-ban/${slug}/`),
    feedbacks: under('phan-anh/'),
    feedback: (slug) => under(`phan-anh/${slug}/`),
    activities: under('hoat-dong/'),
    targets: under('chi-tieu/'),
    evidence: (plan, target, page) => pageOf(under(`chi-tieu/${plan}/${target}/`), page),
    figures: under('chi-so/'),
    visits: under('luot-truy-cap/'),
    privacy: under('quyen-rieng-tu/'),
    accessibility: under('kha-nang-tiep-can/'),
    search: under('tim-kiem/'),
    siteMap: under('so-do-trang/'),
    english: under('en/'),
    rss: (section) => under(section ? `chuyen-muc/${section}/rss.xml` : 'rss.xml'),
    api: (name) => under(`api/${name}.json`),
    plainText: (page) => `${page}luu.txt`,
    file: (path) => under(`tep/${path.split('/').map(encodeURIComponent).join('/')}`),
    picture: (name) => under(`anh/${name}`),
    asset: under,
    place: (url) => (url.startsWith('/') ? under(url.slice(1)) : url),
    entry: (kind, slug) => entryAddress(addresses, kind, slug),
    absolute: (address) => (PLAIN_ADDRESS.test(address) ? origin + address : new URL(address, origin).href),
  };
  return addresses;
}

/** An address that a browser reads as it is written, without dot segments or characters to encode. Most are such. */
const PLAIN_ADDRESS = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?(?:#[\w-]+)?$/;

/** The kinds whose entries share a page; the prefixes keep their ids apart from all other ids of the page. */
const ANCHORS = {
  leader: 'nguoi',
  contact: 'noi',
  activity: 'viec',
  publication: 'dang',
  task: 'nhiem-vu',
  lifeEvent: 'su-kien',
  procedureGroup: 'nhom',
  elsewhere: 'noi-khac',
  procedureField: 'linh-vuc',
} as const;

/** Returns the id of an entry, or of a group of entries, on the page that it shares with others. */
export function anchorOf(kind: keyof typeof ANCHORS, slug: string): string {
  return `${ANCHORS[kind]}-${slug}`;
}

function entryAddress(addresses: Addresses, kind: EntryKind, slug: string): string {
  switch (kind) {
    case 'intro':
      return addresses.intro(slug);
    case 'leader':
      return `${addresses.leaders}#${anchorOf(kind, slug)}`;
    case 'contact':
      return `${addresses.contacts}#${anchorOf(kind, slug)}`;
    case 'article':
      return addresses.article(slug);
    case 'procedure':
      return addresses.procedure(slug);
    case 'document':
      return addresses.document(slug);
    case 'feedback':
      return addresses.feedback(slug);
    case 'activity':
    case 'publication':
      return `${addresses.activities}#${anchorOf(kind, slug)}`;
    // No page shows a task; its results stand among those of the targets.
    case 'task':
      return `${addresses.targets}#${anchorOf(kind, slug)}`;
  }
}
