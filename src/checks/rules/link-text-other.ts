import { problem, type Problem } from '../../problems/problem.ts';
import { otherAddressIn } from '../../text/deceit.ts';
import { shorten } from '../../text/format.ts';
import { MAX_QUOTED_ADDRESS } from '../deceitful-links.ts';
import { bodyLinks, labelledLinks, labelledPortalLinks, type LabelledLink } from '../named-links.ts';
import type { Rule } from '../rule.ts';

export const linkTextOther: Rule = {
  entry: (context, { content: { portal } }) => [
    ...findOther(context.entry.file, bodyLinks(context), portal?.data.url, true),
    ...findOther(context.entry.file, labelledLinks(context.entry), portal?.data.url, false),
  ],
  portal: ({ content: { portal } }) =>
    portal ? findOther(portal.file, labelledPortalLinks(portal), portal.data.url, false) : [],
};

function findOther(
  file: string,
  links: LabelledLink[],
  home: string | undefined,
  isInBody: boolean,
): Problem[] {
  return links.flatMap(({ text, href, position }) => {
    const named = otherAddressIn(text, href, home);
    return named === null
      ? []
      : problem(
          'link-text-other',
          file,
          { named, href: shorten(href.trim(), MAX_QUOTED_ADDRESS), isInBody },
          position(),
        );
  });
}
