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

/** The filter of a collection: the portal whose entries are requested. */
export interface PortalFilter {
  portal: PortalSource;
}

/** The filter of one entry. */
export interface EntryFilter extends PortalFilter {
  /** The slug of the entry. */
  id: string;
}

/**
 * Returns the content collection of one kind. It reads the portal in the filter, so pages compiled once work for any
 * content. Entries name files by their paths in the portal's folder. Astro does not validate the entries, because the
 * project's own reader has done so. The tag of an entry's cache hint is a digest that changes when the data, the body,
 * or a picture or file that they name changes. `loadEntry` renders the body; `loadCollection` does not.
 */
export function entryCollection<K extends EntryKind>(
  kind: K,
): { loader: LiveLoader<DataOf<K>, EntryFilter, PortalFilter> } {
  const toLiveEntry = (portal: PortalSource, entry: Entry) => ({
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
        return { entries: entries.map((entry) => toLiveEntry(portal, entry)) };
      },
      loadEntry: async ({ filter: { portal, id } }) => {
        const entry = portal.entry(kind, id);
        // Errors are returned, because Astro adds the whole filter, with every text of the portal, to an error that is
        // thrown.
        if (!entry || !isShown(entry, portal.settings)) return { error: new Error(`không có ${kind}/${id}`) };
        try {
          const { html } = await renderBody(portal, entry);
          return { ...toLiveEntry(portal, entry), rendered: { html } };
        } catch (error) {
          return { error: error as Error };
        }
      },
    },
  };
}

/** Returns the collection of the portals themselves; the id of an entry is the name of the portal's folder. */
export function portalCollection(): { loader: LiveLoader<Portal, PortalFilter, PortalFilter> } {
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

/** Says whether pages show an entry: drafts and articles with a future date only when the settings show drafts. */
function isShown({ kind, data }: Entry, { drafts, asOf }: ViewSettings): boolean {
  if (kind !== 'article' || drafts) return true;
  return isPublished(data as Entry<'article'>['data'], asOf);
}

/** Says whether a field of an attachment, picture or form is a path. `sample` is the filled-in copy of a form. */
function isPath(key: string, value: unknown): value is string {
  return typeof value === 'string' && (key === 'src' || key === 'sample');
}

/**
 * Turns file names relative to the entry into paths in the portal's folder, which any page can use. Pictures are spelt
 * as on disk, files for download as in their addresses.
 */
function withPortalPaths({ id, files }: PortalContent, { file, data }: Entry): Record<string, unknown> {
  const resolve = (src: string) => resolveInPortal(pathInPortal(id, file), src) ?? src;
  const resolved: Record<string, unknown> = { ...data };
  for (const key of ['cover', 'photo', 'map']) {
    const picture = resolved[key] as { src: string } | string | undefined;
    if (typeof picture !== 'object') continue;
    const path = resolve(picture.src);
    resolved[key] = { ...picture, src: files.get(path) ?? path };
  }
  if (typeof resolved['file'] === 'string') resolved['file'] = resolve(resolved['file']);
  const withPath = <T extends object>(each: T): T =>
    Object.fromEntries(
      Object.entries(each).map(([key, value]) => [key, isPath(key, value) ? resolve(value) : value]),
    ) as T;
  for (const key of ['attachments', 'evidence', 'forms'])
    if (Array.isArray(resolved[key])) resolved[key] = (resolved[key] as object[]).map(withPath);
  if (resolved['proof']) resolved['proof'] = withPath(resolved['proof']);
  return resolved;
}
