import { problem } from '../../problems/problem.ts';
import { nearestFile } from '../nearest-file.ts';
import { portalLinks } from '../named-links.ts';
import { firstFew } from '../suggestions.ts';
import type { EntryContext, Rule, RuleContext } from '../rule.ts';
import { isDroppedFile } from './file-missing.ts';

export const deadLink: Rule = {
  entry: (context, ruleContext) => [...deadPages(context, ruleContext), ...deadFiles(context, ruleContext)],
  portal: ({ content: { portal }, links }) => {
    const suggest = firstFew();
    return (portal ? portalLinks(portal) : []).flatMap(({ href, position }) => {
      const followed = links.follow(href, null);
      if (followed.is !== 'dead') return [];
      const facts = { href, nearest: suggest(followed.nearest), isDropped: false };
      return problem('dead-link', portal!.file, facts, position());
    });
  },
};

function deadPages({ entry, outline }: EntryContext, { links }: RuleContext) {
  const suggest = firstFew();
  const isDropped = entry.kind === 'procedure';
  return outline.links.flatMap(({ target, line, column }) => {
    const followed = links.follow(target, entry);
    if (followed.is !== 'dead') return [];
    const facts = { href: target.slice(0, 200), nearest: suggest(followed.nearest), isDropped };
    return problem('dead-link', entry.file, facts, { line, column });
  });
}

/** Finds the files that are missing where the page does without them. */
function deadFiles({ entry, references }: EntryContext, { content }: RuleContext) {
  const suggest = firstFew();
  return references
    .filter((reference) => isDroppedFile(reference, entry) && !content.files.has(reference.path))
    .map((reference) => {
      const nearest = suggest(() => nearestFile(reference, content));
      const facts = { href: reference.target.slice(0, 200), nearest, isDropped: true };
      return problem('dead-link', entry.file, facts, reference.position());
    });
}
