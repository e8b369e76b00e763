import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { resolveInPortal } from '../addresses/relative.ts';
import { tell } from '../problems/problem.ts';
import { writeTerminal } from '../problems/reporters.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { isPublished } from '../schemas/article.ts';
import { entryFolders, schemas, type EntryKind } from '../schemas/kinds.ts';
import { outputOf } from './command.ts';
import { settings } from './settings.ts';
import { forgetShown, readShown, shownDigest } from './shown-content.ts';

/**
 * A content collection of one kind over all portals shown. An entry's id is `<portal>/<slug>`; files it names are
 * given by their path in the portal's folder. Everything has been read and judged by the project's own reader, by
 * the same schema that types the collection. Bodies are rendered by the pages that show them.
 */
export function entryCollection<K extends EntryKind>(
  kind: K,
): { loader: Loader; schema: (typeof schemas)[K] } {
  const loader: Loader = {
    name: `cong-xa-${kind}`,
    async load({ store, watcher }) {
      const fill = () => {
        const shown = readShown();
        store.clear();
        for (const content of shown)
          for (const entry of content.entries[kind].filter(isShown))
            store.set({
              id: `${content.id}/${entry.slug}`,
              data: withPortalPaths(content, entry),
              digest: shownDigest(content.id, entry),
            });
      };
      fill();
      watcher?.add(join(settings.content, 'portals'));
      const folder = `/${entryFolders[kind]}/`;
      watcher?.on('all', (_event, path) => {
        if (!path.startsWith(settings.content) || !path.includes(folder)) return;
        forgetShown();
        tellProblems(folder);
        fill();
      });
    },
  };
  return { loader, schema: schemas[kind] };
}

/** The collection of the portals themselves; an entry's id is the name of its folder. */
export function portalCollection(): { loader: Loader; schema: typeof schemas.portal } {
  const loader: Loader = {
    name: 'cong-xa-portal',
    async load({ store }) {
      store.clear();
      for (const { id, portal } of readShown()) if (portal) store.set({ id, data: portal.data });
    },
  };
  return { loader, schema: schemas.portal };
}

/** While an editor writes, a mistake in what was just saved is told at the terminal. */
function tellProblems(folder: string): void {
  const problems = readShown().flatMap((content) =>
    content.problems.filter(({ file }) => file.includes(folder)),
  );
  if (problems.length > 0) process.stderr.write(writeTerminal(problems.map(tell), outputOf(process.stderr)));
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
