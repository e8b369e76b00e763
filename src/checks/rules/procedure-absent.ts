import { problem } from '../../problems/problem.ts';
import { announcedCodesOn } from '../../reading/announced-codes.ts';
import type { Rule } from '../rule.ts';

/** Reports one problem for each decision, however many of its procedures the portal lacks. */
export const procedureAbsent: Rule = {
  portal: ({ content, today }) => {
    const { entries, listing } = content;
    const files = listing.filter(({ kind }) => kind === 'procedure').length;
    // A procedure whose file cannot be read is not absent.
    if (entries.procedure.length < files) return [];
    const present = new Set(entries.procedure.map(({ data }) => data.code));
    return announcedCodesOn(content, today).flatMap(({ document, codes }) => {
      const absent = codes.filter((code) => !present.has(code));
      if (absent.length === 0) return [];
      const facts = { absent: absent.length, announced: codes.length, first: absent.slice(0, MAX_NAMED) };
      return problem('procedure-absent', document.file, facts, document.positionOf(['codes']));
    });
  },
};

/** Codes that are named; a decision may announce hundreds. */
const MAX_NAMED = 5;
