import { entryFolders, entryKinds, type EntryKind } from '../schemas/kinds.ts';
import { introParts } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { nearest } from './nearest.ts';

/** What a file in the folder of a portal is for, by its path. */
export type FileRole =
  | { is: 'portal' | 'visits' | 'figures' }
  | { is: 'assignments'; week: string }
  | { is: 'entry'; kind: EntryKind; slug: string }
  | { is: 'attachment' }
  | { is: 'misplaced'; expected: string };

/**
 * Says what a file is for by its path inside the folder of the portal.
 * @example fileRoleOf('tin-tuc/2026/le-khai-giang/index.md') // { is: 'entry', kind: 'article', slug: 'le-khai-giang' }
 */
export function fileRoleOf(path: string): FileRole {
  if (Object.hasOwn(PORTAL_FILES, path)) return { is: PORTAL_FILES[path as keyof typeof PORTAL_FILES] };
  if (!/\.(md|ya?ml)$/i.test(path) || /(^|\/)README\.md$/i.test(path)) return { is: 'attachment' };

  const week = ASSIGNMENTS.exec(path)?.[1];
  if (week) return { is: 'assignments', week };
  const folder = path.split('/')[0]!;
  const kind = entryKinds.find((each) => entryFolders[each] === folder);
  const match = kind && ENTRY_PATH[kind === 'article' ? 'dated' : 'plain'].exec(path);
  const slug = match?.[1] ?? match?.[2];
  if (!kind || !slug || (kind === 'intro' && !Object.hasOwn(introParts, slug)))
    return { is: 'misplaced', expected: expectedPath(path, kind) };
  return { is: 'entry', kind, slug };
}

/** Turns a file name into one that addresses can contain; empty when nothing of the name is left. */
export function addressableName(name: string): string {
  const slug = slugify(name.replace(/\.[^.]*$/, ''));
  const ending = /\.[a-zA-Z0-9]+$/.exec(name)?.[0].toLowerCase() ?? '';
  return slug && slug + ending;
}

/** Says whether a name is one that sync programs and file managers give to a copy. */
export function isCopyName(name: string): boolean {
  return COPY.test(name);
}

const COPY =
  /\.sync-conflict-|\b(?:conflicted|conflict(?:ed)?[ _-]copy)\b|(?:^|[ _-])(?:copy|bản sao|sao chép)(?:[ _-]|$|\()|\(\d+\)$|~\d*$/iu;

/** The files that a portal has one of. */
const PORTAL_FILES = {
  'portal.yaml': 'portal',
  'luot-truy-cap.yaml': 'visits',
  'so-lieu.yaml': 'figures',
} as const;

/** The assigned items of a week. */
const ASSIGNMENTS = /^phan-cong\/(\d{4}-W\d{2})\.yaml$/;

const ENTRY_PATH = {
  plain: /^[^/]+\/(?:([^/]+)\/index\.md|([^/]+)\.md)$/,
  dated: /^[^/]+\/\d{4}\/(?:([^/]+)\/index\.md|([^/]+)\.md)$/,
};

/** Gives the path at which a file most probably belongs; where there is none, the list of all folders. */
function expectedPath(path: string, kind: EntryKind | undefined): string {
  const parts = path.split('/');
  const last = parts.at(-1)!;
  const own = nearest(last.toLowerCase().replace(/\.yml$/, '.yaml'), Object.keys(PORTAL_FILES));
  if (parts.length === 1 && own) return own;

  if (parts[0] === 'phan-cong') return `phan-cong/${weekIn(last) ?? '<năm>-W<tuần>'}.yaml`;
  const folders = Object.values(entryFolders);
  const typed = slugify(parts[0]!);
  const isSame = (folder: string) => folder.replaceAll('-', '') === typed.replaceAll('-', '');
  const folder = kind ? entryFolders[kind] : (folders.find(isSame) ?? nearest(typed, folders));
  if (!folder || parts.length === 1)
    return folders.map((each) => (each === entryFolders.article ? `${each}/<năm>` : each)).join(', ');
  if (folder === entryFolders.intro) {
    const names = Object.keys(introParts);
    const near = nearest(slugify(last.replace(/\.[^.]*$/, '')), names);
    return (near ? [near] : names).map((part) => `gioi-thieu/${part}.md`).join(', ');
  }

  const isIndex = /^index\./i.test(last) && parts.length > 2;
  const name = slugify((isIndex ? parts.at(-2)! : last).replace(/\.[^.]*$/, '')) || '<tên>';
  const year =
    folder === entryFolders.article ? `${parts.find((part) => /^\d{4}$/.test(part)) ?? '<năm>'}/` : '';
  return `${folder}/${year}${name}${isIndex ? '/index' : ''}.md`;
}

/** Finds a year and a week in a name that is no week's. @example weekIn('tuan-3-2026.yaml') // '2026-W03' */
function weekIn(name: string): string | undefined {
  const year = /(?:^|\D)(20\d{2})(?!\d)/.exec(name)?.[1];
  const week = year && /(?:^|\D)(\d{1,2})(?!\d)/.exec(name.replace(year, ''))?.[1];
  return week && `${year}-W${week.padStart(2, '0')}`;
}
