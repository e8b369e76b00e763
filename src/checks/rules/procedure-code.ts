import { problem } from '../../problems/problem.ts';
import { looksLikeProcedureCode } from '../../schemas/procedure.ts';
import { isOf, type Rule } from '../rule.ts';

export const procedureCode: Rule = {
  entry: (context) => {
    if (!isOf(context, 'procedure')) return [];
    const { file, data, positionOf } = context.entry;
    return looksLikeProcedureCode(data.code)
      ? []
      : [problem('procedure-code', file, { value: data.code }, positionOf(['code']))];
  },
};
