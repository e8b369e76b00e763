import { addressesOf } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import { refusedNameIn } from '../../reading/refused-names.ts';
import type { Rule } from '../rule.ts';

/** Finds the addresses in portal.yaml whose folders Windows cannot make: of sections, and old ones. */
export const reservedName: Rule = {
  portal: ({ content: { portal } }) => {
    if (!portal) return [];
    const { file, data, positionOf } = portal;
    const addresses = addressesOf(data.url, '/');
    const named = [
      ...data.sections.map(({ id }, index) => ({
        ...{ address: addresses.section(id), path: ['sections', index, 'id'], isOld: false },
      })),
      ...data.redirects.map(({ from }, index) => ({
        ...{ address: from, path: ['redirects', index, 'from'], isOld: true },
      })),
    ];
    return named.flatMap(({ address, path, isOld }) => {
      const refused = refusedNameIn(address.replace(/^\/|\/$/g, ''));
      if (refused?.is !== 'reserved') return [];
      const facts = { address, name: refused.name, better: refused.better, isOld };
      return problem('reserved-name', file, facts, positionOf(path));
    });
  },
};
