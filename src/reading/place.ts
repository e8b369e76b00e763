import { entryFolders, type EntryKind } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';

/**
 * Says where in the folder of a portal a misplaced Markdown file belongs, by the keys of its front matter; null for a text
 * whose keys fit no kind.
 * @param path inside the folder of the portal
 * @param start the first characters of the file
 * @example placeByKeys('thong-bao/lich-truc.md', '---\ntitle: Lịch trực\ndate: 2026-06-20\nsection: thong-bao\n') // 'tin-tuc/2026/lich-truc.md'
 */
export function placeByKeys(path: string, start: string): string | null {
  const frontMatter = start.split(/\n---[ \t]*(?:\n|$)/, 1)[0]!;
  const has = (key: string) => frontMatter.includes(`\n${key}:`);
  const kind = KINDS.find(([, keys]) => keys.every(has))?.[0];
  const name = slugify(
    path
      .split('/')
      .at(-1)!
      .replace(/\.[^.]*$/, ''),
  );
  if (!kind || !name) return null;
  const year = /\n(?:date|published):[ \t]*["']?(\d{4})-/.exec(frontMatter)?.[1] ?? '<năm>';
  return `${entryFolders[kind]}/${kind === 'article' ? `${year}/` : ''}${name}.md`;
}

/** Keys that together only one kind has, the kinds with the most telling keys first. */
const KINDS: [EntryKind, string[]][] = [
  ['procedure', ['code', 'level']],
  ['feedback', ['received', 'question']],
  ['leader', ['position', 'name']],
  ['document', ['number', 'issued']],
  ['publication', ['outlet']],
  ['activity', ['form', 'date']],
  ['task', ['title', 'due']],
  ['contact', ['name', 'address']],
  ['article', ['title', 'section']],
  ['article', ['title', 'date', 'summary']],
];
