import rss from '@astrojs/rss';
import { escapeText } from 'entities';
import { procedureStatuses } from '../schemas/vocabulary.ts';
import type { ShownPortal } from './portals.ts';
import { anchorOfChange, procedureChanges } from './procedure-changes.ts';
import { midSentence } from '../text/format.ts';

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

/** Writes the RSS feed of the procedures that are new, changed, replaced or abolished. */
export function writeChangesFeed(
  portal: Pick<ShownPortal, 'data' | 'addresses' | 'procedures' | 'documents'>,
): Promise<Response> {
  const { data, addresses } = portal;
  return rss({
    title: withoutTags(`Thay đổi thủ tục hành chính – ${data.name}`),
    description: escapeText(
      `Thủ tục mới, sửa đổi, bổ sung, thay thế, bãi bỏ tại ${midSentence(data.name)}, ${data.province}`,
    ),
    site: addresses.absolute(addresses.procedureChanges),
    trailingSlash: true,
    customData: '<language>vi</language>',
    items: procedureChanges(portal)
      .slice(0, MAX_FEED_ITEMS)
      .map(({ procedure: { slug, data: procedure }, day }) => ({
        title: withoutTags(`${procedureStatuses[procedure.status]}: ${procedure.name}`),
        // A procedure that changes again is a new item, so the link differs by the day.
        link: `${addresses.absolute(addresses.procedure(slug))}#${anchorOfChange(day)}`,
        description: escapeText(
          [
            `Mã ${procedure.code}, lĩnh vực ${procedure.field}.`,
            procedure.decision && `Quyết định công bố: ${procedure.decision}.`,
          ]
            .filter(Boolean)
            .join(' '),
        ),
        ...(day && { pubDate: new Date(`${day}T00:00:00+07:00`) }),
        categories: [procedureStatuses[procedure.status]],
      })),
  });
}

/** Replaces each `<` that could open a tag, because some feed readers treat the title as HTML. */
function withoutTags(title: string): string {
  return title.replace(/<(?=[a-z/!?])/gi, '‹');
}
