import { problem } from '../../problems/problem.ts';
import { isToCome, nameOfTime, timeOf } from '../../schemas/figures.ts';
import type { Rule } from '../rule.ts';

export const figureFuture: Rule = {
  portal: ({ content: { figures }, today }) =>
    (figures?.data ?? []).flatMap((figure, index) => {
      if (!isToCome(figure, today)) return [];
      const key = 'month' in figure ? 'month' : 'year';
      return problem(
        'figure-future',
        figures!.file,
        { time: nameOfTime(timeOf(figure)) },
        figures!.positionOf([index, key]),
      );
    }),
};
