import { posix } from 'node:path';
import { decodeSafely } from '../../addresses/relative.ts';
import { problem } from '../../problems/problem.ts';
import { allEntries, type PortalContent } from '../../reading/content.ts';
import { addressableName } from '../../reading/file-role.ts';
import { entryFolders } from '../../schemas/kinds.ts';
import type { Rule } from '../rule.ts';

/** Finds articles with a wrong ending, and Word documents beside the articles that no text of the portal names. */
export const unreadArticle: Rule = {
  portal: ({ content: { id, files, entries } }) => {
    const misnamed = [...files.keys()].filter(articleName);
    const documents = unlinkedDocuments(files, entries);
    return [...misnamed, ...documents].map((path) => {
      const facts = { rename: articleName(path), portal: id, document: `${posix.parse(path).name}.docx` };
      return problem('unread-article', `portals/${id}/${path}`, facts);
    });
  },
};

/** Gives the name under which a Markdown file with a wrong ending is an article; empty for other files. */
export function articleName(path: string): string {
  const [, stem] = /^(.+?)(?:\.md\.txt|\.markdown|\.mkd|\.mdx)$/i.exec(posix.basename(path)) ?? [];
  return stem === undefined ? '' : addressableName(`${stem}.md`);
}

/** Lists the Word documents beside the articles that no text of the portal names. */
function unlinkedDocuments(files: PortalContent['files'], entries: PortalContent['entries']): string[] {
  const documents = [...files.keys()].filter(
    (path) => path.startsWith(`${entryFolders.article}/`) && /\.docx?$/i.test(path),
  );
  if (documents.length === 0) return [];
  const named = new Set(
    allEntries(entries).flatMap(({ data, body }) => namesIn(JSON.stringify(data) + body)),
  );
  return documents.filter((path) => !named.has(posix.basename(path)));
}

/**
 * Lists the names of Word documents in a text: what stands in brackets, quotation marks or a path before the ending.
 */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\.docx?/gi)].map(({ 0: ending, index }) => {
    const end = index + ending.length;
    const name = text
      .slice(Math.max(0, end - MAX_NAME_LENGTH), end)
      .split(/["'()<>[\]/\\\n]/)
      .at(-1)!;
    return decodeSafely(name).normalize('NFC');
  });
}

/** Characters of the longest name of a file, each of which may be written by a number of nine characters. */
const MAX_NAME_LENGTH = 9 * 255;
