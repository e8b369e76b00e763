import { problem } from '../../problems/problem.ts';
import { nearest } from '../../reading/nearest.ts';
import { allowance } from '../allowance.ts';
import type { Rule } from '../rule.ts';

export const decisionMissing: Rule = {
  portal: ({ content }) => {
    const numbers = content.entries.document.map(({ data }) => data.number);
    const present = new Set(numbers.map(bare));
    const byNumber = Map.groupBy(numbers, (each) => parseInt(each));
    const mayLookFor = allowance();
    return content.entries.procedure.flatMap(({ file, data, positionOf }) => {
      const decision = NUMBER.exec(data.decision ?? '')?.[0];
      if (!decision || present.has(bare(decision))) return [];
      const sameNumber = byNumber.get(parseInt(decision)) ?? [];
      const meant = mayLookFor(decision, sameNumber.length) ? nearest(decision, sameNumber) : '';
      return problem('decision-missing', file, { decision, nearest: meant }, positionOf(['decision']));
    });
  },
};

/** The number in a mention such as “Quyết định số 45/QĐ-UBND ngày 05/01/2026”. */
const NUMBER = /(?<!\d)\d+[a-zđ]?(?:\/\d{4})?\s*\/\s*[A-ZĐ][\p{L}\d]*(?:\s*-\s*[A-ZĐ][\p{L}\d]*)*/u;

function bare(number: string): string {
  return number.replace(/\s/g, '').toLowerCase();
}
