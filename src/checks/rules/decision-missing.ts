import { problem } from '../../problems/problem.ts';
import { bareNumber, decisionOf, decisionsByNumber, numberIn } from '../../reading/decisions.ts';
import { nearest } from '../../reading/nearest.ts';
import { allowance } from '../allowance.ts';
import type { Rule } from '../rule.ts';

/** Reports each decision that the portal lacks once, at the first of the procedures that name it. */
export const decisionMissing: Rule = {
  portal: ({ content }) => {
    const decisions = decisionsByNumber(content.entries.document);
    const byNumber = Map.groupBy(
      content.entries.document.map(({ data }) => data.number),
      (each) => parseInt(each),
    );
    const mayLookFor = allowance();
    const named = content.entries.procedure.flatMap((procedure) => {
      const decision = numberIn(procedure.data.decision ?? '');
      return decision && !decisionOf(procedure.data, decisions) ? { decision, procedure } : [];
    });
    return [...Map.groupBy(named, ({ decision }) => bareNumber(decision)).values()].map((ofOne) => {
      const [{ decision, procedure }] = ofOne as [(typeof ofOne)[number]];
      const sameNumber = byNumber.get(parseInt(decision)) ?? [];
      const meant = mayLookFor(decision, sameNumber.length) ? nearest(decision, sameNumber) : '';
      const facts = { decision, nearest: meant, count: ofOne.length };
      return problem('decision-missing', procedure.file, facts, procedure.positionOf(['decision']));
    });
  },
};
