import { problem } from '../../problems/problem.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

export const receptionOver: Rule = {
  portal: ({ content: { portal }, today }) =>
    (portal?.data.reception ?? []).flatMap(({ who, days, monthDays, dates }, index) => {
      const last = dates?.toSorted().at(-1);
      if (days || monthDays || last === undefined || last >= today) return [];
      const facts = { who, last: formatDay(last) };
      return [
        problem('reception-over', portal!.file, facts, portal!.positionOf(['reception', index, 'dates'])),
      ];
    }),
};
