import type { Day } from '../schemas/day.ts';
import type { PortalReport } from '../schemas/report.ts';
import type { Evidence } from './evidence.ts';

/** Parts the articles of some days, up to `asOf`, by who wrote them. */
export function originsOf(
  { articles }: Pick<Evidence, 'articles'>,
  { from, to }: { from: Day; to: Day },
  asOf: Day,
): NonNullable<PortalReport['origins']> {
  const published = articles.filter(({ draft, day }) => !draft && day >= from && day <= to && day <= asOf);
  const doubtful = published.filter(({ doubts }) => doubts);
  const reposted = published.filter(({ origin }) => origin === 'dang-lai').length;
  return {
    articles: published.length,
    own: published.length - reposted - doubtful.length,
    reposted,
    doubtful: doubtful.map(({ path, title, day: date, url, doubts = [] }) => ({
      ...{ path, title, date, url },
      doubts: [...doubts],
    })),
  };
}
