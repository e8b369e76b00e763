import type { Addresses } from '../addresses/addresses.ts';
import { referencesOfEntry } from '../reading/body.ts';
import type { PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { askedIntroParts } from '../schemas/intro.ts';
import { introParts, valuesOf } from '../schemas/vocabulary.ts';
import { countWords } from '../text/fingerprint.ts';
import { withoutHeldBack } from './held-back.ts';

/**
 * One of the parts that a portal must have: eight of a commune (Kế hoạch 31/KH-UBND, thành phố Tây Ninh, 2023, Phụ lục
 * III.d).
 */
interface PartCompleteness {
  path: string;
  title: string;
  url: string;
  complete: boolean;
}

/**
 * Says which of the required parts are complete: those of giới thiệu (a text; for the map a picture or a PDF) that are
 * asked of the portal or that it has all the same, at least one leader and at least one contact point. The schemas
 * require their fields; a placeholder does not count.
 */
export function completeness(content: PortalContent, addresses: Addresses): PartCompleteness[] {
  const { id, entries, portal } = withoutHeldBack(content);
  const root = `portals/${id}`;
  const asked = askedIntroParts(portal?.data.kind);
  const intro = valuesOf(introParts).flatMap((part) => {
    const entry = entries.intro.find(({ slug }) => slug === part);
    if (!entry && !asked.includes(part)) return [];
    return {
      path: entry?.file ?? `${root}/gioi-thieu/${part}.md`,
      title: introParts[part],
      url: addresses.absolute(addresses.intro(part)),
      complete:
        entry !== undefined && (part === 'ban-do-hanh-chinh' ? hasMap(entry) : countWords(entry.body) > 0),
    };
  });
  const lists = [
    { kind: 'leader', folder: 'lanh-dao', title: 'Lãnh đạo', url: addresses.leaders },
    {
      kind: 'contact',
      folder: 'giao-dich',
      title: 'Thông tin giao dịch chính thức',
      url: addresses.contacts,
    },
  ] as const;
  return [
    ...intro,
    ...lists.map(({ kind, folder, title, url }) => ({
      path: `${root}/${folder}`,
      title,
      url: addresses.absolute(url),
      complete: entries[kind].length > 0,
    })),
  ];
}

/** Says whether the page of the map has a map: a picture or a PDF. */
export function hasMap(entry: Entry<'intro'>): boolean {
  const { data } = entry;
  if (data.map || data.cover || data.attachments.length > 0) return true;
  return referencesOfEntry(entry).some(({ is, target }) => is === 'picture' || /\.pdf$/i.test(target));
}
