import { problem } from '../../problems/problem.ts';
import { nameOfTime, timeOf } from '../../schemas/figures.ts';
import type { Rule } from '../rule.ts';

export const figureFuture: Rule = {
  portal: ({ content: { figures }, today }) =>
    (figures?.data ?? []).flatMap((figure, index) => {
      const time = timeOf(figure);
      if (time <= today.slice(0, time.length)) return [];
      const key = 'month' in figure ? 'month' : 'year';
      return problem(
        'figure-future',
        figures!.file,
        { time: nameOfTime(time) },
        figures!.positionOf([index, key]),
      );
    }),
};
