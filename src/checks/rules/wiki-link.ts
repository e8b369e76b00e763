import { addressesOf } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import { allEntries, type PortalContent } from '../../reading/content.ts';
import { slugify } from '../../text/fold.ts';
import { bodyMatches, withoutCode } from '../texts.ts';
import type { Rule } from '../rule.ts';

/** Finds links and pictures in double square brackets, as note-taking programs write them. */
export const wikiLink: Rule = {
  entry: ({ entry }, { content }) => {
    if (!entry.body.includes('[[')) return [];
    return bodyMatches(withoutCode(entry.body), entry.bodyLine, WIKI_LINK).map(({ text, position }) => {
      const [, sign = '', target = '', words = ''] = new RegExp(WIKI_LINK, 'u').exec(text)!;
      const isPicture = sign === '!';
      const fixed = isPicture ? '' : linkTo(target, words, content);
      return problem('wiki-link', entry.file, { written: text, isPicture, fixed }, position);
    });
  },
};

const WIKI_LINK = /(!?)\[\[([^[\]\n|]{1,200})(?:\|([^[\]\n]{1,200}))?\]\](?!\()/gu;

/** Writes a link to the one entry of a name, under its title where it has no words; empty where none has it, or several. */
function linkTo(name: string, words: string, { entries, portal }: PortalContent): string {
  const slug = slugify(name);
  const [entry, other] = [...allEntries(entries)].filter((each) => each.slug === slug);
  if (!entry || other || !portal) return '';
  const { title, name: called, subject } = entry.data as { title?: string; name?: string; subject?: string };
  const address = addressesOf(portal.data.url, '/').entry(entry.kind, entry.slug);
  return `[${words || title || called || subject || name}](${address})`;
}
