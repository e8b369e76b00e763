import { problem, type Problem } from '../../problems/problem.ts';
import type { PortalContent } from '../../reading/content.ts';
import { namedFacts } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownEntry: Rule = {
  portal: ({ content }) => {
    const { portal } = content;
    if (!portal) return [];
    const { reception, matters } = portal.data;
    return [
      ...reception.flatMap(({ leader }, index) =>
        unknown(content, 'leader', leader, ['reception', index, 'leader']),
      ),
      ...matters.flatMap(({ leader, contact }, index) => [
        ...unknown(content, 'leader', leader, ['matters', index, 'leader']),
        ...unknown(content, 'contact', contact, ['matters', index, 'contact']),
      ]),
    ];
  },
};

function unknown(
  { portal, entries }: PortalContent,
  kind: 'leader' | 'contact',
  name: string | undefined,
  path: PropertyKey[],
): Problem[] {
  if (name === undefined || entries[kind].some(({ slug }) => slug === name)) return [];
  const candidates = entries[kind].map(({ slug, data }) => ({ id: slug, name: data.name }));
  const facts = { kind, name, ...namedFacts(name, candidates) };
  return [problem('unknown-entry', portal!.file, facts, portal!.positionOf(path))];
}
