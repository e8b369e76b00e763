import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const yearFolder: Rule = {
  entry: (context) => {
    if (!isOf(context, 'article')) return [];
    const { file, data, positionOf } = context.entry;
    const year = data.date.slice(0, 4);
    const folder = /tin-tuc\/(\d{4})\//.exec(file)?.[1];
    return folder && folder !== year
      ? [problem('year-folder', file, { year, folder: `tin-tuc/${folder}` }, positionOf(['date']))]
      : [];
  },
};
