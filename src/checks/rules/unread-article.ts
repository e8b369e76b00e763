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
  const named = new Set<string>();
  for (const { data, body } of allEntries(entries)) {
    const text = JSON.stringify(data) + body;
    for (const [name] of text.matchAll(WORD_FILE)) named.add(decodeSafely(name).normalize('NFC'));
  }
  return documents.filter((path) => ![...named].some((name) => name.endsWith(posix.basename(path))));
}

/** What may be the name of a Word document in a text, with the words before it in case it contains spaces. */
const WORD_FILE = /[^\n"'()<>[\]/\\]{1,200}\.docx?(?![\p{L}\d])/giu;
