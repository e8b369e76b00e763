import rss from '@astrojs/rss';
import type { ShownPortal } from './portals.ts';

const NEWEST = 50;

/** Writes the RSS feed of a portal, or of one of its sections: the newest articles in the lists. */
export function writeFeed(portal: ShownPortal, section?: { id: string; name: string }): Promise<Response> {
  const { data, addresses } = portal;
  const articles = portal.listed
    .filter((article) => !section || article.data.section === section.id)
    .slice(0, NEWEST);
  return rss({
    title: section ? `${section.name} – ${data.name}` : data.name,
    description: `Tin bài mới của Cổng thông tin điện tử ${data.name}, ${data.province}`,
    site: addresses.absolute(section ? addresses.section(section.id) : addresses.home),
    trailingSlash: true,
    customData: '<language>vi</language>',
    items: articles.map(({ slug, data: article }) => ({
      title: article.title,
      link: addresses.absolute(addresses.article(slug)),
      description: article.summary,
      pubDate: new Date(`${article.date.slice(0, 10)}T${article.date.slice(11, 16) || '00:00'}:00+07:00`),
      categories: [portal.sectionName(article.section)],
    })),
  });
}
