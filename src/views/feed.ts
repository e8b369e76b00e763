import rss from '@astrojs/rss';
import { escapeText } from 'entities';
import type { ShownPortal } from './portals.ts';

const MAX_FEED_ITEMS = 50;

/** Writes the RSS feed of a portal, or of one of its sections: the newest listed articles. */
export function writeFeed(portal: ShownPortal, section?: { id: string; name: string }): Promise<Response> {
  const { data, addresses } = portal;
  const articles = portal.listed
    .filter((article) => !section || article.data.section === section.id)
    .slice(0, MAX_FEED_ITEMS);
  return rss({
    title: withoutTags(section ? `${section.name} – ${data.name}` : data.name),
    description: escapeText(`Tin bài mới của Cổng thông tin điện tử ${data.name}, ${data.province}`),
    site: addresses.absolute(section ? addresses.section(section.id) : addresses.home),
    trailingSlash: true,
    customData: '<language>vi</language>',
    items: articles.map(({ slug, data: article }) => ({
      title: withoutTags(article.title),
      link: addresses.absolute(addresses.article(slug)),
      // Feed readers treat the description as HTML.
      description: escapeText(article.summary),
      pubDate: new Date(`${article.date.slice(0, 10)}T${article.date.slice(11, 16) || '00:00'}:00+07:00`),
      categories: [withoutTags(portal.sectionName(article.section))],
    })),
  });
}

/** Replaces each `<` that could open a tag, because some feed readers treat the title as HTML. */
function withoutTags(title: string): string {
  return title.replace(/<(?=[a-z/!?])/gi, '‹');
}
