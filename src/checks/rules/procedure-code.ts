import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const procedureCode: Rule = {
  entry: (context) => {
    if (!isOf(context, 'procedure')) return [];
    const { file, data, positionOf } = context.entry;
    return USUAL.test(data.code)
      ? []
      : [problem('procedure-code', file, { value: data.code }, positionOf(['code']))];
  },
};

/** The codes of the national database of procedures: 1.001193, or with the place 1.001193.000.00.00.H01. */
const USUAL = /^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?$/;
