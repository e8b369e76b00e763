import { problem, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Evidence } from '../report/evidence.ts';
import { slugify } from '../text/fold.ts';

/**
 * Names the articles that nearly repeat an earlier one, so that their editor learns of it before the report flags them.
 * Leaves out those with the same title, which a rule names.
 */
export function findAlikeArticles({ entries }: PortalContent, evidence: Evidence | null): Problem[] {
  const alike = evidence?.articles.filter(({ alikeTo }) => alikeTo !== undefined) ?? [];
  if (alike.length === 0) return [];
  const articles = new Map(entries.article.map((article) => [article.file, article]));
  return alike.flatMap(({ path, alikeTo }) => {
    const [article, other] = [articles.get(path), articles.get(alikeTo!)];
    if (!article || !other || slugify(article.data.title) === slugify(other.data.title)) return [];
    return problem('article-alike', path, { other: other.file }, article.positionOf(['title']));
  });
}
