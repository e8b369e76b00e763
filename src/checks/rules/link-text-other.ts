import { problem, type Problem } from '../../problems/problem.ts';
import { otherAddressIn } from '../../text/deceit.ts';
import { shorten } from '../../text/format.ts';
import { LONGEST } from '../deceitful-links.ts';
import { bodyLinks, labelledLinks, labelledPortalLinks, type LabelledLink } from '../named-links.ts';
import type { Rule } from '../rule.ts';

export const linkTextOther: Rule = {
  entry: (reading, { content: { portal } }) => [
    ...judge(reading.entry.file, bodyLinks(reading), portal?.data.url, true),
    ...judge(reading.entry.file, labelledLinks(reading.entry), portal?.data.url, false),
  ],
  portal: ({ content: { portal } }) =>
    portal ? judge(portal.file, labelledPortalLinks(portal), portal.data.url, false) : [],
};

function judge(file: string, links: LabelledLink[], home: string | undefined, isInBody: boolean): Problem[] {
  return links.flatMap(({ text, href, position }) => {
    const named = otherAddressIn(text, href, home);
    return named === null
      ? []
      : problem(
          'link-text-other',
          file,
          { named, href: shorten(href.trim(), LONGEST), isInBody },
          position(),
        );
  });
}
