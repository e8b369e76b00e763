import type { LiveLoader } from 'astro/loaders';
import { resolveInPortal } from '../addresses/relative.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import type { DataOf, EntryKind } from '../schemas/kinds.ts';
import type { Portal } from '../schemas/portal.ts';
import type { ViewSettings } from '../store/settings.ts';
import { renderBody } from '../views/entry-html.ts';
import type { PortalSource } from '../views/portal-source.ts';

/** Which entries of a collection are asked for: those of a portal, which is handed over as it was read. */
export interface OfPortal {
  portal: PortalSource;
}

/** The entry asked for; its id is its slug. */
export interface OneOfPortal extends OfPortal {
  id: string;
}

/**
 * A content collection of one kind, made of the portal it is asked about, so that pages compiled once serve any content.
 * Files that an entry names are given by their path in the portal's folder. The project's own reader has validated
 * everything by the schema of its kind, so Astro need not do it again. The tag of an entry's cache hint is another one
 * whenever the data, the body, or a picture or file that either names has changed. Only an entry that is asked for alone
 * brings its body.
 */
export function entryCollection<K extends EntryKind>(
  kind: K,
): { loader: LiveLoader<DataOf<K>, OneOfPortal, OfPortal> } {
  const shown = (portal: PortalSource, entry: Entry) => ({
    id: entry.slug,
    data: withPortalPaths(portal.content, entry) as DataOf<K>,
    cacheHint: { tags: [portal.digestOf(entry)] },
  });
  return {
    loader: {
      name: `cong-xa-${kind}`,
      loadCollection: async ({ filter }) => {
        if (!filter) return { entries: [] };
        const { portal } = filter;
        const entries = portal.content.entries[kind].filter((entry) => isShown(entry, portal.settings));
        return { entries: entries.map((entry) => shown(portal, entry)) };
      },
      loadEntry: async ({ filter: { portal, id } }) => {
        const entry = portal.entry(kind, id);
        // Returned, because to an error that is thrown Astro adds the whole filter: every text of the portal.
        if (!entry || !isShown(entry, portal.settings)) return { error: new Error(`không có ${kind}/${id}`) };
        try {
          const { html } = await renderBody(portal, entry);
          return { ...shown(portal, entry), rendered: { html } };
        } catch (error) {
          return { error: error as Error };
        }
      },
    },
  };
}

/** The collection of the portals themselves; an entry's id is the name of its folder. */
export function portalCollection(): { loader: LiveLoader<Portal, OfPortal, OfPortal> } {
  const entryOf = ({ id, content: { portal } }: PortalSource) =>
    portal ? { id, data: portal.data } : undefined;
  return {
    loader: {
      name: 'cong-xa-portal',
      loadCollection: async ({ filter }) => {
        const entry = filter && entryOf(filter.portal);
        return { entries: entry ? [entry] : [] };
      },
      loadEntry: async ({ filter }) => entryOf(filter.portal),
    },
  };
}

/** Drafts, and articles of days to come, are not published. */
function isShown({ kind, data }: Entry, { drafts, asOf }: ViewSettings): boolean {
  if (kind !== 'article' || drafts) return true;
  return isPublished(data as Entry<'article'>['data'], asOf);
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
