import type { LiveLoader } from 'astro/loaders';
import { resolveInPortal } from '../addresses/relative.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import type { DataOf, EntryKind } from '../schemas/kinds.ts';
import type { Portal } from '../schemas/portal.ts';
import { settings } from '../store/settings.ts';
import { shownContent, shownContents } from '../views/shown-content.ts';

/** Which entries of a collection are asked for. */
export interface OfPortal {
  portal: string;
}

/**
 * A content collection of one kind, read when pages are made, so that pages compiled once serve any content. An entry's
 * id is its slug; files it names are given by their path in the portal's folder. Everything has been read and judged by
 * the project's own reader, by the schema of its kind; Astro need not judge it again. Bodies are rendered by the pages
 * that show them.
 */
export function entryCollection<K extends EntryKind>(
  kind: K,
): { loader: LiveLoader<DataOf<K>, { portal: string; id: string }, OfPortal> } {
  const entriesOf = (portal: string) => {
    const content = shownContent(portal);
    return content.entries[kind].filter(isShown).map((entry) => ({
      id: entry.slug,
      data: withPortalPaths(content, entry) as DataOf<K>,
    }));
  };
  return {
    loader: {
      name: `cong-xa-${kind}`,
      loadCollection: async ({ filter }) => ({ entries: filter ? entriesOf(filter.portal) : [] }),
      loadEntry: async ({ filter: { portal, id } }) => entriesOf(portal).find((entry) => entry.id === id),
    },
  };
}

/** The collection of the portals themselves; an entry's id is the name of its folder. */
export function portalCollection(): { loader: LiveLoader<Portal, { id: string }> } {
  const portals = () =>
    shownContents().flatMap(({ id, portal }) => (portal ? [{ id, data: portal.data }] : []));
  return {
    loader: {
      name: 'cong-xa-portal',
      loadCollection: async () => ({ entries: portals() }),
      loadEntry: async ({ filter }) => portals().find(({ id }) => id === filter.id),
    },
  };
}

/** Drafts, and articles of days to come, are not published. */
function isShown({ kind, data }: Entry): boolean {
  if (kind !== 'article' || settings.drafts) return true;
  return isPublished(data as Entry<'article'>['data'], settings.asOf);
}

/**
 * Files named relative to the entry become paths in the portal's folder, which pages can use wherever they are:
 * pictures as the disk spells them, files for download as their address does.
 */
function withPortalPaths({ id, files }: PortalContent, { file, data }: Entry): Record<string, unknown> {
  const resolve = (src: string) => resolveInPortal(pathInPortal(id, file), src) ?? src;
  const found: Record<string, unknown> = { ...data };
  for (const key of ['cover', 'photo', 'map']) {
    const picture = found[key] as { src: string } | string | undefined;
    if (typeof picture !== 'object') continue;
    const path = resolve(picture.src);
    found[key] = { ...picture, src: files.get(path) ?? path };
  }
  if (typeof found['file'] === 'string') found['file'] = resolve(found['file']);
  if (Array.isArray(found['attachments']))
    found['attachments'] = (found['attachments'] as { src: string }[]).map((each) => ({
      ...each,
      src: resolve(each.src),
    }));
  return found;
}
