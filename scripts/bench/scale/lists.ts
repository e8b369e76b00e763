import type { Portal } from '../../../src/schemas/portal.ts';
import { topics } from '../../../src/schemas/vocabulary.ts';
import { ARTICLES_PER_PAGE } from '../../../src/views/paging.ts';

/** A list of articles that every side writes in pages. */
export interface List<T> {
  is: 'news' | 'section' | 'reform' | 'archive' | 'evidence';
  name: string;
  address: string;
  articles: T[];
  perPage: number;
}

/** What decides on which lists an article is. */
interface Facts {
  section: string;
  topics: string[];
  /** A day, as 2026-11-20. */
  date: string;
}

const EVIDENCE_PER_PAGE = 50;

/** The most counted articles that the page of targets names itself. */
const MAX_EVIDENCE_ON_PAGE = 250;

/** Returns the lists of a portal. */
export function listsOf<T>(portal: Portal, articles: T[], factsOf: (article: T) => Facts): List<T>[] {
  const list = (
    is: List<T>['is'],
    name: string,
    address: string,
    isOn: (facts: Facts) => boolean = () => true,
  ): List<T> => ({
    ...{ is, name, address },
    articles: articles.filter((article) => isOn(factsOf(article))),
    perPage: is === 'evidence' ? EVIDENCE_PER_PAGE : ARTICLES_PER_PAGE,
  });
  const months = [...new Set(articles.map((article) => factsOf(article).date.slice(0, 7)))].sort();
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const evidence = [
    list('evidence', 'Minh chứng: Tin theo quý', '/chi-tieu/ke-hoach/quy/', isOnReform),
    list('evidence', 'Minh chứng: Tin theo đơn vị', '/chi-tieu/ke-hoach/don-vi/'),
    list('evidence', 'Minh chứng: Tin theo năm', '/chi-tieu/ke-hoach/nam/'),
  ];
  return [
    list('news', 'Tin tức', '/tin-tuc/'),
    ...portal.sections.map(({ id, name }) =>
      list('section', name, `/chuyen-muc/${id}/`, ({ section }) => section === id),
    ),
    ...Object.entries(topics).map(([id, name]) =>
      list('reform', name, `/chuyen-muc/cchc/noi-dung/${id}/`, (facts) => facts.topics.includes(id)),
    ),
    // No article of the bench is a clip.
    list('reform', 'Clip', '/chuyen-muc/cchc/clip/', () => false),
    ...[...years, ...months].map((time) =>
      list('archive', `Tin tức ${time}`, `/tin-tuc/nam/${time.replace('-', '/')}/`, ({ date }) =>
        date.startsWith(time),
      ),
    ),
    ...(hasEvidencePages(articles.length) ? evidence : []),
  ];
}

/** Says whether the evidence of so many articles, each counted in two or three targets, has pages of its own. */
export function hasEvidencePages(articles: number): boolean {
  return articles * 2.6 > MAX_EVIDENCE_ON_PAGE;
}

function isOnReform({ section }: Facts): boolean {
  return section === 'cchc';
}

/** The pages without articles that every side writes, by their addresses, besides those of the menu. */
export const OTHER_PAGES: Record<string, string> = {
  '/chi-so/': 'Kết quả cải cách hành chính',
  '/en/': 'English',
  '/hoat-dong/': 'Hoạt động tuyên truyền',
  '/kha-nang-tiep-can/': 'Khả năng tiếp cận',
  '/lanh-dao/niem-yet/': 'Bảng niêm yết lãnh đạo',
  '/luot-truy-cap/': 'Lượt truy cập',
  '/so-do-trang/': 'Sơ đồ trang',
  '/thu-tuc/niem-yet/': 'Bảng niêm yết thủ tục hành chính',
  '/thu-tuc/noi-khac/': 'Thủ tục giải quyết ở nơi khác',
  '/thu-tuc/thay-doi/': 'Thủ tục mới thay đổi',
  '/tim-kiem/': 'Tìm kiếm',
};
