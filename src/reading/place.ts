import { entryFolders, entryKinds, type EntryKind } from '../schemas/kinds.ts';
import { introParts } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';

/** What a file of a portal's folder is, told from its path alone. */
export type Place =
  | { is: 'portal' | 'visits' }
  | { is: 'entry'; kind: EntryKind; slug: string }
  | { is: 'attachment' }
  | { is: 'misplaced'; expected: string };

/**
 * Tells what a file is from its path inside the portal's folder.
 * @example placeOf('tin-tuc/2026/le-khai-giang/index.md') // { is: 'entry', kind: 'article', slug: 'le-khai-giang' }
 */
export function placeOf(path: string): Place {
  if (path === 'portal.yaml') return { is: 'portal' };
  if (path === 'luot-truy-cap.yaml') return { is: 'visits' };
  if (!/\.(md|ya?ml)$/i.test(path) || /(^|\/)README\.md$/i.test(path)) return { is: 'attachment' };

  const folder = path.split('/')[0];
  const kind = entryKinds.find((each) => entryFolders[each] === folder);
  if (!kind) return { is: 'misplaced', expected: Object.values(entryFolders).join(', ') };

  const match = ENTRY_PATH[kind === 'article' ? 'dated' : 'plain'].exec(path);
  const slug = match?.[1] ?? match?.[2];
  if (!slug || (kind === 'intro' && !Object.hasOwn(introParts, slug)))
    return { is: 'misplaced', expected: expectedPath(kind) };
  return { is: 'entry', kind, slug };
}

/** Gives a file name that may stand in an address; empty when nothing of the name can be kept. */
export function addressableName(name: string): string {
  const slug = slugify(name.replace(/\.[^.]*$/, ''));
  const ending = /\.[a-zA-Z0-9]+$/.exec(name)?.[0].toLowerCase() ?? '';
  return slug && slug + ending;
}

const ENTRY_PATH = {
  plain: /^[^/]+\/(?:([^/]+)\/index\.md|([^/]+)\.md)$/,
  dated: /^[^/]+\/\d{4}\/(?:([^/]+)\/index\.md|([^/]+)\.md)$/,
};

function expectedPath(kind: EntryKind): string {
  if (kind === 'intro')
    return Object.keys(introParts)
      .map((part) => `gioi-thieu/${part}.md`)
      .join(', ');
  return kind === 'article' ? 'tin-tuc/<năm>/<tên-bài>.md' : `${entryFolders[kind]}/<tên>.md`;
}
