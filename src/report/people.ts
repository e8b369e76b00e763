import type { Day } from '../schemas/day.ts';
import type { Period, PortalReport, Report, TargetResult, WrittenInPeriod } from '../schemas/report.ts';
import { genres } from '../schemas/vocabulary.ts';
import { compareText } from '../text/format.ts';
import type { Evidence } from './evidence.ts';
import type { Item } from './item.ts';

/** What one person wrote for a portal in one period. */
export interface PersonWork {
  portal: string;
  person: string;
  period: Period;
  /** The number of articles of each genre, by its words. */
  genres: ReadonlyMap<string, number>;
  total: number;
}

/**
 * Counts the articles that each person wrote, by genre, in each period in which a plan counts articles, or in the one
 * asked for; whether or not an article counts for a target. Leaves out drafts, articles of somebody else and second
 * copies of a text. A person for whom a target has a row is there with nothing written, too.
 * @param rows the rows of the portal
 */
export function writtenBy(
  rows: readonly TargetResult[],
  { articles }: Pick<Evidence, 'articles'>,
  asOf: Day,
  asked?: Period,
): Pick<PortalReport, 'written'> {
  const ofArticles = rows.filter(({ measure }) => measure === 'articles');
  const own = ofArticles.filter(({ cumulative }) => !cumulative).map(({ period }) => period);
  const periods = new Map((asked ? [asked] : own).map((period) => [period.id, period]));
  const expected = ofArticles.flatMap(({ by, unit, unitName }) =>
    by === 'person' ? (unitName ?? unit ?? []) : [],
  );
  const published = articles.filter(
    ({ draft, day, origin, alikeTo }) =>
      !draft && day <= asOf && origin !== 'dang-lai' && alikeTo === undefined,
  );
  const firsts = [...new Map(published.toReversed().map((item) => [item.fingerprint, item])).values()];
  const written = [...periods.values()].flatMap((period) => {
    const items = firsts.filter(({ day }) => day >= period.from && day <= period.to);
    const people = countByAuthor(items, expected);
    return people.length > 0 ? [{ period, people }] : [];
  });
  return written.length > 0 ? { written } : {};
}

/** Lists the authors of some articles, and the people of whom some were expected, in the order of their names. */
function countByAuthor(items: readonly Item[], expected: readonly string[]): WrittenInPeriod['people'] {
  const byAuthor = Map.groupBy(items, ({ facts }) => facts?.author);
  const names = [...new Set([...expected, ...byAuthor.keys()])].filter((name) => name !== undefined);
  return names.sort(compareText).map((person) => {
    const written = byAuthor.get(person) ?? [];
    const counts = Object.values(genres).map((genre) => ({
      ...{ genre, articles: written.filter(({ facts }) => facts?.form === genre).length },
    }));
    return { person, total: written.length, genres: counts.filter(({ articles }) => articles > 0) };
  });
}

/** Lists what people wrote, portal by portal and period by period; what several plans ask for in one period once. */
export function workOfPeople({ portals }: Report): PersonWork[] {
  return [...Map.groupBy(portals, ({ portal }) => portal).values()].flatMap((ofPortal) => {
    const portal = ofPortal[0]!.name;
    const written = ofPortal.flatMap((report) => report.written ?? []);
    const byPeriod = Map.groupBy(written, ({ period }) => `${period.id} ${period.from} ${period.to}`);
    return [...byPeriod.values()].flatMap((same) => {
      const { period } = same[0]!;
      const people = new Map(same.flatMap(({ people }) => people.map((each) => [each.person, each])));
      return [...people.values()].map(({ person, total, genres }) => ({
        ...{ portal, person, period, total },
        genres: new Map(genres.map(({ genre, articles }) => [genre, articles])),
      }));
    });
  });
}
